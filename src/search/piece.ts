// What one piece of the index answers to a query: the engine's answer to all words, without the stories that lack a
// phrase or hold what must not be there.

import type { EngineIndex, RawAnswer, RawResult } from "./engine.ts";
import { knownWords, type PieceAnswer } from "./merge.ts";
import { neighborsOf, type Reading, tokensOf } from "./query.ts";

interface Piece {
  stories: number;
  index: EngineIndex;
}

/** The words whose parts of the index have to be loaded. */
export const partWords = (reading: Reading): string[] => reading.flatMap(({ tokens }) => tokens);

/** Once the parts of the index are loaded. */
export function askPiece({ stories, index }: Piece, reading: Reading): PieceAnswer {
  const words = tokensOf(reading);
  const answer = index.search({ words, isPhrase: false });
  const known = knownWords({ stories, answer }).map((is, term) => is ?? probe({ stories, index }, words[term] ?? ""));
  const phrase = (tokens: readonly string[]) =>
    new Map(index.search({ words: tokens, isPhrase: true }).results.map((result) => [result.p, result.l]));
  const wanted = reading.filter(({ isExcluded }) => !isExcluded);
  const phrases = wanted.filter(({ isPhrase }) => isPhrase).map(({ tokens }) => phrase(tokens));
  const excluded = reading.filter(({ isExcluded }) => isExcluded).map(({ tokens }) => phrase(tokens));
  const isLoose = wanted.flatMap(({ tokens, isPhrase }) => tokens.map(() => !isPhrase));
  const results = answer.results
    .filter(({ p }) => phrases.every((own) => own.has(p)) && !excluded.some((own) => own.has(p)))
    .map((result) => ({
      ...result,
      l: [...result.l.filter((at) => isOf(at, answer, isLoose)), ...phrases.flatMap((own) => own.get(result.p) ?? [])],
    }));
  const neighbors = new Map<number, number>();
  if (results.length > 0) {
    for (const pair of neighborsOf(reading)) {
      for (const place of phrase(pair).keys()) neighbors.set(Number(place), (neighbors.get(Number(place)) ?? 0) + 1);
    }
  }
  return { stories, answer: { ...answer, results }, known, neighbors };
}

/** Whether what was found there answers one of these words of the query. */
const isOf = ({ v }: RawResult["l"][number], { query_term_idfs: terms = [] }: RawAnswer, words: readonly boolean[]) =>
  terms.some(({ t }, term) => words[term] && v !== undefined && (v.ws.startsWith(t) || t.startsWith(v.ws)));

/** Whether a piece knows a word of the query, where the answer to all words does not say. */
function probe({ index, stories }: Piece, word: string): boolean {
  // A phrase of one word is that word and no other, and costs little.
  if (index.search({ words: [word], isPhrase: true }).results.length > 0) return true;
  return knownWords({ stories, answer: index.search({ words: [word], isPhrase: false }) })[0] ?? false;
}
