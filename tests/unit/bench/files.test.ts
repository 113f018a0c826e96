import { rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { changeBetween, filesTouched, snapshotOf } from "../../bench/files.ts";
import { temporaryFolder } from "../temporary-folder.ts";

test("what happened to a folder is told from its bytes", () => {
  const folder = temporaryFolder({ "same.txt": "1", "new/bytes.txt": "1", "gone.txt": "1", "again.txt": "1" });
  const before = snapshotOf(folder);
  writeFileSync(path.join(folder, "new/bytes.txt"), "2");
  writeFileSync(path.join(folder, "added.txt"), "2");
  rmSync(path.join(folder, "gone.txt"));
  utimesSync(path.join(folder, "again.txt"), 1, 1);
  const change = changeBetween(before, snapshotOf(folder));
  expect(change).toEqual({
    added: ["added.txt"],
    changed: ["new/bytes.txt"],
    deleted: ["gone.txt"],
    rewritten: ["again.txt"],
  });
  expect(filesTouched(change).pages).toHaveLength(3);
});

test("files of the search are counted apart", () => {
  const change = { added: ["search/index/a"], changed: ["search/index.html"], deleted: [], rewritten: ["a"] };
  expect(filesTouched(change)).toEqual({ pages: ["search/index.html"], search: ["search/index/a"] });
});
