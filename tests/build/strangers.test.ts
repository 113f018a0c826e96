import { appendFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

// Most of these files belong to a group whose sources are the same as ever: it is looked into all the same.

const newsroom = new TestNewsroom("ledger");
let whole: Map<string, string>;
let site: BuiltSite;

beforeAll(async () => {
  for (let day = 1; day <= 20; day += 1) {
    const published = `2026-11-${String(day).padStart(2, "0")} 08:00`;
    newsroom.write(`articles/2026/11/story-${day}.md`, article({ published, tags: "[harbor]" }));
  }
  site = await buildHere(newsroom);
  whole = site.contents();
});

afterAll(() => rmSync(newsroom.folder, { recursive: true }));

const pages = ["2026/11/07/story-7", "tags/harbor", "sections/city", "authors/ada-byron", "archive/2026/11", "about"];

test.each(pages)("the page %s is as it was after a stranger has written to it, and after it is gone", async (name) => {
  const file = path.join(site.folder, name, "index.html");
  appendFileSync(file, "A stranger's line.");
  await buildHere(newsroom);
  expect(site.contents()).toEqual(whole);
  rmSync(file);
  await buildHere(newsroom);
  expect(site.contents()).toEqual(whole);
});
