import { serveSite } from "../../src/server/serve.ts";
import { article, TestNewsroom } from "../site.ts";
import { expect, test } from "./test.ts";

/**
 * Newest first. Seconds apart, with numbers of one digit fewer (before 9 September 2001) and below zero among them, and
 * named so that neither the order of letters nor that of relevance is that of time.
 */
const STORIES = [
  ["m", "2026-11-20T13:00:02Z"],
  ["z", "2026-11-20T13:00:01Z"],
  ["a", "2026-11-20T13:00:00Z"],
  ["k", "2026-01-01T05:00:00Z"],
  ["y", "2026-01-01T04:59:59Z"],
  ["b", "2001-09-09T01:46:40Z"],
  ["x", "2001-09-09T01:46:39Z"],
  ["c", "1969-07-20T20:17:40Z"],
] as const;

test("search sorts by the instant, newest first, and knows a story's year on the newsroom's calendar", async ({
  page,
  build,
}) => {
  const newsroom = new TestNewsroom("ledger");
  STORIES.forEach(([slug, published], index) => {
    const body = `A story of the harbor${", harbor".repeat(index)}.`;
    newsroom.write(`articles/${slug}.md`, article({ headline: `Story ${slug}`, published }, body));
  });
  const site = await build(newsroom);
  const server = await serveSite(site.folder, { port: 0 });
  try {
    await page.goto(`${server.address}/search/?q=harbor`);
    const headlines = page.locator("[data-search-results] .card-headline");
    await expect(headlines).toHaveCount(STORIES.length);
    await page.locator('select[name="order"]').selectOption("date");
    await expect(headlines).toHaveText(STORIES.map(([slug]) => `Story ${slug}`));
    await page.getByText("Narrow down").click();
    await page.locator('select[name="year"]').selectOption("2025");
    await expect(headlines).toHaveText(["Story y"]);
    await page.locator('select[name="year"]').selectOption("2001");
    await expect(headlines).toHaveText(["Story b", "Story x"]);
  } finally {
    await server.close();
  }
});
