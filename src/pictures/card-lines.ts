const SMALLEST = { size: 64, lines: 5 };
/** Sizes of the headline in pixels, the largest first, each with the lines that it has room for. */
const SIZES: readonly { size: number; lines: number }[] = [
  { size: 104, lines: 2 },
  { size: 88, lines: 3 },
  { size: 76, lines: 4 },
  SMALLEST,
];

/** How wide a word is, or a space, in a size. */
type Width = (word: string, size: number) => number;

export interface SetHeadline {
  size: number;
  lines: string[];
}

/**
 * The headline in the largest size that has room for all of it, in lines that are as even as can be; cut at the end of a
 * word, with an ellipsis, where even the smallest has not. A pure function.
 * @param measure the width of a line, in pixels.
 */
export function setHeadline(headline: string, measure: number, width: Width): SetHeadline {
  const words = wordsOf(headline);
  for (const { size, lines: most } of SIZES) {
    const measured = lineWidth(width, size);
    const lines = broken(words, (line) => measured(line) <= measure);
    if (lines !== null && lines.length <= most) return { size, lines: evened(words, lines.length, measure, measured) };
  }
  const { size, lines: most } = SMALLEST;
  const measured = lineWidth(width, size);
  return { size, lines: cut(words, most, (line) => measured(line) <= measure) };
}

/** A space that must not be broken is part of its word. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .split(/[ \t\n]+/)
    .filter((word) => word !== "");

/** The same words are measured again and again until the lines are even. */
function lineWidth(width: Width, size: number): (line: string) => number {
  const known = new Map<string, number>();
  const widthOf = (word: string) => {
    const one = known.get(word) ?? width(word, size);
    known.set(word, one);
    return one;
  };
  return (line) => {
    const words = line.split(" ");
    return words.reduce((sum, word) => sum + widthOf(word), (words.length - 1) * widthOf(" "));
  };
}

/** Lines filled one after the other; null where a word is wider than a line. */
function broken(words: readonly string[], fits: (line: string) => boolean): string[] | null {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else if (fits(word)) lines.push(word);
    else return null;
  }
  return lines;
}

/** As many lines, in the narrowest measure that holds them. */
function evened(words: readonly string[], count: number, measure: number, width: (line: string) => number): string[] {
  const within = (most: number) => broken(words, (line) => width(line) <= most);
  let [low, high] = [0, measure];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const lines = within(middle);
    if (lines !== null && lines.length <= count) high = middle;
    else low = middle;
  }
  return within(high) ?? [];
}

/** As much as there is room for. A word that is wider than a line is broken between letters. */
export function cut(words: readonly string[], most: number, fits: (line: string) => boolean): string[] {
  const pieces = words.flatMap((word) => (fits(word) ? [word] : [...piecesOf(word, fits)]));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${piece}`)) lines[lines.length - 1] = `${last} ${piece}`;
    else if (lines.length < most) lines.push(piece);
    else return [...lines.slice(0, -1), withEllipsis(last ?? "", fits)];
  }
  return lines;
}

function* piecesOf(word: string, fits: (line: string) => boolean): Generator<string> {
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && !fits(piece + letter)) {
      yield piece;
      piece = "";
    }
    piece += letter;
  }
  if (piece !== "") yield piece;
}

function withEllipsis(line: string, fits: (line: string) => boolean): string {
  const [first = "", ...others] = line.split(" ");
  for (let count = others.length; count > 0; count -= 1) {
    const shorter = `${[first, ...others.slice(0, count)].join(" ").replace(/[\s,;:—–-]+$/u, "")}…`;
    if (fits(shorter)) return shorter;
  }
  const letters = [...first];
  while (letters.length > 0 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("")}…`;
}
