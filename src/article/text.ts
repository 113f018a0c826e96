const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu;

/** The same in plain ASCII, where the letters need no table. */
const ASCII_WORDS = /[A-Za-z0-9][A-Za-z0-9'.,-]*/g;
const IS_ASCII = /^\p{ASCII}*$/u;

/** What a typesetter puts into a text of plain letters. Beside the apostrophe, all of it stands between words. */
const TYPOGRAPHY = /[\u00A0\u2010-\u2018\u201A-\u201F\u2026]/g;

/** Words as a reader counts them; a Chinese or Japanese character is one. */
export function countWords(text: string): number {
  const plain = text.replaceAll("’", "'").replace(TYPOGRAPHY, " ");
  const words = IS_ASCII.test(plain) ? ASCII_WORDS : WORDS;
  return (words === ASCII_WORDS ? plain : text).match(words)?.length ?? 0;
}

/** Minutes, at 230 words each, at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 230));

const SUMMARY_LENGTH = 220;

/** The first line of `text`, cut at the end of a sentence, else of a word, so that it holds at most 220 characters. */
export function summarise(text: string): string {
  const first = text.split("\n", 1)[0] ?? "";
  if (first.length <= SUMMARY_LENGTH) return first;
  const head = [...first].slice(0, SUMMARY_LENGTH).join("");
  const sentence = /^.{60,}[.!?…]["”’»)]?(?=\s)/su.exec(head);
  if (sentence) return sentence[0];
  const lastSpace = head.lastIndexOf(" ");
  return `${head.slice(0, lastSpace > 0 ? lastSpace : undefined).replace(/[\s,;:—–-]+$/u, "")}…`;
}
