import { describe, expect, test } from "vitest";
import { adviseOnDate } from "../../../../src/article/advice/dates.ts";
import { findDoubles } from "../../../../src/article/advice/doubles.ts";
import { adviseOnHead } from "../../../../src/article/advice/head.ts";
import { adviseOnRelease } from "../../../../src/article/advice/release.ts";
import type { Article } from "../../../../src/article/article.ts";
import { anArticle, aText, at, type Changes } from "../../article-factory.ts";
import { aNewsroom } from "../../newsroom-factory.ts";

const NOW = at("2026-11-20T12:00:00Z");

describe("a date", () => {
  const saidOf = (file: string, published: string) =>
    adviseOnDate(anArticle("a", { file, publishedAt: at(published) }), NOW, "America/New_York").map(
      ({ line, field, problem }) => `${line} ${field} ${problem}`,
    );

  test.each([
    ["2062-11-20T12:00:00Z", "2062-11-20"],
    ["2016-11-20T12:00:00Z", "2016-11-20"],
    ["2025-12-31T12:00:00Z", "2025-12-31"],
  ])("that is not its folder's: %s", (published, day) => {
    expect(saidOf("articles/2026/11/a.md", published)).toEqual([`3 published is ${day}, and the folder is 2026/11.`]);
  });

  test("in January, with last year's number", () => {
    expect(saidOf("articles\\2027\\01\\a.md", "2026-01-03T12:00:00Z")).toHaveLength(1);
  });

  test("years ahead, where no folder says so too", () => {
    const problem = "3 published is more than a year ahead: nobody sees the story until then.";
    expect(saidOf("articles/a.md", "2062-11-20T12:00:00Z")).toEqual([problem]);
    expect(saidOf("articles/2062/11/a.md", "2062-11-20T12:00:00Z")).toEqual([]);
  });

  test.each([
    ["articles/2026/11/a.md", "2026-12-24T12:00:00Z"],
    ["articles/2026/11/a.md", "2027-03-01T12:00:00Z"],
    ["articles/a.md", "2027-03-01T12:00:00Z"],
    ["articles/2026/99/a.md", "1980-03-01T12:00:00Z"],
    // Midnight in the newsroom's zone.
    ["articles/2026/06/a.md", "2026-12-01T03:00:00Z"],
  ])("near that of its folder, or near today, is meant: %s, %s", (file, published) => {
    expect(saidOf(file, published)).toEqual([]);
  });
});

describe("two stories that are one", () => {
  const LONG =
    "The night ferry left at twenty to twelve with nine people aboard, and it came back with eight, as everybody on the pier could count.";
  const story = (slug: string, text: string, changes: Changes = {}) =>
    anArticle(slug, { text: aText(text), words: text.split(/\s+/).length, ...changes });
  const saidOf = (...articles: Article[]) =>
    findDoubles(articles).map(({ file, line, problem }) => `${file}:${line} ${problem}`);

  test("have one text, but for quotes, case and blanks: the later one is named", () => {
    const later = { publishedAt: at("2025-01-01T12:00:00Z"), path: "/2025/01/01/b/" };
    expect(saidOf(story("b", LONG.replaceAll(", ", ",  ").toUpperCase(), later), story("a", LONG))).toEqual([
      "articles/2024/05/b.md:2 this story has the text of articles/2024/05/a.md.",
    ]);
  });

  test("have one headline on one day", () => {
    const headline = { headline: "Ferry is late" };
    const elsewhen = { ...headline, path: "/2024/05/26/c/" };
    expect(
      saidOf(
        story("a", "One.", headline),
        story("b", "Two.", { headline: "Ferry Is Late!" }),
        story("c", "Three.", elsewhen),
      ),
    ).toEqual(["articles/2024/05/b.md:2 is that of articles/2024/05/a.md, of the same day."]);
  });

  test("are two where the text is short, begins alike, or one of them is withdrawn", () => {
    expect(saidOf(story("a", "No letters today."), story("b", "No letters today."))).toEqual([]);
    expect(saidOf(story("a", LONG), story("b", LONG.replace("count.", "see.")))).toEqual([]);
    const retraction = { at: NOW, reason: "Wrong." };
    expect(saidOf(story("a", LONG, { retraction }), story("b", LONG))).toEqual([]);
  });
});

describe("what stands above the text", () => {
  const saidOf = (changes: Changes) =>
    adviseOnHead(anArticle("a", { hasOwnStandfirst: true, ...changes }), aNewsroom()).map(
      ({ line, field, problem }) => `${line} ${field} ${problem}`,
    );

  test.each<[what: string, changes: Changes, ...said: string[]]>([
    ["a headline of 360 letters", { headline: "Ferry ".repeat(60) }, "2 headline has 360 letters."],
    ["a headline in capitals", { headline: "FERRY LEAVES WITHOUT PASSENGERS" }, "2 headline is all in capitals."],
    [
      "tags in a headline",
      { headline: "The <em>night</em> ferry" },
      '2 headline readers would see "<em>" as it is typed.',
    ],
    [
      "marks in a standfirst",
      { standfirst: "The **night** ferry" },
      '4 standfirst readers would see "**n" as it is typed.',
    ],
    ["an entity in a kicker", { kicker: "Arts &amp; more" }, '5 kicker readers would see "&amp;" as it is typed.'],
    [
      "the section's name as kicker",
      { kicker: "city", section: "city" },
      "5 kicker is the name of the section, which stands above the story already.",
    ],
  ])("%s", (_, changes, ...expected) => {
    expect(saidOf(changes)).toEqual(expected);
  });

  test.each<Changes>([
    { headline: "NATO, OPEC and UNESCO meet" },
    { headline: "BREXIT" },
    { headline: "渡り船が再開" },
    { headline: "A < b & AT&T" },
    { hasOwnStandfirst: false, standfirst: "a **b" },
    { kicker: "Analysis" },
  ])("%j is meant", (changes) => {
    expect(saidOf(changes)).toEqual([]);
  });
});

test("before a release, a standfirst that nobody wrote is missed", () => {
  const [advice] = adviseOnRelease(anArticle("story", { hasOwnStandfirst: false }), aNewsroom().site);
  expect(advice).toMatchObject({ field: "standfirst", problem: "is missing." });
});
