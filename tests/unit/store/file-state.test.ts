import { renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type FileState, fileState, folderState, sameState, settled } from "../../../src/store/file-state.ts";
import { temporaryFolder } from "../temporary-folder.ts";

test("a file that nobody touched has the same state; one in its place with as many bytes has another", () => {
  const folder = temporaryFolder({ "a.md": "one" });
  const file = path.join(folder, "a.md");
  const before = fileState(file);
  expect(before).not.toBeNull();
  expect(sameState(before, fileState(file))).toBe(true);
  writeFileSync(`${file}.new`, "two");
  renameSync(`${file}.new`, file);
  expect(sameState(before, fileState(file))).toBe(false);
});

test("what is no plain file has no state, and nothing is the same as nothing", () => {
  const folder = temporaryFolder({ "a.md": "one" });
  expect(fileState(folder)).toBeNull();
  expect(fileState(path.join(folder, "b.md"))).toBeNull();
  expect(folderState(path.join(folder, "a.md"))).toBeNull();
  expect(sameState(null, null)).toBe(false);
});

test("a folder's state changes with the names in it", () => {
  const folder = temporaryFolder({ "a.md": "one", "inner/b.md": "two" });
  const before = folderState(folder);
  expect(sameState(before, folderState(folder))).toBe(true);
  renameSync(path.join(folder, "a.md"), path.join(folder, "c.md"));
  expect(sameState(before, folderState(folder))).toBe(false);
});

test("a file that changed within the step of the disk's clock is not settled", () => {
  const at = (changed: number): FileState => [3, changed, 7];
  expect(settled(at(10_000), at(12_000))).toBeNull();
  expect(settled(at(10_000), at(12_001))).toEqual(at(10_000));
});
