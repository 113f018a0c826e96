import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import { outputFile } from "../../src/pages/addresses.ts";
import type { SearchDocument } from "../../src/search/document.ts";
import { serveSite } from "../../src/server/serve.ts";
import { launchOptions } from "../browser.ts";
import { type BenchQuery, HARD_QUERIES, headlineQueries, textQueries } from "./search-queries.ts";
import { type ReferenceSite, serveReference } from "./search-reference.ts";

/** What a first query costs, over several queries. */
export interface QueryCost {
  queries: number;
  kilobytes: { median: number; p95: number; most: number };
  requests: { median: number; p95: number };
}

export interface SearchSide {
  /** Three words of a headline, whole sentences, and words that stand nowhere. */
  first: QueryCost;
  /** Three words of a text, however common. */
  common: QueryCost;
  /** Of so many searches for words of a story's headline, how often it was among the first ten. */
  found: number;
}

export interface SearchFigures {
  stories: number;
  pieces: string[];
  searches: number;
  ours: SearchSide;
  /** One Pagefind index of the same documents with default settings, read by Pagefind's own script. */
  reference: SearchSide;
}

export interface MeasureSearchOptions {
  language?: "en" | "de";
  /** How many first queries of each kind, and how many searches for a story. */
  queries?: number;
  searches?: number;
  log?: (line: string) => void;
}

/** Loaded by one query in a browser that has seen nothing of the site, and what it found. */
interface Load {
  bytes: number;
  requests: number;
  found: string[];
}

const FIRST = 10;

/**
 * Measures the search of a built site in Chromium, and beside it that of one Pagefind index of the same documents.
 * @param site the output of a build with search.
 * @param documents what the index was told of its stories: see search-documents.ts.
 */
export async function measureSearch(
  site: string,
  documents: readonly SearchDocument[],
  { language = "en", queries = 50, searches = 200, log = () => {} }: MeasureSearchOptions = {},
): Promise<SearchFigures> {
  const browser = await chromium.launch(launchOptions());
  const reference = await serveReference(documents, language);
  const server = await serveSite(site, { port: 0, host: "localhost" });
  try {
    const ours = (query: string) => loadOurs(browser, server.address, site, query);
    const theirs = (query: string) => loadReference(browser, reference, query);
    const measureSide = async (
      name: string,
      load: (query: string) => Promise<Load>,
      find: Find,
    ): Promise<SearchSide> => {
      const first = await costOf([...headlineQueries(documents, queries), ...HARD_QUERIES], load);
      const common = await costOf(textQueries(documents, queries), load);
      const found = await countFound(headlineQueries(documents, searches), find);
      log(`${name}: ${JSON.stringify({ first, common, found })}`);
      return { first, common, found };
    };
    const list = JSON.parse(readFileSync(path.join(site, "search/index/pieces.json"), "utf8"));
    return {
      stories: documents.length,
      pieces: list.pieces.map(({ name, stories }: { name: string; stories: number }) => `${name}: ${stories}`),
      searches,
      ours: await measureSide("ours", ours, await oursFinder(browser, server.address)),
      reference: await measureSide("one index", theirs, await referenceFinder(browser, reference)),
    };
  } finally {
    await Promise.all([browser.close(), server.close(), reference.close()]);
  }
}

async function costOf(queries: BenchQuery[], load: (query: string) => Promise<Load>): Promise<QueryCost> {
  const loads: Load[] = [];
  for (const { words } of queries) loads.push(await load(words));
  const kilobytes = loads.map(({ bytes }) => bytes / 1000);
  const requests = loads.map((one) => one.requests);
  return {
    queries: queries.length,
    kilobytes: {
      median: Math.round(quantile(kilobytes, 0.5)),
      p95: Math.round(quantile(kilobytes, 0.95)),
      most: Math.round(quantile(kilobytes, 1)),
    },
    requests: { median: quantile(requests, 0.5), p95: quantile(requests, 0.95) },
  };
}

type Find = (query: string) => Promise<string[]>;

async function countFound(queries: BenchQuery[], find: Find): Promise<number> {
  let found = 0;
  for (const { words, url } of queries) if ((await find(words)).includes(url)) found += 1;
  return found;
}

/** Opens `/search/?q=…` as the first page of a visit: the index and the search box's script count, pages do not. */
async function loadOurs(browser: Browser, address: string, site: string, query: string): Promise<Load> {
  const context = await browser.newContext();
  const loaded: string[] = [];
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/search/index/") || /^\/assets\/box-[^/]+\.js$/.test(pathname)) loaded.push(pathname);
  });
  const page = await context.newPage();
  await page.goto(`${address}/search/?q=${encodeURIComponent(query)}`);
  await page.locator("[data-search-status]", { hasText: /found/i }).waitFor();
  const found = await shownStories(page);
  await context.close();
  const bytes = loaded.reduce((sum, file) => sum + sentSize(readFileSync(path.join(site, outputFile(file)))), 0);
  return { bytes, requests: loaded.length, found };
}

type Page = Awaited<ReturnType<Browser["newPage"]>>;

const shownStories = (page: Page) =>
  page
    .locator("[data-search-results] .card-headline a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));

/** One visit for many queries: the browser keeps what it has loaded. */
async function oursFinder(browser: Browser, address: string): Promise<Find> {
  const page = await browser.newPage();
  return async (query) => {
    await page.goto(`${address}/search/?q=${encodeURIComponent(query)}`);
    await page.locator("[data-search-status]", { hasText: /found/i }).waitFor();
    return (await shownStories(page)).slice(0, FIRST);
  };
}

async function loadReference(browser: Browser, reference: ReferenceSite, query: string): Promise<Load> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(reference.address);
  reference.takeRequests();
  const found = await searchReference(page, query);
  const requests = reference.takeRequests();
  await context.close();
  const bytes = requests.reduce((sum, file) => sum + sentSize(reference.files.get(file) ?? new Uint8Array()), 0);
  return { bytes, requests: requests.length, found };
}

async function referenceFinder(browser: Browser, reference: ReferenceSite): Promise<Find> {
  const page = await browser.newPage();
  await page.goto(reference.address);
  return (query) => searchReference(page, query);
}

interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/** The first ten addresses, by Pagefind's own script. */
function searchReference(page: Page, query: string): Promise<string[]> {
  type Search = (argument: { query: string; first: number }) => Promise<string[]>;
  const search: Search = async ({ query, first }) => {
    const module = "/pagefind/pagefind.js";
    const pagefind: Pagefind = await import(module);
    const { results } = await pagefind.search(query);
    return Promise.all(results.slice(0, first).map(async (result) => (await result.data()).url));
  };
  return page.evaluate(search, { query, first: FIRST });
}

/** What a CDN sends: files that are compressed already as they are, others with the brotli that is made on the fly. */
export function sentSize(bytes: Uint8Array): number {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (isGzip) return bytes.length;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
