// Words such as "the" stand in most stories: they tell none from another, and the part of the index that holds one of
// them is larger than all else that a search loads. Beside other words they are not asked for.

import type { Reading } from "./query.ts";

/** In small pieces no word costs much. */
const MANY_STORIES = 200;
const SHARE = 0.4;

/** @param counts how many stories of a piece hold each word. */
export const commonWords = (counts: ReadonlyMap<string, number>, stories: number): string[] =>
  stories < MANY_STORIES ? [] : [...counts].flatMap(([word, count]) => (count > stories * SHARE ? word : [])).sort();

/** A reading without common words, unless it has no others. What stands in quotation marks stays as it is. */
export function withoutCommon(reading: Reading, common: ReadonlySet<string>): Reading {
  const telling = reading.filter(
    ({ tokens, isPhrase, isExcluded }) => isPhrase || isExcluded || !tokens.every((word) => common.has(word)),
  );
  return telling.some(({ isExcluded }) => !isExcluded) ? telling : reading;
}
