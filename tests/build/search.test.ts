import { expect, test } from "vitest";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const STORIES: [slug: string, published: string][] = [
  ["this-month", "2026-11-02 08:00"],
  ["this-year", "2026-03-02 08:00"],
  ["last-year", "2025-03-02 08:00"],
  ["long-ago", "2012-03-02 08:00"],
];

const newsroom = (extra: Record<string, string> = {}) => {
  const made = new TestNewsroom("ledger");
  for (const [slug, published] of STORIES) {
    made.write(`articles/${slug}.md`, article({ headline: `About ${slug}`, published }, `The harbor in ${slug}.`));
  }
  for (const [file, text] of Object.entries(extra)) made.write(file, text);
  return made;
};

/** What the search has, by folder, as bytes. */
function pieces(site: BuiltSite): Map<string, Record<string, string>> {
  const folders = new Map<string, Record<string, string>>();
  for (const [file, bytes] of site.contents()) {
    if (!file.startsWith("search/index/")) continue;
    const folder = file
      .split("/")
      .slice(2, file.startsWith("search/index/pieces/") ? 4 : 3)
      .join("/");
    folders.set(folder, { ...folders.get(folder), [file]: bytes });
  }
  return folders;
}

const changed = (before: BuiltSite, after: BuiltSite) => {
  const [old, now] = [pieces(before), pieces(after)];
  const folders = [...new Set([...old.keys(), ...now.keys()])].sort();
  return folders.filter((folder) => JSON.stringify(old.get(folder)) !== JSON.stringify(now.get(folder)));
};

test("each period is a piece, and the engine is there once", async () => {
  const site = await buildHere(newsroom());
  expect([...pieces(site).keys()].sort()).toEqual([
    expect.stringMatching(/^engine$/),
    "names",
    "pieces.json",
    "pieces/2012",
    "pieces/2025",
    "pieces/2026",
    "pieces/2026-11",
    "words",
  ]);
});

test("a new story changes the running month, the list, words and names that it brings, and no other byte of the search", async () => {
  const before = await buildHere(newsroom());
  const story = article({ headline: "New today", published: "2026-11-23 09:00", tags: "[harbor]" }, "The harbor, now.");
  const after = await buildHere(newsroom({ "articles/new.md": story }));
  expect(changed(before, after)).toEqual(["names", "pieces.json", "pieces/2026-11", "words"]);
});

test("an edit of an old story changes its own piece, and the list", async () => {
  const before = await buildHere(newsroom());
  const edited = article({ headline: "About last year", published: "2025-03-02 08:00" }, "The harbor, repaired.");
  const after = await buildHere(newsroom({ "articles/last-year.md": edited }));
  expect(changed(before, after)).toEqual(["pieces.json", "pieces/2025", "words"]);
});

test("a later hour changes nothing, and a later month moves the stories of the month before", async () => {
  const before = await buildHere(newsroom());
  expect(changed(before, await buildHere(newsroom(), { BUILD_TIME: "2026-11-30T23:00:00Z" }))).toEqual([]);
  const after = await buildHere(newsroom(), { BUILD_TIME: "2026-12-01T15:00:00Z" });
  expect(changed(before, after)).toEqual(["pieces.json", "pieces/2026", "pieces/2026-11"]);
  expect([...pieces(after).keys()]).not.toContain("pieces/2026-11");
});

test("every file but the list is named by a digest", async () => {
  const site = await buildHere(newsroom());
  const files = [...pieces(site)].flatMap(([folder, group]) => (folder === "pieces.json" ? [] : Object.keys(group)));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect(file).toMatch(/[/_-][0-9a-f]{7,10}\.(json|txt|pagefind|pf_index)$/);
});
