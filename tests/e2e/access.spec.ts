import type { Page } from "@playwright/test";
import { arabicOn } from "./arabic.ts";
import { expect, test } from "./test.ts";

const STORY = "/2026/11/23/tern-street-bridge-nine-nights/";

/** Where the keyboard is. */
interface Focus {
  name: string;
  /** Whether a line of two pixels or more is drawn around it. */
  isOutlined: boolean;
  isInView: boolean;
}

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return {
      name:
        element === document.body ? "" : `${element.tagName} ${element.id || element.textContent?.trim().slice(0, 40)}`,
      isOutlined: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
  });

test("a story in another language is marked as such among the results of a search, too", async ({ page }) => {
  await page.goto("/search/?q=%D8%AC%D8%B3%D8%B1");
  await expect(page.locator(".search-result .card-headline[lang='ar'][dir='rtl']")).toHaveCount(1);
  const { texts, unmarked } = await arabicOn(page);
  expect(texts).toBeGreaterThan(2);
  expect(unmarked).toEqual([]);
});

test("the keyboard meets the skip link, the search and the sections in the order in which they stand", async ({
  page,
}) => {
  await page.goto(STORY);
  const names: string[] = [];
  for (let count = 0; count < 8; count += 1) {
    await page.keyboard.press("Tab");
    names.push((await focusOf(page)).name.replace(/^\w+ /, ""));
  }
  expect(names).toEqual([
    "Skip to the story",
    "Watch live",
    "search-masthead",
    "Search",
    "The Halyard",
    "GlobalTalk",
    "Wexmouth",
    "Politics",
  ]);
});

test("a letter is opened, written and sent by the keyboard alone", async ({ page }) => {
  await page.goto(STORY);
  await page.getByText("Write a letter to the editor").focus();
  await page.keyboard.press("Enter");
  for (const text of ["R. Eader", "Wexmouth", "reader@example.org", "I like the bridge."]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your letter");
});

test("in colors that the reader forces, what is told by color is told by lines, too", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.goto(STORY);
  const borders = await page.evaluate(() =>
    ["button[type=submit]", "#newsletter-email", ".disclosure summary"].map((selector) => {
      const element = document.querySelector(selector);
      return element ? Number.parseFloat(getComputedStyle(element).borderTopWidth) : null;
    }),
  );
  expect(borders.every((width) => width !== null && width >= 1)).toBe(true);
  const current = page.locator('nav.sections [aria-current="true"]');
  const other = page.locator("nav.sections a:not([aria-current])").first();
  const underline = (link: typeof current) =>
    link.evaluate((element) => {
      const { borderBottomWidth, borderBottomColor, textDecorationLine, boxShadow } = getComputedStyle(element);
      return [borderBottomWidth, borderBottomColor, textDecorationLine, boxShadow].join(" ");
    });
  expect(await underline(current)).not.toBe(await underline(other));
  await page.keyboard.press("Tab");
  expect((await focusOf(page)).isOutlined).toBe(true);
});

test("nothing moves by itself for a reader who asked for that", async ({ page }) => {
  const motion = () =>
    page.evaluate(() => ({
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
      running: document.getAnimations().length,
      slow: [...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== "none" || transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0);
      }).length,
    }));
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const address of ["/", STORY, "/search/", "/2026/11/22/high-water-on-brine-street/"]) {
    await page.goto(address);
    expect(await motion(), address).toEqual({ scroll: "auto", running: 0, slow: 0 });
  }
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect((await motion()).scroll).toBe("smooth");
});

test("on paper the story stands alone, with the addresses of its links and its own", async ({ page }) => {
  await page.goto(STORY);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("h1")).toBeVisible();
  for (const part of [
    "nav.sections",
    ".search-masthead",
    ".share > a",
    ".newsletter",
    ".comments",
    ".related",
    ".tags",
    "footer nav",
  ]) {
    await expect(page.locator(part).first()).toBeHidden();
  }
  const written = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element, "::after").content);
  const link = page.locator(".body a").first();
  expect(await written(".body a")).toContain(`(${await link.getAttribute("href")})`.replace(/[()]/g, ""));
  expect(await written(".share")).toContain(`https://www.thehalyard.example${STORY}`);
  const boxes = await page
    .locator(".body > p")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(new Set(boxes).size, "one column").toBe(1);
  const isKeptWhole = await page.locator(".lead-image").evaluate((figure) => getComputedStyle(figure).breakInside);
  expect(isKeptWhole).toBe("avoid");
  // The screen has none of it.
  await page.emulateMedia({ media: "screen" });
  expect(await written(".share")).toBe("none");
});
