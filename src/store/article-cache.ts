import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync } from "node:fs";
import path from "node:path";
import { type Article, type PictureUse, picturesOf } from "../article/article.ts";
import { ARTICLE_LIMIT, createTypesetter, parseArticle } from "../article/parse.ts";
import {
  type ArticleFacts,
  type ArticleRest,
  type ArticleText,
  factsOf,
  headOf,
  StoredArticle,
  type TextPlace,
} from "../article/stored.ts";
import { digest, shortDigest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import type { Advice, Issue } from "../lib/issue.ts";
import { RecentMap } from "../lib/recent.ts";
import { naming } from "../lib/system-error.ts";
import { readPlainFile } from "../lib/text-file.ts";
import { trust } from "../lib/trusted-html.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import type { ParsingWords } from "../words/parsing.ts";
import type { Entry, Piece, TextPiece } from "./article-entry.ts";
import { checkedPayload, readKept, replaceFile, withDigest } from "./cache-file.ts";
import { type FileState, fileState, sameState, settled } from "./file-state.ts";
import type { CodeVersion } from "./versions.ts";

/** What is kept of one folder of articles, in three files: their heads, the rest of what they say, and their texts. */
export interface CachedFolder {
  /** What the articles were parsed with: the code and the newsroom's settings. */
  context: string;
  /** The names of the two other files, which hold a digest of them. */
  facts: string;
  texts: string;
  entries: Entry[];
  /** Of each entry, where nothing was kept on the disk. */
  unkept?: ArticleFacts[];
}

/** A source file as it was found. */
export interface SourceFile {
  file: string;
  state: FileState;
}

const FOLDER = "articles";

/** The file of the heads of one folder. */
const headsFile = (cacheDir: string, folder: string) => path.join(cacheDir, FOLDER, `${digest(folder)}.json`);
/** A file of pieces: of facts, or of texts. */
const piecesFile = (cacheDir: string, name: string) => path.join(cacheDir, FOLDER, name);

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
  const file = headsFile(cacheDir, folder);
  const kept = readKept(file);
  if (kept === null) return null;
  const payload = checkedPayload(kept.toString("utf8"));
  if (payload === null) {
    damaged(file);
    return null;
  }
  const cached = JSON.parse(payload) as CachedFolder;
  if (cached.context !== context) return null;
  const last = cached.entries.at(-1);
  const isWhole = (name: string, { start, length } = NO_PIECE) => {
    const pieces = piecesFile(cacheDir, name);
    if (fileState(pieces)?.[0] === start + length) return true;
    damaged(pieces);
    return false;
  };
  return isWhole(cached.facts, last?.facts) && isWhole(cached.texts, last?.text) ? cached : null;
}

/** Whether nothing has to be read: the same files, and the disk says of each that it is the same. */
export const isCurrent = (cached: CachedFolder, files: readonly SourceFile[]): boolean =>
  cached.entries.length === files.length &&
  cached.entries.every((entry, index) => {
    const source = files[index];
    return source?.file === entry.file && isUntouched(entry, source);
  });

/** How many of the files have to be read. */
export function countUnread(cached: CachedFolder | null, files: readonly SourceFile[]): number {
  const known = new Map(cached?.entries.map((entry) => [entry.file, entry]));
  return files.filter((source) => {
    const entry = known.get(source.file);
    return !entry || !isUntouched(entry, source);
  }).length;
}

/** What the disk says of an article and of its pictures. */
const isUntouched = ({ state, pictures }: Entry, source: SourceFile): boolean =>
  sameState(state, source.state) && pictures.every(({ file, state }) => sameState(state, fileState(file)));

export interface FolderTask {
  folder: string;
  context: string;
  /** In the order of their names. */
  files: SourceFile[];
}

/** The same for a process that knows no more of the build: JSON. */
export interface ParseTask {
  task: FolderTask;
  code: CodeVersion;
  words: ParsingWords;
}

/** The job of parsing, as a worker has it. */
export type ParseJobs = { parse(task: ParseTask): RefreshedFolder };

export interface RefreshedFolder {
  /** Null where another process has written it: it is read from there. */
  cached: CachedFolder | null;
  /** False where there are issues: nothing was written then. */
  isKept: boolean;
  issues: Issue[];
  /** Of files that are no articles; the others keep their own. */
  advice: Advice[];
  /** The files that had to be parsed. */
  parsed: string[];
}

/** Parses what changed in one folder, and keeps it for later builds. */
export class FolderReader {
  private readonly typesetter: ReturnType<typeof createTypesetter>;
  private readonly cacheDir: string;
  readonly newsroom: ParsingNewsroom;
  private readonly damaged: (file: string) => void;
  /** Files of facts that were read, null where one is not there. As bytes, they lie outside the heap. */
  private readonly factsFiles = new Map<string, Buffer | null>();
  private readonly facts = new RecentMap<Entry, ArticleFacts>(10_000);

  /** @param damaged is called where a file of pieces is not what we wrote. */
  constructor(cacheDir: string, newsroom: ParsingNewsroom, damaged: (file: string) => void = () => {}) {
    this.damaged = damaged;
    this.cacheDir = cacheDir;
    this.newsroom = newsroom;
    this.typesetter = createTypesetter(newsroom.words);
  }

