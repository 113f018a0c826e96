import { describe, expect, test } from "vitest";
import { en } from "../../../src/words/en.ts";
import { SPOKEN, wordsOf } from "../../../src/words/languages.ts";
import { categoriesOf, sayCount } from "../../../src/words/plural.ts";

const places = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

describe.each(SPOKEN)("the words in %s", (language) => {
  const words = wordsOf(language, language);
  if (!words) throw new Error("there are none");

  test("are those that the site has", () => {
    expect(Object.keys(words)).toEqual(expect.arrayContaining(Object.keys(en)));
    expect(Object.keys(en)).toEqual(expect.arrayContaining(Object.keys(words)));
  });

  test("have the places of the English ones, and nothing is left empty", () => {
    for (const [key, english] of Object.entries(en)) {
      const said = words[key as keyof typeof words];
      expect(typeof said, key).toBe(typeof english);
      if (typeof said === "string" && typeof english === "string") {
        expect(said.trim(), key).not.toBe("");
        expect(places(said), key).toEqual(places(english));
      }
    }
  });

  test("have a sentence for each plural category of the language, and no other", () => {
    for (const [key, said] of Object.entries(words)) {
      if (typeof said === "string") continue;
      expect(Object.keys(said).sort(), key).toEqual([...categoriesOf(language)].sort());
      for (const sentence of Object.values(said)) expect(["", "{count}"], key).toContain(places(sentence).join());
      expect(places(said.other), key).toEqual(["{count}"]);
    }
  });
});

/** Every sentence of a language, those with a number in each form. */
const sentencesOf = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(sentencesOf);

test("French has a space that does not break before ; : ! and ? and inside of guillemets", () => {
  const said = sentencesOf(wordsOf("fr", "fr"));
  expect(said.length).toBeGreaterThan(100);
  for (const sentence of said) {
    expect(sentence).not.toMatch(/(?<!\u202f)[;!?]|(?<!\u00a0):|«(?!\u00a0)|(?<!\u00a0)»/);
    expect(sentence).not.toContain("'");
  }
});

test("Arabic and Japanese have the punctuation of their own", () => {
  for (const sentence of sentencesOf(wordsOf("ar", "ar"))) {
    expect(sentence).not.toMatch(/[,;?]|[\u200e\u200f]/);
  }
  for (const sentence of sentencesOf(wordsOf("ja", "ja"))) {
    expect(sentence).not.toMatch(/[ ,;:!?“”]|(?<!example)\.(?!org)/);
  }
});

test("words are those of the locale, else those of the language, else none", () => {
  expect(wordsOf("en", "en-GB")?.newsletterZip).toBe("Postcode");
  expect(wordsOf("en", "en-US")?.newsletterZip).toBe("ZIP code");
  expect(wordsOf("en", "en-IE")).toBe(en);
  // The locale may be of another language, which decides on dates alone.
  expect(wordsOf("de", "en-GB")?.home).toBe("Titelseite");
  for (const unknown of ["tlh", "constructor", "__proto__", ""]) expect(wordsOf(unknown, unknown)).toBeNull();
});

test("a sentence with a number is that of its plural category", () => {
  const boats = {
    zero: "no",
    one: "one",
    two: "two",
    few: "few {count}",
    many: "many {count}",
    other: "other {count}",
  };
  const said = (locale: string) =>
    [0, 1, 2, 3, 11, 100].map((count) => sayCount(boats, count, new Intl.PluralRules(locale)));
  expect(said("ar")).toEqual(["no", "one", "two", "few 3", "many 11", "other 100"]);
  expect(said("en")).toEqual(["other 0", "one", "other 2", "other 3", "other 11", "other 100"]);
  expect(said("ja")).toEqual([0, 1, 2, 3, 11, 100].map((count) => `other ${count}`));
  expect(sayCount({ other: "{count} boats" }, 1, new Intl.PluralRules("pl"), "1,0")).toBe("1,0 boats");
});
