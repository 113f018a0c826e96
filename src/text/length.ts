const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ]/gu;
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ]|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu;

/** The same in plain ASCII, where the letters need no table. */
const ASCII_WORDS = /[A-Za-z0-9][A-Za-z0-9'.,-]*/g;
const IS_ASCII = /^\p{ASCII}*$/u;

/** Scripts that write their words without spaces between them: a dictionary knows where one ends. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}][\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]*/gu;
const HAS_UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter("th", { granularity: "word" });

/** What a typesetter puts into a text of plain letters. Beside the apostrophe, all of it stands between words. */
const TYPOGRAPHY = /[\u00A0\u2010-\u2018\u201A-\u201F\u2026\u202F]/g;

/** How much there is to read. */
export interface TextLength {
  words: number;
  /** Of these words, the signs of Chinese and Japanese: each counts as a word, and is read faster than one. */
  signs: number;
}

/** Words as a reader counts them; a Chinese or Japanese sign is one. */
export function lengthOf(text: string): TextLength {
  const plain = text.replaceAll("’", "'").replace(TYPOGRAPHY, " ");
  if (IS_ASCII.test(plain)) return { words: plain.match(ASCII_WORDS)?.length ?? 0, signs: 0 };
  let unspaced = 0;
  const spaced = HAS_UNSPACED.test(text)
    ? text.replace(UNSPACED, (run) => {
        for (const { isWordLike } of segmenter.segment(run)) if (isWordLike) unspaced += 1;
        return " ";
      })
    : text;
  return { words: unspaced + (spaced.match(WORDS)?.length ?? 0), signs: text.match(WIDE)?.length ?? 0 };
}

/** Minutes at 230 words each, or 500 signs of Chinese and Japanese; at least one. */
export const readingMinutes = ({ words, signs }: TextLength): number =>
  Math.max(1, Math.round((words - signs) / 230 + signs / 500));
