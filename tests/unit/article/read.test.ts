import path from "node:path";
import { expect, test } from "vitest";
import { findArticles, readArticles } from "../../../src/article/read.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { source } from "./source.ts";

test("every Markdown file below the folder is an article, in the order of names", () => {
  const folder = temporaryFolder({
    "2024/06/a.md": source(),
    "2024/05/c.md": source(),
    "2024/05/b.md": source(),
    "2024/05/b.png": "",
    "2024/05/notes.txt": "",
  });
  expect(findArticles(folder).files.map((file) => path.relative(folder, file))).toEqual([
    "2024/05/b.md",
    "2024/05/c.md",
    "2024/06/a.md",
  ]);
});

test("a folder that is not there holds no articles", () => {
  expect(findArticles(path.join(temporaryFolder(), "articles")).files).toEqual([]);
});

test("one article at fault hides neither the others nor their problems", () => {
  const folder = temporaryFolder({
    "a.md": source({ section: "globltalk" }),
    "b.md": source({ headline: "Good" }),
    "c.md": "no front matter",
  });
  const { articles, issues } = readArticles(folder, aNewsroom());
  expect(articles.map(({ content }) => content().headline)).toEqual(["Good"]);
  expect(issues.map(formatIssue)).toEqual([
    expect.stringContaining("a.md:4  section: "),
    expect.stringContaining("c.md:1  there is no front matter."),
  ]);
});
