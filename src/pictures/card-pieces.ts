import { remembered } from "../lib/remembered.ts";

/** A part of a headline that no line may break, and the space before it within a line. */
export interface Piece {
  text: string;
  space: "" | " " | "\u3000";
}

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What does not begin a line: it closes, or belongs to what stands before. */
const STAYS_BEHIND =
  /^[\p{Pe}\p{Pf}\p{M}、。，．・：；？！!?,.:;％%‰℃°々〻ー…‥—–ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ～〜ๆฯ]/u;
/** Endings and particles of Japanese, which a reader would not take from their word. */
const ENDING = /^\p{Script=Hiragana}{1,2}$/u;
/** What does not end a line: it opens, or belongs to what comes. */
const LEADS = /[\p{Ps}\p{Pi}\p{Sc}#＃№]$/u;
/** A number stays with what it counts. */
const DIGIT_END = /[\d０-９][,.，．]?$/u;
const DIGIT_START = /^[\d０-９]/u;

/** Without a language: the dictionaries of all of them are asked, whatever the machine speaks. */
const segmenter = remembered((granularity: "word" | "grapheme") => new Intl.Segmenter("und", { granularity }));

/** Spaces that a line may end at: plain ones, and that of Chinese and Japanese, as wide as a letter. */
const SPACES = /([ \t\r\n\u2028\u2029\u3000]+)/;

/** A space that must not be broken is part of its word. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let space: Piece["space"] = "";
  for (const part of text.normalize("NFC").split(SPACES)) {
    if (part === "") continue;
    if (SPACES.test(part)) {
      space = part.includes("\u3000") ? "\u3000" : " ";
      continue;
    }
    partsOf(part).forEach((word, place) => {
      pieces.push({ text: word, space: place === 0 ? space : "" });
    });
    space = "";
  }
  return pieces;
}

/** The words of what is written without spaces. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  if (!UNSPACED.test(word)) return word.split("\u200b").filter((part) => part !== "");
  for (const { segment } of segmenter("word").segment(word.replaceAll("\u200b", ""))) {
    const last = parts.at(-1);
    if (last === undefined || mayBreak(last, segment)) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}

function mayBreak(before: string, after: string): boolean {
  if (STAYS_BEHIND.test(after) || ENDING.test(after) || LEADS.test(before)) return false;
  if (/\p{Z}$/u.test(before) || /^\p{Z}/u.test(after)) return false;
  if (DIGIT_END.test(before) && (DIGIT_START.test(after) || [...after].length === 1)) return false;
  return UNSPACED.test(before.slice(-1)) || UNSPACED.test(after);
}

/** Letters with their marks, and emoji with all that they are made of: what a reader takes for one. */
export const clustersOf = (text: string): string[] =>
  [...segmenter("grapheme").segment(text)].map(({ segment }) => segment);

export const joined = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, space }, index) => (index > 0 ? space + text : text)).join("");
