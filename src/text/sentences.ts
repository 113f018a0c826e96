import { remembered } from "../lib/remembered.ts";
import { type Points, pointsOf } from "../words/abbreviations.ts";

const sentencesOf = remembered((tag: string) => new Intl.Segmenter(tag, { granularity: "sentence" }));

/**
 * Where the sentences of a text end, before the spaces that follow. Where its language lets a point mean something else
 * (Dr., U.S., 24. Dezember), no end is taken for one too often rather than too seldom.
 * @param tag BCP 47.
 */
export function sentenceEnds(text: string, tag: string): number[] {
  const points = pointsOf(tag);
  const ends: number[] = [];
  for (const { segment, index } of sentencesOf(tag).segment(text)) {
    const said = text.slice(0, index + segment.length).trimEnd();
    if (endsHere(said, text.slice(index + segment.length).trimStart(), points)) ends.push(said.length);
  }
  return ends;
}

/** A sign that ends a sentence, and what closes behind it. */
const END = /(?:[\p{Sentence_Terminal}…;·])[\p{Pe}\p{Pf}\p{Pi}"'‘“」』›»\s]*$/u;
const LAST_WORD = /(?:^|[\s\p{Ps}\p{Pi}„‚"'/–—-])([^\s\p{Ps}\p{Pi}„‚"'/–—]*)\.$/u;

function endsHere(said: string, next: string, { abbreviations, hasOrdinals }: Points): boolean {
  if (next === "") return true;
  if (!END.test(said)) return false;
  // `"Why?" she asked`, `Yahoo! shares`: a sentence begins with no small letter.
  if (/^["'“‘«„]?\p{Ll}/u.test(next)) return false;
  const word = LAST_WORD.exec(said.slice(-40))?.[1];
  if (word === undefined) return true;
  if (/^\p{L}\p{M}*$/u.test(word) || /^(?:\p{L}{1,4}\.-?)+\p{L}{1,4}$/u.test(word)) return false;
  if (abbreviations.has(word) || abbreviations.has(word.toLowerCase()))
    return word === "No" ? !/^\d/.test(next) : false;
  return !(hasOrdinals && /^(?:\d{1,3}|[IVXLC]+)$/.test(word));
}