  refresh({ folder, context, files }: FolderTask): RefreshedFolder & { cached: CachedFolder } {
    const before = loadFolder(this.cacheDir, folder, context, () => {});
    const known = new Map(before?.entries.map((entry) => [entry.file, entry]));
    const facts = new PieceFile(this.cacheDir, before?.facts ?? null);
    const texts = new PieceFile(this.cacheDir, before?.texts ?? null);
    const htmlLengths: number[] = [];
    const issues: Issue[] = [];
    const advice: Advice[] = [];
    const parsed: string[] = [];
    const fresh = files.flatMap((source): Omit<Entry, "facts" | "text">[] => {
      const entry = known.get(source.file);
      const kept = entry && { facts: facts.kept(entry.facts), text: texts.kept(entry.text) };
      const keep = () => {
        if (!entry || !kept?.facts || !kept.text) return false;
        facts.add(kept.facts);
        texts.add(kept.text);
        htmlLengths.push(entry.text.html);
        return true;
      };
      if (entry && isUntouched(entry, source) && keep()) return [entry];
      const read = readPlainFile(source.file, ARTICLE_LIMIT);
      if (!read.ok) {
        issues.push(...read.issues);
        return [];
      }
      const bytes = read.value;
      const sourceDigest = digest(bytes);
      if (entry?.source === sourceDigest && haveSamePictures(entry) && keep()) {
        const pictures = entry.pictures.map((picture) => ({ ...picture, state: fileState(picture.file) }));
        return [{ ...entry, state: source.state, pictures }];
      }
      parsed.push(source.file);
      const result = parseArticle({ file: source.file, bytes }, this.newsroom, this.typesetter);
      if (!result.ok) {
        issues.push(...result.issues);
        advice.push(...result.advice);
        return [];
      }
      facts.add(Buffer.from(JSON.stringify(factsOf(result.value))));
      const html = Buffer.from(result.value.body.html.html);
      texts.add(Buffer.concat([html, Buffer.from(result.value.body.text)]));
      htmlLengths.push(html.length);
      return [entryOf(result.value, source, sourceDigest)];
    });
    // With issues there is no site: what an earlier one is made of stays as it is.
    if (issues.length > 0) {
      const entries = fresh.map((entry): Entry => ({ ...entry, facts: NO_PIECE, text: NO_TEXT }));
      const unkept = facts.parts.map((part) => JSON.parse(part.toString()) as ArticleFacts);
      return { cached: { context, facts: "", texts: "", entries, unkept }, isKept: false, issues, advice, parsed };
    }
    const [keptFacts, keptTexts] = [facts.write(folder, "facts"), texts.write(folder, "texts")];
    const entries = fresh.map((entry, index): Entry => {
      const text = { ...(keptTexts.pieces[index] ?? NO_PIECE), html: htmlLengths[index] ?? 0 };
      return { ...entry, facts: keptFacts.pieces[index] ?? NO_PIECE, text };
    });
    const cached = { context, facts: keptFacts.name, texts: keptTexts.name, entries };
    return { cached: this.write(folder, cached, before), isKept: true, issues, advice, parsed };
  }

  /** The text of an article that was kept; parsed again where what was kept is damaged. */
  readText({ file, texts, html, ...piecePlace }: TextPlace): ArticleText {
    const kept = piecesFile(this.cacheDir, texts);
    const piece = readPiece(kept, piecePlace);
    if (piece === null) return this.parseAgain(file, kept).body;
    return { html: trust(piece.toString("utf8", 0, html)), text: piece.toString("utf8", html) };
  }

  /** The same of what an article says beside its head and its text. */
  readFacts(cached: CachedFolder, entry: Entry): ArticleFacts {
    return this.facts.get(entry, () => this.parseFacts(cached, entry));
  }

  private parseFacts(cached: CachedFolder, { file, facts }: Entry): ArticleFacts {
    let bytes = this.factsFiles.get(cached.facts);
    if (bytes === undefined) {
      bytes = readKept(piecesFile(this.cacheDir, cached.facts));
      this.factsFiles.set(cached.facts, bytes);
    }
    const piece = bytes?.subarray(facts.start, facts.start + facts.length);
    if (piece && digest(piece) === facts.digest) return JSON.parse(piece.toString()) as ArticleFacts;
    return factsOf(this.parseAgain(file, piecesFile(this.cacheDir, cached.facts)));
  }

  private parseAgain(file: string, damaged: string): Article {
    this.damaged(damaged);
    // The next build keeps it again.
    rmSync(headsFile(this.cacheDir, path.dirname(file)), { force: true });
    const parsed = parseArticle({ file, bytes: readFileSync(file) }, this.newsroom, this.typesetter);
    if (!parsed.ok) throw new UsageError(`${file} changed while the site was built. Build again.`);
    return parsed.value;
  }

  articles(cached: CachedFolder): Article[] {
    return cached.entries.map(
      ({ file, head }, index) => new StoredArticle(file, head, new KeptRest(this, cached, index)),
    );
  }

