import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { environmentError, type Folders, foldersIn } from "../../../src/command/environment.ts";

const FOLDERS: Folders = { ...foldersIn({}), TMPDIR: "/tmp" };
const inWords = (error: object) => environmentError(error, FOLDERS);
const failing = (code: string, syscall: string, file: string) =>
  inWords(Object.assign(new Error(`${code}: ${syscall} '${file}'`), { code, syscall, path: path.resolve(file) }));

const PLACES = [
  ["_site/.unfinished/1/index.html", "_site", "OUTPUT_DIR"],
  [".cache/articles/a.json.12.new", ".cache", "CACHE_DIR"],
  ["/tmp/halyard-x/0.json", "/tmp", "TMPDIR"],
] as const;

test("where one folder lies in another, the inner one is meant", () => {
  const folders = { ...FOLDERS, OUTPUT_DIR: ".cache/preview" };
  const error = { code: "ENOSPC", syscall: "write", path: path.resolve(".cache/preview/a.html") };
  expect(environmentError(error, folders)).toContain(".cache/preview cannot be written: its disk is full (ENOSPC).");
});

test("where the way to a folder cannot be made, that folder is meant", () => {
  const folders = { ...FOLDERS, CACHE_DIR: "/tmp/job/keep/cache" };
  const error = { code: "EROFS", syscall: "mkdir", path: "/tmp/job/keep" };
  expect(environmentError(error, folders)).toMatch(/^\/tmp\/job\/keep\/cache cannot be written: .+ set CACHE_DIR to/);
  expect(environmentError({ ...error, path: "/tmp" }, folders)).toContain("set TMPDIR to");
});

describe("what the machine refuses", () => {
  test.each(["ENOSPC", "EDQUOT", "EROFS"])(
    "%s names the folder of the disk, and the variable that moves it",
    (code) => {
      for (const [file, folder, variable] of PLACES) {
        for (const syscall of ["open", "write", "mkdir", "rename"]) {
          const words = failing(code, syscall, file) ?? "";
          expect(words).toMatch(
            new RegExp(`^${folder} cannot be written: .+ \\(${code}\\)\\. .+, or set ${variable} to `),
          );
        }
      }
    },
  );

  test.each([
    [
      "EACCES",
      "scandir",
      "articles/2026/11",
      "articles/2026/11 cannot be read: this user has no permission (EACCES). Give ",
    ],
    ["EPERM", "unlink", "_site/a.html", "_site/a.html cannot be written: this user has no permission (EPERM)."],
    ["EACCES", "open", "newsroom/site.yaml", "newsroom/site.yaml cannot be read: this user has no permission"],
    ["ENOTDIR", "mkdir", ".cache/a", ".cache/a cannot be written: a file stands where a folder is needed (ENOTDIR)."],
    ["EEXIST", "mkdir", "_site", "_site cannot be written: a file stands where a folder is needed (EEXIST)."],
    ["EISDIR", "read", ".cache/made.json", ".cache/made.json cannot be read: a folder stands where a file is needed"],
    ["EMFILE", "open", "layouts/a.tsx", "layouts/a.tsx cannot be read: too many files are open in this process"],
    ["ENFILE", "scandir", "articles", "articles cannot be read: too many files are open on this machine (ENFILE)."],
    ["EIO", "read", "articles/a.md", "articles/a.md cannot be read: its disk reports an error (EIO). Check the disk."],
    ["ENAMETOOLONG", "mkdir", "_site/a", "_site/a cannot be written: the name is too long for its disk"],
    [
      "ENOENT",
      "open",
      "articles/a.jpg",
      "articles/a.jpg went away while it was in use (ENOENT). Run the command again.",
    ],
    [
      "ENOENT",
      "mkdtemp",
      "/tmp/base-XXXXXX",
      "/tmp is not there (ENOENT). Create it, or set TMPDIR to another folder.",
    ],
  ])("%s of %s at %s is said with its remedy", (code, syscall, file, words) => {
    expect(failing(code, syscall, file)).toContain(words);
  });

  test.each([
    ["ENOENT", "git cannot be started: it is not on the PATH (ENOENT). Install it."],
    ["EAGAIN", "git cannot be started: this user may start no more processes (EAGAIN). Close other programs."],
    ["ENOMEM", "git cannot be started: the machine has no memory left (ENOMEM). Close other programs."],
    ["EMFILE", "git cannot be started: too many files are open in this process (EMFILE)."],
  ])("a program that cannot be started: %s", (code, words) => {
    expect(inWords(Object.assign(new Error(), { code, syscall: "spawnSync git", path: "git" }))).toContain(words);
  });

  test("what was renamed is named by where it should have gone", () => {
    const error = { code: "EISDIR", syscall: "rename", path: ".cache/a.new", dest: ".cache/a" };
    expect(inWords(error)).toContain(".cache/a cannot be written: a folder stands");
  });
});

test("what is no refusal of the machine is a bug, and stays one", () => {
  for (const error of [
    new Error("no code"),
    new TypeError("x is not a function"),
    // Node's own codes have no system call.
    Object.assign(new Error(), { code: "ERR_INVALID_ARG_TYPE" }),
    Object.assign(new Error(), { code: "ENOSPC" }),
    // Causes that nobody at the machine can help, and calls of other kinds.
    Object.assign(new Error(), { code: "EINVAL", syscall: "open", path: ".cache/a" }),
    Object.assign(new Error(), { code: "EBADF", syscall: "write" }),
    Object.assign(new Error(), { code: "EACCES", syscall: "connect", path: "/run/x" }),
    // A file of our own that is not there.
    Object.assign(new Error(), { code: "ENOENT", syscall: "open", path: path.resolve("layouts/none.tsx") }),
  ]) {
    expect(inWords(error)).toBeNull();
  }
});

test("the folders are those of the environment", () => {
  expect(foldersIn({ CACHE_DIR: "/c/", OUTPUT_DIR: "o/../p" })).toEqual({
    ARTICLES_DIR: "articles",
    NEWSROOM_DIR: "newsroom",
    OUTPUT_DIR: "p",
    CACHE_DIR: "/c/",
    TMPDIR: tmpdir(),
  });
});

test("a file of our own that is not there is a bug, though the project lies in the folder of temporary files", () => {
  // However long the names are: a short absolute path may hold a longer relative one.
  for (const TMPDIR of [path.resolve(".."), path.parse(process.cwd()).root, process.cwd()]) {
    const folders = { ...FOLDERS, TMPDIR };
    const error = { code: "ENOENT", syscall: "open", path: path.resolve("layouts/none.tsx") };
    expect(environmentError(error, folders)).toBeNull();
    expect(environmentError({ ...error, path: path.resolve("articles/a.md") }, folders)).toContain("went away");
  }
});
