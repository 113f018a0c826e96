import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { anchorOf } from "../../docs/markdown.ts";

const DOCS = readdirSync("docs", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
const PAGES = ["README.md", "CONTRIBUTING.md", ...DOCS.map((name) => path.join("docs", name))].sort();

/** Without blocks of code: what stands in them is an example. */
const proseOf = (file: string): string => readFileSync(file, "utf8").replace(/^( *)(`{3,})[\s\S]*?^\1\2$/gm, "");

/** The ids of a page's headings, as GitHub gives them: what comes twice is numbered. */
function anchorsOf(file: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = [...proseOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => {
    const anchor = anchorOf(heading);
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set(anchors);
}

/** What is wrong with the links of a page; addresses on the web are not looked at. */
function brokenLinks(file: string): string[] {
  const words = proseOf(file).replace(/(`+)[^`][\s\S]*?\1/g, "");
  const links = [...words.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = ""]) => link);
  return links
    .filter((link) => !/^(https?:|mailto:)/.test(link))
    .filter((link) => {
      const [name = "", anchor] = link.split("#");
      const target = name === "" ? file : path.join(path.dirname(file), name);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
}

/** Files of the repository that a page names and that are not there; the list of mutations leaves out `src` and `tests`. */
const lostFiles = (file: string): string[] =>
  [...proseOf(file).matchAll(/`((?:src|tests|layouts|newsroom|docs)\/[\w./-]+)`/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !["", "src", "tests"].some((folder) => existsSync(path.join(folder, name))));

describe("every page of the documentation", () => {
  test("is found", () => expect(PAGES.length).toBeGreaterThan(50));
  test.each(PAGES)("%s leads to pages, headings and files that are there", (file) => {
    expect([...brokenLinks(file), ...lostFiles(file)]).toEqual([]);
  });
});

test("every page can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const file of reached) {
    for (const [, link = ""] of proseOf(file).matchAll(/\]\(([^()\s#]+\.md)(?:#[^()\s]*)?\)/g)) {
      if (!link.startsWith("http")) reached.add(path.join(path.dirname(file), link));
    }
  }
  expect(PAGES.filter((file) => !reached.has(file))).toEqual([]);
});

test.each([
  ["README.md", 130],
  ["CONTRIBUTING.md", 100],
])("%s is at most %i lines long", (file, most) => {
  expect(readFileSync(file, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(most);
});

test("no row of a table in the README is too long for a terminal", () => {
  const rows = proseOf("README.md")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter((row) => row.length > 150)).toEqual([]);
});

describe("the list of mutations", () => {
  const rows = proseOf("docs/promises.md")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const namesIn = (column: number) =>
    rows.flatMap((row) =>
      [...(row.split(/(?<!\\)\|/)[column] ?? "").matchAll(/`([\w-]+\/[\w./-]+)`/g)].map(([, name = ""]) => name),
    );

  test("names guards that are there", () => {
    const guards = namesIn(1);
    expect(guards.length).toBeGreaterThan(100);
    expect(
      guards.filter((name) => !["src", "layouts", "."].some((folder) => existsSync(path.join(folder, name)))),
    ).toEqual([]);
  });

  test("names tests that are there", () => {
    const endings = ["", ".ts", ".test.ts", ".slow.test.ts", ".alone.test.ts", ".spec.ts"];
    expect(namesIn(3).filter((name) => !endings.some((ending) => existsSync(`tests/${name}${ending}`)))).toEqual([]);
  });
});

test("every decision has a status, and the index has every decision", () => {
  const index = readFileSync("docs/decisions/README.md", "utf8");
  for (const file of PAGES.filter((name) => /decisions\/\d/.test(name))) {
    const [title = "", , status = ""] = readFileSync(file, "utf8").split("\n");
    const [, date = ""] = /^Status: (?:accepted|superseded by .+), (\d{4}-\d{2}-\d{2})\b/.exec(status) ?? [];
    const [, number, words] = /^# (\d+)\. (.+)$/.exec(title) ?? [];
    expect(index).toContain(`| ${number} | [${words}](${path.basename(file)}) | ${date} |`);
  }
});

test("the architecture has a line for each folder of src", () => {
  const [, order = ""] = readFileSync("docs/developers/architecture.md", "utf8").split("## Where does my code go?\n");
  const described = [...order.matchAll(/^\| `([\w-]+)\/` \|/gm)].map(([, room = ""]) => room);
  const folders = readdirSync("src", { withFileTypes: true }).map(({ name }) => name);
  expect(described.sort()).toEqual(folders.sort());
});