  private write(folder: string, cached: CachedFolder, before: CachedFolder | null): CachedFolder {
    const file = headsFile(this.cacheDir, folder);
    // The disk's own clock, just now: it says which of the states may still change unseen.
    const later = fileState(piecesFile(this.cacheDir, cached.texts));
    const certain = (state: FileState | null) => (state && later ? settled(state, later) : null);
    const entries = cached.entries.map((entry) => ({
      ...entry,
      state: certain(entry.state),
      pictures: entry.pictures.map((picture) => ({ ...picture, state: certain(picture.state) })),
    }));
    const { context, facts, texts } = cached;
    const kept = JSON.stringify({ context, facts, texts, entries } satisfies CachedFolder);
    replaceFile(file, withDigest(kept));
    for (const old of before === null ? [] : [before.facts, before.texts]) {
      if (old !== cached.facts && old !== cached.texts) rmSync(piecesFile(this.cacheDir, old), { force: true });
    }
    // What was cut out of a source keeps the whole source in memory: as JSON, each piece stands alone.
    return JSON.parse(kept) as CachedFolder;
  }
}

/** What is read of an article where somebody asks for it. */
class KeptRest implements ArticleRest {
  private readonly reader: FolderReader;
  private readonly folder: CachedFolder;
  private readonly index: number;

  constructor(reader: FolderReader, folder: CachedFolder, index: number) {
    this.reader = reader;
    this.folder = folder;
    this.index = index;
  }

  facts(): ArticleFacts {
    return this.folder.unkept?.[this.index] ?? this.reader.readFacts(this.folder, this.entry);
  }

  get pictures(): PictureUse[] {
    return this.entry.pictures.map(({ digest, line, field }) => ({ digest, line, field }));
  }

  get place(): TextPlace {
    const { file, text } = this.entry;
    return { file, texts: this.folder.texts, ...text };
  }

  readText(place: TextPlace): ArticleText {
    return this.reader.readText(place);
  }

  private get entry(): Entry {
    const entry = this.folder.entries[this.index];
    if (!entry) throw new RangeError(`there is no article ${this.index}`);
    return entry;
  }
}

const NO_PIECE: Piece = { start: 0, length: 0, digest: "" };
const NO_TEXT: TextPiece = { ...NO_PIECE, html: 0 };

function entryOf(article: Article, { file, state }: SourceFile, source: string): Omit<Entry, "facts" | "text"> {
  const files = picturesOf(article).map(({ name }) => path.join(path.dirname(file), name));
  const pictures = article.pictures.map((use, index) => {
    const picture = files[index] ?? "";
    return { ...use, file: picture, state: fileState(picture) };
  });
  return { file, state, source, pictures, head: headOf(article) };
}

function haveSamePictures({ pictures }: Entry): boolean {
  return pictures.every(({ file, digest: known }) => {
    const bytes = fileState(file) && ifThere(() => readFileSync(file));
    return bytes !== null && shortDigest(bytes) === known;
  });
}

/** A file of pieces, put together again. */
class PieceFile {
  readonly parts: Buffer[] = [];
  private readonly old: string | null;
  private readonly cacheDir: string;

  /** @param old name of the last one. */
  constructor(cacheDir: string, old: string | null) {
    this.cacheDir = cacheDir;
    this.old = old === null ? null : piecesFile(cacheDir, old);
  }

  /** What the last one holds; null where it is not what was written. */
  kept(piece: Piece): Buffer | null {
    return this.old === null ? null : readPiece(this.old, piece);
  }

  add(piece: Buffer): void {
    this.parts.push(piece);
  }

  write(folder: string, kind: string): { name: string; pieces: Piece[] } {
    let start = 0;
    const pieces = this.parts.map((part): Piece => {
      const piece = { start, length: part.length, digest: digest(part) };
      start += part.length;
      return piece;
    });
    const name = `${digest([folder, ...pieces.map(({ digest }) => digest)].join())}.${kind}`;
    replaceFile(piecesFile(this.cacheDir, name), Buffer.concat(this.parts));
    return { name, pieces };
  }
}

/** Null where the piece is not there, or is not what was written. */
function readPiece(file: string, { start, length, digest: known }: Piece): Buffer | null {
  const open = ifThere(() => openSync(file, "r"));
  if (open === null) return null;
  try {
    const piece = Buffer.allocUnsafe(length);
    const read = naming(file, () => readSync(open, piece, 0, length, start));
    return read === length && digest(piece) === known ? piece : null;
  } finally {
    closeSync(open);
  }
}

/** Takes away what was kept of folders that are gone. */
export function forgetOtherFolders(cacheDir: string, folders: ReadonlyMap<string, CachedFolder>): void {
  const cache = path.join(cacheDir, FOLDER);
  if (!existsSync(cache)) return;
  const wanted = new Set(
    [...folders].flatMap(([folder, { facts, texts }]) => [`${digest(folder)}.json`, facts, texts]),
  );
  for (const name of readdirSync(cache))
    if (!wanted.has(name)) rmSync(path.join(cacheDir, FOLDER, name), { force: true });
}
