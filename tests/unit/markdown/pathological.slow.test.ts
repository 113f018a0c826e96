import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LARGEST_ARTICLE } from "../../../src/article/parse.ts";
import { FILE, parsed, problems, source } from "../article/source.ts";
import { render } from "./render.ts";

/** As much of `text`, again and again, as an article may hold. */
const full = (text: string, share = 1) =>
  text.repeat(Math.floor((LARGEST_ARTICLE * share - 200) / Buffer.byteLength(text)));
const lines = (line: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

/**
 * Milliseconds of the processor, which a busy machine does not change. Each text is as large as an article may be: where
 * the time grew with the square of it, these would take minutes. They take less than a second each.
 */
const ENOUGH = 20_000;

let before: NodeJS.CpuUsage;
beforeEach(() => {
  before = process.cpuUsage();
});
afterEach(() => {
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(ENOUGH);
});

describe("Markdown that is nothing but", () => {
  test.each([
    ["brackets", full("[")],
    ["brackets that close", full("[", 0.5) + full("]", 0.5)],
    ["pictures that do not close", full("![")],
    ["backticks in runs of every length", lines((index) => `e${"`".repeat(index)}`, 700).replaceAll("\n", "")],
    ["emphasis that opens", full("*a_ ")],
    ["emphasis of both kinds", full("*_")],
    ["emphasis of every length", full("a***b_ ")],
    ["strong words that are never closed", full("a**b")],
    ["strokes", full("~~a ")],
    ["angle brackets", full("<")],
    ["addresses in angle brackets", full("<https:")],
    ["a table of one row", `|${full("a|", 0.3)}\n|${full("-|", 0.3)}\n|${full("b|", 0.3)}`],
    ["rows of a wide table", `${"|a".repeat(300)}\n${"|-".repeat(300)}\n${full("a\n", 0.9)}`],
    ["tables", lines((index) => (index % 2 ? "-|-" : "a|b"), 60_000)],
    ["a table's bars", `${full("|", 0.4)}\n${full("-|", 0.4)}`],
    ["a definition's label", full("[a\n")],
    ["headings that are all alike", full("## a\n")],
    ["underlined headings", full("a\n---\n")],
    ["characters by number", full("&#x41;")],
    ["ampersands", full("&")],
    ["backslashes", full("\\")],
    ["quotes", full('"')],
    ["quotes of both kinds around words", full(`"a 'b `)],
    ["apostrophes", full("it's ")],
    ["one word", full("a")],
    ["one line", full("A sentence without an end ")],
    ["sentences", full("A. ")],
    ["points within a word", full("a.b,c-")],
    ["spaces", `a${full(" ")}b`],
    ["line breaks", full("a  \n")],
    ["lines", full("a\n")],
    ["accents in the wrong order", `## a${full("\u0301\u0316")}`],
    ["lists of three kinds", lines((index) => `${"-*+"[index % 3]} a`, 60_000)],
    ["notes that are named and never end", full("[^a")],
    ["notes in the line that never end", full("^[a")],
    ["references to one note", `${full("x[^a] ", 0.9)}\n\n[^a]: Note.`],
    ["pull quotes", full("::: pullquote\na\n:::\n\n")],
  ])("%s is set", (_, body) => {
    expect(problems(source({}, `Text.\n\n${body}`))).toEqual([]);
  });

  test.each([
    ["links to one place", full("[a](/b) ")],
    ["links that do not close", full('[a](b "')],
    ["parentheses", `[a](${full("(")}`],
    ["comments", full("<!--")],
    ["definitions", lines((index) => `[a${index}]: /b`, 18_000)],
    ["pictures", full('![a](b.png "c | d")\n\n')],
    ["colons", full(":::\n")],
    ["pull quotes that do not end", full("::: pullquote\n")],
    ["conflict marks", full("<<<<<<< a\n")],
    ["notes without a text", full("[^b] ")],
    ["links into nothing", full("[a](b) ")],
    ["addresses of video pages", full("https://youtu.be/abcdefghijk\n\n")],
  ])("%s is set or refused with its name", (_, body) => {
    const told = problems(source({}, `Text.\n\n${body}`));
    for (const text of told) expect(text).toContain(`${FILE}:`);
  });
});

describe("quotes and lists in each other", () => {
  const TOLD = `${FILE}:9  lists and quotes are nested too deeply here. Nest them nine deep at most.`;

  test.each([
    ["quotes", full("> ")],
    ["lists in one line", `${full("- ")}a`],
    ["lists in quotes", full("- > ")],
    ["ever deeper lists", lines((index) => `${" ".repeat(2 * index)}- a`, 500)],
    ["lines of deep quotes", full(`${">".repeat(200)} a\n`)],
    ["lines that go on where a deep quote began", `${">".repeat(90)} a\n${full("b\n")}`],
    ["notes within notes", full("[^a]: ")],
    ["pull quotes in pull quotes", lines((index) => `${":".repeat(100 - index)} pullquote`, 90)],
  ])("%s are refused where their text would be lost", (_, body) => {
    expect(problems(source({}, `Text.\n\n${body}`))).toContainEqual(
      expect.stringMatching(/:\d+ {2}lists and quotes are/),
    );
  });

  test("as deep as a person writes are set, to their last word", () => {
    const nine = lines((index) => `${" ".repeat(2 * index)}- w${index}`, 9);
    expect(parsed(source({}, nine)).text).toContain("w8");
    expect(problems(source({}, `Text.\n\n${lines((index) => `${" ".repeat(2 * index)}- a`, 10)}`))).toEqual([
      TOLD.replace(":9 ", ":18 "),
    ]);
    expect(parsed(source({}, `${">".repeat(19)} w`)).text).toContain("w");
    expect(problems(source({}, `Text.\n\n${">".repeat(20)} w`))).toEqual([TOLD]);
  });
});

describe("notes", () => {
  test("that refer to each other and to themselves are set once", () => {
    const { html } = parsed(source({}, "Text[^a].\n\n[^a]: See [^b].\n\n[^b]: See [^a] and [^b]."));
    expect(html.match(/<li id=/g)).toHaveLength(2);
  });

  test.each([
    ["in the line", (count: number) => "a^[b] ".repeat(count)],
    ["below", (count: number) => `${lines((i) => `x[^${i}]`, count)}\n\n${lines((i) => `[^${i}]: note\n`, count)}`],
  ])("%s are a thousand at most", (_, notes) => {
    expect(problems(source({}, notes(1000)))).toEqual([]);
    expect(problems(source({}, notes(1001)))).toEqual([
      `${FILE}:7  there are more than 1000 notes. Split the story into several.`,
    ]);
    expect(problems(source({}, notes(12_000)))).toHaveLength(1);
  });
});

test("notes in the line, as many as an article may hold, are refused at once", () => {
  expect(problems(source({}, full("a^[b] ")))).toHaveLength(1);
});

/** What this project adds to the parser is linear by itself, far beyond the size of an article. */
describe("a megabyte of", () => {
  test.each([
    ["headings that are all alike", "## a\n"],
    ["note names that do not end", "[^a"],
    ["pull quotes", "::: pullquote\na\n\n— b\n:::\n\n"],
    ["pictures", '![a](b.png "c | d")\n\n'],
    ["quotes around words", `"a 'b' c" `],
    ["line breaks", "a  \n"],
    ["accents in the wrong order, on one letter of a heading", "\u0301\u0316"],
  ])("%s is set", (_, text) => {
    const heading = text.startsWith("\u0301") ? "## a" : "";
    expect(render(heading + text.repeat(Math.ceil(1_000_000 / text.length))).issues).toEqual([]);
  });
});

describe("a long address or title that is used again and again", () => {
  test.each([
    ["address", `[a]: /${full("b", 0.5)}\n\n${full("[a] ", 0.4)}`],
    ["title", `[a]: /b "${full("c", 0.5)}"\n\n${full("[a] ", 0.4)}`],
  ])("is refused, since the page would be larger than any memory (%s)", (_, body) => {
    expect(problems(source({}, body))).toEqual([
      `${FILE}:9  the addresses and titles of links add up to more than 2 MB. Shorten the address that is used so often.`,
    ]);
  });
});
