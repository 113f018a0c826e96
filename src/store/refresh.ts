import { readFileSync } from "node:fs";
import path from "node:path";
import { type Article, picturesOf } from "../article/article.ts";
import { ARTICLE_LIMIT } from "../article/parse.ts";
import { digest, shortDigest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import type { Advice, Issue } from "../lib/issue.ts";
import { readPlainFile } from "../lib/text-file.ts";
import type { ParsingWords } from "../words/parsing.ts";
import type { BuildCache } from "./cache-file.ts";
import { fileState } from "./file-state.ts";
import {
  type CachedFolder,
  type Entry,
  folderOf,
  isUntouched,
  keepFolder,
  loadFolder,
  type SourceFile,
} from "./folder-cache.ts";
import { readPiece, writePieces } from "./pieces.ts";
import type { KeptContent, Parser } from "./stored-articles.ts";
import type { CodeVersion } from "./versions.ts";

/** A folder to read. JSON. */
export interface FolderTask {
  folder: string;
  context: string;
  /** In the order of their names. */
  files: SourceFile[];
}

/** The same for a process that knows no more of the build. */
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
  /** Of the files that are no articles: these are read again each time. */
  issues: Issue[];
  advice: Advice[];
  /** The files that had to be parsed. */
  parsed: string[];
}

/** An entry, and the pieces to keep of it. */
interface Fresh {
  entry: Omit<Entry, "content" | "text">;
  content: Buffer;
  /** HTML and, after so many bytes, the same as text. */
  text: Buffer;
  html: number;
}

/** Parses what changed in one folder, and keeps it for later builds. */
export function refreshFolder(
  { folder, context, files }: FolderTask,
  cache: BuildCache,
  parse: Parser,
): RefreshedFolder & { cached: CachedFolder } {
  const before = loadFolder({ ...cache, damaged: () => {} }, folder, context);
  const known = new Map(before?.entries.map((entry) => [entry.file, entry]));
  const issues: Issue[] = [];
  const advice: Advice[] = [];
  const parsed: string[] = [];
  const all = files.flatMap((source): Fresh[] => {
    const entry = known.get(source.file);
    const kept = before && entry ? keptPieces(cache, before, entry) : null;
    if (kept && isUntouched(kept.entry, source)) return [kept];
    const read = readPlainFile(source.file, ARTICLE_LIMIT);
    if (!read.ok) {
      issues.push(...read.issues);
      return [];
    }
    const sourceDigest = digest(read.value);
    if (kept?.entry.source === sourceDigest && haveSamePictures(kept.entry)) {
      const pictures = kept.entry.pictures.map(({ file }) => ({ file, state: fileState(file) }));
      return [{ ...kept, entry: { ...kept.entry, state: source.state, pictures } }];
    }
    parsed.push(source.file);
    const result = parse({ file: source.file, bytes: read.value });
    if (result.ok) return [fresh(result.value, source, sourceDigest)];
    issues.push(...result.issues);
    advice.push(...result.advice);
    return [];
  });
  const write = (parts: Buffer[], kind: string) => writePieces(folderOf(cache), parts, folder, kind);
  const contents = write(
    all.map(({ content }) => content),
    "contents",
  );
  const texts = write(
    all.map(({ text }) => text),
    "texts",
  );
  const nothing = { start: 0, length: 0, digest: "" };
  const entries = all.map(({ entry, html }, index): Entry => {
    const text = { ...(texts.pieces[index] ?? nothing), html };
    return { ...entry, content: contents.pieces[index] ?? nothing, text };
  });
  const read = { context, contents: contents.name, texts: texts.name, entries };
  // With issues there is no site: a preview goes on showing the last one, and reads what that was made of.
  const cached = keepFolder(cache, folder, read, issues.length > 0 ? null : before);
  return { cached, issues, advice, parsed };
}

/** Null where one of its pieces is not what was written. */
function keptPieces(
  cache: BuildCache,
  { contents, texts }: CachedFolder,
  entry: Entry,
): (Fresh & { entry: Entry }) | null {
  const content = readPiece(path.join(folderOf(cache), contents), entry.content);
  const text = readPiece(path.join(folderOf(cache), texts), entry.text);
  return content && text && { entry, content, text, html: entry.text.html };
}

function fresh(article: Article, { file, state }: SourceFile, source: string): Fresh {
  const { file: _, content: read, ...head } = article;
  const { text: from, ...content } = read();
  const { html, text } = from.read();
  const htmlBytes = Buffer.from(html.html);
  const pictures = picturesOf(content).map(({ name }) => {
    const picture = path.join(path.dirname(file), name);
    return { file: picture, state: fileState(picture) };
  });
  return {
    entry: { file, state, source, pictures, head },
    content: Buffer.from(JSON.stringify(content satisfies KeptContent)),
    text: Buffer.concat([htmlBytes, Buffer.from(text)]),
    html: htmlBytes.length,
  };
}

function haveSamePictures({ pictures, head }: Entry): boolean {
  return pictures.every(({ file }, index) => {
    const bytes = fileState(file) && ifThere(() => readFileSync(file));
    return bytes !== null && shortDigest(bytes) === head.pictures[index]?.digest;
  });
}
