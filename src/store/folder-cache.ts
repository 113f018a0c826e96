import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { ArticleHead } from "../article/article.ts";
import { digest } from "../lib/digest.ts";
import { type BuildCache, checkedPayload, readKept, replaceFile, withDigest } from "./cache-file.ts";
import { type FileState, fileState, sameState, settled } from "./file-state.ts";
import type { Piece } from "./pieces.ts";

/** What is kept of one folder of articles, in three files: their heads, the rest of what they say, and their texts. JSON. */
export interface CachedFolder {
  /** What the articles were parsed with: the code and the newsroom's settings. */
  context: string;
  /** The names of the two other files, which hold a digest of them. */
  contents: string;
  texts: string;
  entries: Entry[];
}

/** One article as it was parsed. */
export interface Entry {
  file: string;
  /** Null where it changed a moment before it was read: then its bytes decide. */
  state: FileState | null;
  /** Digest of the source's bytes. */
  source: string;
  /** The files of its pictures, in the order of `head.pictures`. */
  pictures: SeenFile[];
  head: ArticleHead;
  /** Where the rest lies in the folder's contents, and where its text in the folder's texts. */
  content: Piece;
  text: TextPiece;
}

interface SeenFile {
  file: string;
  state: FileState | null;
}

/** HTML and, after so many bytes, the same as text. */
export interface TextPiece extends Piece {
  html: number;
}

/** A source file as it was found. */
export interface SourceFile {
  file: string;
  state: FileState;
}

/** Where all of it is kept. */
export const folderOf = (cache: BuildCache): string => path.join(cache.dir, "articles");

/** The file of the heads of one folder. */
const headsFile = (cache: BuildCache, folder: string) => path.join(folderOf(cache), `${digest(folder)}.json`);

/** What was kept of a folder by an earlier build; null where there is nothing of use. */
export function loadFolder(cache: BuildCache, folder: string, context: string): CachedFolder | null {
  const file = headsFile(cache, folder);
  const kept = readKept(file);
  if (kept === null) return null;
  const payload = checkedPayload(kept.toString("utf8"));
  if (payload === null) {
    cache.damaged(file);
    return null;
  }
  const cached = JSON.parse(payload) as CachedFolder;
  if (cached.context !== context) return null;
  const last = cached.entries.at(-1);
  const isWhole = (name: string, piece: Piece | undefined) => {
    const pieces = path.join(folderOf(cache), name);
    if (fileState(pieces)?.[0] === (piece ? piece.start + piece.length : 0)) return true;
    cache.damaged(pieces);
    return false;
  };
  return isWhole(cached.contents, last?.content) && isWhole(cached.texts, last?.text) ? cached : null;
}

/** Keeps what was read of a folder. @param before what was kept of it until now, and nothing needs any more. */
export function keepFolder(
  cache: BuildCache,
  folder: string,
  read: CachedFolder,
  before: CachedFolder | null,
): CachedFolder {
  // The disk's own clock, just now: it says which of the states may still change unseen.
  const later = fileState(path.join(folderOf(cache), read.texts));
  const certain = <T extends SeenFile>(seen: T): T => {
    return { ...seen, state: seen.state && later ? settled(seen.state, later) : null };
  };
  const entries = read.entries.map((entry) => ({ ...certain(entry), pictures: entry.pictures.map(certain) }));
  const kept = JSON.stringify({ ...read, entries } satisfies CachedFolder);
  replaceFile(headsFile(cache, folder), withDigest(kept));
  for (const old of before === null ? [] : [before.contents, before.texts]) {
    if (old !== read.contents && old !== read.texts) rmSync(path.join(folderOf(cache), old), { force: true });
  }
  // What was cut out of a source keeps the whole source in memory: as JSON, each piece stands alone.
  return JSON.parse(kept) as CachedFolder;
}

/** Makes the next build parse the whole folder. */
export const forgetFolder = (cache: BuildCache, folder: string): void =>
  rmSync(headsFile(cache, folder), { force: true });

/** Takes away what was kept of folders that are gone. */
export function forgetOtherFolders(cache: BuildCache, folders: ReadonlyMap<string, CachedFolder>): void {
  if (!existsSync(folderOf(cache))) return;
  const wanted = new Set(
    [...folders].flatMap(([folder, { contents, texts }]) => [`${digest(folder)}.json`, contents, texts]),
  );
  for (const name of readdirSync(folderOf(cache))) {
    if (!wanted.has(name)) rmSync(path.join(folderOf(cache), name), { force: true });
  }
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
export const isUntouched = ({ state, pictures }: Entry, source: SourceFile): boolean =>
  sameState(state, source.state) && pictures.every(({ file, state }) => sameState(state, fileState(file)));
