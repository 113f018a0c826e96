import { say } from "./sentence.ts";

/** A sentence with a number in it, `{count}`, for each plural category that its language has (Unicode CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The categories of a language, `other` among them: English has `one` and `other`, Arabic six. */
export const categoriesOf = (locale: string): Intl.LDMLPluralRule[] =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

/**
 * The sentence for a number.
 * @param rules of the language. @param shown how the number is written, where not as digits alone.
 */
export const sayCount = (
  plural: Plural,
  count: number,
  rules: Pick<Intl.PluralRules, "select">,
  shown: string | number = count,
): string => say(plural[rules.select(count)] ?? plural.other, { count: shown });
