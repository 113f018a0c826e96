import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { formatIssue } from "../../../src/lib/issue.ts";
import { readNewsroom } from "../../../src/newsroom/read.ts";
import { FILES, newsroomFolder } from "./newsroom-folder.ts";

/** What the system answers when a file of this name is opened; it cannot be made so for an administrator. */
const answers = vi.hoisted(() => new Map<string, string>());

vi.mock(import("node:fs"), async (original) => {
  const fs = await original();
  const openSync: typeof fs.openSync = (file, ...rest) => {
    const code = answers.get(path.basename(String(file)));
    if (code !== undefined) throw Object.assign(new Error(`${code}: of the system`), { code });
    return fs.openSync(file, ...rest);
  };
  return { ...fs, openSync };
});

const TEXTS = Object.keys(FILES).filter((name) => /\.(yaml|md)$/.test(name));

/** What is said of a newsroom in which a file was replaced, without the folder's own name. */
function told(prepare: (file: (name: string) => string) => void): string[] {
  const folder = newsroomFolder();
  writeFileSync(path.join(folder, "..", `${path.basename(folder)}-secret`), "root:x:0:0\n");
  prepare((name) => path.join(folder, name));
  const { issues } = readNewsroom(folder);
  rmSync(path.join(folder, "..", `${path.basename(folder)}-secret`));
  return issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ""));
}

const replaced = (name: string, replace: (file: string) => void): string[] =>
  told((file) => {
    rmSync(file(name));
    replace(file(name));
  });

test("there are files of both kinds to look at", () => {
  expect(TEXTS).toHaveLength(9);
});

describe.each(TEXTS)("%s", (name) => {
  const link = `${name}:1  this is a link to another place. Put the file itself here.`;

  test.each([
    [
      "a link to a file outside",
      (file: string) => symlinkSync(`../${path.basename(path.dirname(file))}-secret`, file),
      link,
    ],
    ["a link to a file that the system makes", (file: string) => symlinkSync("/proc/self/environ", file), link],
    ["a link to a folder", (file: string) => symlinkSync(".", file), link],
    ["a link to nothing", (file: string) => symlinkSync("nowhere", file), link],
    ["a link to itself", (file: string) => symlinkSync(path.basename(file), file), link],
    [
      "a folder",
      (file: string) => mkdirSync(file),
      `${name}:1  this is a folder. Rename it, and put a file of this name in its place.`,
    ],
    [
      "a pipe, for which a reader would wait for ever",
      (file: string) => execFileSync("mkfifo", [file]),
      `${name}:1  this is no plain file. Put a text file of this name in its place.`,
    ],
    [
      "UTF-16",
      (file: string) => writeFileSync(file, "\uFEFFname: x\n", "utf16le"),
      `${name}:1  this file is not UTF-8. Save`,
    ],
    [
      "UTF-16 without a mark",
      (file: string) => writeFileSync(file, "name: x\n", "utf16le"),
      `${name}:1  this file is not UTF-8. Save`,
    ],
    [
      "in an old encoding",
      (file: string) => writeFileSync(file, "# one\r# two\r\n# caf\u00E9\n", "latin1"),
      `${name}:3  this file is not UTF-8. Save it as UTF-8 in your editor.`,
    ],
    [
      "with a conflict",
      (file: string) => writeFileSync(file, "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> branch\n"),
      `${name}:2  a merge conflict is not resolved. Two people changed these lines: keep the right ones`,
    ],
    [
      "with a control character",
      (file: string) => writeFileSync(file, "a: b\nc: d\u0007\n"),
      `${name}:2  this line holds an invisible control character. Delete it, and type the word around it again.`,
    ],
    [
      "with an override of the writing direction",
      (file: string) => writeFileSync(file, "a: b\nc: \u202Ed\n"),
      `${name}:2  this line holds an invisible control character.`,
    ],
    [
      "with a control character of an old encoding",
      (file: string) => writeFileSync(file, "a: it\u0092s\n"),
      `${name}:1  this line holds an invisible control character.`,
    ],
  ])("that is %s is refused", (_, replace, line) => {
    const said = replaced(name, replace);
    expect(said[0]).toContain(line);
    expect(said.join("\n")).not.toMatch(/root:x|YAML|EISDIR/);
  });

  test("that would fill the memory is refused before it is read", () => {
    const size = name.endsWith(".md") ? "this page is larger than 256 KB" : "this file is larger than 1 MB";
    const huge = replaced(name, (file) => {
      writeFileSync(file, "");
      truncateSync(file, 3 * 1024 ** 3);
    });
    expect(huge).toEqual([expect.stringContaining(`${name}:1  ${size}. Shorten it`)]);
  });

  test.each([
    ["EACCES", "this file may not be read. Give everybody the right to read it: chmod a+r."],
    ["EIO", "the disk cannot read this file. Take it from a copy, or from git."],
    ["ELOOP", "this is a link to another place. Put the file itself here."],
    ["ENOENT", "this file is missing. Create it: docs/newsrooms/settings.md says what belongs in it."],
  ])("that the system answers with %s is told in our words", (code, words) => {
    answers.set(name, code);
    expect(told(() => {})).toEqual([`${name}:1  ${words}`]);
    answers.clear();
  });
});

test("what is the machine's problem and no file's is no issue", () => {
  answers.set("site.yaml", "EMFILE");
  expect(() => told(() => {})).toThrow("EMFILE");
  answers.clear();
});

test("a folder that is a link to where the newsroom is may be named", () => {
  const folder = newsroomFolder();
  renameSync(folder, `${folder}-moved`);
  symlinkSync(`${folder}-moved`, folder);
  expect(readNewsroom(folder).issues).toEqual([]);
  rmSync(folder);
  renameSync(`${folder}-moved`, folder);
});

test("a control character that a page names by its number is told, too", () => {
  const said = replaced("about.md", (file) => writeFileSync(file, "One &#x202E; two.\n"));
  expect(said).toEqual([
    "about.md:1  this line holds an invisible control character. Delete it, and type the word around it again.",
  ]);
});
