import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { readDeployRules } from "../../src/deploy/netlify-rules.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const AGENCIES = `- slug: strict
  name: Strict
  fullName: Strict News Agency
  credit: "Source: Strict News, {year}. All rights reserved."
  fullTextInFeeds: false
  expiresAfterDays: 7
  archive: false
- slug: easy
  name: Easy
  fullName: Easy Wire
`;

const wire = (agency: string, changes: Record<string, string | undefined> = {}) =>
  article(
    { byline: undefined, source: agency, tags: "[harbor]", standfirst: "Only the beginning.", ...changes },
    `The bridge opened.\n\nWord of ${agency}: querulous${agency}.`,
  );

const newsroom = () =>
  new TestNewsroom("ledger")
    .write("newsroom/agencies.yaml", AGENCIES)
    .write("articles/2026/11/strict-story.md", wire("strict"))
    .write("articles/2026/11/easy-story.md", wire("easy"));

let site: BuiltSite;
const STORY = "2026/11/20/strict-story/index.html";
const isFeed = (file: string) => /feed\.(xml|atom|json)$/.test(file);
const isSearch = (file: string) => file.startsWith("search/index/");

beforeAll(async () => {
  site = await buildHere(newsroom());
});

test("the line that an agency asks for stands under its stories, in every feed that holds them, and in structured data", () => {
  const line = "Source: Strict News, 2026. All rights reserved.";
  const holding = site.files().filter((file) => isFeed(file) && site.text(file).includes("/2026/11/20/strict-story/"));
  expect(holding.length).toBeGreaterThan(5);
  for (const file of [STORY, ...holding]) expect(site.text(file), file).toContain(line);
  expect(site.text(STORY)).toContain(`"creditText":"${line}"`);
  expect(site.text("2026/11/20/easy-story/index.html")).toContain("© Easy 2026");
});

test("text that an agency keeps out of feeds is in none of them; its beginning and the way to it are", () => {
  expect(site.filesMentioning("querulousstrict")).toEqual([STORY]);
  expect(site.filesMentioning("querulouseasy").filter(isFeed).length).toBeGreaterThan(5);
  for (const name of ["feed.xml", "feed.atom", "feed.json"]) {
    expect(site.text(name)).toContain("Only the beginning.");
    expect(site.text(name)).toContain("Read the whole story");
  }
});

test("what an agency lets nobody archive is in no archive page, search index or monthly sitemap, and in nobody's cache", () => {
  const mentioning = site.filesMentioning("strict-story");
  expect(mentioning).toContain("sections/city/index.html");
  expect(mentioning.filter((file) => file.startsWith("archive/") || file.startsWith("sitemaps/2"))).toEqual([]);
  expect(mentioning.filter(isSearch)).toEqual([]);
  expect(site.filesMentioning("querulouseasy").some(isSearch)).toBe(true);
  expect(site.text("archive/2026/11/index.html")).toContain("easy-story");
  expect(site.text(STORY)).toMatch(/<meta name="robots" content="[^"]*noarchive/);
  expect(site.text("2026/11/20/easy-story/index.html")).not.toContain("noarchive");
  const fragments = site.files().filter((file) => /^search\/index\/pieces\/.*\/fragment\//.test(file));
  const read = (file: string) => gunzipSync(readFileSync(path.join(site.folder, file))).toString();
  expect(fragments.filter((file) => read(file).includes("easy-story"))).toHaveLength(1);
});

test("when the days that an agency grants are over, the story answers 410 and is nowhere else", async () => {
  const before = await buildHere(newsroom(), { BUILD_TIME: "2026-11-27T12:59:59Z" });
  expect(before.has(STORY)).toBe(true);
  const after = await buildHere(newsroom(), { BUILD_TIME: "2026-11-27T13:00:00Z" });
  expect(after.filesMentioning("strict-story")).toEqual(["_redirects"]);
  const rules = await readDeployRules(after.folder);
  expect(rules.redirectFor("/2026/11/20/strict-story/")).toEqual({ to: "/410.html", status: 410, force: true });
});

test("an editor may end the rights earlier, and not later", async () => {
  const ending = (expires: string) =>
    buildHere(newsroom().write("articles/2026/11/strict-story.md", wire("strict", { expires })), {
      BUILD_TIME: "2026-11-27T15:00:00Z",
    });
  expect((await ending("2027-01-01 00:00")).has(STORY)).toBe(false);
  const early = await buildHere(
    newsroom().write("articles/2026/11/strict-story.md", wire("strict", { expires: "2026-11-21 00:00" })),
  );
  expect(early.has(STORY)).toBe(false);
});
