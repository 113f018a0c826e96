import { expect, test } from "vitest";
import { fileOfName, nameKey, namesFiles } from "../../../src/search/names.ts";
import { type Found, type Part, shownOf } from "../../../src/search/shown.ts";
import { fieldsOf, streamOf } from "../../../src/search/stream.ts";
import {
  isOneEdit,
  neighborsIn,
  readVocabulary,
  vocabularyOf,
  writeVocabulary,
} from "../../../src/search/vocabulary.ts";
import { aDocument, anArchive } from "./search-factory.ts";

const bracketed = (parts: readonly Part[]) => parts.map(({ text, found }) => (found ? `[${text}]` : text)).join("");

const STORY = aDocument("night", {
  headline: "The Night Ferry",
  standfirst: "",
  text: `It left late.\n${"Far from here nothing of it is said at all. ".repeat(12)}Then the ferry came, and the ferry left.`,
  tags: ["ferries", "harbor"],
  kicker: "Crossings",
});

/** What the index finds of such a word. */
function foundBy(pattern: RegExp, story = STORY): Found {
  const { places } = streamOf(fieldsOf(story), "en");
  return { places: places.flatMap(({ word }, place) => (pattern.test(word) ? [place] : [])), phrases: [] };
}

test("an excerpt is where most was found, marks it, and says where the text goes on", () => {
  const shown = shownOf(STORY, foundBy(/^ferr/), "en");
  expect(bracketed(shown.headline)).toBe("The Night [Ferry]");
  expect(bracketed(shown.excerpt)).toMatch(/^… .*Then the \[ferry\] came, and the \[ferry\] left\.$/);
  expect(shown.besides.map(bracketed)).toEqual(["[ferries]"]);
  expect(bracketed(shownOf(STORY, foundBy(/^left/), "en").excerpt)).toBe("It [left] late.");
});

test("nothing is said twice: neither the headline, nor a standfirst that is the beginning of the text", () => {
  const { excerpt } = shownOf(STORY, foundBy(/^night/), "en");
  expect(bracketed(excerpt)).toBe("It left late.");
  const own = shownOf({ ...STORY, standfirst: "It left late." }, foundBy(/^late/), "en");
  expect(bracketed(own.excerpt).match(/late/g)).toHaveLength(1);
});

test("in a script without spaces the word is marked, not the sentence", () => {
  const story = aDocument("ja", { headline: "港", standfirst: "", text: "国会は金曜日に電子決済法案を可決した。" });
  const shown = shownOf(story, { places: [], phrases: [["電子", "子決", "決済"]] }, "en");
  expect(bracketed(shown.excerpt)).toBe("国会は金曜日に[電子決済]法案を可決した。");
});

test("the original is shown, however it was typed", () => {
  const story = aDocument("pl", { standfirst: "", text: "Z Łodzi do L’Alpe d’Huez za $7.25." });
  expect(bracketed(shownOf(story, foundBy(/^(lodzi|alpe|huez|7)/, story), "en").excerpt)).toBe(
    "Z [Łodzi] do [L’Alpe] [d’Huez] za [$7.25].",
  );
});

test("no letter of an excerpt is cut into halves", () => {
  const text = "𐐷é".normalize("NFD").repeat(400);
  const story = aDocument("long", { standfirst: "", text: `${text} end` });
  for (const pattern of [/^end/, /^nothing/]) {
    for (const { text } of shownOf(story, foundBy(pattern, story), "en").excerpt) {
      expect(text).not.toMatch(/\p{Surrogate}/u);
      expect(text).not.toMatch(/^\p{M}/u);
    }
  }
});

const edited = (a: string, b: string) => isOneEdit([...a], [...b]);

test.each([
  ["ferry", "fery", true],
  ["ferry", "ferrry", true],
  ["ferry", "ferty", true],
  ["ferry", "feryr", true],
  ["ferry", "xerry", true],
  ["ferry", "erry", true],
  ["ferry", "efrry", true],
  ["ferry", "ferry", false],
  ["ferry", "fry", false],
  ["ferry", "fxrty", false],
  ["abcd", "badc", false],
])("%s and %s differ by one letter: %s", (a, b, expected) => {
  expect(edited(a, b)).toBe(expected);
  expect(edited(b, a)).toBe(expected);
});

