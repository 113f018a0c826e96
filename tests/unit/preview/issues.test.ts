import path from "node:path";
import { expect, test } from "vitest";
import { NewsroomErrors } from "../../../src/lib/issue.ts";
import { issuesPage, linesOf } from "../../../src/preview/issues.ts";

const FOLDERS = {
  articlesDir: "/srv/daily/articles",
  newsroomDir: "/srv/daily/newsroom",
  cacheDir: ".cache",
  outputDir: "/tmp/site",
};
const issue = (file: string, problem = "is wrong.") => ({ file, line: 4, field: null, problem, remedy: "Fix it." });
const lineOf = (file: string, problem?: string) => linesOf(new NewsroomErrors([issue(file, problem)]), FOLDERS)[0];

test("an issue begins with its file and line, as people know them", () => {
  expect(lineOf("articles/a.md")).toBe("articles/a.md:4  is wrong. Fix it.");
  expect(lineOf("/srv/daily/articles/2026/a.md")).toBe("articles/2026/a.md:4  is wrong. Fix it.");
  expect(lineOf(path.resolve("layouts/front.11ty.tsx"))).toBe("layouts/front.11ty.tsx:4  is wrong. Fix it.");
});

test("no folder of this machine is named, wherever it stands in the text", () => {
  const named = [
    path.resolve(".cache/x"),
    `file://${path.resolve("src/a.ts")}`,
    "/srv/daily/newsroom/site.yaml",
    "/tmp/site/x",
  ];
  const line = lineOf("articles/a.md", named.join(" and ")) ?? "";
  expect(line).toBe("articles/a.md:4  .cache/x and src/a.ts and newsroom/site.yaml and site/x Fix it.");
  // An address of the site is no folder.
  expect(lineOf("articles/a.md", "the address /tags/film/ is taken.")).toContain("/tags/film/");
});

test("the page lists every issue, and what an editor wrote is text", () => {
  const { body, status } = issuesPage(["a.md:1  <script>alert(1)</script>", "b.md:2  x"]);
  expect(status).toBe(500);
  expect(body).toContain("<li>a.md:1  &lt;script&gt;alert(1)&lt;/script&gt;</li>\n<li>b.md:2  x</li>");
});
