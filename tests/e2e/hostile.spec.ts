import { expect } from "@playwright/test";
import { ALIASES, ALL, PAYLOADS, WORD } from "./hostile-newsroom.ts";
import { test } from "./hostile-test.ts";

const addressOf = (file: string) => `/${encodeURI(file)}`.replace(/index\.html$/, "");

/** How Chromium shows plain text, and XML without a style sheet: with styles and pictures that the policy would refuse. */
const BROWSERS_OWN_VIEW = /^<(pre )?style>$|^Content Security Policy: /;

test("the watch would see a payload that runs", async ({ watched, hostile }) => {
  const { page, findings } = watched;
  const policy = /Content-Security-Policy-Report-Only: (.*)/.exec(hostile.site.text("_headers"))?.[1] ?? "";
  await page.route("**/control.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy-Report-Only": policy },
      body: `<!doctype html><title>Control</title><body>${PAYLOADS.slice(0, 9).join("\n")}`,
    }),
  );
  await page.goto("/control.html");
  await expect.poll(findings).toContainEqual(expect.stringContaining("Content Security Policy"));
  await expect.poll(findings).toContainEqual("a payload ran");
  const found = await findings();
  expect(found).toContain("<script> of its own");
  expect(found).toContain("<img onerror>");
  expect(found).toContain("request to https://pwned.invalid/a.png");
});

test("no page of any kind runs a payload, or holds one as markup", async ({ watched, hostile }) => {
  const pages = hostile.site.html().map(addressOf);
  expect(pages.length).toBeGreaterThan(40);
  for (const address of [...pages, `/${encodeURIComponent(PAYLOADS[0] ?? "")}/`]) {
    await watched.page.goto(address);
    expect(await watched.findings(), address).toEqual([]);
    expect(new URL(watched.page.url()).pathname, address).toBe(new URL(address, watched.address).pathname);
  }
});

test("every story shows each payload as the text that it is", async ({ watched, hostile }) => {
  const { page } = watched;
  await page.goto("/2026/11/20/wire/");
  for (const place of ["h1", ".standfirst", ".body", ".dateline"]) {
    const text = (await page.locator(place).first().textContent()) ?? "";
    for (const sign of ["<script>", "{{constructor", "<%= 7*7 %>", "${window"]) expect(text, place).toContain(sign);
    expect(text, place).not.toContain("49");
  }
  expect(hostile.site.filesMentioning("pwned").length).toBeGreaterThan(60);
});

