import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test.ts";

/** Where a tap in the middle of an element leads; null where it leads nowhere. */
const leadsTo = (target: Locator): Promise<string | null> =>
  target.evaluate((element) => {
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit?.closest("a")?.getAttribute("href") ?? null;
  });

/** The addresses that the headlines of some cards lead to, and where a tap on a part of each leads. */
async function cardsOn(
  page: Page,
  card: string,
  part: string,
): Promise<{ wanted: string | null; hit: string | null }[]> {
  const cards = await page
    .locator(card)
    .filter({ has: page.locator(part) })
    .all();
  return Promise.all(
    cards.map(async (one) => ({
      wanted: await one.locator("a").first().getAttribute("href"),
      hit: await leadsTo(one.locator(part).first()),
    })),
  );
}

for (const [place, address, card, part] of [
  ["the pictures of the front", "/", ".card", ".card-image img"],
  ["the summaries of the front", "/", ".card", ".card-standfirst"],
  ["the list of the latest", "/", ".latest li", ".card-meta"],
  ["a section", "/sections/wexmouth/", ".card", ".card-image img"],
  ["a tag", "/tags/harbor/", ".card", ".card-image img"],
  ["related stories", "/2026/11/23/tern-street-bridge-nine-nights/", ".related .card", ".card-image img"],
  ["the journalists", "/authors/", ".people li", ".portrait"],
  ["the results of a search", "/search/?q=ferry", ".search-result", ".search-excerpt"],
] as const) {
  test(`${place}: all of a card leads where its headline leads, by one link`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address);
    await expect(page.locator(card).first()).toBeVisible();
    const visible = `${part}:visible`;
    const cards = await cardsOn(page, card, visible);
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.filter(({ wanted, hit }) => hit !== wanted)).toEqual([]);
    // For a screen reader, a card is one link.
    expect(await page.locator(card).first().locator("a").count()).toBe(1);
  });
}

test("words that run the other way begin at their own side, in lists too", async ({ page }) => {
  await page.goto("/");
  const alignments = await page
    .locator("li [dir=rtl], .card [dir=rtl]")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).textAlign));
  expect(alignments.length).toBeGreaterThan(0);
  expect(new Set(alignments)).toEqual(new Set(["start"]));
});

test("the journalists stand in line with the headline above them", async ({ page }) => {
  await page.goto("/authors/");
  const left = async (selector: string) => (await page.locator(selector).first().boundingBox())?.x;
  expect(await left(".people .portrait")).toBe(await left("h1"));
});

for (const width of [320, 360]) {
  test(`at ${width} pixels every section is in sight, and the footer names them again`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto("/sections/opinion/");
    const boxes = await page
      .locator("nav.sections a")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    expect(boxes.length).toBeGreaterThan(5);
    for (const [left = -1, right = width + 1] of boxes) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
    }
    const names = (selector: string) => page.locator(selector).allInnerTexts();
    expect(await names(".footer-sections a")).toEqual(await names("nav.sections a"));
  });
}

test("a date on a card stands on one line", async ({ page }) => {
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/");
    const lines = await page
      .locator(".card-meta time")
      .evaluateAll((all) => all.map((one) => new Set([...one.getClientRects()].map(({ bottom }) => bottom)).size));
    expect(lines.filter((count) => count > 1)).toEqual([]);
    expect(lines.length).toBeGreaterThan(10);
  }
});

test("with text twice as large nothing is cut off at the side, in the fonts of the device either", async ({
  ownPage: page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.route("**/*.woff2", (route) => route.abort());
  // No day has a longer name.
  await page.clock.setFixedTime("2026-09-30T16:00:00Z");
  for (const address of [
    "/",
    "/2026/11/23/tern-street-bridge-nine-nights/",
    "/sections/wexmouth/",
    "/authors/",
    "/search/",
  ]) {
    await page.goto(address);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBe(0);
  }
});

test("no word widens a page, however long it is", async ({ page }) => {
  const words = [
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente",
    `https://www.example.org/${"a".repeat(140)}`,
    `#${"Hashtag".repeat(12)}`,
  ];
  await page.setViewportSize({ width: 320, height: 740 });
  for (const address of [
    "/",
    "/sections/wexmouth/",
    "/tags/harbor/",
    "/authors/linh-dao/",
    "/archive/2026/11/",
    "/corrections/",
  ]) {
    await page.goto(address);
    for (const word of words) {
      const changed = await page.evaluate((word) => {
        const places = [...document.querySelectorAll("h1, h2, h3, p, li > a, figcaption")].filter((place) =>
          place.closest("main"),
        );
        for (const place of places) (place.querySelector("a") ?? place).textContent = word;
        return places.length;
      }, word);
      expect(changed).toBeGreaterThan(3);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${address} ${word}`).toBe(
        0,
      );
    }
  }
});
