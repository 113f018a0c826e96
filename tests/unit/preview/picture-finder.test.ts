import { expect, test } from "vitest";
import { outputFile } from "../../../src/pages/addresses.ts";
import type { PictureGroup } from "../../../src/pages/picture-assets.ts";
import { inStory } from "../../../src/pictures/renditions.ts";
import { PictureFinder } from "../../../src/preview/picture-finder.ts";
import { pictureOf } from "../pictures.ts";

const encodedOf = (name: string) => ({
  kind: "picture" as const,
  path: `/images/${name}`,
  owner: "a.md",
  ...inStory(pictureOf(name)),
});
const fileOf = (name: string) => outputFile(encodedOf(name).files[0]?.path ?? "");

/** A group of one picture, that says when it is listed. */
const groupOf = (name: string, key: string, listed: string[]): PictureGroup => ({
  name,
  key,
  list() {
    listed.push(`${name} ${key}`);
    return { assets: [], encoded: [encodedOf(`${name}.jpg`)] };
  },
});

test("nothing is listed until a picture is asked for, then the newest stories first, and no more than it takes", () => {
  const listed: string[] = [];
  const finder = new PictureFinder();
  finder.follow({ pictures: [], storyPictures: [groupOf("old", "1", listed), groupOf("new", "1", listed)] }, "v");
  expect(finder.find("2026/index.html")).toBeNull();
  expect(listed).toEqual([]);
  expect(finder.find(fileOf("new.jpg"))?.task?.files).toHaveLength(1);
  expect(listed).toEqual(["new 1"]);
  expect(finder.find(fileOf("old.jpg"))).not.toBeNull();
  expect(finder.find("images/lost-1a2b3c4d5e-400.avif")).toBeNull();
  expect(listed).toEqual(["new 1", "old 1"]);
});

test("what has not changed is not listed again; after another version of the code, all is", () => {
  const listed: string[] = [];
  const finder = new PictureFinder();
  const follow = (key: string, version: string) => {
    finder.follow({ pictures: [], storyPictures: [groupOf("old", "1", listed), groupOf("new", key, listed)] }, version);
    finder.find(fileOf("old.jpg"));
    return listed.splice(0);
  };
  expect(follow("1", "v")).toEqual(["new 1", "old 1"]);
  expect(follow("1", "v")).toEqual([]);
  expect(follow("2", "v")).toEqual(["new 2"]);
  expect(follow("2", "w")).toEqual(["new 2", "old 1"]);
});

test("pictures of the newsroom are found, and those that a story no longer has are not", () => {
  const finder = new PictureFinder();
  finder.follow({ pictures: [encodedOf("icon.png")], storyPictures: [groupOf("new", "1", [])] }, "v");
  expect(finder.find(fileOf("icon.png"))).not.toBeNull();
  expect(finder.find(fileOf("new.jpg"))).not.toBeNull();
  finder.follow({ pictures: [], storyPictures: [] }, "v");
  expect(finder.find(fileOf("icon.png"))).toBeNull();
  expect(finder.find(fileOf("new.jpg"))).toBeNull();
});
