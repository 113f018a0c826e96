// What a first search costs, from the files of the index as a browser would load them, without a browser.

import { gunzipSync } from "node:zlib";
import { instant } from "../../src/lib/clock.ts";
import { openArchive } from "../../src/search/archive.ts";
import type { SearchDocument } from "../../src/search/document.ts";
import { indexPiece } from "../../src/search/index-piece.ts";
import { type IndexedPiece, pieceAssets, pieceList } from "../../src/search/list.ts";
import { searchPieces } from "../../src/search/pieces.ts";
import { addressOf, type BenchArticle, inventArticles, inventAuthors } from "./invent.ts";
import { capital, Writer } from "./prose.ts";
import { Random } from "./random.ts";
import { sentSize } from "./search.ts";

/** The documents of an invented archive, newest first: the same count makes the same stories. */
export function inventDocuments(count: number): SearchDocument[] {
  const random = new Random(20240525);
  const writer = new Writer(random);
  const authors = inventAuthors(random, writer);
  const names = new Map(authors.map(({ slug, name }) => [slug, name]));
  const documents = inventArticles(count, authors, random, writer).map((article) => documentOf(article, names));
  return documents.sort((a, b) => (a.published < b.published ? 1 : -1));
}

const withoutMarkup = (markdown: string) =>
  markdown
    .replace(/\]\([^)]*\)/g, "")
    .replace(/^[#>-]+ |[*[\]]/gm, "")
    .replace(/\n\n+/g, "\n");

function documentOf(article: BenchArticle, names: ReadonlyMap<string, string>): SearchDocument {
  const { year, month, day, time } = article;
  const authors = article.authors.map((slug) => names.get(slug) ?? slug);
  return {
    url: addressOf(article),
    language: null,
    isOpinion: false,
    headline: article.headline,
    kicker: article.kicker ?? "",
    standfirst: article.standfirst ?? "",
    text: withoutMarkup(article.body),
    captions: [],
    section: capital(article.section),
    byline: authors.join(" and "),
    authors,
    tags: article.tags,
    dateline: article.dateline ?? "",
    agency: article.isWire ? "AP · Agency of the Press" : "",
    day: `${day} ${month} ${year}`,
    date: `${year}-${month}-${day}`,
    published: `${year}-${month}-${day}T${time}:00.000Z`,
  };
}

/** The files of the index, by their names below `/search/index/`. */
export async function indexFiles(documents: readonly SearchDocument[]): Promise<Map<string, Uint8Array>> {
  const newest = documents[0]?.published ?? "2026-01-01T00:00:00.000Z";
  const dated = documents.map((document) => {
    return { document, publishedAt: instant(Date.parse(document.published)), path: document.url };
  });
  const files = new Map<string, Uint8Array>();
  const indexed: IndexedPiece[] = [];
  for (const { name, stories } of searchPieces(dated, instant(Date.parse(newest)), "utc")) {
    const assets = pieceAssets(
      name,
      await indexPiece(
        stories.map(({ document }) => document),
        { language: "en" },
      ),
    );
    for (const { path, bytes } of assets) files.set(path, bytes());
    indexed.push({ name, stories, files: assets.map(({ path }) => path) });
  }
  const tags = [...new Set(documents.flatMap((document) => document.tags))];
  const pages = tags.map((label) => ({ kind: "tag" as const, label, url: `/tags/${label.replaceAll(" ", "-")}/` }));
  const list = pieceList(indexed, "en", pages, (path) => files.get(path) ?? new Uint8Array());
  for (const { path, bytes } of list) files.set(path, bytes());
  return new Map([...files].map(([path, bytes]) => [path.replace("/search/index/", ""), bytes]));
}

export interface Cost {
  query: string;
  kilobytes: number;
  requests: number;
  found: number;
  files: string[];
}

/** What a reader loads who has seen nothing of the site, searches once and is shown the first stories. */
export async function costOf(files: ReadonlyMap<string, Uint8Array>, query: string, shown: number): Promise<Cost> {
  const loaded: string[] = [];
  let bytes = 0;
  const archive = await openArchive(async (path) => {
    const file = files.get(path);
    if (!file) throw new Error(`404 for ${path}`);
    loaded.push(path);
    bytes += sentSize(file);
    return new Uint8Array(file[0] === 0x1f ? gunzipSync(file) : file);
  });
  const { findings } = await archive.search(query);
  await Promise.all(findings.slice(0, shown).map((finding) => finding.load()));
  return { query, kilobytes: bytes / 1000, requests: loaded.length, found: findings.length, files: loaded };
}
