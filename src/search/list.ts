import type { Instant } from "../lib/clock.ts";
import { shortDigest } from "../lib/digest.ts";
import { addresses } from "../pages/addresses.ts";
import type { Asset } from "../pages/page.ts";
import type { PieceFile } from "./index-piece.ts";
import type { PieceMeta } from "./meta.ts";
import { type NamedPage, namesFiles } from "./names.ts";
import { mergeVocabularies, readVocabulary, writeVocabulary } from "./vocabulary.ts";

/** One piece as the browser hears of it. */
export interface ListedPiece {
  /** Its folder below `pieces/`. */
  name: string;
  meta: PieceMeta;
  stories: number;
  /** The publication of its newest and its oldest story, ISO 8601 in UTC. */
  newest: string;
  oldest: string;
}

/** `/search/index/pieces.json`: the one file of the index that changes under its name. */
export interface PieceList {
  /** Pagefind's WebAssembly, below `/search/index/`; null where nothing can be found. */
  engine: string | null;
  language: string;
  /** The files of names that lead to a page. */
  names: string[];
  /** The file of words for who mistypes one; null where there is none. */
  words: string | null;
  /** Newest first. */
  pieces: ListedPiece[];
}

/** A piece that has been indexed, now or in an earlier build. */
export interface IndexedPiece {
  name: string;
  /** Newest first. */
  stories: readonly { publishedAt: Instant }[];
  /** Addresses of its files, as `pieceAssets` names them. */
  files: readonly string[];
}

const ENGINE = /^wasm\./;

export const PIECE_LIST = `${addresses.searchBundle}pieces.json`;

const folderOf = (name: string) => `${addresses.searchBundle}pieces/${name}/`;
const ENGINES = `${addresses.searchBundle}engine/`;

/** Whether an address is that of Pagefind's WebAssembly. */
export const isEngine = (path: string): boolean => path.startsWith(ENGINES);

/**
 * The files of one piece, each under a name that holds a digest of its bytes: in a folder of its own, but for Pagefind's
 * WebAssembly, which all pieces share.
 */
export function pieceAssets(name: string, files: readonly PieceFile[]): Asset[] {
  return files.map(({ path, bytes }): Asset => {
    const engine = path.replace(".pagefind", `-${shortDigest(bytes)}.pagefind`);
    return {
      kind: "asset",
      path: ENGINE.test(path) ? ENGINES + engine : folderOf(name) + path,
      owner: "search",
      bytes: () => bytes,
    };
  });
}

/** Reads a file of a piece, by its address. */
export type ReadFile = (path: string) => Uint8Array;

/**
 * What the browser reads first, and what belongs to no piece.
 * @param pieces newest first.
 * @param pages what bears a name of its own.
 * @throws {Error} where the files of a piece are not whole.
 */
export function pieceList(
  pieces: readonly IndexedPiece[],
  language: string,
  pages: readonly NamedPage[],
  read: ReadFile,
): Asset[] {
  const engine = pieces.flatMap(({ files }) => files.filter(isEngine))[0];
  const names = namesFiles(pages, language).map((content) => asset("names", "json", JSON.stringify(content)));
  const words = asset("words", "txt", writeVocabulary(mergeVocabularies(vocabularies(pieces, read))));
  const list: PieceList = {
    engine: engine?.slice(addresses.searchBundle.length) ?? null,
    language,
    names: names.map(({ path }) => path.slice(addresses.searchBundle.length)),
    words: words.bytes().length > 0 ? words.path.slice(addresses.searchBundle.length) : null,
    pieces: pieces.map((piece) => toListed(piece, read)),
  };
  const bytes = Buffer.from(`${JSON.stringify(list)}\n`);
  return [
    { kind: "asset", path: PIECE_LIST, owner: "search", bytes: () => bytes },
    ...names,
    ...(words.bytes().length > 0 ? [words] : []),
  ];
}

function asset(name: string, type: string, content: string): Asset {
  const bytes = Buffer.from(content);
  const path = `${addresses.searchBundle}${name}/${name}-${shortDigest(bytes)}.${type}`;
  return { kind: "asset", path, owner: "search", bytes: () => bytes };
}

const vocabularies = (pieces: readonly IndexedPiece[], read: ReadFile) =>
  pieces.map((piece) => readVocabulary(new TextDecoder().decode(read(fileOf(piece, "words-")))));

/** @throws {Error} where a piece has no such file. */
function fileOf({ name, files }: IndexedPiece, start: string): string {
  const file = files.find((path) => path.startsWith(folderOf(name) + start));
  if (file === undefined) throw new Error(`Piece ${name} is not whole.`);
  return file;
}

function toListed(piece: IndexedPiece, read: ReadFile): ListedPiece {
  const { name, stories } = piece;
  const [newest, oldest] = [stories[0], stories.at(-1)];
  if (!newest || !oldest) throw new Error(`Piece ${name} is not whole.`);
  const meta: PieceMeta = JSON.parse(new TextDecoder().decode(read(fileOf(piece, "meta-"))));
  return { name, meta, stories: stories.length, newest: iso(newest.publishedAt), oldest: iso(oldest.publishedAt) };
}

const iso = (at: Instant) => new Date(at).toISOString();
