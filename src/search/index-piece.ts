import { gunzipSync } from "node:zlib";
import { shortDigest } from "../lib/digest.ts";
import { escapeHtml } from "../lib/trusted-html.ts";
import type { SearchDocument } from "./document.ts";
import { packMeta, placesByLanguage } from "./meta.ts";

/** A file of one piece, named below the piece's own folder. */
export interface PieceFile {
  path: string;
  bytes: Uint8Array;
}

export interface PieceSettings {
  /** `en` or `de`: how words are stemmed. */
  language: string;
  /** About how much of the index one file holds. For measurements; the site uses the default. */
  chunkSize?: number;
}

/** Smaller files are more requests, larger ones more bytes for each word: docs/decisions/0013-search-in-pieces.md. */
export const CHUNK_SIZE = 1500;

/** Documents that are under way to Pagefind at one time. */
const AT_ONCE = 64;

/** Pagefind writes its own reader and interfaces too. Ours (engine.ts) needs none of them. */
const PARTS = /^(index|fragment|filter)\//;
const META = /\.pf_meta$/;
/** With this word each of Pagefind's files begins, once decompressed. */
const SIGNATURE = "pagefind_dcd";

/**
 * Makes the index of one piece. The same documents in the same order make the same bytes. One at a time in a process:
 * Pagefind has one service for it.
 * @param documents newest first.
 * @throws {Error} with Pagefind's own words where it refuses a document.
 */
export async function indexPiece(documents: readonly SearchDocument[], settings: PieceSettings): Promise<PieceFile[]> {
  const { language } = settings;
  const engine = `wasm.${language}.pagefind`;
  // The service reads it when it starts.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(settings.chunkSize ?? CHUNK_SIZE);
  const pagefind = await import("pagefind");
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language, includeCharacters: "" });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
  try {
    // Pagefind takes them in the order in which they are sent. One at a time, both processes would wait for each other.
    for (let first = 0; first < documents.length; first += AT_ONCE) {
      const some = documents.slice(first, first + AT_ONCE);
      const answers = await Promise.all(
        some.map((document) => index.addHTMLFile({ url: document.url, content: documentHtml(document, language) })),
      );
      answers.forEach(({ errors }, place) => {
        if (errors.length > 0) throw new Error(`Pagefind refused ${some[place]?.url}: ${errors.join("; ")}`);
      });
    }
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind wrote nothing: ${failed.join("; ")}`);
    return files
      .filter(({ path }) => PARTS.test(path) || META.test(path) || path === engine)
      .map(({ path, content }) => (META.test(path) ? metaFile(content, documents, language) : { path, bytes: content }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    await index.deleteIndex();
    await pagefind.close();
  }
}

function metaFile(content: Uint8Array, documents: readonly SearchDocument[], language: string): PieceFile {
  const cbor = gunzipSync(content).subarray(SIGNATURE.length);
  const languages = placesByLanguage(documents);
  const meta = { ...packMeta(cbor, language), ...(languages.length > 0 && { languages }) };
  const bytes = Buffer.from(JSON.stringify(meta));
  return { path: `meta-${shortDigest(bytes)}.json`, bytes };
}

/** What Pagefind reads of a story. The headline weighs most (h1), then the standfirst. Half a surrogate would end it. */
export function documentHtml(document: SearchDocument, language: string): string {
  const data = (kind: "meta" | "filter", name: string, value: string) =>
    `<meta data-pagefind-${kind}="${name}[content]" content="${escapeHtml(value)}">`;
  return [
    `<html lang="${language}"><body>`,
    data("meta", "section", document.section),
    data("meta", "byline", document.byline),
    data("meta", "day", document.day),
    data("filter", "section", document.section),
    data("filter", "year", String(document.year)),
    ...document.authors.map((name) => data("filter", "author", name)),
    ...document.tags.map((label) => data("filter", "tag", label)),
    "<main data-pagefind-body>",
    `<h1>${escapeHtml(document.headline)}</h1>`,
    `<p data-pagefind-weight="3">${escapeHtml(document.standfirst)}</p>`,
    ...document.text.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`),
    ...document.captions.map((caption) => `<p>${escapeHtml(caption)}</p>`),
    "</main></body></html>",
  ]
    .join("\n")
    .replace(/\p{Surrogate}/gu, "\uFFFD");
}
