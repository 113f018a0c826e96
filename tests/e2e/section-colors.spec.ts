import type { Locator } from "@playwright/test";
import { expect, test } from "./test.ts";

const colorOf = (place: Locator): Promise<string> => place.evaluate((element) => getComputedStyle(element).color);

/** Sections of the demonstration with a color of their own, and one in that of the house. */
const SECTIONS = ["politics", "business", "wexmouth"];

for (const scheme of ["light", "dark"] as const) {
  test(`a section has one color wherever a reader meets it, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const seen: string[] = [];
    for (const section of SECTIONS) {
      await page.goto(`/sections/${section}/`);
      const title = page.locator(".list-top h1");
      const color = await title.evaluate((element) => getComputedStyle(element).borderInlineStartColor);
      expect(await colorOf(page.locator('.sections [aria-current="true"]'))).toBe(color);
      const kicker = page.locator(".card .kicker").first();
      if ((await kicker.count()) > 0) expect(await colorOf(kicker)).toBe(color);
      await page.locator(".card-headline a").first().click();
      await expect(page.locator(".story")).toBeVisible();
      expect(await colorOf(page.locator(".story-top .kicker a").first())).toBe(color);
      expect(await colorOf(page.locator('.sections [aria-current="true"]'))).toBe(color);
      seen.push(color);
    }
    expect(new Set(seen).size).toBe(SECTIONS.length);
    // The mark of the house is not the section's.
    await page.goto("/sections/politics/");
    const mark = await colorOf(page.locator(".brand-mark svg"));
    expect(mark).not.toBe(seen[0]);
    // Among stories of all sections, each card keeps its own.
    await page.goto("/");
    for (const [index, section] of SECTIONS.entries()) {
      const label = await page.locator(`.sections a[href="/sections/${section}/"]`).textContent();
      const kickers = page.locator(".latest li, .top .card").locator(".kicker", { hasText: label ?? "" });
      for (const kicker of await kickers.all()) expect(await colorOf(kicker)).toBe(seen[index]);
    }
  });
}
