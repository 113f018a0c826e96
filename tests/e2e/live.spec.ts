import type { Page } from "@playwright/test";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { LiveNewsroom } from "./live-newsroom.ts";
import { test as base, expect, watch } from "./test.ts";

const MINUTE = 60_000;
const ADDRESS = "/2026/11/20/flood/";

interface Live {
  newsroom: LiveNewsroom;
  server: SiteServer;
  complaints: string[];
  /** How often the page asked for itself. */
  asked(): number;
}

const test = base.extend<{ live: Live }>({
  // The clock of a page is set once and for all.
  page: async ({ ownPage }, use) => use(ownPage),
  live: async ({ page, build }, use) => {
    const newsroom = new LiveNewsroom(build);
    const server = await serveSite(await newsroom.publish(1), { port: 0 });
    const complaints = watch(page, server);
    let asked = 0;
    page.on("request", (request) => {
      if (request.resourceType() === "fetch" && isAnswer(request.url())) asked += 1;
    });
    await page.clock.install({ time: new Date("2026-11-20T15:00:00Z") });
    await page.goto(server.address + ADDRESS);
    await use({ newsroom, server, complaints, asked: () => asked });
    await server.close();
  },
});

const headlines = (page: Page) => page.locator(".update h2 span").allInnerTexts();
const news = (page: Page) => page.locator(".live-news");

const isAnswer = (url: string) => new URL(url).pathname === ADDRESS;

/** A minute on the page's clock, and the answer to what it asks; it has read it before another answer comes. */
async function nextAnswer(page: Page, wait = MINUTE): Promise<void> {
  const answered = page.waitForResponse((response) => isAnswer(response.url()));
  await page.clock.runFor(wait);
  await answered;
  await page.evaluate(() => fetch("/robots.txt").then((response) => response.text()));
}

test("new updates are announced, and put in by the reader; nothing moves before", async ({ page, live }) => {
  await expect(page.locator(".live-mark")).toHaveText("Live");
  await page.evaluate(() => scrollTo(0, 300));
  const place = () => page.locator("#update-20261120-0910").evaluate((element) => element.getBoundingClientRect().top);
  const before = await place();
  await nextAnswer(page);
  await expect(news(page)).toBeEmpty();

  await live.newsroom.publish(2);
  await nextAnswer(page);
  await expect(news(page)).toHaveText("1 new update");
  await live.newsroom.publish(3);
  await nextAnswer(page);
  await expect(news(page)).toHaveText("2 new updates");
  expect(await headlines(page)).toEqual(["News 1"]);
  expect(await place()).toBe(before);

  await page.getByRole("button", { name: "2 new updates" }).click();
  expect(await headlines(page)).toEqual(["News 3", "News 2", "News 1"]);
  await expect(news(page)).toBeEmpty();
  await expect(page.locator("#update-20261120-0930 h2 a")).toBeFocused();

  await live.newsroom.publish(4);
  await nextAnswer(page);
  await expect(news(page)).toHaveText("1 new update");
  expect(live.complaints).toEqual([]);
});

test("what was corrected or withdrawn is taken up at once, and new updates still wait", async ({ page, live }) => {
  await live.newsroom.publish(2);
  await nextAnswer(page);
  await page.getByRole("button", { name: "1 new update" }).click();
  await live.newsroom.publish(
    3,
    "true",
    {
      headline: "Flood at the quay",
      updated: "2026-11-20 09:35",
      corrections: "[{ at: 2026-11-20 09:35, text: The water rose two feet and not three. }]",
    },
    (text) =>
      text
        .replace("The water rose.", "The water rose by two feet.")
        .replace("What was known of “News 1”", "What is right of “News 1”")
        .replace(/::: update 2026-11-20 09:20.*?\n:::\n/s, ""),
  );
  await nextAnswer(page);
  await expect(page.locator("h1")).toHaveText("Flood at the quay");
  await expect(page).toHaveTitle(/^Flood at the quay/);
  await expect(page.locator(".story-meta .updated")).toContainText("9:35");
  await expect(page.locator(".body > p").first()).toHaveText("The water rose by two feet.");
  await expect(page.locator(".body")).toContainText("What is right of “News 1”");
  await expect(page.locator(".body")).not.toContainText("What was known of “News 1”");
  await expect(page.locator("#corrections")).toContainText("two feet and not three");
  expect(await headlines(page)).toEqual(["News 1"]);
  await expect(news(page)).toHaveText("1 new update");
  await page.getByRole("button", { name: "1 new update" }).click();
  expect(await headlines(page)).toEqual(["News 3", "News 1"]);
  expect(live.complaints).toEqual([]);
});

test("the coverage that ends says so, and nobody asks again", async ({ page, live }) => {
  await live.newsroom.publish(2, "ended");
  await nextAnswer(page);
  await expect(page.locator(".live-mark")).toHaveText("Live coverage has ended");
  await expect(news(page)).toHaveText("1 new update");
  await page.clock.runFor(60 * MINUTE);
  expect(live.asked()).toBe(1);
});

test("after failures it asks less and less often, and recovers", async ({ page, live }) => {
  let isDown = true;
  await page.route(`**${ADDRESS}`, (route) => (isDown ? route.fulfill({ status: 503 }) : route.continue()));
  await nextAnswer(page);
  await page.clock.runFor(MINUTE);
  expect(live.asked()).toBe(1);
  await nextAnswer(page);
  expect(live.asked()).toBe(2);
  await page.clock.runFor(3 * MINUTE);
  expect(live.asked()).toBe(2);
  isDown = false;
  await live.newsroom.publish(2);
  await nextAnswer(page);
  await expect(news(page)).toHaveText("1 new update");
  await nextAnswer(page);
  expect(live.asked()).toBe(4);
});

test("while nobody looks it does not ask, and it does once somebody does", async ({ page, live }) => {
  const look = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await look(true);
  await page.clock.runFor(30 * MINUTE);
  expect(live.asked()).toBe(0);
  await live.newsroom.publish(2);
  await look(false);
  await expect(news(page)).toHaveText("1 new update");
  expect(live.asked()).toBe(1);
});

test("without JavaScript every update is there, and has its address", async ({ plainPage: page, build }) => {
  const newsroom = new LiveNewsroom(build);
  const server = await serveSite(await newsroom.publish(3), { port: 0 });
  await page.goto(`${server.address}${ADDRESS}#update-20261120-0920`);
  expect(await headlines(page)).toEqual(["News 3", "News 2", "News 1"]);
  await expect(page.locator("#update-20261120-0920")).toBeInViewport();
  await server.close();
});
