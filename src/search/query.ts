// What a reader typed, as the engine is asked for it.

import { type FoldedWord, foldText } from "./fold.ts";

/** Something that a story must hold, or must not. */
export interface Wanted {
  tokens: string[];
  /** The words must follow each other, and be these words: no longer ones that begin alike. */
  isPhrase: boolean;
  /** Stood after a minus sign. */
  isExcluded: boolean;
  /** As it was typed, without quotation marks. */
  typed: string;
}

/** One reading of what was typed. */
export type Reading = Wanted[];

const OPEN = '"“”„‟«»‹›「『《＂〝';
const CLOSE = '"“”‟«»‹›」』》＂〞';
const PART = new RegExp(
  `(?<minus>(?<![^\\s(])[-−–](?=\\S))?(?:[${OPEN}](?<phrase>[^${OPEN}${CLOSE}]+)[${CLOSE}]|(?<word>[^\\s${OPEN}${CLOSE}]+))`,
  "gu",
);

/** Readings beyond these find hardly more. */
const MOST_READINGS = 8;

/** Nobody types more by hand; a whole page that is pasted must not stop the browser. */
const MOST_PARTS = 16;
const MOST_WORDS = 24;

type Choice = Wanted[];

/**
 * The readings of what was typed, the best first: the next one counts where a reading finds nothing.
 * Signs are left out in later ones, and words stand in other forms.
 * @param language the site's own.
 */
export function readQuery(typed: string, language: string): Reading[] {
  const parts = [...withSignsAtNumbers(typed).matchAll(PART)].slice(0, MOST_PARTS * 4).flatMap(({ groups = {} }) => {
    const text = groups.phrase ?? groups.word ?? "";
    const isExcluded = groups.minus !== undefined;
    const words = foldText(text, language);
    return words.length === 0 ? [] : [{ text, words, isExcluded, isQuoted: groups.phrase !== undefined }];
  });
  const isSign = ({ words }: (typeof parts)[number]) => words.every(({ word }) => word === "");
  const telling = parts.some((part) => !isSign(part)) ? parts.filter((part) => !isSign(part)) : parts;
  // Nothing but what must not be there asks for nothing: then a minus is a sign like any other.
  const isAsking = telling.some(({ isExcluded }) => !isExcluded);
  const choices = telling
    .slice(0, MOST_PARTS)
    .map(({ text, words, isExcluded, isQuoted }) =>
      choicesOf(words, isQuoted, { typed: text, isExcluded: isExcluded && isAsking }),
    );
  if (choices.length === 0) return [];
  const pick = (at: (index: number) => number) =>
    choices.flatMap((choice, index) => choice[Math.min(at(index), choice.length - 1)] ?? []);
  const readings = [pick(() => 0), pick(() => 1)];
  choices.forEach((choice, index) => {
    choice.forEach((_, way) => {
      readings.push(pick((other) => (other === index ? way : 0)));
    });
  });
  const distinct = new Map(readings.map((reading) => [JSON.stringify(reading.map(({ tokens }) => tokens)), reading]));
  return [...distinct.values()].slice(0, MOST_READINGS);
}

/** "35 %" and "€ 12" are one word each. */
const withSignsAtNumbers = (typed: string) =>
  typed
    .normalize("NFC")
    .replace(/(\p{Nd})[ \u00a0\u202f](?=[%‰٪％\p{Sc}](?:\s|$))/gu, "$1")
    .replace(/(\p{Sc})[ \u00a0\u202f](?=\p{Nd})/gu, "$1");

/** Not the beginning of longer ones: 20 is none of 2026, C none of council. */
const isWhole = ({ isRun }: FoldedWord, form: string) =>
  !isRun && (/^.$/u.test(form) || /^[\p{Nd}\p{Script=Tangut}]*\p{Nd}[\p{Nd}\p{Script=Tangut}]*$/u.test(form));

/** C is not what somebody means who types C++. */
const SHORTEST_WITHOUT_SIGN = 3;

/** The ways in which one part of a query may be meant. */
function choicesOf(
  words: readonly FoldedWord[],
  isQuoted: boolean,
  part: Pick<Wanted, "typed" | "isExcluded">,
): Choice[] {
  const [first] = words;
  if (words.length === 1 && first) {
    const isTelling =
      first.signed === null || /^\p{Nd}/u.test(first.word) || first.word.length >= SHORTEST_WITHOUT_SIGN;
    const forms = [first.signed ?? "", ...(isTelling ? [first.word, ...first.also] : [])].filter((form) => form !== "");
    return [...new Set(forms)].map((form) => [{ ...part, tokens: [form], isPhrase: isQuoted || isWhole(first, form) }]);
  }
  const last = words.at(-1);
  // The last letter of a run may be followed by more of it.
  const all = words.filter((one) => one.word !== "" && !(one.isRun && one === last)).map(({ word }) => word);
  const placed = all.slice(0, MOST_WORDS);
  const signs = words.slice(0, MOST_WORDS).flatMap(({ signed }) => (signed === null ? [] : [signed]));
  const phrase: Wanted = { ...part, tokens: placed, isPhrase: true };
  const withSigns = signs.map((sign): Wanted => ({ ...part, tokens: [sign], isPhrase: true }));
  const joined = isQuoted ? undefined : first?.also.at(-1);
  const choices: Choice[] = [[phrase, ...withSigns]];
  if (signs.length > 0) choices.push([phrase]);
  if (joined !== undefined) choices.push([{ ...part, tokens: [joined], isPhrase: false }]);
  return choices;
}

/** Every word that the engine is asked for, at once and in this order. */
export const tokensOf = (reading: Reading): string[] =>
  reading.flatMap(({ tokens, isExcluded }) => (isExcluded ? [] : tokens));

/** Pairs of words that stand beside each other in the query. */
export const neighborsOf = (reading: Reading): [string, string][] =>
  reading.flatMap(({ tokens, isExcluded }, place): [string, string][] => {
    const next = reading[place + 1];
    if (!next || isExcluded || next.isExcluded) return [];
    const [one, two] = [tokens.at(-1), next.tokens[0]];
    return one && two ? [[one, two]] : [];
  });
