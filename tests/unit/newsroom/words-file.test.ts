import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { formatIssue } from "../../../src/lib/issue.ts";
import { readNewsroom } from "../../../src/newsroom/read.ts";
import { en } from "../../../src/words/en.ts";
import { categoriesOf } from "../../../src/words/plural.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** The newsroom of the fixture in another language, with this `words.yaml`; null for none. */
function reading(words: string | null, language = "en", locale = `${language}-XX`) {
  const folder = temporaryFolder();
  cpSync("tests/fixtures/newsrooms/ledger", folder, { recursive: true });
  const site = path.join(folder, "site.yaml");
  const text = readFileSync(site, "utf8")
    .replace(/^language: .*$/m, `language: ${language}`)
    .replace(/^locale: .*$/m, `locale: ${locale}`);
  writeFileSync(site, text);
  if (words !== null) writeFileSync(path.join(folder, "words.yaml"), words);
  const { newsroom, issues } = readNewsroom(folder);
  const inFile = issues.filter(({ file }) => /(words|site)\.yaml$/.test(file));
  return { words: newsroom.words, issues: inFile.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, "")) };
}

/** All of the words, as somebody who speaks the language would write them. */
function complete(locale: string): Record<string, unknown> {
  const said = Object.entries(en).map(([key, english]) => {
    if (typeof english === "string") return [key, `${english} °`];
    return [key, Object.fromEntries(categoriesOf(locale).map((category) => [category, `${category} {count}`]))];
  });
  return Object.fromEntries(said);
}

describe("words.yaml", () => {
  test("takes the place of single words, and leaves the others", () => {
    const { words, issues } = reading(
      "newsletterZip: Eircode\nstoryCount: { one: A story, other: '{count} pieces' }\n",
    );
    expect(issues).toEqual([]);
    expect(words).toEqual({ ...en, newsletterZip: "Eircode", storyCount: { one: "A story", other: "{count} pieces" } });
  });

  test.each([
    ["nothing", ""],
    ["a remark", "# home: Front\n"],
  ])("may hold %s", (_, text) => {
    expect(reading(text)).toEqual({ words: en, issues: [] });
  });

  test.each([
    ["hmoe: Front\n", 'words.yaml:1  hmoe: is not a key that is known here. Did you mean "home"?'],
    ["home:\n", "words.yaml:1  home: has no value. Write text."],
    ["home: ''\n", "words.yaml:1  home: is empty."],
    ["home: 'Front of {name}'\n", "words.yaml:1  home: has a place in braces, and nothing to put there."],
    ["feedOf: Feed\n", "words.yaml:1  feedOf: is not text with {name}."],
    ["feedOf: 'Feed of {nmae}'\n", "words.yaml:1  feedOf: is not text with {name}."],
    ["storyCount: stories\n", "words.yaml:1  storyCount: "],
    ["storyCount: { one: One, other: stories }\n", "words.yaml:1  storyCount.other: is not text with {count}."],
    ["storyCount: { one: one }\n", "words.yaml:1  storyCount.other: is missing."],
    ["storyCount: { one: a, few: b, other: '{count} c' }\n", "words.yaml:1  storyCount.few: is not a key"],
  ])("%j is refused", (text, message) => {
    const { issues } = reading(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(message);
  });

  test("teaches the site a language that it does not speak, if it is whole", () => {
    for (const [language, locale] of [
      ["pl", "pl-PL"],
      ["sl", "sl-SI"],
      ["th", "th-TH"],
    ] as const) {
      const whole = complete(locale);
      expect(reading(stringify(whole), language, locale)).toEqual({ words: whole, issues: [] });
    }
  });

  test("of such a language names every word that is missing, and every plural category", () => {
    const { home: _, search: __, ...rest } = complete("pl-PL");
    const { few: ___, ...count } = rest.storyCount as Record<string, string>;
    const { issues } = reading(stringify({ ...rest, storyCount: count }), "pl", "pl-PL");
    expect(
      issues
        .map((issue) =>
          issue
            .replace(/^words\.yaml:\d+ {2}/, "")
            .split(" ")
            .slice(0, 3)
            .join(" "),
        )
        .sort(),
    ).toEqual(["home: is missing.", "search: is missing.", "storyCount.few: is missing."]);
  });

  test("is what a language that the site does not speak needs", () => {
    expect(reading(null, "pl", "pl-PL").issues).toEqual([
      expect.stringMatching(
        /^site\.yaml:\d+ {2}language: the site has no words in "pl": .+ Choose one of these, or write words\.yaml\.$/,
      ),
    ]);
  });
});
