import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

test("nothing of the search is loaded until a reader reaches for it", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto("/", { waitUntil: "networkidle" });
  const isSearch = (path: string) => path.startsWith("/search/") || /\/box-/.test(path);
  expect(loaded.filter(isSearch)).toEqual([]);
  await page.getByRole("searchbox").focus();
  await expect.poll(() => loaded.filter(isSearch).length).toBeGreaterThan(0);
});

test("the masthead finds stories as the reader types, by keyboard alone", async ({ page, complaints }) => {
  await page.goto("/2024/05/25/kremlin-putin-north-korea-visit/");
  const box = page.getByRole("searchbox");
  await box.focus();
  await page.keyboard.type("lamplighter");
  const result = page.getByRole("link", { name: "The Last Lamplighter of Corrigan Yard" });
  await expect(result).toBeVisible();
  await expect(box).toHaveAccessibleDescription(/arrow keys/);
  await expect(page.locator(`#${await box.getAttribute("aria-controls")}`)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "found" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(result).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box).toBeFocused();
  await expect(result).toBeHidden();
  await page.keyboard.type("s");
  await page.keyboard.press("Backspace");
  await expect(result).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(result).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toHaveText("The Last Lamplighter of Corrigan Yard");
  expect(complaints).toEqual([]);
});

test("the search page: query in the address, marks, filters, newest first", async ({ page, complaints }) => {
  await page.goto("/search/?q=ferry");
  const results = page.locator("[data-search-results] > li");
  await expect(results.first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /\d+ stories found/ })).toBeVisible();
  await expect(results.first().locator("mark").first()).toHaveText(/ferr/i);

  await page.getByLabel("Order").selectOption("date");
  await expect(page).toHaveURL(/order=date/);
  await expect
    .poll(async () => {
      const days = await results.locator(".card-meta").allInnerTexts();
      const times = days.map((text) => Date.parse(text.split("·").at(-1) ?? ""));
      return times.length > 3 && times.every((time, index) => index === 0 || (times[index - 1] ?? 0) >= time);
    })
    .toBe(true);

  await page.getByText("Narrow down").click();
  await page.getByLabel("Section", { exact: true }).selectOption("Business");
  await expect.poll(async () => [...new Set(await results.locator(".kicker").allInnerTexts())]).toEqual(["Business"]);
  await expect(page).toHaveURL("/search/?q=ferry&order=date&section=Business");
  await expect(page).toHaveTitle(/^ferry · /);

  await page.reload();
  await expect(page.getByLabel("Section", { exact: true })).toHaveValue("Business");
  await expect.poll(async () => [...new Set(await results.locator(".kicker").allInnerTexts())]).toEqual(["Business"]);
  expect(complaints).toEqual([]);
});

test("opinion never looks like news, among results either", async ({ page }) => {
  await page.goto("/search/?q=city&section=Opinion");
  const styleOf = (selector: string) =>
    page
      .locator(`[data-search-results] ${selector}`)
      .first()
      .evaluate((headline) => getComputedStyle(headline).fontStyle);
  await expect(page.locator("[data-search-results] .kicker").first()).toHaveText("Opinion");
  expect(await styleOf(".card-headline")).toBe("italic");
  await page.goto("/search/?q=ferry&section=Business");
  await expect(page.locator("[data-search-results] .kicker").first()).toHaveText("Business");
  expect(await styleOf(".card-headline")).toBe("normal");
});

test("a search without a result says so and what to try", async ({ page }) => {
  await page.goto("/search/");
  const box = page.locator("main").getByRole("searchbox");
  await box.fill("xyzzyplugh");
  await expect(page.getByRole("status").filter({ hasText: "No story found" })).toBeVisible();
});

for (const canary of ["Quillhaven", "Brackenfold", "Osprelling", "Velloriva"]) {
  test(`${canary}, a word of a story that is not public, is not found`, async ({ page }) => {
    await page.goto(`/search/?q=${canary}`);
    await expect(page.getByRole("status").filter({ hasText: "No story found" })).toBeVisible();
  });
}

