import type { Doubles } from "./double-quotes.ts";
import type { Edits, Typography } from "./rules.ts";
import {
  around,
  isDash,
  isDigit,
  isHebrew,
  isOfUnspacedScript,
  isOpening,
  isSpace,
  isWord,
  signAfter,
  signBefore,
} from "./signs.ts";

const APOSTROPHE = "’";
const MINUTES = "′";
const GERESH = "׳";

const ASCII_LETTER = /^[A-Za-z]$/;

/** A quote that may open or close a quotation. */
interface Candidate {
  at: number;
  side: "open" | "close" | "either";
  /** In how many quotations of the other kind it stands. */
  depth: number;
  /** Whether it may as well be the apostrophe of a genitive: `the Smiths' house`. */
  isGenitive: boolean;
}

/**
 * Sets every `'`. Most are apostrophes, within words (`don't`), before shortened ones (`'90s`, `'tis`) and after
 * genitives; after digits they are primes. A pair of others makes a quotation. One that opens a paragraph without an
 * end opens a quotation that goes on in the next.
 */
export function setSingleQuotes(text: string, typography: Typography, doubles: Doubles, edits: Edits): void {
  if (!text.includes("'")) return;
  const candidates: Candidate[] = [];
  const depthAt = depths(doubles);
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1)) {
    const fixed = edits.get(at) ?? fixedSign(text, at, typography);
    if (fixed === null) candidates.push(candidateAt(text, at, depthAt(at)));
    else {
      edits.set(at, fixed);
      if (isBothSides(text, at)) edits.set(at + 2, fixed);
    }
  }
  pair(text, candidates, typography, edits);
}

/** Gives how many double quotations are open, for places in their order. */
function depths(doubles: Doubles): (at: number) => number {
  let index = 0;
  let depth = 0;
  return (at) => {
    for (let next = doubles[index]; next !== undefined && next.at < at; next = doubles[index]) {
      depth += next.change;
      index += 1;
    }
    return depth;
  };
}

/** `rock 'n' roll`: the letter has lost both of its neighbors. */
const isBothSides = (text: string, at: number): boolean =>
  /^'n'$/i.test(text.slice(at, at + 3)) && !isWord(signBefore(text, at)) && !isWord(signAfter(text, at + 2));

/** What it is whatever stands elsewhere; null where that decides. */
function fixedSign(text: string, at: number, { elisions, language }: Typography): string | null {
  const before = signBefore(text, at);
  const after = signAfter(text, at);
  // Nearly all of them: `don't`.
  if (ASCII_LETTER.test(before) && ASCII_LETTER.test(after)) return APOSTROPHE;
  if (isHebrew(before) && isHebrew(after)) return GERESH;
  if (isDigit(before) && /^'\d{1,2}(?!\d)/.test(text.slice(at, at + 4))) return MINUTES;
  if (isDigit(before) && /°\s?\d+$/.test(text.slice(Math.max(0, at - 6), at))) return MINUTES;
  if (isWord(after) && !isSpace(before) && !isOpening(before) && before !== '"' && before !== "'") {
    return isOfUnspacedScript(after) && isOfUnspacedScript(before) ? null : APOSTROPHE;
  }
  // "Gatsby"'s: what stands before it ended.
  if (isWord(after) && before === '"' && isWord(around(text, at).before)) return APOSTROPHE;
  if (isWord(before)) return null;
  if (isBothSides(text, at)) return APOSTROPHE;
  if (/^'\d\d(?=\p{L})/u.test(text.slice(at, at + 5))) return APOSTROPHE;
  if (language === "it" && /^'\d{3}(?!\d)/.test(text.slice(at, at + 5))) return APOSTROPHE;
  return elisions?.test(text.slice(at, at + 24)) ? APOSTROPHE : null;
}

function candidateAt(text: string, at: number, depth: number): Candidate {
  const { before, after } = around(text, at);
  const isGenitive = /^[sßzx]/i.test(signBefore(text, at)) && /^['’] ./su.test(text.slice(at, at + 3));
  return { at, side: sideOf(before, after), depth, isGenitive };
}

function sideOf(before: string, after: string): Candidate["side"] {
  if (isSpace(before)) return isSpace(after) ? "either" : "open";
  if (isSpace(after)) return "close";
  if (isDash(before)) return isWord(after) ? "open" : "close";
  if (isOpening(before)) return "open";
  return isOfUnspacedScript(before) || isOfUnspacedScript(after) ? "either" : "close";
}

/** Makes quotations of candidates, and apostrophes or primes of those that are left. */
function pair(text: string, candidates: readonly Candidate[], { marks }: Typography, edits: Edits): void {
  const open: Candidate[] = [];
  const partners = partnersOf(candidates);
  const start = text.search(/\S/);
  candidates.forEach((candidate, index) => {
    const { at, side, depth } = candidate;
    while ((open.at(-1)?.depth ?? 0) > depth) open.pop();
    const isInside = open.at(-1)?.depth === depth;
    if (side === "open" || (side === "either" && !isInside)) {
      const isClosed = partners.has(index);
      const isShortYear = /^'\d\d(?!\d)/.test(text.slice(at, at + 4)) && !endsSentence(text, partners.get(index));
      if (isClosed && !isShortYear) {
        open.push(candidate);
        edits.set(at, marks.innerOpen);
      } else edits.set(at, isShortYear || at > start ? APOSTROPHE : marks.innerOpen);
      return;
    }
    const next = candidates[index + 1];
    const isLater = next?.depth === depth && next.side !== "open";
    const isPrime = isDigit(signBefore(text, at));
    if (isInside && !((candidate.isGenitive || isPrime) && isLater)) {
      open.pop();
      edits.set(at, marks.innerClose);
    } else edits.set(at, isPrime ? MINUTES : isHebrew(signBefore(text, at)) ? GERESH : APOSTROPHE);
  });
}

/** `'26 people died,' he said`: a quotation, and no class of '26. */
const endsSentence = (text: string, partner: Candidate | undefined): boolean =>
  partner !== undefined && /[.,!?…]/.test(signBefore(text, partner.at));

/** The end of each quotation that has one, by the place of its beginning in the list. One pass, from the last one. */
function partnersOf(candidates: readonly Candidate[]): Map<number, Candidate> {
  const partners = new Map<number, Candidate>();
  const open: { index: number; depth: number }[] = [];
  candidates.forEach((candidate, index) => {
    const { side, depth } = candidate;
    while ((open.at(-1)?.depth ?? 0) > depth) open.pop();
    const last = open.at(-1);
    const isInside = last?.depth === depth;
    if (side === "open" || (side === "either" && !isInside)) open.push({ index, depth });
    else if (isInside && last) {
      open.pop();
      partners.set(last.index, candidate);
    }
  });
  return partners;
}
