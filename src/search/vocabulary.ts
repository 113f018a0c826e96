// The words of the archive, for readers who mistype one.

import { foldLetters } from "./letters.ts";
import { fieldsOf, type StoryText } from "./stream.ts";

/** Most common words that are offered: an archive has many more, most of which stand in one story. */
const MOST_WORDS = 10_000;
/** Shorter words have too many neighbors. */
const SHORTEST = 4;

/** Words in lower case, each with the number of stories that hold it. */
export type Vocabulary = Map<string, number>;

const WORD = new RegExp(`\\p{L}[\\p{L}\\p{M}]{${SHORTEST - 1},}`, "gu");

export function vocabularyOf(stories: readonly StoryText[]): Vocabulary {
  const words: Vocabulary = new Map();
  for (const story of stories) {
    const own = new Set(fieldsOf(story).flatMap(({ text }) => text.toLowerCase().match(WORD) ?? []));
    for (const word of own) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** One line for each word: the word, and how often. */
export const writeVocabulary = (words: Vocabulary): string =>
  [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${word} ${count}`)
    .join("\n");

export function readVocabulary(text: string): Vocabulary {
  if (text === "") return new Map();
  return new Map(
    text.split("\n").map((line) => {
      const [word = "", count] = line.split(" ");
      return [word, Number(count)];
    }),
  );
}

/** The most common words of several vocabularies. */
export function mergeVocabularies(vocabularies: Iterable<Vocabulary>): Vocabulary {
  const all: Vocabulary = new Map();
  for (const vocabulary of vocabularies) {
    for (const [word, count] of vocabulary) all.set(word, (all.get(word) ?? 0) + count);
  }
  return new Map([...all].sort(([a, often], [b, oftenB]) => oftenB - often || (a < b ? -1 : 1)).slice(0, MOST_WORDS));
}

/** Words that differ from one that was typed by one letter: another, one more, one less, or two in each other's place. The most common first. */
export function neighborsIn(words: Vocabulary, typed: string): string[] {
  const sought = [...foldLetters(typed)];
  if (sought.length < SHORTEST) return [];
  return [...words]
    .filter(([word]) => Math.abs([...word].length - sought.length) <= 2)
    .filter(([word]) => isOneEdit([...foldLetters(word)], sought))
    .sort(([a, often], [b, oftenB]) => oftenB - often || (a < b ? -1 : 1))
    .map(([word]) => word);
}

/** Whether one change makes one word of the other. */
export function isOneEdit(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let first = 0;
  while (first < short.length && short[first] === long[first]) first += 1;
  const sameAfter = (from: number, other: number) =>
    long.length - from === short.length - other &&
    long.slice(from).every((letter, place) => letter === short[other + place]);
  if (long.length > short.length) return sameAfter(first + 1, first);
  if (first === short.length) return false;
  const isSwap = short[first] === long[first + 1] && short[first + 1] === long[first];
  return sameAfter(first + 1, first + 1) || (isSwap && sameAfter(first + 2, first + 2));
}