test("what a reader types is text, never markup", async ({ page, complaints }) => {
  await page.goto(`/search/?q=${encodeURIComponent('<img src=x onerror="document.title=1">ferry')}`);
  await expect(page.getByRole("status").filter({ hasText: /found/ })).toBeVisible();
  expect(await page.title()).not.toBe("1");
  await expect(page.locator("[data-search-results] img")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("the files of the filters are loaded for those who reach for the filters", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto("/search/?q=ferry&order=date");
  await expect(page.getByRole("status").filter({ hasText: /\d+ stories found/ })).toBeVisible();
  await expect(page.getByLabel("Order")).toHaveValue("date");
  expect(loaded.some((path) => path.includes("/index/pieces/"))).toBe(true);
  expect(loaded.filter((path) => path.includes("/facets-"))).toEqual([]);
  await page.getByText("Narrow down").click();
  const section = page.getByLabel("Section", { exact: true });
  await expect(section).toBeEnabled();
  await expect(section.locator("option")).not.toHaveCount(1);
  expect(loaded.filter((path) => path.includes("/facets-"))).not.toEqual([]);
});

test("a filter that the address names is chosen, and one that is gone is not", async ({ page }) => {
  await page.goto("/search/?q=ferry&section=Business&tag=Nowhere");
  const results = page.locator("[data-search-results] > li");
  await expect.poll(async () => [...new Set(await results.locator(".kicker").allInnerTexts())]).toEqual(["Business"]);
  await expect(page.getByLabel("Section", { exact: true })).toHaveValue("Business");
  await expect(page.getByLabel("Tag", { exact: true })).toHaveValue("");
});

/** Answers of the index are held back until they are let go, one after the other. */
async function heldBack(page: Page, pattern: RegExp): Promise<() => void> {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  await page.route(pattern, async (route) => {
    if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  return () => {
    isOpen = true;
    for (const go of waiting) go();
  };
}

test("answers that come late leave the reader where she is in the list", async ({ page }) => {
  await page.goto("/about/");
  const box = page.getByRole("searchbox");
  const links = page.locator("[data-search-panel] .card-headline a");
  await box.fill("harbor");
  await expect(links.nth(1)).toBeVisible();
  const letGo = await heldBack(page, /pf_index|fragment/);
  // A longer query, whose answer comes only when she is in the list of the one before.
  const asked = page.waitForRequest(/pf_index|fragment/);
  await box.fill("harbor lamplighter");
  await asked;
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = await links.nth(1).getAttribute("href");
  await expect(links.nth(1)).toBeFocused();
  letGo();
  // Nothing is drawn over her, and Enter leads where she is.
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(second);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(second ?? "");
});

test("a name typed as a whole leads first to the page of who bears it", async ({ page }) => {
  for (const [typed, address] of [
    ["Linh Dao", /^\/authors\//],
    ["bram sorley", /^\/authors\//],
    ["Business", /^\/sections\/business\/$/],
    ["ferries", /^\/tags\//],
  ] as const) {
    await page.goto(`/search/?q=${encodeURIComponent(typed)}`);
    await expect(page.locator("[data-search-pages] a").first()).toHaveAttribute("href", address);
    await expect(page.getByRole("status").filter({ hasText: /stories found/ })).toBeVisible();
  }
});

test("one wrong letter is forgiven, and the reader is asked what was meant", async ({ page }) => {
  await page.goto("/search/?q=lamplihgter");
  const status = page.getByRole("status").filter({ hasText: "Did you mean" });
  await expect(status.getByRole("link", { name: "lamplighter" })).toHaveAttribute("href", "?q=lamplighter");
  await expect(page.getByRole("link", { name: "The Last Lamplighter of Corrigan Yard" })).toBeVisible();
});

test("filters alone find, and dates choose", async ({ page }) => {
  await page.goto("/search/?section=Business&from=2026-11-01&to=2026-11-30");
  const results = page.locator("[data-search-results] > li");
  await expect.poll(async () => [...new Set(await results.locator(".kicker").allInnerTexts())]).toEqual(["Business"]);
  for (const day of await results.locator(".card-meta").allInnerTexts()) expect(day).toMatch(/November\s\d+,\s2026/);
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("2026-11-01");
  const section = page.getByLabel("Section", { exact: true });
  await expect(section.locator("option:checked")).toHaveText(/^Business \(\d+\)$/);
  const [, count] = /\((\d+)\)/.exec((await section.locator("option:checked").textContent()) ?? "") ?? [];
  await expect(page.getByRole("status").filter({ hasText: `${count} stories found` })).toBeVisible();
});

for (const width of [360, 1440]) {
  test(`results push nothing that a reader sees (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/search/?q=ferry");
    await expect(page.getByRole("status").filter({ hasText: /stories found/ })).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const shifted = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const moved: string[] = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { sources?: { node?: Node }[] })[]) {
              const nodes = (entry.sources ?? []).map(({ node }) => node as Element | undefined);
              // The masthead moves by less than a pixel when its fonts come, here as on every page.
              moved.push(...nodes.filter((node) => !node?.closest(".masthead")).map((node) => node?.outerHTML ?? ""));
            }
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
        }),
    );
    expect(shifted).toEqual([]);
  });
}
