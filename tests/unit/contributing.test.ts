import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findConflicts } from "../../src/article/conflicts.ts";
import { frontMatterSchema } from "../../src/article/front-matter.ts";
import { readArticles } from "../../src/article/read.ts";
import { formatIssue } from "../../src/lib/issue.ts";
import { readNewsroom } from "../../src/newsroom/read.ts";
import { faults, parsed, source } from "./article/source.ts";
import { newsroomFolder, siteWith } from "./newsroom/newsroom-folder.ts";
import { aNewsroom } from "./newsroom-factory.ts";
import { PNG } from "./pictures.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const GUIDE = readFileSync("CONTRIBUTING.md", "utf8");

/** The messages that stand between two headings, or under one. */
function documented(...headings: string[]): string[] {
  return headings.flatMap((heading) => {
    const section = GUIDE.split(`\n### ${heading}\n`)[1]?.split(/\n##+ /)[0];
    if (section === undefined) throw new Error(`CONTRIBUTING.md has no heading "${heading}"`);
    return [...section.matchAll(/```text\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.trimEnd().split("\n"));
  });
}

const FILE = "articles/2026/11/ferry-fares.md";
const named = (slug: string) => ({
  slug,
  name: slug,
  description: slug,
  kind: "news" as const,
  accent: "red" as const,
});
const SECTIONS = ["globaltalk", "wexmouth", "politics", "business", "science", "culture", "sport", "opinion"];
const agency = (slug: string) => ({ slug, name: slug, fullName: slug, fullTextInFeeds: true, archive: true });
const NEWSROOM = aNewsroom({
  sections: SECTIONS.map(named),
  authors: new Map([["bram-sorley", { slug: "bram-sorley", name: "Bram Sorley", role: "Reporter", bio: "Reports." }]]),
  agencies: new Map(["afp", "coastwire"].map((slug) => [slug, agency(slug)])),
});

const KEYS = { published: "2026-11-20 09:00", section: "wexmouth", byline: "[bram-sorley]" };
const story = (keys: Record<string, string | undefined>, body?: string) => source({ ...KEYS, ...keys }, body);
const told = (text: string | Buffer, file = FILE) => faults(text, { file, newsroom: NEWSROOM });

/** What is said of a folder of articles. */
function toldOfFolder(prepare: (folder: string) => void): string[] {
  const folder = temporaryFolder({ "articles/2026/11/good.md": story({}), "elsewhere/x": "" });
  prepare(`${folder}/articles/2026/11`);
  return readArticles(`${folder}/articles`, NEWSROOM).issues.map((issue) =>
    formatIssue(issue).replaceAll(`${folder}/`, ""),
  );
}

/** What is said of a newsroom's files, in the place that the demonstration has for them. */
function toldOfNewsroom(
  changes: Record<string, string | Buffer | undefined>,
  prepare?: (folder: string) => void,
): string[] {
  const folder = newsroomFolder(changes);
  prepare?.(folder);
  return readNewsroom(folder).issues.map((issue) => formatIssue(issue).replaceAll(folder, "newsroom"));
}

/** Each entry on a line of its own. */
const listOf = (...entries: string[]) => entries.map((entry) => `\n  - ${JSON.stringify(entry)}`).join("");

/** What is said of old paths that are right by themselves. */
function toldOfAliases(...aliases: string[]): string[] {
  const one = parsed(story({ aliases: listOf(...aliases) }), { file: FILE, newsroom: NEWSROOM });
  return findConflicts([one]).map(formatIssue);
}

/**
 * What only a build can say has its tests where it is found: of git, of a folder without stories, of old paths that are
 * addresses of the site; and so has what the text of a page may not hold.
 */
const OTHERS =
  / history: |about\.md:54 |^articles:1 | is an address of the site already | lies (where|below) | is redirected already /;

function expectDocumented(messages: readonly string[], section: string, asSaid = (message: string) => message): void {
  const sorted = (all: readonly string[]) => [...new Set(all.map(asSaid))].sort();
  expect(sorted(messages)).toEqual(sorted(documented(section).filter((message) => !OTHERS.test(message))));
}

describe("every message that CONTRIBUTING.md explains is one that the checker says", () => {
  test("of the file", () => {
    const text = story({});
    const latin = Buffer.from(story({}, "Text.\n\ncaf\u00E9"), "latin1");
    const conflict = "Text.\n<<<<<<< HEAD\nOne.\n\n=======\nTwo.\n>>>>>>> branch\n";
    expectDocumented(
      [
        ...told("Text.\n"),
        ...told("---\nheadline: x\n"),
        ...told(Buffer.from(latin.toString("latin1").replace("Text.\n\n", "Text."), "latin1")),
        ...told(story({}, conflict)),
        ...told(story({}, "")),
        ...told(text, "articles/2026/11/Ferry Fares.md"),
        ...told(story({}, "Text.\u0007")),
        ...toldOfFolder((folder) => {
          symlinkSync("good.md", `${folder}/ferry-fares.md`);
          symlinkSync("../../../elsewhere", `${folder}/pictures`);
        }),
        ...toldOfFolder((folder) => writeFileSync(`${folder}/ferry-fares.MD`, text)),
        ...toldOfFolder((folder) => mkdirSync(`${folder}/ferry-fares.md`)),
        ...toldOfFolder((folder) =>
          writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from(".md")]), text),
        ),
        ...toldOfFolder((folder) => {
          writeFileSync(`${folder}/ferry-fares.md`, "");
          truncateSync(`${folder}/ferry-fares.md`, 300_000);
        }),
      ],
      "The file",
    );
  });

  test("of the form of the front matter", () => {
    const headline = (value: string) => told(story({ headline: value }));
    expectDocumented(
      [
        ...headline("Ferry fares: up again"),
        ...told(story({}).replace("headline: ", "headline:")),
        ...told(story({}).replace("headline: ", "headline:\u00A0")),
        ...headline('"Fares" to rise'),
        ...headline('"Fares to rise'),
        ...headline("[Fares to rise"),
        ...headline("@mayor is back"),
        ...headline('"C:\\pictures"'),
        ...headline("Ferry #4 sails"),
        ...headline("#4 sails"),
        ...told(story({ headline: "Ferry fares rise\nagain" })),
        ...told(story({ image: "\n\tfile: x.png" })),
        ...told(story({ image: "\n  file: x.png\n alt: x" })),
        ...told(story({ headline: "x\nheadline: y" })),
        ...headline("&co"),
        ...headline("*star"),
        ...headline("!bang"),
        ...told(story({ "<<": "x" })),
        ...told(story({ headline: "x".repeat(70_000) })),
        ...toldOfNewsroom({ "tags.yaml": "- label: a\n---\n- label: b\n" }),
      ],
      "The form of the front matter",
    );
  });

  test("of keys and their values", () => {
    expectDocumented(
      [
        ...told(story({ headlin: "x" })),
        ...told(story({ colour: "x" })),
        ...told(story({ headline: undefined, published: undefined })),
        ...told(story({ image: "{ file: x.png, alt: x }" })).filter((line) => line.includes("image.credit")),
        ...told(story({ headline: "[x]" })),
        ...told(story({ headline: "" })),
        ...told(story({ tags: "ferries" })),
        ...told(story({ image: "x.png" })),
        ...told(story({ draft: "yes" })),
        ...told(story({ byline: "[]" })),
        ...told(story({ comments: "close" })),
        ...told(story({ headline: '"a\\u202Eb"' })),
        ...told(story({ image: "{ file: x.png, alt: x, credit: y, focus: left }" })).filter((line) =>
          line.includes("focus"),
        ),
      ],
      "Keys and their values",
    );
  });

  test("of times", () => {
    const published = (value: string) => told(story({ published: value }));
    expectDocumented(
      [
        ...published("2026-11-20"),
        ...published("20 November 2026, 9 am"),
        ...published("2026-11-20 6:30 pm"),
        ...published("2026-11-20 18:30 EST"),
        ...published("2026-13-20 09:00"),
        ...published("2026-11-31 09:00"),
        ...published("2026-11-20 25:00"),
        ...published("2016-12-31T23:59:60Z"),
        ...published("2026-11-20T09:00+15:00"),
        ...published("2026-03-08 02:30"),
        ...published("2026-11-01 01:30"),
        ...told(story({ updated: "2026-11-20 08:59" })),
      ],
      "Times",
    );
  });

  test("of names that must be known", () => {
    const slug =
      "the-council-approves-the-new-ferry-fares-after-a-long-night-in-which-everyone-spoke-twice-and-some-of-them-three-times-over";
    expectDocumented(
      [
        ...told(story({ section: "wexmoth" })),
        ...told(story({ section: "gardening" })),
        ...told(story({ byline: "[bram-sorely]" })),
        ...told(story({ source: "reuters" })),
        ...told(story({ byline: undefined })),
        ...told(story({ slug: "Ferry_Fares" })),
        ...told(story({ slug: '"!!!"' })),
        ...told(story({ slug })),
        ...told(story({ slug: "nul" })),
        ...told(story({ tags: "[+++]" })),
        ...told(story({ tags: "[aux]" })),
        ...told(
          story({
            aliases: listOf(
              "https://www.thehalyard.example/old-story/",
              "/fares#new",
              "/up-100%/",
              "/fares//new/",
              "/../fares/",
              "/",
            ),
          }),
        ),
        ...told(story({ aliases: listOf("/search?q=ferry fares", "/fares/*", "/fares%2Fnew/", "/.netlify/fares/") })),
        ...toldOfAliases("/old-fares/", "/Old-Fares"),
        ...toldOfAliases("/2026/11/20/ferry-fares/"),
      ],
      "Names that must be known",
    );
  });

  test("of the newsroom's files", () => {
    expectDocumented(
      [
        ...toldOfNewsroom({ "agencies.yaml": undefined }),
        ...toldOfNewsroom({ "about.md": undefined }, (folder) => symlinkSync("privacy.md", `${folder}/about.md`)),
        ...toldOfNewsroom({ "about.md": undefined }, (folder) => mkdirSync(`${folder}/about.md`)),
        ...toldOfNewsroom({}, (folder) => truncateSync(`${folder}/about.md`, 300_000)),
        ...toldOfNewsroom({}, (folder) => truncateSync(`${folder}/authors.yaml`, 3_000_000)),
        ...toldOfNewsroom({ "authors.yaml": "- slug: ada-byron\n  name: Ada\n  bio: x\n" }),
        ...toldOfNewsroom({ "sections.yaml": "x" }).filter((line) => line.includes("sections.yaml")),
        ...toldOfNewsroom({ "sections.yaml": "- slug: city\n  name: x\n  description: y\n  kind: opinions\n" }),
        ...toldOfNewsroom({
          "authors.yaml":
            "- slug: ada\n  name: x\n  role: y\n  bio: z\n  links: [{ label: x, url: www.example.org }]\n",
        }),
        ...toldOfNewsroom(siteWith("letters@ledger.example", "letters")),
        ...toldOfNewsroom(siteWith("logo: logo.png", "logo: my logo.png")),
        ...toldOfNewsroom(siteWith("logo: logo.png", "logo: logos-of-old.png")),
        ...toldOfNewsroom(siteWith("en-US", "en_US")),
        ...toldOfNewsroom(siteWith("provider: letters", "provider: leters")),
        ...toldOfNewsroom(siteWith("provider: letters", "provider: coral")),
        ...toldOfNewsroom({
          "authors.yaml": ["ada", "bo", "ada"]
            .map((slug) => `- slug: ${slug}\n  name: x\n  role: y\n  bio: z\n`)
            .join(""),
        }),
        ...toldOfNewsroom({ "sections.yaml": "- slug: City News\n  name: x\n  description: y\n" }),
        ...toldOfNewsroom(siteWith("America/New_York", "New York")),
        ...toldOfNewsroom(siteWith("https://ledger.example/", "https://ledger.example/paper/")),
        ...toldOfNewsroom(siteWith("language: en", "language: fr")),
        ...toldOfNewsroom(siteWith("provider: letters", "provider: coral\n  origin: https://coral.example;x")),
        ...toldOfNewsroom(siteWith("logo: logo.png", "logo: Logo.PNG")),
        ...toldOfNewsroom({ ...siteWith("mark.svg", "mark.png"), "mark.png": PNG }),
      ],
      "The newsroom",
      // The lines are those of the demonstration.
      (message) => message.replace(/^(\S+):\d+ /, "$1 "),
    );
  });
});

test("the keys that a message lists are those of the schema", () => {
  expect(GUIDE).toContain(`Known: ${Object.keys(frontMatterSchema.shape).join(", ")}.`);
});

test("the example of a story passes the check as it stands", () => {
  const example = /```text\n(---\nheadline: Night Ferry[\s\S]*?)```/.exec(GUIDE)?.[1] ?? "";
  expect(told(example, "articles/2026/12/night-ferry-returns.md")).toEqual([]);
});
