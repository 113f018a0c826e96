import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../src/lib/make-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

test("a folder is made with all its parents, once or again", () => {
  const folder = path.join(temporaryFolder({}), "a/b/c");
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test("what is refused is the outermost folder, with its own cause", () => {
  const folder = temporaryFolder({ file: "" });
  expect(() => makeFolder(path.join(folder, "file/a"))).toThrow("ENOTDIR");
  expect(() => makeFolder(path.join(folder, `${"x".repeat(300)}/a/b`))).toThrow("ENAMETOOLONG");
});
