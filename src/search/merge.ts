import type { RawAnswer, RawResult } from "./engine.ts";

/** What one piece answered. Pieces come newest first. */
export interface PieceAnswer {
  /** All stories of the piece. */
  stories: number;
  answer: RawAnswer;
  /** For each word of the query, whether a word of the piece begins with its stem. */
  known: readonly boolean[];
  /** By the place of a story, how many pairs of neighbors in the query are neighbors in the story, too. */
  neighbors: ReadonlyMap<number, number>;
}

export interface MergedResult {
  /** The place of its piece in the list. */
  piece: number;
  raw: RawResult;
}

/** How many stories of the piece hold each word of the query: the engine tells how rare it is. */
export function storiesHolding({ stories, answer }: Pick<PieceAnswer, "stories" | "answer">): number[] {
  return (answer.query_term_idfs ?? []).map(({ i }) => Math.max(0, Math.round((stories + 1) / Math.exp(i) - 0.5)));
}

/** The rarity that the engine would give a word that so many of all stories hold. */
const rarity = (stories: number, holding: number) => Math.log(1 + (stories - holding + 0.5) / (holding + 0.5));

/**
 * Which words a piece knows, from its answer; null where the answer does not tell: each result holds what the piece has of
 * every word, but there may be no result. Where a piece has no such word, the engine falls back on whatever begins alike.
 */
export function knownWords(piece: Pick<PieceAnswer, "stories" | "answer">): (boolean | null)[] {
  const holding = storiesHolding(piece);
  const [first] = piece.answer.results;
  const words = first ? wordsOf(first) : [];
  return (piece.answer.query_term_idfs ?? []).map(({ t }, term) => {
    if (holding[term] === 0) return false;
    if (words.some((word) => word.startsWith(t))) return true;
    return words.length > 0 && words.some((word) => t.startsWith(word)) ? false : null;
  });
}

const wordsOf = ({ scores = [], vms = [] }: RawResult): string[] => [
  ...scores.map(({ w }) => w),
  ...vms.flatMap(({ mt }) => mt),
];

/**
 * The best results first, as one index of all pieces would have them: a word may be rare in one piece and common in
 * another, and stories long in one and short in another, so scores are reckoned again by what is true of all stories.
 * Of equals the newest comes first.
 */
export function bestFirst(
  pieces: readonly PieceAnswer[],
  words: readonly string[],
): (MergedResult & { score: number })[] {
  const stories = pieces.reduce((sum, piece) => sum + piece.stories, 0);
  const holding = pieces.map((piece) => ({ holding: storiesHolding(piece), known: piece.known }));
  const rarities = words.map((_, term) =>
    rarity(
      stories,
      holding.reduce((sum, piece) => sum + (piece.known[term] ? (piece.holding[term] ?? 0) : 0), 0),
    ),
  );
  const all = { rarities, averageLength: averageLength(pieces.filter(knowsAll)) };
  return resultsOf(pieces)
    .flatMap((result) => {
      const piece = pieces[result.piece];
      if (!piece) return [];
      const together = (piece.neighbors.get(placeOf(result)) ?? 0) / Math.max(1, words.length - 1);
      return { ...result, score: scoreAmongAll(result.raw, piece, all, words) * (1 + TOGETHER * together) };
    })
    .sort((a, b) => b.score - a.score || a.piece - b.piece || placeOf(a) - placeOf(b));
}

/** The newest first. Pieces do not overlap, so theirs is the order of time. */
export const newestFirst = (pieces: readonly PieceAnswer[]): MergedResult[] =>
  resultsOf(pieces).sort((a, b) => a.piece - b.piece || placeOf(a) - placeOf(b));

/** The place of a story in its piece. */
export const placeOf = ({ raw }: MergedResult): number => Number(raw.p);

/** A piece that lacks a word of the query holds nothing that was asked for, whatever begins alike in it. */
const knowsAll = ({ known }: PieceAnswer) => known.every(Boolean);

const resultsOf = (pieces: readonly PieceAnswer[]) =>
  pieces.flatMap((piece, place) => {
    return knowsAll(piece) ? piece.answer.results.map((raw) => ({ piece: place, raw })) : [];
  });

interface Whole {
  /** For each word of the query, how rare it is among all stories. */
  rarities: readonly number[];
  /** Words in an average story. */
  averageLength: number;
}

/** Of the pieces that have results: the others do not tell, and nothing of theirs is compared. */
function averageLength(pieces: readonly PieceAnswer[]): number {
  const sum = { stories: 0, words: 0 };
  for (const { stories, answer } of pieces) {
    const average = answer.results[0]?.params?.apl;
    if (average === undefined) continue;
    sum.stories += stories;
    sum.words += stories * average;
  }
  return sum.words / sum.stories;
}

/** How much more a story counts in which all words of the query stand together. */
const TOGETHER = 1;

/** Pagefind's own weights: how soon more of a word stops to count, and how much the length of a story counts. */
const SATURATION = 1.4;
const LENGTH = 0.75;

/** How much a word counts in a story of some length: BM25, as Pagefind reckons it. */
function frequencyIn(often: number, length: number, average: number): number {
  return ((SATURATION + 1) * often) / (SATURATION * (1 - LENGTH + (LENGTH * length) / average) + often);
}

/** The engine's score, with what is true of all stories in place of what is true of the piece. */
function scoreAmongAll(
  raw: RawResult,
  { answer }: PieceAnswer,
  { rarities, averageLength }: Whole,
  words: readonly string[],
): number {
  const terms = answer.query_term_idfs ?? [];
  const { scores = [], vms = [], params: { dl } = { dl: 1 } } = raw;
  const text = scores.reduce((sum, { w, idf, params }) => {
    const term = termOf(w, terms, idf);
    const often = frequencyIn(params.w_tf * params.lb, dl, averageLength);
    return sum + (rarities[term] ?? 0) * asTyped(words[term] ?? "", w) * often;
  }, 0);
  const total = rarities.reduce((sum, value) => sum + value, 0);
  const ofFields = vms.map(({ fw, mt }) => {
    const matched = mt.reduce((sum, word) => sum + (rarities[termOf(word, terms)] ?? 0), 0);
    return total > 0 ? fw * matched * (matched / total) ** 2 : 0;
  });
  return text + ofFields.reduce((sum, value) => sum + value, 0);
}

/** The word of the query that a word of the index answers; where several would, the one of that rarity. */
export function termOf(word: string, terms: readonly { t: string; i: number }[], rarityHere?: number): number {
  const answered = terms.flatMap(({ t, i }, term) => (word.startsWith(t) || t.startsWith(word) ? [{ term, i }] : []));
  return (answered.find(({ i }) => i === rarityHere) ?? answered[0])?.term ?? 0;
}

/** What the engine gives for a word that is as it was typed, but for its ending. */
const asTyped = (typed: string, word: string) => (word.startsWith(typed) || typed.startsWith(word) ? 1.8 : 1);
