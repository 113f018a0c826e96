import { expect, test } from "./test.ts";

const STORY = "/2024/05/25/kremlin-putin-north-korea-visit/";
const NOTICE = ".old-story";

interface Watched {
  moves: string[];
  paints: string[];
}

/** Runs in the page: notes what moves up or down. */
function watchMoves(): void {
  interface Shift extends PerformanceEntry {
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  }
  const watched: Watched = { moves: [], paints: [] };
  Object.assign(window, watched);
  new PerformanceObserver((list) => {
    for (const { node, previousRect, currentRect } of list.getEntries().flatMap((entry) => (entry as Shift).sources)) {
      if (previousRect.y !== currentRect.y) watched.moves.push(node?.textContent?.slice(0, 40) ?? "");
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    watched.paints.push(...list.getEntries().map(({ name }) => name));
  }).observe({ type: "paint", buffered: true });
}

for (const [now, words] of [
  ["2027-05-26T12:00:00Z", "This article is more than 3 years old."],
  ["2034-01-01T12:00:00Z", "This article is more than 9 years old."],
] as const) {
  test(`in ${now.slice(0, 4)} an old story says so, and moves nothing that was painted before`, async ({
    ownPage: page,
  }) => {
    // A face that comes late moves lines by itself.
    await page.route("**/*.woff2", (route) => route.abort());
    let paint = () => {};
    const painted = new Promise<void>((resolve) => {
      paint = resolve;
    });
    await page.route("**/assets/age-*.js", async (route) => {
      await painted;
      await route.continue();
    });
    await page.clock.setFixedTime(new Date(now));
    await page.addInitScript(watchMoves);
    await page.goto(STORY, { waitUntil: "commit" });
    await page.waitForFunction(() => (window as unknown as Watched).paints.includes("first-contentful-paint"));
    await expect(page.locator("h1")).toBeVisible();
    paint();
    await expect(page.locator(NOTICE)).toHaveText(words);
    await expect(page.locator(NOTICE)).toBeVisible();
    await expect(page.locator(".footer")).toBeAttached();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await page.evaluate(() => (window as unknown as Watched).moves)).toEqual([]);
  });
}

test("a day before it is three years old, a story does not", async ({ ownPage: page }) => {
  await page.clock.setFixedTime(new Date("2027-05-24T12:00:00Z"));
  await page.goto(STORY);
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(NOTICE)).toBeHidden();
});

test.describe("without JavaScript", () => {
  test("no story does", async ({ plainPage: page }) => {
    await page.goto(STORY);
    await expect(page.locator(NOTICE)).toBeHidden();
  });
});
