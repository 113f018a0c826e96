import { sentenceEnds } from "./sentences.ts";

const MOST_LETTERS = 220;
/** What a sentence needs to stand for a story, and where a word is often one sign. */
const FEWEST_LETTERS = 60;
const FEWEST_SIGNS = 20;
/** Text that the end of a sentence is recognized by. */
const CONTEXT = 40;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * A paragraph, cut at the end of a sentence, else of a word, so that it holds at most 220 characters.
 * @param tag the language of the paragraph, BCP 47.
 */
export function summarise(paragraph: string, tag: string): string {
  if (paragraph.length <= MOST_LETTERS) return paragraph;
  const letters = [...paragraph.slice(0, 2 * (MOST_LETTERS + CONTEXT))];
  if (letters.length <= MOST_LETTERS && paragraph.length <= 2 * MOST_LETTERS) return paragraph;
  const head = letters.slice(0, MOST_LETTERS).join("");
  const fewest = UNSPACED.test(head) ? FEWEST_SIGNS : FEWEST_LETTERS;
  const end = sentenceEnds(letters.slice(0, MOST_LETTERS + CONTEXT).join(""), tag).findLast(
    (place) => place >= fewest && place <= head.length,
  );
  return end === undefined ? `${cutAtWord(head, tag)}…` : paragraph.slice(0, end);
}

/** Spaces and signs that no text ends with before an ellipsis. */
const LOOSE_END = /[\s,;:—–\-、，；：（「『“„«(¿¡‘‚‹·]+$/u;
/** No word is longer: then a script has no spaces. */
const LONGEST_WORD = 60;

function cutAtWord(head: string, tag: string): string {
  const space = head.search(/\s\S*$/u);
  const end = space > 0 && head.length - space <= LONGEST_WORD ? space : lastBoundary(head, tag);
  return head.slice(0, end).replace(LOOSE_END, "");
}

/** Before the last word, which is hardly whole; where there is only one, before the last letter with its marks. */
function lastBoundary(head: string, tag: string): number {
  for (const granularity of ["word", "grapheme"] as const) {
    const pieces = [...new Intl.Segmenter(tag, { granularity }).segment(head)];
    const last = pieces.at(-1);
    if (last && last.index > 0) return last.index;
  }
  return head.length;
}
