import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStories, compareSites } from "../bench/compare.ts";
import { Hugo, Ours } from "../bench/contenders.ts";
import { changeBetween, type FolderChange, filesTouched, type Snapshot, snapshotOf } from "../bench/files.ts";
import { BenchNewsroom } from "../bench/generate.ts";
import { addressOf } from "../bench/invent.ts";
import type { Run } from "../bench/measure.ts";

/** The bench, smaller than anybody measures: that what it measures is right, and not how long it takes. */
const ARTICLES = 250;

const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let newsroom: BenchNewsroom;
let ours: Ours;
let first: Snapshot;

beforeAll(async () => {
  newsroom = new BenchNewsroom(folder, ARTICLES);
  ours = new Ours(folder, { withSearch: true });
  await ours.build();
  first = snapshotOf(ours.output);
});

test("a cold build holds exactly the stories of the newsroom, and a search", () => {
  expect(newsroom.expected.size).toBe(ARTICLES);
  checkStories("Our site", ours.output, newsroom.expected);
  expect([...first.keys()].filter((file) => file.startsWith("search/index/"))).not.toEqual([]);
});

test("an unchanged rebuild changes no file, and writes none again", async () => {
  await ours.build();
  const nothing: FolderChange = { added: [], changed: [], deleted: [], rewritten: [] };
  expect(changeBetween(first, snapshotOf(ours.output))).toEqual(nothing);
});

describe("one story more", () => {
  let change: FolderChange;

  beforeAll(async () => {
    newsroom.publish();
    await ours.build();
    change = changeBetween(first, snapshotOf(ours.output));
  });

  test("is on the site", () => {
    const { newStory } = newsroom;
    expect([newStory.tags.length, newStory.authors.length]).toEqual([7, 1]);
    expect(newsroom.expected.size).toBe(ARTICLES + 1);
    checkStories("Our site", ours.output, newsroom.expected);
    expect(change.added).toContain(`${addressOf(newStory).slice(1)}index.html`);
  });

  test("changes few files", () => {
    expect(filesTouched(change).pages.length).toBeLessThanOrEqual(60);
  });

  test("leaves every other story and every full page of the archive as it was", () => {
    const settled = /^\d{4}\/|\/page\/\d+\/|^archive\/(?!index\.html$|2025\/12\/)|^sitemaps\/(?!pages|2025-12)/;
    const { changed, deleted, rewritten } = change;
    expect([...changed, ...deleted, ...rewritten].filter((file) => settled.test(file))).toEqual([]);
  });

  test("goes without a trace when it is taken back", async () => {
    newsroom.takeBack();
    await ours.build();
    expect(filesTouched(changeBetween(first, snapshotOf(ours.output))).pages).toEqual([]);
  });
});

// A machine without Hugo measures our own figures alone.
if (Hugo.version() !== null) {
  describe("Hugo's site", () => {
    const hugo = new Hugo(folder);

    let built: Run;

    beforeAll(async () => {
      built = await hugo.build();
    });

    test("is equal: the same stories, lists and feeds", async () => {
      checkStories("Hugo's site", hugo.output, newsroom.expected);
      await compareSites(ours.output, hugo.output);
    });

    test("is indexed by Pagefind story by story", async () => {
      const { stdout } = await hugo.index(built);
      expect(stdout).toContain(`Indexed ${ARTICLES} pages`);
    });
  });
}
