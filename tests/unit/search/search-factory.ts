import { gunzipSync } from "node:zlib";
import type { Asset } from "../../../src/pages/page.ts";
import { type Archive, type FetchFile, openArchive } from "../../../src/search/archive.ts";
import type { SearchDocument } from "../../../src/search/document.ts";
import { indexPiece } from "../../../src/search/index-piece.ts";
import { type IndexedPiece, pieceAssets, pieceList } from "../../../src/search/list.ts";
import type { NamedPage } from "../../../src/search/names.ts";

import { at } from "../article-factory.ts";

/** A document at `/<slug>/`; `changes` replaces parts of it. */
export function aDocument(slug: string, changes: Partial<SearchDocument> = {}): SearchDocument {
  return {
    url: `/${slug}/`,
    language: null,
    isOpinion: false,
    headline: `About ${slug}`,
    kicker: "",
    standfirst: "In short.",
    text: "The text.",
    captions: [],
    section: "City",
    byline: "Ada Byron",
    authors: ["Ada Byron"],
    tags: [],
    dateline: "",
    agency: "",
    day: "May 25, 2024",
    date: "2024-05-25",
    published: "2024-05-25T22:28:00.000Z",
    ...changes,
  };
}

/** Documents by the name of their piece, newest first. */
export type Documents = Record<string, SearchDocument[]>;

/** The files below `/search/index/` for these pieces. */
export async function searchFiles(
  pieces: Documents,
  language = "en",
  pages: readonly NamedPage[] = [],
): Promise<Map<string, Uint8Array>> {
  const indexed: IndexedPiece[] = [];
  const assets: Asset[] = [];
  for (const [name, documents] of Object.entries(pieces)) {
    const own = pieceAssets(name, await indexPiece(documents, { language }));
    const stories = documents.map(({ published }) => ({ publishedAt: at(published) }));
    indexed.push({ name, stories, files: own.map(({ path }) => path) });
    assets.push(...own);
  }
  const bytesOf = new Map(assets.map(({ path, bytes }) => [path, bytes()]));
  assets.push(...pieceList(indexed, language, pages, (path) => bytesOf.get(path) ?? new Uint8Array()));
  return new Map(assets.map(({ path, bytes }) => [path.slice("/search/index/".length), bytes()]));
}

/** Reads such files as a browser would; `loaded` takes down which. */
export function fetchFrom(files: ReadonlyMap<string, Uint8Array>, loaded: string[] = []): FetchFile {
  return async (path) => {
    loaded.push(path);
    const bytes = files.get(path);
    if (!bytes) throw new Error(`404 for ${path}`);
    return new Uint8Array(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  };
}

export async function anArchive(
  pieces: Documents,
  language = "en",
  pages: readonly NamedPage[] = [],
): Promise<Archive> {
  return openArchive(fetchFrom(await searchFiles(pieces, language, pages)));
}

/** The slugs of all that is found, as it was typed. */
export async function found(archive: Archive, ...query: Parameters<Archive["search"]>): Promise<string[]> {
  const { findings, corrected } = await archive.search(...query);
  if (corrected !== null) return [];
  const stories = await Promise.all(findings.map((finding) => finding.load()));
  return stories.map(({ url }) => url.slice(1, -1));
}
