import type { Instant } from "../lib/clock.ts";
import { shortDigest } from "../lib/digest.ts";
import { addresses } from "../pages/addresses.ts";
import type { Asset } from "../pages/page.ts";
import type { PieceFile } from "./index-piece.ts";

/** One piece as the browser hears of it. */
export interface ListedPiece {
  /** Its folder below `pieces/`. */
  name: string;
  /** The file to begin with, below that folder: see meta.ts. */
  meta: string;
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
      bytes,
    };
  });
}

/**
 * What the browser reads first.
 * @param pieces newest first.
 * @throws {Error} where the files of a piece are not whole.
 */
export function pieceList(pieces: readonly IndexedPiece[], language: string): Asset {
  const engine = pieces.flatMap(({ files }) => files.filter(isEngine))[0];
  const list: PieceList = {
    engine: engine?.slice(addresses.searchBundle.length) ?? null,
    language,
    pieces: pieces.map(toListed),
  };
  const bytes = Buffer.from(`${JSON.stringify(list)}\n`);
  return { kind: "asset", path: PIECE_LIST, owner: "search", bytes };
}

function toListed({ name, stories, files }: IndexedPiece): ListedPiece {
  const folder = folderOf(name);
  const meta = files.find((file) => file.startsWith(`${folder}meta-`))?.slice(folder.length);
  const [newest, oldest] = [stories[0], stories.at(-1)];
  if (meta === undefined || !newest || !oldest) throw new Error(`Piece ${name} is not whole.`);
  return { name, meta, stories: stories.length, newest: iso(newest.publishedAt), oldest: iso(oldest.publishedAt) };
}

const iso = (at: Instant) => new Date(at).toISOString();
