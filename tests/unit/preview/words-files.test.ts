import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { parsingFacts } from "../../../src/newsroom/newsroom.ts";
import { isWordsFile } from "../../../src/preview/words-files.ts";
import { en } from "../../../src/words/en.ts";
import { PARSING_WORDS } from "../../../src/words/parsing.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const WORDS = "src/words";
const files = readdirSync(WORDS).map((name) => path.join(WORDS, name));

test("the files of words are those of the languages, and hold no code", async () => {
  const languages = files.filter(isWordsFile);
  expect(languages.map((file) => path.basename(file))).toEqual(expect.arrayContaining(["de.ts", "en.ts"]));
  for (const other of ["languages.ts", "parsing.ts", "sentence.ts"])
    expect(isWordsFile(path.join(WORDS, other))).toBe(false);
  expect(isWordsFile("src/pages/en.ts")).toBe(false);
  for (const file of languages) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, Record<string, unknown>>;
    for (const words of Object.values(exported)) {
      const sentences = Object.values(words).flatMap((word) =>
        typeof word === "object" ? Object.values(word ?? {}) : word,
      );
      expect(sentences.filter((sentence) => typeof sentence !== "string")).toEqual([]);
    }
  }
});

test("stories are parsed again where a word changes that stands in them, and where no other one does", () => {
  const facts = (words: typeof en) => JSON.stringify(parsingFacts(aNewsroom({ words })));
  for (const name of Object.keys(en) as (keyof typeof en)[]) {
    const matters = (PARSING_WORDS as readonly string[]).includes(name);
    expect({ name, same: facts({ ...en, [name]: "other" }) === facts(en) }).toEqual({ name, same: !matters });
  }
});
