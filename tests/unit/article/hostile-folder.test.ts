import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findConflicts } from "../../../src/article/conflicts.ts";
import { readArticles } from "../../../src/article/read.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { foldPath } from "../../../src/text/fold-path.ts";
import { anArticle } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { PNG } from "../pictures.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { source } from "./source.ts";

/** What is read of a folder `articles` beside a folder `elsewhere`, with its issues as an editor is told them. */
function readIn(prepare: (folder: string) => void) {
  const folder = temporaryFolder({
    "articles/2024/05/good.md": source({ headline: "Good" }),
    "elsewhere/secret.md": source({ headline: "Secret" }),
    "elsewhere/secret.png": PNG,
  });
  prepare(folder);
  const { articles, issues } = readArticles(`${folder}/articles`, aNewsroom());
  return {
    headlines: articles.map(({ content }) => content().headline),
    told: issues.map(formatIssue).map((text) => text.replaceAll(`${folder}/`, "")),
  };
}

describe("a link is reported and never followed", () => {
  const FILE = "this is a link to another place. Put the file itself here.";
  const FOLDER = "this is a link to another place. Put the folder itself here.";

  test.each([
    ["an article", "../../../elsewhere/secret.md", "secret.md", FILE],
    ["an article of its own folder", "good.md", "again.md", FILE],
    ["nothing", "nowhere.md", "broken.md", FILE],
    ["itself", "circle.md", "circle.md", FILE],
    ["a folder", "../../../elsewhere", "more", FOLDER],
    ["a folder with an article's name", "../../../elsewhere", "more.md", FILE],
    ["the folder that it is in", ".", "here", FOLDER],
  ])("to %s", (_, target, name, told) => {
    expect(readIn((folder) => symlinkSync(target, `${folder}/articles/2024/05/${name}`))).toEqual({
      headlines: ["Good"],
      told: [`articles/2024/05/${name}:1  ${told}`],
    });
  });

  test("to a picture, where a story uses it", () => {
    const { headlines, told } = readIn((folder) => {
      symlinkSync("../../../elsewhere/secret.png", `${folder}/articles/2024/05/link.png`);
      symlinkSync("../../../elsewhere", `${folder}/articles/2024/05/sub`);
      const uses = (name: string) => source({}, `Text.\n\n![x](${name} "| y")`);
      writeFileSync(`${folder}/articles/2024/05/one.md`, uses("link.png"));
      writeFileSync(`${folder}/articles/2024/05/two.md`, uses("sub/secret.png"));
    });
    expect(headlines).toEqual(["Good"]);
    expect(told).toEqual([
      expect.stringMatching(/05\/sub:1 .* Put the folder itself here\.$/),
      expect.stringContaining('one.md:9  there is no picture "link.png".'),
      expect.stringContaining('two.md:9  "sub/secret.png" leads out of the folder. Put the picture itself'),
    ]);
  });
});

describe("a file that is no article", () => {
  test("since it would fill the memory is refused before it is read", () => {
    const { headlines, told } = readIn((folder) => {
      writeFileSync(`${folder}/articles/huge.md`, "");
      // Sparse: it takes no room on the disk, but no reader could hold it.
      truncateSync(`${folder}/articles/huge.md`, 3 * 1024 ** 3);
    });
    expect(headlines).toEqual(["Good"]);
    expect(told).toEqual([expect.stringContaining("articles/huge.md:1  this article is larger than 256 KB.")]);
  });

  test.runIf(process.platform === "linux")("since its name is in another encoding is refused with that name", () => {
    const { headlines, told } = readIn((folder) => {
      const named = (name: string) => Buffer.concat([Buffer.from(`${folder}/articles/`), Buffer.from(name, "latin1")]);
      writeFileSync(named("caf\u00E9.md"), source());
      mkdirSync(named("\u00FCber"));
    });
    expect(headlines).toEqual(["Good"]);
    expect(told.sort()).toEqual([
      "articles/caf\uFFFD.md:1  this name is not UTF-8. Rename it.",
      "articles/\uFFFDber:1  this name is not UTF-8. Rename it.",
    ]);
  });
});

describe("two addresses that some machine takes for one", () => {
  test.each([
    ["οδος", "οδοσ"],
    ["masse", "maße"],
    ["É", "e\u0301"],
    ["ſ", "s"],
    ["α\u0345\u0301", "α\u0301\u0345"],
  ])("%s and %s name both owners", (one, other) => {
    const articles = [one, other].map((slug, index) =>
      anArticle(`x${index}`, { file: `${index}.md`, feedId: String(index), path: `/2024/05/25/${slug}/` }),
    );
    expect(findConflicts(articles).map(formatIssue)).toEqual([
      `1.md:7  slug: the address /2024/05/25/${other}/ already belongs to 0.md. Give one of them another \`slug\`.`,
    ]);
  });

  test("but a letter of its own stays one", () => {
    expect(foldPath("/kıl/")).not.toBe(foldPath("/kil/"));
    expect(foldPath("/й/")).not.toBe(foldPath("/и/"));
  });
});
