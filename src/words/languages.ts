import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en, type Words } from "./en.ts";
import { enGB } from "./en-GB.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";

const LANGUAGES: Record<string, Words> = { en, "en-GB": enGB, de, fr, es, ar, ja };

/** The languages that the site speaks without a word of the newsroom's own. */
export const SPOKEN: readonly string[] = Object.keys(LANGUAGES);

/** Finds the words of a site: those of its locale, where there are any, else those of its language; null for neither. */
export type WordsOf = (language: string, locale: string) => Words | null;

export const wordsOf: WordsOf = (language, locale) => {
  const own = locale.startsWith(`${language}-`) && Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  return own ?? (Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined) ?? null;
};
