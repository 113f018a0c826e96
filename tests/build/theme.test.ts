import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as check } from "../../src/cli/check.ts";
import { article, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

const THEME =
  ":root {\n  --paper: light-dark(#f0f7f4, #0b1a14);\n  --accent-sea: light-dark(#0b5563, #7fd1de);\n  --page: 64rem;\n}\n";

const newsroom = () => {
  const made = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
  const sections = readFileSync(path.join(made.newsroom, "sections.yaml"), "utf8");
  return made.write("newsroom/sections.yaml", sections.replace("far away. }", "far away., accent: sea }"));
};

test("the paper's own colors and widths are in its styles, its manifest, its feeds and on every page", async () => {
  const site = await buildHere(newsroom().write("newsroom/theme.css", THEME));
  const styles = site.files().filter((file) => file.endsWith(".css"));
  const [main = "", feed = ""] = ["site", "feed"].map((name) =>
    site.text(styles.find((file) => file.includes(`/${name}-`)) ?? ""),
  );
  expect(main).toContain("--paper:#f0f7f4");
  expect(main).toContain("--page:64rem");
  expect(main).toMatch(/\[data-accent="?sea"?\]\{--accent:light-dark\(#0b5563, ?#7fd1de\)\}/);
  expect(main).not.toContain("#fbf9f4");
  expect(feed).toContain("--paper:#f0f7f4");
  expect(JSON.parse(site.text("site.webmanifest"))).toMatchObject({
    background_color: "#f0f7f4",
    theme_color: "#f0f7f4",
  });
  const front = site.text("index.html");
  expect(front).toContain('content="#f0f7f4" media="(prefers-color-scheme: light)"');
  expect(site.text("sections/world/index.html")).toContain('data-accent="sea"');
});

test("an accent that no theme has is an error at its line", async () => {
  const { exitCode, stderr } = await runHere(check, newsroom());
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/sections\.yaml:\d+ {2}0\.accent: "sea" is no accent\. /);
});

test("a color in which nobody could read stops the build, and no accent is reported for it", async () => {
  const wrong = newsroom().write("newsroom/theme.css", THEME.replace("#0b5563", "#bfe3e8"));
  const { exitCode, stderr } = await runHere(check, wrong);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("theme.css:3  --accent-sea: is 1.");
  expect(stderr).not.toContain("is no accent");
});
