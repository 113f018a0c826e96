/** Text of a story that was found; `found` where it is a word of the query. */
export interface ExcerptPart {
  text: string;
  found: boolean;
}

/** Where a word of the query stands among the words of the text, and how much it counts. */
export interface Location {
  place: number;
  weight: number;
}

const SPACES = /[^\S\uFEFF]+/;

/** What a list of results says of a story. */
export interface Shown {
  headline: ExcerptPart[];
  excerpt: ExcerptPart[];
}

/**
 * The headline, and the stretch of `length` words that holds most of what was found: the beginning of the text where that
 * is the headline alone. The text begins with the headline, which no excerpt says again.
 * @param content the text, its words separated as the index counted them.
 */
export function shownOf(headline: string, content: string, locations: readonly Location[], length: number): Shown {
  const weights = new Map<number, number>();
  for (const { place, weight } of locations) weights.set(place, (weights.get(place) ?? 0) + weight);
  const isAtTheHead = content.startsWith(headline);
  const title = headline.split(SPACES);
  const words = content.split(SPACES);
  const first = isAtTheHead ? title.length : 0;
  const start = densest(weights, first, words.length, length);
  const end = start + length;
  return {
    headline: isAtTheHead ? partsOf(title, 0, weights) : [{ text: headline, found: false }],
    excerpt: [
      ...(start > first ? [{ text: "… ", found: false }] : []),
      ...partsOf(words.slice(start, end), start, weights),
      ...(end < words.length ? [{ text: " …", found: false }] : []),
    ],
  };
}

/** @param start the place of the first of the words. */
function partsOf(words: readonly string[], start: number, weights: ReadonlyMap<number, number>): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  words.forEach((word, offset) => {
    const found = weights.has(start + offset);
    const space = offset === 0 ? "" : " ";
    const last = parts.at(-1);
    if (found) {
      if (space) append(parts, last, space);
      parts.push({ text: word, found });
    } else append(parts, last, space + word);
  });
  return parts;
}

function append(parts: ExcerptPart[], last: ExcerptPart | undefined, text: string): void {
  if (last && !last.found) last.text += text;
  else parts.push({ text, found: false });
}

/** The beginning of the window with the greatest weight; the middle one where neighbors are alike, the first where nothing weighs. */
function densest(weights: ReadonlyMap<number, number>, first: number, count: number, length: number): number {
  const last = Math.max(first, count - length);
  const weightAt = (place: number) => weights.get(place) ?? 0;
  let sum = 0;
  for (let place = first; place < first + length; place += 1) sum += weightAt(place);
  let best = { sum, from: first, to: first };
  for (let start = first + 1; start <= last; start += 1) {
    sum += weightAt(start + length - 1) - weightAt(start - 1);
    if (sum > best.sum) best = { sum, from: start, to: start };
    else if (sum === best.sum && best.to === start - 1) best.to = start;
  }
  return best.sum === 0 ? first : (best.from + best.to) >> 1;
}
