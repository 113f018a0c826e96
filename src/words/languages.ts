import { de } from "./de.ts";
import { en, type Words } from "./en.ts";

const LANGUAGES = { en, de } satisfies Record<string, Words>;

export type Language = keyof typeof LANGUAGES;

/** Finds the words of a language. */
export type WordsOf = (language: Language) => Words;

/** The words of a language; `site.yaml` is checked against the same list. */
export const wordsOf: WordsOf = (language) => LANGUAGES[language];
