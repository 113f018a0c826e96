import type { SearchDocument } from "../../src/search/document.ts";

/** What a reader might type to find one story. */
export interface BenchQuery {
  words: string;
  /** The story's address. */
  url: string;
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/**
 * Three words of the headline of one story in so many, spread over the archive: those that the fewest other headlines
 * have. The same documents make the same queries.
 */
export function headlineQueries(documents: readonly SearchDocument[], count: number): BenchQuery[] {
  const headlines = new Map<string, number>();
  for (const { headline } of documents) {
    for (const word of new Set(wordsOf(headline))) headlines.set(word, (headlines.get(word) ?? 0) + 1);
  }
  const rarestFirst = (a: string, b: string) =>
    (headlines.get(a) ?? 0) - (headlines.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  return spread(documents, count).map(({ headline, url }) => ({
    words: [...new Set(wordsOf(headline))].sort(rarestFirst).slice(0, 3).join(" "),
    url,
  }));
}

/** Three words of a story's text, however common: the dearest queries that readers make. */
export function textQueries(documents: readonly SearchDocument[], count: number): BenchQuery[] {
  return spread(documents, count).map(({ text, url }, index) => {
    const words = wordsOf(text);
    const at = (place: number) => words[place % words.length] ?? "";
    return { words: [at(index), at(index * 7 + 13), at(index * 31 + 29)].join(" "), url };
  });
}

/** Whole sentences, and words that stand nowhere. */
export const HARD_QUERIES: BenchQuery[] = [
  "the state of the budget in the city",
  "who is running for mayor",
  "what did the council say about the ferry",
  "qqzzvx",
  "xkqqj vvzzq",
].map((words) => ({ words, url: "" }));

function spread<T>(list: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => list[Math.floor(((index + 0.5) * list.length) / count)]).filter(
    (item) => item !== undefined,
  );
}
