import { expect, test } from "./test.ts";

interface Ran {
  ranges: { startOffset: number; endOffset: number; count: number }[];
}

/** Marks what ran of a script, from V8's ranges: an inner range overrules the one around it. */
function mark(ran: Uint8Array, functions: readonly Ran[]): void {
  const once = new Uint8Array(ran.length);
  const ranges = functions.flatMap(({ ranges }) => ranges);
  ranges.sort((a, b) => b.endOffset - b.startOffset - (a.endOffset - a.startOffset));
  for (const { startOffset, endOffset, count } of ranges) once.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  for (const [index, value] of once.entries()) if (value === 1) ran[index] = 1;
}

/** The search box runs in no other place, so this is where its lines are counted. */
test("the browser reaches nearly all of the search box", async ({ page }) => {
  let ran = new Uint8Array(0);
  // V8 forgets a page's counts when the page is left: they are read before.
  const count = async () => {
    for (const { url, source = "", functions } of await page.coverage.stopJSCoverage()) {
      if (!/\/assets\/box-.*\.js$/.test(url)) continue;
      if (ran.length === 0) ran = new Uint8Array(source.length);
      mark(ran, functions);
    }
    await page.coverage.startJSCoverage();
  };
  await page.coverage.startJSCoverage();
  const status = page.getByRole("status").filter({ hasText: /found|No stor/ });

  await page.goto("/about/");
  const box = page.getByRole("searchbox");
  await box.focus();
  await page.keyboard.type("harbor");
  await expect(status).toBeVisible();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "Escape"]) await page.keyboard.press(key);
  await box.fill("");
  await box.fill("qqqqqqqq");
  await expect(status).toBeVisible();
  await page.mouse.click(2, 400);
  await count();

  await page.goto("/search/?q=harbor");
  const results = page.locator("[data-search-results] > li");
  await expect(results.first()).toBeVisible();
  await page.getByRole("button", { name: /more/i }).click();
  await expect.poll(() => results.count()).toBeGreaterThan(10);
  await page.getByLabel("Order").selectOption("date");
  await page.getByText("Narrow down").click();
  await page.getByLabel("Section", { exact: true }).selectOption("Business");
  await expect.poll(async () => [...new Set(await results.locator(".kicker").allInnerTexts())]).toEqual(["Business"]);
  await count();

  const main = page.locator("main").getByRole("searchbox");
  await page.goto("/search/");
  for (const typed of [
    "“the harbor” -ferry $4.50 C++",
    "Linh Đào",
    "lamplihgter",
    "l'été 電子決済 السمك",
    "R&D 3.5 % ٢٠٢٦",
  ]) {
    // The answer to the query before is gone, so what is found is found for this one.
    await main.fill("");
    await expect(page.locator("main [role=status]")).toHaveText("");
    await main.fill(typed);
    await expect(page).toHaveTitle(new RegExp(`^${typed.slice(0, 3)}`));
    await expect(page.locator("main [role=status]")).toHaveText(/found/);
  }
  await main.fill("");
  await expect(page.locator("main [role=status]")).toHaveText("");
  await count();

  // An index that cannot be loaded is told, too.
  await page.route("**/pieces.json", (route) => route.abort());
  await page.goto("/search/?q=harbor");
  await expect(page.getByRole("status").filter({ hasText: /\S/ }).first()).toBeVisible();

  await count();
  expect(ran.length).toBeGreaterThan(2000);
  expect(ran.reduce((sum, byte) => sum + byte, 0) / ran.length).toBeGreaterThan(0.92);
});
