import { expect, test } from "vitest";
import { parseStringPromise } from "xml2js";
import { instant } from "../../../src/lib/clock.ts";
import { robotsPage } from "../../../src/sitemaps/robots.ts";
import { sitemap, sitemapPages } from "../../../src/sitemaps/sitemap.ts";
import { anArticle, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";

const NOW = "2024-06-01T12:00:00-04:00";

const manyStories = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    anArticle(`s${n}`, { path: `/2024/06/01/s${n}/`, publishedAt: instant(at(NOW) - n * 1000) }),
  );

const pagesOf = (...given: Parameters<typeof aContext>) => {
  const context = aContext(...given);
  return { pages: sitemapPages(["/", "/tags/"], context), robots: robotsPage(context).model.text };
};

interface Entry {
  loc: string[];
  "news:news"?: Record<string, unknown[]>[];
}

async function urlsOf(model: Parameters<typeof sitemap>[0]): Promise<Entry[]> {
  const { urlset } = (await parseStringPromise(sitemap(model))) as { urlset: { url: Entry[] } };
  return urlset.url;
}

test("a news sitemap without news stays at its address, and lists the front page without calling it news", async () => {
  const { pages, robots } = pagesOf([anArticle("old")], { now: NOW });
  const news = pages.find(({ path }) => path === "/news-sitemap.xml");
  if (!news) throw new Error("it is always there");
  expect(await urlsOf(news.model)).toEqual([{ loc: ["https://ledger.example/"] }]);
  expect(robots).toContain("Sitemap: https://ledger.example/news-sitemap.xml\n");
});

test("more than a thousand stories of news are in several files, and robots.txt names each", async () => {
  const { pages, robots } = pagesOf(manyStories(1001), { now: NOW });
  const news = pages.filter(({ path }) => path.startsWith("/news-sitemap"));
  expect(news.map(({ path }) => path)).toEqual(["/news-sitemap.xml", "/news-sitemap-2.xml"]);
  const lengths = await Promise.all(news.map(async ({ model }) => (await urlsOf(model)).length));
  expect(lengths).toEqual([1000, 1]);
  for (const { path } of news) expect(robots).toContain(`Sitemap: https://ledger.example${path}\n`);
});

test("the language of the news is the publication's, as Google asks, whatever the story's own", async () => {
  const story = anArticle("a", { publishedAt: at(NOW), language: { lang: "ar", dir: "rtl" } });
  const news = pagesOf([story], { now: NOW }).pages.find(({ path }) => path === "/news-sitemap.xml");
  expect(news && sitemap(news.model)).toContain("<news:language>en</news:language>");
});

test("what is too long for one file goes on in another one, and the index names all of them", () => {
  const context = aContext(manyStories(5), { now: NOW });
  const lists = Array.from({ length: 7 }, (_, n) => `/tags/t${n}/`);
  const pages = sitemapPages(lists, context, 4);
  const months = pages.filter(({ path }) => path.startsWith("/sitemaps/2024"));
  expect(months.map(({ path }) => path)).toEqual(["/sitemaps/2024-06.xml", "/sitemaps/2024-06-2.xml"]);
  const urls = months.map(({ model }) => (model.kind === "addresses" ? model.entries.map(({ url }) => url) : []));
  expect(urls.map(({ length }) => length)).toEqual([4, 1]);
  // The newest story is the one that is alone.
  expect(urls[1]).toEqual(["https://ledger.example/2024/06/01/s0/"]);
  const ofLists = pages.filter(({ path }) => path.startsWith("/sitemaps/pages"));
  expect(ofLists.map(({ path }) => path).slice(0, 2)).toEqual(["/sitemaps/pages.xml", "/sitemaps/pages-2.xml"]);
  const named = ofLists.flatMap(({ model }) => (model.kind === "addresses" ? model.entries.map(({ url }) => url) : []));
  expect(named.sort()).toEqual(lists.map((path) => `https://ledger.example${path}`));
  const index = pages.find(({ path }) => path === "/sitemap.xml");
  expect(index?.model.kind === "index" ? index.model.entries.map(({ url }) => url) : []).toEqual(
    [...ofLists, ...months].map(({ path }) => `https://ledger.example${path}`),
  );
});

test("the lists and the stories of a large paper are divided at 50,000", () => {
  const lists = Array.from({ length: 50_001 }, (_, n) => `/tags/t${n}/`);
  const paths = (all: string[]) =>
    sitemapPages(all, aContext([]))
      .map(({ path }) => path)
      .filter((path) => path.startsWith("/sitemaps/"));
  expect(paths(lists)).toEqual(["/sitemaps/pages.xml", "/sitemaps/pages-2.xml"]);
  expect(paths(lists.slice(1))).toEqual(["/sitemaps/pages.xml"]);
});
