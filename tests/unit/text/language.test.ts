import { expect, test } from "vitest";
import { parsed, problems, source } from "../article/source.ts";

test.each([
  ["ar", { lang: "ar", dir: "rtl" }],
  ["he-IL", { lang: "he-IL", dir: "rtl" }],
  ["az-Arab", { lang: "az-Arab", dir: "rtl" }],
  ["az", { lang: "az", dir: "ltr" }],
  ["PT-br", { lang: "pt-BR", dir: "ltr" }],
  ["ja", { lang: "ja", dir: "ltr" }],
])("lang: %s", (lang, language) => {
  expect(parsed(source({ lang })).language).toEqual(language);
});

test("dir has the last word", () => {
  expect(parsed(source({ lang: "ar", dir: "ltr" })).language).toEqual({ lang: "ar", dir: "ltr" });
});

test("without lang the story is in the site's language", () => {
  expect(parsed(source()).language).toBeNull();
});

test.each([
  [{ lang: "arabic" }, 'lang: "arabic" is not a language.'],
  [{ lang: "de_DE" }, 'lang: "de_DE" is not a language.'],
  [{ lang: "ar", dir: "right" }, "dir:"],
  [{ dir: "rtl" }, "dir: says nothing without `lang`."],
])("%j is refused", (keys, problem) => {
  expect(problems(source(keys))).toEqual([expect.stringContaining(problem)]);
});
