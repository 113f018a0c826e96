import { KINDS_OF_PAGE } from "./kinds.ts";
import { expect, test, watch } from "./test.ts";

const { gone: GONE } = KINDS_OF_PAGE;

test.describe("without JavaScript", () => {
  test("an article of every kind can be read, whole", async ({ plainPage: page, site }) => {
    const complaints = watch(page, site);
    const articles = Object.values(KINDS_OF_PAGE).filter((address) => /^\/\d{4}\//.test(address) && address !== GONE);
    expect(articles.length).toBeGreaterThan(12);
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

  test("no button is shown that needs a script, and no date that a script would write", async ({ plainPage: page }) => {
    await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
    await expect(page.getByRole("button", { name: "Copy link" })).toBeHidden();
    await expect(page.locator("[data-edition-date]")).toHaveText("");
  });

  test("a letter to the editor is sent and thanked for", async ({ plainPage: page }) => {
    await page.goto("/2026/11/23/tern-street-bridge-nine-nights/");
    await page.getByText("Write a letter to the editor").click();
    await page.getByLabel("Your name").fill("R. Eader");
    await page.getByLabel("E-mail (not printed)").fill("reader@example.org");
    await page.getByLabel("Your letter").fill("I like the bridge.");
    await page.getByRole("button", { name: "Send the letter" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your letter");
  });

  test("a reader signs up for the newsletter, with a ZIP code that keeps its zero", async ({ plainPage: page }) => {
    await page.goto("/");
    await page.getByLabel("E-mail", { exact: true }).fill("reader@example.org");
    await page.getByLabel("ZIP code").fill("02134");
    await page.getByRole("checkbox").check();
    const posted = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Sign up" }).click();
    expect((await posted).postData()).toContain("zip=02134");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed up");
  });

  test("the search page says what to do instead", async ({ plainPage: page }) => {
    await page.goto("/search/");
    await expect(page.locator("main noscript > p")).toContainText("Searching needs JavaScript.");
    await expect(page.locator("main noscript > p")).toBeVisible();
    await expect(page.locator("main noscript").locator("a", { hasText: "All tags" })).toBeVisible();
  });
});

test("the masthead shows today's date, in the newsroom's zone", async ({ ownPage: page }) => {
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

test("the link is copied, and the reader is told", async ({ ownPage: page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
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