test("the words of the archive survive their journey, and the most common neighbor comes first", () => {
  const words = vocabularyOf([STORY, aDocument("other", { text: "Łódź, the ferry and the merry." })]);
  expect(readVocabulary(writeVocabulary(words))).toEqual(words);
  expect(words.get("ferry")).toBe(2);
  expect(neighborsIn(words, "berry")).toEqual(["ferry", "merry"]);
  expect(neighborsIn(words, "lodx")).toEqual(["łódź"]);
  expect(neighborsIn(words, "fer")).toEqual([]);
});

test("what nobody wrote is answered by the word that is one letter away", async () => {
  const archive = await anArchive({
    "2026-11": [aDocument("a", { text: "The lamplighter and the budget impasse." })],
    "2025": [aDocument("b", { text: "A budget." })],
  });
  for (const [typed, corrected, stories] of [
    ["lamplihgter", "lamplighter", 1],
    ["budjet impasse", "budget impasse", 1],
    ['"budget impasze"', '"budget impasse"', 1],
    ["xudget", "budget", 2],
  ] as const) {
    const answer = await archive.search(typed);
    expect([answer.corrected, answer.findings.length]).toEqual([corrected, stories]);
  }
  for (const typed of ["budget", "lamplighter budget", "qqqqqqqq", "lamplighter nobody"]) {
    expect((await archive.search(typed)).corrected, typed).toBeNull();
  }
});

test("a whole name leads to its page, in each way of writing it, and a part of it does not", async () => {
  const pages = [
    { kind: "author" as const, label: "Jürgen Żak", url: "/authors/jurgen-zak/" },
    { kind: "tag" as const, label: "C++", url: "/tags/cpp/" },
    { kind: "tag" as const, label: "constructor", url: "/tags/constructor/" },
    ...Array.from({ length: 500 }, (_, index) => ({
      kind: "tag" as const,
      label: `tag ${index}`,
      url: `/tags/${index}/`,
    })),
  ];
  const files = namesFiles(pages, "en");
  expect(files).toHaveLength(3);
  expect(files[fileOfName(nameKey("TAG 17", "en"), 3)]).toHaveProperty(["tag 17"]);
  const archive = await anArchive({ "2026-11": [aDocument("a")] }, "en", pages);
  const urls = async (typed: string) => (await archive.search(typed)).pages.map(({ url }) => url);
  for (const typed of ["Jürgen Żak", "jurgen zak", "Juergen Zak", " JÜRGEN  ZAK ", "“Jürgen Żak”"]) {
    expect(await urls(typed), typed).toEqual(["/authors/jurgen-zak/"]);
  }
  expect(await urls("c++")).toEqual(["/tags/cpp/"]);
  expect(await urls("constructor")).toEqual(["/tags/constructor/"]);
  expect(await urls("tag 499")).toEqual(["/tags/499/"]);
  for (const typed of ["zak", "toString", "c", "jurgen zak tag", "__proto__"])
    expect(await urls(typed), typed).toEqual([]);
  const [author] = pages;
  const other = await anArchive({ "2026-11": [aDocument("a")] }, "en", author ? [author] : []);
  expect((await other.search("constructor")).pages).toEqual([]);
});

test("words that stand together weigh more than the same words apart", async () => {
  const apart = "Clean streets, clean air, clean hands: a slate roof over a clean slate mine.";
  const archive = await anArchive({
    "2026-11": [
      aDocument("apart", { text: `Clean rooms and a roof of slate. ${"The slate. So clean. ".repeat(2)}` }),
      aDocument("together", { text: `A law for a clean slate passes. ${"Nothing else is said. ".repeat(2)}` }),
      aDocument("both", { text: apart }),
    ],
  });
  const { findings } = await archive.search("clean slate");
  const first = await findings[0]?.load();
  expect(findings).toHaveLength(3);
  expect(first?.url).not.toBe("/apart/");
});
