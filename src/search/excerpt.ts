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

/**
 * The stretch of `length` words that holds most of what was found.
 * @param content the text, its words separated as the index counted them.
 */
export function excerptOf(content: string, locations: readonly Location[], length: number): ExcerptPart[] {
  const words = content.split(SPACES);
  const weights = new Map<number, number>();
  for (const { place, weight } of locations) weights.set(place, (weights.get(place) ?? 0) + weight);
  const start = densest(weights, words.length, length);
  const parts: ExcerptPart[] = [];
  words.slice(start, start + length).forEach((word, offset) => {
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

/** The beginning of the window with the greatest weight; the middle one where neighbors are alike. */
function densest(weights: ReadonlyMap<number, number>, count: number, length: number): number {
  const last = Math.max(0, count - length);
  const weightAt = (place: number) => weights.get(place) ?? 0;
  let sum = 0;
  for (let place = 0; place < length; place += 1) sum += weightAt(place);
  let best = { sum, from: 0, to: 0 };
  for (let start = 1; start <= last; start += 1) {
    sum += weightAt(start + length - 1) - weightAt(start - 1);
    if (sum > best.sum) best = { sum, from: start, to: start };
    else if (sum === best.sum && best.to === start - 1) best.to = start;
  }
  return (best.from + best.to) >> 1;
}
