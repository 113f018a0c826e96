import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { article, TestNewsroom } from "../site.ts";
import { expect, test } from "./test.ts";

/** Newest first, in four pieces; the tests' clock stands on 23 November 2026. */
const STORIES = [
  ["november", "2026-11-20 08:00", "city", "harbor"],
  ["first-november", "2026-11-01 00:00", "opinion", "harbor"],
  ["october", "2026-10-31 23:59", "city", "tides"],
  ["january", "2026-01-01 00:00", "city", "harbor"],
  ["silvester", "2025-12-31 23:59", "opinion", "harbor"],
  ["four-and-twenty", "2024-07-01 12:00", "city", "tides"],
  ["twenty", "2020-07-01 12:00", "city", "harbor"],
  ["nineteen", "2019-07-01 12:00", "opinion", "harbor"],
  ["ten", "2010-07-01 12:00", "city", "rare"],
] as const;

let server: SiteServer;

// One worker for all of it, so that its newsroom is built once.
test.describe.configure({ mode: "default" });

test.beforeAll(async ({ build }) => {
  const newsroom = new TestNewsroom("ledger");
  STORIES.forEach(([slug, published, section, tag], index) => {
    // The older, the more of the word: the best match is not the newest.
    const body = `A story of the ferry${", ferry".repeat(index)}. Its own word is only${slug.replaceAll("-", "")}.`;
    const matter = { headline: `Story ${slug}`, published, section, tags: `[${tag}]` };
    newsroom.write(`articles/${slug}.md`, article(matter, body));
  });
  server = await serveSite((await build(newsroom)).folder, { port: 0 });
});

test.afterAll(() => server.close());

const titles = (stories: readonly (readonly string[])[]) => stories.map(([slug]) => `Story ${slug}`);

test("newest first is the order of time across pieces", async ({ page }) => {
  await page.goto(`${server.address}/search/?q=ferry&order=date`);
  const headlines = page.locator("[data-search-results] .card-headline");
  await expect(headlines).toHaveText(titles(STORIES));
  await expect(page.getByRole("status").filter({ hasText: "9 stories found" })).toBeVisible();
  await page.getByLabel("Order").selectOption("");
  await expect(headlines).not.toHaveText(titles(STORIES));
  await expect(headlines).toHaveCount(STORIES.length);
});

test("a story of each piece is found, alone, by a word of its own", async ({ page }) => {
  await page.goto(`${server.address}/search/`);
  const box = page.locator("main").getByRole("searchbox");
  for (const [slug] of STORIES) {
    await box.fill(`only${slug.replaceAll("-", "")}`);
    await expect(page.locator("[data-search-results] .card-headline")).toHaveText([`Story ${slug}`]);
    await expect(page.getByRole("status").filter({ hasText: "One story found" })).toBeVisible();
  }
});

test("filters count and choose across pieces", async ({ page }) => {
  await page.goto(`${server.address}/search/?q=ferry&order=date`);
  await page.getByText("Narrow down").click();
  const options = (name: string) => page.locator(`select[name="${name}"] option`);
  await expect(options("tag")).toHaveText(["Any", "harbor (6)", "rare (1)", "tides (2)"]);
  await expect(options("section")).toHaveText(["Any", "City (6)", "Opinion (3)"]);
  await expect(options("year")).toHaveText([
    "Any",
    "2026 (4)",
    "2025 (1)",
    "2024 (1)",
    "2020 (1)",
    "2019 (1)",
    "2010 (1)",
  ]);
  const headlines = page.locator("[data-search-results] .card-headline");
  const having = (test: (story: (typeof STORIES)[number]) => boolean) => titles(STORIES.filter(test));
  await page.locator('select[name="tag"]').selectOption("harbor");
  await expect(headlines).toHaveText(having(([, , , tag]) => tag === "harbor"));
  await expect(page.getByRole("status").filter({ hasText: "6 stories found" })).toBeVisible();
  await page.locator('select[name="section"]').selectOption("Opinion");
  await expect(headlines).toHaveText(having(([, , section, tag]) => section === "opinion" && tag === "harbor"));
  await page.locator('select[name="year"]').selectOption("2025");
  await expect(headlines).toHaveText(["Story silvester"]);
  // What would find nothing is not offered, and what is chosen stays.
  await expect(options("tag")).toHaveText(["Any", "harbor (1)"]);
  await expect(options("year")).toHaveText(["Any", "2026 (1)", "2025 (1)", "2019 (1)"]);
  await page.locator('select[name="section"]').selectOption("");
  await page.locator('select[name="tag"]').selectOption("");
  await page.locator('select[name="year"]').selectOption("");
  await expect(options("tag")).toHaveText(["Any", "harbor (6)", "rare (1)", "tides (2)"]);
  await page.locator('select[name="tag"]').selectOption("rare");
  await expect(headlines).toHaveText(["Story ten"]);
});

test("a first search loads of each piece what it needs, and no filters", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${server.address}/search/?q=onlyten`);
  await expect(page.locator("[data-search-results] .card-headline")).toHaveText(["Story ten"]);
  const index = loaded.filter((path) => path.startsWith("/search/index/"));
  const folders = new Set(index.flatMap((path) => /pieces\/([^/]+)\//.exec(path)?.[1] ?? []));
  expect([...folders].sort()).toEqual(["2000-2015", "2016-2025", "2026", "2026-11"]);
  expect(index.filter((path) => path.includes("/fragment/"))).toHaveLength(1);
  expect(index.filter((path) => path.includes("/facets-"))).toEqual([]);
  expect(index.filter((path) => path.includes("/engine/"))).toHaveLength(1);
});
