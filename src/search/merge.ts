import type { FilterCounts, Query, RawAnswer, RawResult } from "./engine.ts";

/** What one piece answered. Pieces come newest first. */
export interface PieceAnswer {
  /** All stories of the piece. */
  stories: number;
  answer: RawAnswer;
  /**
   * For each word of the query, how many letters of its stem the piece knows: all, fewer where no word of the piece
   * begins with it, none.
   */
  known: readonly number[];
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
 * Letters of each stem that a piece knows, from its answer; null where the answer does not tell: each result holds what
 * the piece has of every word, but there may be no result.
 */
export function knownLetters(piece: Pick<PieceAnswer, "stories" | "answer">): (number | null)[] {
  const holding = storiesHolding(piece);
  const [first] = piece.answer.results;
  const words = first ? wordsOf(first) : [];
  return (piece.answer.query_term_idfs ?? []).map(({ t }, term) => {
    if (holding[term] === 0) return 0;
    if (words.some((word) => word.startsWith(t))) return t.length;
    const beginnings = words.filter((word) => t.startsWith(word)).map((word) => word.length);
    return beginnings.length === 0 ? null : Math.max(...beginnings);
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
export function bestFirst(pieces: readonly PieceAnswer[], query: Query): (MergedResult & { score: number })[] {
  const fit = fittingPieces(pieces);
  const stories = pieces.reduce((sum, piece) => sum + piece.stories, 0);
  const terms = query.plain.split(" ");
  const rarities = terms.map((_, term) =>
    rarity(
      stories,
      fit.reduce((sum, { piece }) => sum + (storiesHolding(piece)[term] ?? 0), 0),
    ),
  );
  const all = { rarities, averageLength: averageLength(fit.map(({ piece }) => piece)) };
  return fit
    .flatMap(({ piece, place }) =>
      piece.answer.results.map((raw) => ({ piece: place, raw, score: scoreAmongAll(raw, piece, all, query) })),
    )
    .sort((a, b) => b.score - a.score || a.piece - b.piece || placeOf(a) - placeOf(b));
}

/** The newest first. Pieces do not overlap, so theirs is the order of time. */
export function newestFirst(pieces: readonly PieceAnswer[]): MergedResult[] {
  return fittingPieces(pieces).flatMap(({ piece, place }) =>
    piece.answer.results.map((raw) => ({ piece: place, raw })).sort((a, b) => placeOf(a) - placeOf(b)),
  );
}

/** The place of a story in its piece. */
export const placeOf = ({ raw }: MergedResult): number => Number(raw.p);

/** How many stories have each value of each filter. */
export function sumCounts(pieces: readonly FilterCounts[]): FilterCounts {
  const sums: FilterCounts = {};
  for (const [filter, values] of pieces.flatMap((piece) => Object.entries(piece))) {
    const known = sums[filter] ?? {};
    for (const [value, count] of Object.entries(values)) known[value] = (known[value] ?? 0) + count;
    sums[filter] = known;
  }
  return sums;
}

/**
 * A piece that has no word that begins like one of the query falls back on a shorter beginning, or leaves the word out.
 * One index of all stories would do neither where another story has the word: a piece that knows less of any word than
 * another piece holds nothing that was asked for.
 */
function fittingPieces(pieces: readonly PieceAnswer[]): { piece: PieceAnswer; place: number }[] {
  const most = (term: number) => Math.max(...pieces.map(({ known }) => known[term] ?? 0));
  return pieces
    .map((piece, place) => ({ piece, place }))
    .filter(({ piece }) => piece.known.every((letters, term) => letters === most(term)));
}

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
  query: Query,
): number {
  const terms = answer.query_term_idfs;
  // All phrases score alike.
  if (!terms) return raw.s;
  const { scores = [], vms = [], params: { dl, apl } = { dl: 1, apl: 1 } } = raw;
  const originals = query.accented.split(" ");
  const text = { here: 0, amongAll: 0 };
  for (const { w, idf, params } of scores) {
    const term = termOf(w, terms, idf);
    const bonus = accentBonus(originals[term] ?? "", w);
    const often = params.w_tf * params.lb;
    text.here += idf * bonus * frequencyIn(often, dl, apl);
    text.amongAll += (rarities[term] ?? 0) * bonus * frequencyIn(often, dl, averageLength);
  }
  const total = rarities.reduce((sum, value) => sum + value, 0);
  const ofFields = vms.map(({ fw, mt }) => {
    const matched = mt.reduce((sum, word) => sum + (rarities[termOf(word, terms)] ?? 0), 0);
    return total > 0 ? fw * matched * (matched / total) ** 2 : 0;
  });
  const fieldsHere = vms.reduce((sum, { cb }) => sum + cb, 0);
  // What the engine made of accents where a word is written in several ways; else one, but for its rounding.
  const accents = text.here > 0 ? (raw.s - fieldsHere) / text.here : 1;
  return text.amongAll * (Math.abs(accents - 1) < 0.01 ? 1 : accents) + ofFields.reduce((sum, value) => sum + value, 0);
}

/** The word of the query that a word of the index answers; where several would, the one of that rarity. */
function termOf(word: string, terms: readonly { t: string; i: number }[], rarityHere?: number): number {
  const answered = terms.flatMap(({ t, i }, term) => (word.startsWith(t) || t.startsWith(word) ? [{ term, i }] : []));
  return (answered.find(({ i }) => i === rarityHere) ?? answered[0])?.term ?? 0;
}

/** What the engine gives for accents that are as in the query. */
const accentBonus = (original: string, word: string) =>
  word.startsWith(original) || original.startsWith(word) ? 1.8 : 1;
