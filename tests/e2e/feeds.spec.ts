import { expect, test } from "./test.ts";

test("in a feed opened in a browser, an Arabic headline and summary begin at the right, and English ones at the left", async ({
  page,
}) => {
  await page.goto("/feed.xml");
  const sides = await page.evaluate(() => {
    /** Where the first letter stands, from 0 at the left to 1 at the right. */
    const beginning = (element: Element): number => {
      const [text] = element.childNodes;
      const range = document.createRange();
      if (!text) return Number.NaN;
      range.setStart(text, 0);
      range.setEnd(text, 1);
      const letter = range.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      return (letter.x + letter.width / 2 - box.x) / box.width;
    };
    const texts = [...document.querySelectorAll("item > title, item > description")];
    return texts.map((text) => ({ isArabic: /^\p{Script=Arabic}/u.test(text.textContent ?? ""), at: beginning(text) }));
  });
  const arabic = sides.filter(({ isArabic }) => isArabic);
  expect(arabic.length).toBeGreaterThanOrEqual(2);
  for (const { at } of arabic) expect(at).toBeGreaterThan(0.9);
  for (const { at } of sides.filter(({ isArabic }) => !isArabic)) expect(at).toBeLessThan(0.1);
});

test("what works on a screen alone is not printed: what a click would do, and the way back from a note", async ({
  page,
}) => {
  await page.goto("/2026/11/14/saltworks-night-market/");
  const hints = page.locator("[data-page-only]");
  await expect(hints.first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const hint of await hints.all()) await expect(hint).toBeHidden();
  await expect(page.locator(".embed a")).toBeVisible();
});
