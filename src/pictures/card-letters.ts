import { readFileSync } from "node:fs";
import { remembered } from "../lib/remembered.ts";
import { isWithin, type PointRange, readRanges } from "./point-ranges.ts";

// The letters that a card can be drawn with. Known without a font, so that a check can tell what a card will lack before
// anything is drawn: `npm run fonts` asks the fonts themselves, and writes down what they have.

const LETTERS = new URL("../../layouts/fonts/card-letters.txt", import.meta.url);

let known: PointRange[] | null = null;

const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff‘’“”–—…]*$/;

const hasLetter = (letter: string): boolean => PLAIN.test(letter) || isInList(letter);

/** The list is read when somebody writes more than plain Latin. */
const isInList = remembered((letter: string): boolean => {
  known ??= readRanges(readFileSync(LETTERS, "utf8").trim().split(/\s+/));
  return isWithin(known, letter.codePointAt(0) ?? 0);
});

/** What is seen of nothing by itself: it joins, separates or turns its neighbors. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}]/u;

/** A letter as cards draw it, and how. */
export interface DrawnLetter {
  /** What is set for it: itself, or what Unicode says it stands for. */
  text: string;
  /** Below or above the line, smaller. */
  place: "line" | "below" | "above";
}

const BELOW = /[\u2080-\u208e\u2090-\u209c\u1d62-\u1d6a]/;
const ABOVE = /[\u2070-\u207f\u1d2c-\u1d61\u1d78\u02b0-\u02b8\u02e0-\u02e4]/;

/** What cards draw for a letter: null where no font has it. */
export function drawnLetter(letter: string): DrawnLetter | null {
  // A hyphen that must not be broken looks like any other.
  if (letter === "\u2011") return { text: "-", place: "line" };
  if (UNSEEN.test(letter) || hasLetter(letter)) return { text: letter, place: "line" };
  const text = letter.normalize("NFKC");
  if (text === letter || ![...text].every(hasLetter)) return null;
  return { text, place: BELOW.test(letter) ? "below" : ABOVE.test(letter) ? "above" : "line" };
}

/** The letters of a text that no font has, each once. */
export const lettersLacking = (text: string): string[] => [
  ...new Set([...text.normalize("NFC")].filter((letter) => drawnLetter(letter) === null)),
];

/** Whether there is anything of it to draw. */
export const canBeDrawn = (text: string): boolean =>
  [...text.normalize("NFC")].some((letter) => !UNSEEN.test(letter) && drawnLetter(letter) !== null);
