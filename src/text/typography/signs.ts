/** What stands around a quote in its text. The ends of a text are spaces. */
export interface Around {
  /** Before and after the row of straight quotes that it stands in. */
  before: string;
  after: string;
}

/** No text piles up more quotes, and looking along a longer row takes quadratic time. */
const LONGEST_ROW = 6;

/** The signs around the quote at a place. */
export function around(text: string, at: number): Around {
  let first = at;
  let last = at;
  while (isStraight(text[first - 1]) && at - first < LONGEST_ROW) first -= 1;
  while (isStraight(text[last + 1]) && last - at < LONGEST_ROW) last += 1;
  return { before: signBefore(text, first), after: signAfter(text, last) };
}

/** The whole sign, as a letter beyond the first 65,536 is two units. */
export function signBefore(text: string, at: number): string {
  const unit = text[at - 1];
  if (unit === undefined) return " ";
  return unit >= "\uDC00" && unit <= "\uDFFF" ? text.slice(at - 2, at) : unit;
}

/** The sign after a place. */
export function signAfter(text: string, at: number): string {
  const code = text.codePointAt(at + 1);
  return code === undefined ? " " : String.fromCodePoint(code);
}

const isStraight = (sign: string | undefined): boolean => sign === '"' || sign === "'";

export const isSpace = (sign: string): boolean => /^\s/.test(sign);
/** A letter, a digit, or what stands for code. */
export const isWord = (sign: string): boolean => /^[\p{L}\p{M}\p{N}\uFFFC]/u.test(sign);
export const isDigit = (sign: string): boolean => /^\d/.test(sign);
export const isHebrew = (sign: string): boolean => /^\p{Script=Hebrew}/u.test(sign);
/** After these a quotation begins: `("`. */
export const isOpening = (sign: string): boolean => /^[([{<¿¡/“„«‹‚‘「『（【《〈［｛\p{Pd}]/u.test(sign);
export const isDash = (sign: string): boolean => /^\p{Pd}/u.test(sign);
/** Before these it ends, a space before it or not. */
export const isClosing = (sign: string): boolean => /^[)\]}>.,;:!?…%。，、；：！？）】》〉］｝]/u.test(sign);
/** Between such letters there are no spaces, or not around a quotation. */
export const isOfUnspacedScript = (sign: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u.test(
    sign,
  );