test("structured data holds the words, whole", async ({ watched, hostile }) => {
  const stories = hostile.site.html().filter((file) => /^2026\/11\/20\/(all|wire|opinion|own-words)\//.test(file));
  expect(stories).toHaveLength(4);
  for (const file of stories) {
    await watched.page.goto(addressOf(file));
    const scripts = await watched.page.locator('script[type="application/ld+json"]').allTextContents();
    const data = scripts.map((script) => JSON.parse(script) as { headline?: string });
    const headline = data.find((item) => item.headline !== undefined)?.headline ?? "";
    for (const sign of ["</script>", "<!-- <script>", "]]>"]) expect(headline).toContain(sign);
  }
});

test("feeds are well formed, open without running anything, and their stories do nothing in a reader", async ({
  watched,
  hostile,
}) => {
  const { page, findings } = watched;
  const feeds = hostile.site.files().filter((file) => /\.(xml|atom|opml)$|feed\.json$/.test(file));
  expect(feeds.length).toBeGreaterThan(40);
  const isOwnView = (file: string) => !file.endsWith(".xml") || !hostile.site.text(file).includes("<?xml-stylesheet");

  const stories = new Set<string>();
  await page.goto("/404.html");
  for (const file of feeds) {
    const text = hostile.site.text(file);
    const read = file.endsWith(".json")
      ? (JSON.parse(text) as { items: { content_html: string }[] }).items.map((item) => item.content_html)
      : await page.evaluate(storiesOf, text);
    for (const story of read) stories.add(story);
  }
  expect(stories.size).toBeGreaterThan(4);
  for (const story of stories) {
    // As a reader without any care of its own would do it; only the origin is that of the server here.
    await page.setContent(`<!doctype html><main>${story.replaceAll('="https://ledger.example/', '="/')}</main>`);
    expect(await findings(), story.slice(0, 80)).toEqual([]);
  }

  // What is noted of the browser's own views is noted after all others.
  for (const file of [...feeds.filter((feed) => !isOwnView(feed)), ...feeds.filter(isOwnView)]) {
    // A browser saves what it has no way to show.
    await page.goto(addressOf(file)).catch((error: Error) => {
      if (!error.message.includes("Download is starting")) throw error;
    });
    const found = await findings();
    expect(isOwnView(file) ? found.filter((finding) => !BROWSERS_OWN_VIEW.test(finding)) : found, file).toEqual([]);
  }
});

test("old addresses with signs in them lead to the story", async ({ watched }) => {
  for (const alias of ALIASES) {
    await watched.page.goto(encodeURI(alias));
    expect(watched.page.url()).toBe(`${watched.address}/2026/11/20/all/`);
    expect(await watched.findings()).toEqual([]);
  }
});

test("the search box finds the stories and shows their words, and takes a payload for words", async ({ watched }) => {
  const { page, findings } = watched;
  await page.goto("/about/");
  const box = page.getByRole("searchbox").first();
  for (const [index, query] of [WORD, "script", "onerror", ...PAYLOADS].entries()) {
    // In between something else, so that the answer is known to be this query's.
    const between = `qqxzzy${index}`;
    await box.fill(between);
    await page.waitForFunction(isAnswer, { about: between, not: null });
    await box.fill(query);
    await page.waitForFunction(isAnswer, { about: "", not: between });
    if (query === WORD) {
      await expect(page.locator("[data-search-panel] .search-result").first()).toContainText("<script>");
    }
    expect(await findings(), query).toEqual([]);
  }
});

test("the search page does the same, with the words in its address", async ({ watched }) => {
  const { page, findings } = watched;
  for (const query of [WORD, "script", ALL, ...PAYLOADS]) {
    await page.goto(`/search/?q=${encodeURIComponent(query)}&section=${encodeURIComponent(ALL)}`);
    await page.waitForFunction(isAnswer, { about: "", not: null });
    expect(await findings(), query).toEqual([]);
  }
  await page.goto(`/search/?q=${WORD}`);
  const results = page.locator("[data-search-results] > li");
  await expect(results.first().locator("mark").first()).toHaveText(/zanzibar/i);
  await expect(results.first()).toContainText("<script>");
  await page.getByText("Narrow down").click();
  await page.getByLabel("Tag", { exact: true }).selectOption({ index: 1 });
  await expect(results.first()).toBeVisible();
  expect(await findings()).toEqual([]);
});

/**
 * Runs in the page, at each frame of it: whether one answer of the search is in sight, about some words and not about
 * others. To ask from here, every second at the end, took longer than the searches.
 */
function isAnswer({ about, not }: { about: string; not: string | null }): boolean {
  const answers = [...document.querySelectorAll<HTMLElement>("[role=status]")].filter(
    (status) => status.checkVisibility() && /found/i.test(status.textContent ?? ""),
  );
  const text = answers[0]?.textContent ?? "";
  return answers.length === 1 && text.includes(about) && (not === null || !text.includes(not));
}

/** Runs in the page: the HTML of a feed's stories, where the feed is XML that a parser takes. */
function storiesOf(text: string): string[] {
  const feed = new DOMParser().parseFromString(text, "application/xml");
  const error = feed.querySelector("parsererror");
  if (error) return [`<iframe title="${error.textContent}">`];
  const foreign = [...feed.querySelectorAll("*")].filter(({ namespaceURI }) => /xhtml|svg/.test(namespaceURI ?? ""));
  if (foreign.length > 0) return ["<iframe>"];
  // The content of Media RSS is a picture, and what stands in it is plain text.
  const contents = [...feed.querySelectorAll("encoded, content")].filter(({ prefix }) => prefix !== "media");
  return contents.map(({ textContent }) => textContent ?? "");
}
