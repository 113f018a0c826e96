import { digestOf } from "../article/image-href.ts";
import { addresses } from "../pages/addresses.ts";
import type { Asset } from "../pages/page.ts";
import type { SearchDocument } from "./document.ts";
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
  /** Newest first; of each only its time is used. */
  documents: readonly Pick<SearchDocument, "published">[];
  files: readonly PieceFile[];
}

const ENGINE = /^wasm\./;
const META = /^meta-/;

/**
 * The files of the search, from pieces newest first: each piece in a folder of its own, Pagefind's WebAssembly once, and
 * the list. All but the list have names that hold a digest of their bytes.
 * @throws {Error} where the files of a piece are not whole.
 */
export function searchAssets(pieces: readonly IndexedPiece[], language: string): Asset[] {
  const [engine] = pieces.flatMap(({ files }) => files.filter(({ path }) => ENGINE.test(path)));
  const enginePath = engine
    ? `engine/${engine.path.replace(".pagefind", `-${digestOf(Buffer.from(engine.bytes))}.pagefind`)}`
    : null;
  const list: PieceList = { engine: enginePath, language, pieces: pieces.map(toListed) };
  const listFile = { path: "pieces.json", bytes: Buffer.from(`${JSON.stringify(list)}\n`) };
  return [
    ...pieces.flatMap(({ name, files }) =>
      files
        .filter(({ path }) => !ENGINE.test(path))
        .map(({ path, bytes }) => toAsset({ path: `pieces/${name}/${path}`, bytes })),
    ),
    ...(engine && enginePath ? [toAsset({ path: enginePath, bytes: engine.bytes })] : []),
    toAsset(listFile),
  ];
}

function toListed({ name, documents, files }: IndexedPiece): ListedPiece {
  const meta = files.find(({ path }) => META.test(path))?.path;
  const newest = documents[0]?.published;
  const oldest = documents.at(-1)?.published;
  if (meta === undefined || newest === undefined || oldest === undefined)
    throw new Error(`Piece ${name} is not whole.`);
  return { name, meta, stories: documents.length, newest, oldest };
}

const toAsset = ({ path, bytes }: PieceFile): Asset => ({
  kind: "asset",
  path: `${addresses.searchBundle}${path}`,
  owner: "search",
  bytes,
});
