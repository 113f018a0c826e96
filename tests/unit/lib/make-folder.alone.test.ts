import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { makeFolder } from "../../../src/lib/make-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

vi.mock("node:fs", { spy: true });

test("a folder is made with all its parents, once or again", () => {
  const folder = path.join(temporaryFolder({}), "a/b/c");
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test("what is refused says its own cause", () => {
  const folder = temporaryFolder({ file: "" });
  expect(() => makeFolder(path.join(folder, "file/a"))).toThrow("ENOTDIR");
  expect(() => makeFolder(path.join(folder, `${"x".repeat(300)}/a/b`))).toThrow("ENAMETOOLONG");
});

test("on a disk that can only be read, the outermost missing folder is asked for alone: Node hides the cause", () => {
  const folder = temporaryFolder({ "there/file": "" });
  vi.mocked(mkdirSync).mockImplementation((made, options) => {
    const code = typeof options === "object" ? "ENOENT" : "EROFS";
    throw Object.assign(new Error(`${code}: mkdir '${made}'`), { code });
  });
  try {
    expect(() => makeFolder(path.join(folder, "there/a/b/c"))).toThrow(
      `EROFS: mkdir '${path.join(folder, "there/a")}'`,
    );
  } finally {
    vi.mocked(mkdirSync).mockRestore();
  }
});
