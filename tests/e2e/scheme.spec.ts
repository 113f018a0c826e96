import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const STORY = "/2026/11/18/caldera-bay-election-recount/";
const DARK = "rgb(20, 24, 29)";
const LIGHT = "rgb(251, 249, 244)";

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("a reader's choice of dark is kept from page to page, and drawn at once", async ({ page, complaints }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.getByRole("radio", { name: "Dark" }).check();
  expect(await paper(page)).toBe(DARK);
  // The file with the scripts comes late, or never: the choice does not wait for it.
  await page.route("**/assets/site-*.js", (route) => route.abort());
  await page.goto(STORY);
  expect(await paper(page)).toBe(DARK);
  expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

test("light on a dark device, and back to what the device says", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(STORY);
  expect(await paper(page)).toBe(DARK);
  await page.getByRole("radio", { name: "Light" }).check();
  expect(await paper(page)).toBe(LIGHT);
  await page.reload();
  expect(await paper(page)).toBe(LIGHT);
  await expect(page.getByRole("radio", { name: "Light" })).toBeChecked();
  await page.getByRole("radio", { name: "As on this device" }).check();
  expect(await paper(page)).toBe(DARK);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("paper is white, whatever the reader chose for the screen", async ({ page }) => {
  await page.goto(STORY);
  await page.getByRole("radio", { name: "Dark" }).check();
  await page.emulateMedia({ media: "print" });
  expect(await paper(page)).toBe("rgb(255, 255, 255)");
  await expect(page.locator(".scheme")).toBeHidden();
});

test.describe("without JavaScript", () => {
  test("there is no choice that would do nothing", async ({ plainPage: page }) => {
    await page.goto(STORY);
    await expect(page.locator(".scheme")).toBeHidden();
  });
});

test("the browser may get pages ready ahead, by rules that the policy allows", async ({ page, complaints }) => {
  await page.goto(STORY);
  const rules = await page.locator('script[type="speculationrules"]').textContent();
  expect(Object.keys(JSON.parse(rules ?? ""))).toEqual(["prerender", "prefetch"]);
  expect(complaints).toEqual([]);
});

/** Notes on each page that opens whether it comes in by a transition. */
async function noteFading(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      document.documentElement.dataset.faded = String(event.viewTransition !== null);
    });
  });
}

/** Whether the page that a click leads to comes in by a transition. */
async function fadesIn(page: Page): Promise<boolean> {
  await page.goto("/");
  await page.locator("nav.sections a").first().click();
  await expect(page).toHaveURL(/\/sections\//);
  return (await page.locator("html").getAttribute("data-faded")) === "true";
}

test("one page fades into the next, unless the reader wants nothing to move", async ({ ownPage: page }) => {
  await noteFading(page);
  // A browser leaves out a transition to a page that takes it long, as on a busy machine: one of several will do.
  await expect.poll(() => fadesIn(page)).toBe(true);
  const calm = await page.context().newPage();
  await noteFading(calm);
  await calm.emulateMedia({ reducedMotion: "reduce" });
  expect(await fadesIn(calm)).toBe(false);
});

test("a long read that asks for it begins with a large letter, and no other story does", async ({ page }) => {
  const isLarge = async (address: string) => {
    await page.goto(address);
    return page
      .locator(".body > p")
      .first()
      .evaluate((first) => {
        const letter = getComputedStyle(first, "::first-letter");
        // As many lines high; in a browser that cannot say so, as many times larger.
        const lines = Number.parseFloat(letter.getPropertyValue("initial-letter"));
        return (
          lines > 2 || Number.parseFloat(letter.fontSize) > 2 * Number.parseFloat(getComputedStyle(first).fontSize)
        );
      });
  };
  expect(await isLarge("/2026/11/08/the-last-lamplighter-of-corrigan-yard/")).toBe(true);
  expect(await isLarge("/2026/11/23/tern-street-bridge-nine-nights/")).toBe(false);
});
