// One wrong letter is forgiven, where nothing else answers.

import { foldText } from "./fold.ts";
import type { Reading } from "./query.ts";
import { neighborsIn, type Vocabulary } from "./vocabulary.ts";

export interface Correction<R> {
  typed: string;
  results: R[];
  reading: Reading;
}

/** Words that are tried in place of one, and spellings in all. */
const MOST_WORDS = 3;
const MOST_TRIES = 5;

/**
 * The first spelling that finds something: each word that no story holds gives way to one that differs by a letter.
 * @param unknown the words that no story holds, folded.
 */
export async function correct<R>(
  typed: string,
  unknown: readonly string[],
  words: Vocabulary,
  language: string,
  find: (typed: string) => Promise<{ results: R[]; reading: Reading }>,
): Promise<Correction<R> | null> {
  const wrong = foldText(typed, language).filter(({ word }) => unknown.includes(word));
  if (wrong.length === 0) return null;
  let spellings = [typed];
  // From the end, so that places stay as they are.
  for (const { start, end } of wrong.reverse()) {
    const better = neighborsIn(words, typed.slice(start, end)).slice(0, MOST_WORDS);
    spellings = spellings.flatMap((one) => better.map((word) => one.slice(0, start) + word + one.slice(end)));
  }
  for (const spelling of spellings.slice(0, MOST_TRIES)) {
    const { results, reading } = await find(spelling);
    if (results.length > 0) return { typed: spelling, results, reading };
  }
  return null;
}
