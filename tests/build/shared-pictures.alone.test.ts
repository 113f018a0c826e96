import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

// A build lists the pictures of those blocks of stories alone in which something has changed. What stories of two blocks
// have in common must be found all the same.

/** Small blocks: what holds of two of them holds of any size. */
const { BLOCK } = vi.hoisted(() => ({ BLOCK: 5 }));

vi.mock("../../src/edition/blocks.ts", async (original) => {
  const { blocksOf } = await original<typeof import("../../src/edition/blocks.ts")>();
  return { BLOCK, blocksOf: <S>(stories: readonly S[], size = BLOCK) => blocksOf(stories, size) };
});

const newsrooms: TestNewsroom[] = [];
afterEach(() => {
  for (const { folder } of newsrooms.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const photo = (color: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: color } })
    .jpeg()
    .toBuffer();

const IMAGE = '{ file: harbor.jpg, alt: "The harbor", credit: "Photo: Ada" }';
const OLD = "articles/2024/05/old.md";
const NEW = "articles/2026/11/new.md";

/** Two blocks: the older one begins with a story with a picture, and the other is not full. */
async function archive(): Promise<TestNewsroom> {
  const newsroom = new TestNewsroom("ledger")
    .write(OLD, article({ published: "2024-05-01 08:00", image: IMAGE }))
    .write("articles/2024/05/harbor.jpg", await photo("#345"));
  for (let index = 1; index <= BLOCK; index += 1) {
    newsroom.write(`articles/2025/01/story-${index}.md`, article({ published: "2025-01-20 08:00" }));
  }
  newsrooms.push(newsroom);
  return newsroom;
}

/** A story of the younger block. */
async function publish(newsroom: TestNewsroom, color: string): Promise<void> {
  newsroom.write(NEW, article({ image: IMAGE })).write("articles/2026/11/harbor.jpg", await photo(color));
}

function withdraw(newsroom: TestNewsroom, story: string): void {
  for (const file of [story, path.join(path.dirname(story), "harbor.jpg")]) rmSync(path.join(newsroom.folder, file));
}

const pictures = (site: BuiltSite): string[] => site.files().filter((file) => file.startsWith("images/harbor-"));

/** Another one for each time that a file was written. */
const statesOf = (site: BuiltSite, files: string[]) =>
  files.map((file) => {
    const { ino, mtimeMs } = statSync(path.join(site.folder, file));
    return [file, ino, mtimeMs];
  });

async function expectClean(newsroom: TestNewsroom, warm: BuiltSite): Promise<void> {
  const clean = await buildHere(newsroom, {
    OUTPUT_DIR: path.join(newsroom.folder, "clean"),
    CACHE_DIR: path.join(newsroom.folder, "cache-clean"),
  });
  expect(warm.contents()).toEqual(clean.contents());
}

const expectIssue = (newsroom: TestNewsroom, problem: string) =>
  expect(buildHere(newsroom)).rejects.toMatchObject({ issues: [{ problem: expect.stringContaining(problem) }] });

test("a picture that an old story has too stays when the new one goes, and stays untouched when it comes", async () => {
  const newsroom = await archive();
  const before = await buildHere(newsroom);
  const shared = pictures(before);
  expect(shared.length).toBeGreaterThan(5);
  const states = statesOf(before, shared);

  await publish(newsroom, "#345");
  const published = await buildHere(newsroom);
  expect(published.has("2026/11/20/new/index.html")).toBe(true);
  expect(pictures(published)).toEqual(shared);
  expect(statesOf(published, shared)).toEqual(states);

  withdraw(newsroom, NEW);
  const withdrawn = await buildHere(newsroom);
  expect(withdrawn.has("2026/11/20/new/index.html")).toBe(false);
  expect(statesOf(withdrawn, shared)).toEqual(states);
  await expectClean(newsroom, withdrawn);
});

test("a picture stays with the new story when the old one goes, and goes with the last", async () => {
  const newsroom = await archive();
  await publish(newsroom, "#345");
  const before = await buildHere(newsroom);
  const shared = pictures(before);

  withdraw(newsroom, OLD);
  const withdrawn = await buildHere(newsroom);
  expect(pictures(withdrawn)).toEqual(shared);
  await expectClean(newsroom, withdrawn);

  withdraw(newsroom, NEW);
  const empty = await buildHere(newsroom);
  expect(pictures(empty)).toEqual([]);
  await expectClean(newsroom, empty);
});

test("a picture of one story goes from the site and from the cache, though nobody has looked at the others", async () => {
  const newsroom = await archive();
  const cached = () => readdirSync(path.join(newsroom.folder, "cache/pictures")).sort();
  const before = pictures(await buildHere(newsroom));
  const cachedBefore = cached();
  await publish(newsroom, "#543");
  const published = pictures(await buildHere(newsroom));
  expect(published).toEqual(expect.arrayContaining(before));
  expect(published).toHaveLength(2 * before.length);
  expect(cached()).toHaveLength(cachedBefore.length + before.length);

  withdraw(newsroom, NEW);
  expect(pictures(await buildHere(newsroom))).toEqual(before);
  expect(cached()).toEqual(cachedBefore);
});

test("a link of a story to a picture of another block is followed", async () => {
  const newsroom = await archive();
  const [picture = ""] = pictures(await buildHere(newsroom));
  newsroom.write(NEW, article({}, `Here is [the harbor](/${picture}).`));
  await buildHere(newsroom);
  newsroom.write(NEW, article({}, `Here is [the harbor](/${picture.replace("harbor", "lost")}).`));
  await expectIssue(newsroom, "leads to no page of this site");
});

test("an old path at the address of a picture is refused", async () => {
  const newsroom = await archive();
  const [picture = ""] = pictures(await buildHere(newsroom));
  newsroom.write(NEW, article({ aliases: `[/${picture}]` }));
  await expectIssue(newsroom, `the old path /${picture} is an address of the site already`);
});
