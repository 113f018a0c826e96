import { readdirSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import { KINDS_OF_PAGE } from "./kinds.ts";
import { expect, test } from "./test.ts";

/** 404 and 410 are what these pages answer: the browser reports them, rightly. */
const unexpected = (complaints: string[]) => complaints.filter((text) => !/status of (404|410)/.test(text));

for (const [kind, address] of Object.entries(KINDS_OF_PAGE)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${kind}, ${colorScheme}: no axe violation, no error, nothing from elsewhere`, async ({
      page,
      complaints,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(address);
      await page.evaluate(axe.source);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const violations = await page.evaluate(async () => {
          const page = globalThis as unknown as { axe: typeof axe };
          const results = await page.axe.run(document, {
            resultTypes: ["violations"],
            // WCAG 2.2: targets of 24 pixels or more, or as far from the next one. Not among those that run by themselves.
            rules: { "target-size": { enabled: true } },
          });
          return results.violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" · ")}`,
          );
        });
        expect(violations).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, "nothing scrolls sideways").toBeLessThanOrEqual(0);
      }
      expect(unexpected(complaints)).toEqual([]);
    });
  }
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every article can be read, whole", async ({ page, complaints }) => {
    const folder = process.env.DEMO_SITE ?? "";
    const articles = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /^\d{4}\/\d{2}\/\d{2}\/[^/]+\/index\.html$/.test(file))
      .map((file) => `/${path.dirname(file)}/`);
    expect(articles.length).toBeGreaterThan(40);
    for (const address of articles) {
      await page.goto(address, { waitUntil: "domcontentloaded" });
      await expect(page.locator("h1")).toBeVisible();
      if (await page.locator(".body").count()) {
        const [text = ""] = await page.locator(".body").allInnerTexts();
        expect(text.split(/\s+/).length, address).toBeGreaterThan(180);
        await expect(page.getByRole("link", { name: "Send by e-mail" })).toHaveAttribute("href", /^mailto:/);
      }
    }
    expect(complaints).toEqual([]);
  });

  test("no button is shown that needs a script, and no date that a script would write", async ({ page }) => {
    await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
    await expect(page.getByRole("button", { name: "Copy link" })).toBeHidden();
    await expect(page.locator("[data-edition-date]")).toHaveText("");
  });

  test("a letter to the editor is sent and thanked for", async ({ page }) => {
    await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
    await page.getByText("Write a letter to the editor").click();
    await page.getByLabel("Your name").fill("R. Eader");
    await page.getByLabel("E-mail (not printed)").fill("reader@example.org");
    await page.getByLabel("Your letter").fill("I like the bridge.");
    await page.getByRole("button", { name: "Send the letter" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your letter");
  });

  test("a reader signs up for the newsletter, with a ZIP code that keeps its zero", async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("E-mail", { exact: true }).fill("reader@example.org");
    await page.getByLabel("ZIP code").fill("02134");
    await page.getByRole("checkbox").check();
    const posted = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Sign up" }).click();
    expect((await posted).postData()).toContain("zip=02134");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed up");
  });

  test("the search page says what to do instead", async ({ page }) => {
    await page.goto("/search/");
    await expect(page.locator("main noscript > p")).toContainText("Searching needs JavaScript.");
    await expect(page.locator("main noscript > p")).toBeVisible();
    await expect(page.locator("main noscript").locator("a", { hasText: "All tags" })).toBeVisible();
  });
});

test("the masthead shows today's date, in the newsroom's zone", async ({ page }) => {
  await page.clock.setFixedTime("2026-12-01T03:30:00Z");
  await page.goto("/");
  await expect(page.locator("[data-edition-date]")).toHaveText("Monday, November 30, 2026");
});

test("the date moves nothing when it comes", async ({ page }) => {
  // Fonts that come late on a busy machine move lines, too; here the date is meant.
  await page.route("**/*.woff2", (route) => route.abort());
  await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
  expect(shift).toBeLessThan(0.01);
});

test("the keyboard: skip link first, then back to the top, with the focus", async ({ page }) => {
  await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the story" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  const toTop = page.getByRole("link", { name: "Back to top" });
  await toTop.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#top")).toBeFocused();
});

test("tags are parted by pipes that a screen reader does not read", async ({ page }) => {
  await page.goto("/2024/05/25/kremlin-putin-north-korea-visit/");
  const tags = page.getByRole("navigation", { name: "Tags" });
  const content = await tags
    .locator("li")
    .nth(1)
    .evaluate((item) => getComputedStyle(item, "::after").content);
  expect(content).toBe('"|" / ""');
  expect(await tags.ariaSnapshot()).not.toContain("|");
});

test("a video is a link until it is clicked, and then the player", async ({ page, complaints }) => {
  await page.goto("/2026/11/14/saltworks-night-market/");
  const link = page.locator("a[data-frame]");
  await link.scrollIntoViewIfNeeded();
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(complaints).toEqual([]);
  await link.click();
  await expect(page.locator("iframe")).toHaveAttribute("src", /^https:\/\/www\.youtube-nocookie\.com\/embed\//);
  await expect.poll(() => complaints.join()).toContain("youtube-nocookie.com");
  expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

test("the link is copied, and the reader is told", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "https://www.thehalyard.example/2026/11/23/tern-street-bridge-nine-nights/",
  );
});

test("comments that are closed say so", async ({ page }) => {
  await page.goto("/2026/10/30/library-sunday-hours/");
  await expect(page.getByText("Comments on this story are closed.")).toBeVisible();
  await expect(page.getByText("Write a letter to the editor")).toHaveCount(0);
});

test("a person who opens an RSS feed finds a page to read", async ({ page }) => {
  await page.goto("/tags/harbor/feed.xml");
  await expect(page.locator("item > title").first()).toBeVisible();
  await expect(page.locator("item > guid").first()).toBeHidden();
  const intro = await page.evaluate(() => getComputedStyle(document.documentElement, "::before").content);
  expect(intro).toContain("This is a news feed.");
});
