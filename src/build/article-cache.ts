import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync } from "node:fs";
import path from "node:path";
import type { Article } from "../article/article.ts";
import { picturesOf } from "../article/article.ts";
import { createTypesetter, parseArticle, sizeIssue } from "../article/parse.ts";
import { type ArticleFacts, type ArticleText, articleOf, factsOf, type TextPlace } from "../article/stored.ts";
import { digest, shortDigest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import type { Issue } from "../lib/issue.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import { checkedPayload, replaceFile, withDigest } from "./cache-file.ts";
import { type FileState, fileState, sameState, settled } from "./file-state.ts";

/** One article as it was parsed. */
interface Entry {
  file: string;
  /** Null where it changed a moment before it was read: then its bytes decide. */
  state: FileState | null;
  /** Digest of the source's bytes. */
  source: string;
  pictures: { file: string; state: FileState | null; digest: string }[];
  facts: ArticleFacts;
  /** Where its text lies in the folder's texts, in bytes, and the digest of that piece. */
  text: { start: number; length: number; digest: string };
}

/** What is kept of one folder of articles: its facts in one file, their texts in another one. */
export interface CachedFolder {
  /** What the articles were parsed with: the code and the newsroom's settings. */
  context: string;
  /** The name of the file of texts, which holds a digest of it. */
  texts: string;
  entries: Entry[];
}

/** A source file as it was found. */
export interface SourceFile {
  file: string;
  state: FileState;
}

const FOLDER = "articles";

/** The file of the facts of one folder. */
const factsFile = (cacheDir: string, folder: string) => path.join(cacheDir, FOLDER, `${digest(folder)}.json`);
const textsFile = (cacheDir: string, name: string) => path.join(cacheDir, FOLDER, name);

/**
 * What was kept of a folder by an earlier build; null where there is nothing of use.
 * @param damaged is called where a file is there, but is not what we wrote.
 */
export function loadFolder(
  cacheDir: string,
  folder: string,
  context: string,
  damaged: (file: string) => void,
): CachedFolder | null {
  const file = factsFile(cacheDir, folder);
  const kept = ifThere(() => readFileSync(file, "utf8"));
  if (kept === null) return null;
  const payload = checkedPayload(kept);
  if (payload === null) {
    damaged(file);
    return null;
  }
  const cached = JSON.parse(payload) as CachedFolder;
  if (cached.context !== context) return null;
  const last = cached.entries.at(-1)?.text ?? NO_TEXT;
  const texts = textsFile(cacheDir, cached.texts);
  if (fileState(texts)?.[0] === last.start + last.length) return cached;
  damaged(texts);
  return null;
}

/** Whether nothing has to be read: the same files, and the disk says of each that it is the same. */
export const isCurrent = (cached: CachedFolder, files: readonly SourceFile[]): boolean =>
  cached.entries.length === files.length &&
  cached.entries.every((entry, index) => {
    const source = files[index];
    return source?.file === entry.file && isUntouched(entry, source);
  });

/** What the disk says of an article and of its pictures. */
const isUntouched = ({ state, pictures }: Entry, source: SourceFile): boolean =>
  sameState(state, source.state) && pictures.every(({ file, state }) => sameState(state, fileState(file)));

export interface FolderTask {
  folder: string;
  context: string;
  /** In the order of their names. */
  files: SourceFile[];
}

export interface RefreshedFolder {
  cached: CachedFolder;
  /** False where there are issues: nothing was written then. */
  isKept: boolean;
  issues: Issue[];
  /** How many articles had to be parsed. */
  parsed: number;
}

/** Parses what changed in one folder, and keeps it for later builds. */
export class FolderReader {
  private readonly typesetter: ReturnType<typeof createTypesetter>;
  private readonly cacheDir: string;
  readonly newsroom: ParsingNewsroom;
  private readonly damaged: (file: string) => void;

  /** @param damaged is called where a file of texts is not what we wrote. */
  constructor(cacheDir: string, newsroom: ParsingNewsroom, damaged: (file: string) => void = () => {}) {
    this.damaged = damaged;
    this.cacheDir = cacheDir;
    this.newsroom = newsroom;
    this.typesetter = createTypesetter(newsroom.words);
  }

  refresh({ folder, context, files }: FolderTask): RefreshedFolder {
    const before = loadFolder(this.cacheDir, folder, context, () => {});
    const known = new Map(before?.entries.map((entry) => [entry.file, entry]));
    const texts = new TextFile(this.cacheDir, before);
    const issues: Issue[] = [];
    let parsed = 0;
    const fresh = files.flatMap((source): Omit<Entry, "text">[] => {
      const tooLarge = sizeIssue(source.file, source.state[0]);
      if (tooLarge) {
        issues.push(tooLarge);
        return [];
      }
      const entry = known.get(source.file);
      const text = entry && texts.kept(entry);
      if (entry && text && isUntouched(entry, source)) {
        texts.add(text);
        return [entry];
      }
      const bytes = readFileSync(source.file);
      const sourceDigest = digest(bytes);
      if (entry && text && entry.source === sourceDigest && haveSamePictures(entry)) {
        texts.add(text);
        const pictures = entry.pictures.map((picture) => ({ ...picture, state: fileState(picture.file) }));
        return [{ ...entry, state: source.state, pictures }];
      }
      parsed += 1;
      const result = parseArticle({ file: source.file, bytes }, this.newsroom, this.typesetter);
      if (!result.ok) {
        issues.push(...result.issues);
        return [];
      }
      texts.add(textOf(result.value));
      return [entryOf(result.value, source, sourceDigest)];
    });
    // With issues there is no site: what an earlier one is made of stays as it is.
    if (issues.length > 0) {
      const entries = fresh.map((entry): Entry => ({ ...entry, text: NO_TEXT }));
      return { cached: { context, texts: "", entries }, isKept: false, issues, parsed };
    }
    const { name, pieces } = texts.write(folder);
    const entries = fresh.map((entry, index): Entry => ({ ...entry, text: pieces[index] ?? NO_TEXT }));
    const cached = this.write(folder, { context, texts: name, entries }, before?.texts ?? null);
    return { cached, isKept: true, issues, parsed };
  }

  /** The text of an article that was kept; parsed anew where what was kept is damaged. */
  readText({ file, texts, ...piecePlace }: TextPlace): ArticleText {
    const kept = textsFile(this.cacheDir, texts);
    const piece = readPiece(kept, piecePlace);
    if (piece !== null) return JSON.parse(piece.toString()) as ArticleText;
    this.damaged(kept);
    // The next build keeps it anew.
    rmSync(factsFile(this.cacheDir, path.dirname(file)), { force: true });
    const parsed = parseArticle({ file, bytes: readFileSync(file) }, this.newsroom, this.typesetter);
    if (!parsed.ok) throw new Error(`${file} could be read a moment ago`);
    return parsed.value.body;
  }

  articles({ texts, entries }: CachedFolder): Article[] {
    const read = (place: TextPlace) => this.readText(place);
    return entries.map(({ file, facts, text }) => articleOf(facts, { file, texts, ...text }, read));
  }

  private write(folder: string, cached: CachedFolder, oldTexts: string | null): CachedFolder {
    const file = factsFile(this.cacheDir, folder);
    // The disk's own clock, just now: it says which of the states may still change unseen.
    const later = fileState(textsFile(this.cacheDir, cached.texts));
    const certain = (state: FileState | null) => (state && later ? settled(state, later) : null);
    const entries = cached.entries.map((entry) => ({
      ...entry,
      state: certain(entry.state),
      pictures: entry.pictures.map((picture) => ({ ...picture, state: certain(picture.state) })),
    }));
    const kept = JSON.stringify({ ...cached, entries });
    replaceFile(file, withDigest(kept));
    if (oldTexts !== null && oldTexts !== cached.texts) rmSync(textsFile(this.cacheDir, oldTexts), { force: true });
    // What was cut out of a source keeps the whole source in memory: as JSON, each piece stands alone.
    return JSON.parse(kept) as CachedFolder;
  }
}

const NO_TEXT = { start: 0, length: 0, digest: "" };

const textOf = ({ body }: Article): Buffer => Buffer.from(JSON.stringify({ html: body.html, text: body.text }));

function entryOf(article: Article, { file, state }: SourceFile, source: string): Omit<Entry, "text"> {
  const pictures = picturesOf(article).map(({ name, digest }) => {
    const picture = path.join(path.dirname(file), name);
    return { file: picture, state: fileState(picture), digest };
  });
  return { file, state, source, pictures, facts: factsOf(article) };
}

function haveSamePictures({ pictures }: Entry): boolean {
  return pictures.every(({ file, digest: known }) => fileState(file) && shortDigest(readFileSync(file)) === known);
}

/** The texts of one folder, put together anew. */
class TextFile {
  private readonly parts: Buffer[] = [];
  private readonly old: string | null;
  private readonly cacheDir: string;

  constructor(cacheDir: string, before: CachedFolder | null) {
    this.cacheDir = cacheDir;
    this.old = before && textsFile(cacheDir, before.texts);
  }

  kept({ text }: Entry): Buffer | null {
    return this.old === null ? null : readPiece(this.old, text);
  }

  add(text: Buffer): void {
    this.parts.push(text);
  }

  write(folder: string): { name: string; pieces: Entry["text"][] } {
    let start = 0;
    const pieces = this.parts.map((part) => {
      const piece = { start, length: part.length, digest: digest(part) };
      start += part.length;
      return piece;
    });
    const name = `${digest([folder, ...pieces.map(({ digest }) => digest)].join())}.texts`;
    const file = textsFile(this.cacheDir, name);
    replaceFile(file, Buffer.concat(this.parts));
    return { name, pieces };
  }
}

/** Null where the piece is not there, or is not what was written. */
function readPiece(file: string, { start, length, digest: known }: Entry["text"]): Buffer | null {
  const open = ifThere(() => openSync(file, "r"));
  if (open === null) return null;
  try {
    const piece = Buffer.allocUnsafe(length);
    const read = readSync(open, piece, 0, length, start);
    return read === length && digest(piece) === known ? piece : null;
  } finally {
    closeSync(open);
  }
}

/** Takes away what was kept of folders that are gone. */
export function forgetOtherFolders(cacheDir: string, folders: ReadonlyMap<string, CachedFolder>): void {
  const cache = path.join(cacheDir, FOLDER);
  if (!existsSync(cache)) return;
  const wanted = new Set([...folders].flatMap(([folder, { texts }]) => [`${digest(folder)}.json`, texts]));
  for (const name of readdirSync(cache))
    if (!wanted.has(name)) rmSync(path.join(cacheDir, FOLDER, name), { force: true });
}
