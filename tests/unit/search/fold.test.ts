import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "../../../src/search/fold.ts";
import { foldLetters } from "../../../src/search/letters.ts";
import { readQuery } from "../../../src/search/query.ts";
import { runs } from "../../property.ts";

const words = (text: string, language = "en") => foldText(text, language).map(({ word }) => word);
const also = (text: string, language = "en") => foldText(text, language).flatMap((one) => one.also);
const ranges = (text: string) => foldText(text, "en").map(({ start, end }) => text.slice(start, end));

test.each([
  ["Kraków źródło", ["krakow", "zrodlo"]],
  ["Tromsø Ærø Þórr", ["tromso", "aero", "thorr"]],
  ["ÇANKIRI Iğdır", ["cankiri", "igdir"]],
  ["Molokaʻi O‘ahu O’Leary", ["molokai", "oahu", "oleary"]],
  ["1,876,543.21 1.876.543,21 12,5 6:45", foldText("1876543.21 1876543.21 12.5 6.45", "en").map(({ word }) => word)],
  ["٢٠٢٦ ２０２６", ["2026", "2026"]],
  ["U.N.C.L.E. p.m.", ["uncle", "pm"]],
  ["l'hiver jusqu'au dell'acqua", ["hiver", "au", "acqua"]],
])("%s is written in one way", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("in German, umlauts are written out first; elsewhere last", () => {
  expect([words("Grünwald", "de"), also("Grünwald", "de")]).toEqual([["gruenwald"], ["grunwald"]]);
  expect([words("Grünwald"), also("Grünwald")]).toEqual([["grunwald"], ["gruenwald"]]);
});

test("marks that are vowels stay, and marks that are accents go", () => {
  expect(foldLetters("की")).not.toBe(foldLetters("का"));
  expect(foldLetters("กี")).not.toBe(foldLetters("กา"));
  expect(foldLetters("ガ")).not.toBe(foldLetters("カ"));
  expect(foldLetters("é")).toBe("e");
  expect(foldLetters("مُحَمَّد")).toBe(foldLetters("محمد"));
});

test("what is shown for a word is the word as it stands, with its signs", () => {
  expect(ranges("from $7.25, 35 % of C++")).toEqual(["from", "$7.25", "35 %", "of", "C++"]);
  expect(ranges("«L’école» (Hawaiʻi)")).toEqual(["L’école", "Hawaiʻi"]);
  expect(ranges("電子決済")).toEqual(["電子", "子決", "決済", "済"]);
});

/** Text in letters of many scripts, with marks, signs and spaces between. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.constantFrom(
        " ",
        "-",
        "'",
        "’",
        ".",
        "&",
        "$",
        "%",
        "l'",
        "ال",
        "電子",
        "วันศ",
        "é",
        "ß",
        "ʻ",
        "1,234",
        "\u00ad",
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

test("what comes out is letters and digits that Pagefind takes as they are, and lies within the text", () => {
  const property = fc.property(anyText, fc.constantFrom("en", "de", "ar"), (text, language) => {
    let last = 0;
    for (const { start, end, word, signed, also } of foldText(text, language)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      last = start;
      for (const form of [word, signed ?? "", ...also]) {
        expect(form).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(form).not.toMatch(/\p{M}/u);
        expect(form).toBe(form.toLowerCase().normalize("NFD"));
      }
    }
  });
  fc.assert(property, runs(400));
});

test("folding what is folded changes nothing", () => {
  const property = fc.property(anyText, (text) => {
    for (const { word } of foldText(text, "en")) expect(foldLetters(word)).toBe(word);
  });
  fc.assert(property, runs(200));
});

const typed = (query: string) =>
  readQuery(query, "en").map((reading) =>
    reading.map(
      ({ tokens, isPhrase, isExcluded }) => `${isExcluded ? "-" : ""}${isPhrase ? "=" : ""}${tokens.join("_")}`,
    ),
  );

test.each([
  ["night ferry", [["night", "ferry"]]],
  ["“night ferry” harbor", [["=night_ferry", "harbor"]]],
  ['"night ferry" „old quay“', [["=night_ferry", "=old_quay"]]],
  ["ferry -harbor", [["ferry", "-harbor"]]],
  ['ferry -"old quay"', [["ferry", "-=old_quay"]]],
  ["-harbor", [["harbor"]]],
  ["ferry – harbor", [["ferry", "harbor"]]],
  ["night-ferry", [["=night_ferry"], ["nightferry"]]],
  ["電子決済", [["=電子_子決_決済"]]],
  ["庁", [["庁"]]],
  ["R & D", [["=r", "=d"]]],
  ["2026", [["=2026"]]],
  ["…", []],
  ["", []],
])("%s is read as a reader means it", (query, expected) => {
  expect(typed(query)).toEqual(expected);
});

test("signs count first, and are left out where no story has them", () => {
  const [withSign, without] = typed("$7.25");
  expect(withSign).not.toEqual(without);
  expect(without).toEqual([`=${words("7.25")[0]}`]);
  expect(typed("C++")).toHaveLength(1);
});

test("of a page that is pasted, the beginning is sought", () => {
  const page = Array.from({ length: 3000 }, (_, index) => `word${index} "a${index} b" c${index}/d`).join(" ");
  const readings = readQuery(page, "en");
  expect(readings.length).toBeLessThanOrEqual(8);
  for (const reading of readings) expect(reading.length).toBeLessThanOrEqual(16);
  expect(readQuery(`"${page.replaceAll('"', "")}"`, "en")[0]?.[0]?.tokens).toHaveLength(24);
});
