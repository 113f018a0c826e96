import { mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readArticles } from "../../../src/article/read.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { source } from "./source.ts";

/** What is read of a folder with a sound story and these files. */
function read(files: Record<string, string>, folders: string[] = []) {
  const folder = temporaryFolder({ "2026/11/good.md": source({ headline: "Good" }), ...files });
  for (const name of folders) mkdirSync(`${folder}/${name}`, { recursive: true });
  const { articles, issues, advice } = readArticles(folder, aNewsroom());
  const bare = (list: typeof issues) => list.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, "")).sort();
  return { headlines: articles.map(({ content }) => content().headline), issues: bare(issues), advice: bare(advice) };
}

const STORY = "this looks like a story, but only a name that ends with `.md` makes it one: nobody would see it.";

describe("a file that was plainly meant as a story is an error", () => {
  test.each([
    ["night-ferry.MD", "night-ferry.md"],
    ["night-ferry.Md", "night-ferry.md"],
    ["night-ferry.markdown", "night-ferry.md"],
    ["night-ferry.mdx", "night-ferry.md"],
    ["night-ferry.md.txt", "night-ferry.md"],
    ["night-ferry.markdown.TXT", "night-ferry.md"],
    ["night-ferry.md ", "night-ferry.md"],
    ["night-ferry.md.", "night-ferry.md"],
  ])("by its name: %s", (name, right) => {
    expect(read({ [`2026/11/${name}`]: "Whatever." })).toEqual({
      headlines: ["Good"],
      issues: [`2026/11/${name}:1  ${STORY} Rename it to "${right}", or delete it.`],
      advice: [],
    });
  });

  test.each([
    ["night-ferry", "night-ferry.md"],
    ["night-ferry.txt", "night-ferry.md"],
    ["night-ferry.html", "night-ferry.md"],
    ["night-ferry.m", "night-ferry.m.md"],
    ["night-ferry.md (1)", "night-ferry.md (1).md"],
  ])("by its front matter: %s", (name, right) => {
    const issue = `${name}:1  ${STORY} Rename it to "${right}", or delete it.`;
    for (const text of [source(), `\uFEFF${source()}`, source().replaceAll("\n", "\r\n")]) {
      expect(read({ [name]: text }).issues).toEqual([issue]);
    }
  });
});

test.each(["notes.txt", "ferry.docx", "ferry.rtf", "ferry.html", "ferry.odt", "ferry.rst"])(
  "a text that may be meant as a story is advice: %s",
  (name) => {
    const { headlines, issues, advice } = read({ [name]: "The ferry sails at night." });
    const right = name.replace(/\..*/, ".md");
    expect({ headlines, issues }).toEqual({ headlines: ["Good"], issues: [] });
    expect(advice).toEqual([
      `${name}:1  this file is not a story: readers will not see it. Save its text as "${right}", with front matter, if it is meant as one.`,
    ]);
  },
);

test("what editors and systems leave behind, pictures and data are passed over", () => {
  const names = [
    "good.md~",
    "#good.md#",
    ".good.md.swp",
    "good.md.swo",
    "good.md.bak",
    "good.md.orig",
    "~$good.docx",
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
    "._good.md",
    "harbor.JPG",
    "table.csv",
    "notes.yaml",
    "LICENSE",
  ];
  const files = Object.fromEntries(names.map((name) => [`2026/11/${name}`, name === "LICENSE" ? "Free." : source()]));
  expect(read(files)).toEqual({ headlines: ["Good"], issues: [], advice: [] });
});

test("what is hidden is never read, in a folder or by itself", () => {
  const files = {
    ".trash/deleted.md": source({ headline: "Deleted" }),
    ".git/refs/heads/fix.md": "3ffa4af",
    "2026/.obsidian/a.md": source(),
    "2026/11/.night-ferry.md": source(),
    ".hidden.MD": source(),
  };
  expect(read(files)).toEqual({ headlines: ["Good"], issues: [], advice: [] });
});

test("a folder in the place of a story is an error, and is not looked into", () => {
  expect(read({ "2026/11/ferry.md/text.md": source() }, ["empty.md"]).issues).toEqual([
    "2026/11/ferry.md:1  this is a folder with the name of a story. Rename it, or put the story itself here.",
    "empty.md:1  this is a folder with the name of a story. Rename it, or put the story itself here.",
  ]);
});

test("a note among the stories still needs front matter, or another place", () => {
  expect(read({ "README.md": "# Notes" }).issues).toEqual([
    expect.stringContaining("README.md:1  there is no front matter."),
  ]);
});
