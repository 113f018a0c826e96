import { z } from "zod";
import type { FieldMeta } from "../lib/validate.ts";
import { en, type Words } from "../words/en.ts";
import { categoriesOf } from "../words/plural.ts";

const PLACE = /\{\w+\}/g;

/**
 * `words.yaml`: what the site itself says, in other words or in another language. The English words say which keys there
 * are, and which places, like `{name}`, each sentence has.
 * @param locale whose plural categories a sentence with a number needs.
 * @param isWhole whether no other file has the words of this language: then each is required.
 */
export function wordsSchema(locale: string, isWhole: boolean) {
  const shape = Object.entries(en).map(([key, said]) => {
    const value = typeof said === "string" ? sentence(said) : plural(said.other, locale);
    return [key, isWhole ? value : value.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** The words, with those that a newsroom has in place of them. @param given as `wordsSchema` has let them through. */
export const withOwnWords = (words: Words, given: z.output<ReturnType<typeof wordsSchema>>): Words => {
  const own = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...words, ...(Object.fromEntries(own) as Partial<Words>) };
};

/**
 * A sentence with the same places as another one.
 * @param isOneNumber whether it is said of one number alone, which it may say in words: "one story".
 */
function sentence(like: string, isOneNumber = false) {
  const places = [...new Set(like.match(PLACE))];
  const needed = places.filter((place) => place !== "{count}" || !isOneNumber);
  const form = places.length === 0 ? "text" : `text with ${places.join(" and ")}`;
  const message = places.length === 0 ? "has a place in braces, and nothing to put there." : `is not ${form}.`;
  return z
    .string()
    .trim()
    .min(1)
    .refine((text) => hasPlaces(text, places, needed), { message })
    .meta({ form, rule: "" } satisfies FieldMeta);
}

function hasPlaces(text: string, places: string[], needed: string[]): boolean {
  const found: string[] = text.match(PLACE) ?? [];
  return found.every((place) => places.includes(place)) && needed.every((place) => found.includes(place));
}

function plural(like: string, locale: string) {
  const rules = new Intl.PluralRules(locale);
  const numbersOf = (category: Intl.LDMLPluralRule) =>
    SOME_NUMBERS.filter((number) => rules.select(number) === category);
  const forms = categoriesOf(locale).map((category) => {
    return [category, sentence(like, numbersOf(category).length === 1)] as const;
  });
  return z.strictObject(Object.fromEntries(forms));
}

/** Where a category has more than one number, it has two of these. */
const SOME_NUMBERS = Array.from({ length: 1001 }, (_, number) => number);
