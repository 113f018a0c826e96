import type { Edits, Typography } from "./rules.ts";
import {
  around,
  isClosing,
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

/** Where quotations in double quotes begin and end. */
export type Doubles = { at: number; change: 1 | -1 }[];

const SECONDS = "″";
const GERSHAYIM = "״";

/**
 * Sets every `"`. One after a digit is a prime (5″), unless it ends a quotation. A quotation that is not closed goes on
 * in the next paragraph: its mark is set all the same.
 */
export function setDoubleQuotes(text: string, { marks }: Typography, edits: Edits): Doubles {
  const doubles: Doubles = [];
  if (!text.includes('"')) return doubles;
  const hasSides = marks.open !== marks.close;
  const signs = new RegExp(hasSides ? `["${marks.open}${marks.close}]` : '"', "g");
  let open = 0;
  const turn = (at: number, change: 1 | -1) => {
    if (change === -1 && open === 0) return;
    open += change;
    doubles.push({ at, change });
  };
  for (const { 0: sign, index: at } of text.matchAll(signs)) {
    if (hasSides && sign === marks.open) turn(at, 1);
    else if (hasSides && sign === marks.close) turn(at, -1);
    if (sign !== '"') continue;
    const before = signBefore(text, at);
    if (isHebrew(before) && isHebrew(signAfter(text, at))) edits.set(at, GERSHAYIM);
    else if (isPrime(text, at, open > 0)) edits.set(at, SECONDS);
    else {
      const opens = isOpener(text, at, open > 0);
      edits.set(at, opens ? marks.open : marks.close);
      turn(at, opens ? 1 : -1);
    }
  }
  return doubles;
}

function isPrime(text: string, at: number, isOpen: boolean): boolean {
  if (!isDigit(signBefore(text, at))) return false;
  if (!isOpen) return !isOfUnspacedScript(signAfter(text, at));
  const next = text.indexOf('"', at + 1);
  // Something must be left to end the quotation with.
  return next !== -1 && !beginsQuotation(text, next);
}

/** Whether it can only be the beginning of one. */
function beginsQuotation(text: string, at: number): boolean {
  const { before, after } = around(text, at);
  return !isSpace(after) && (isSpace(before) || isOpening(before) || (/[,;:]/.test(before) && isWord(after)));
}

function isOpener(text: string, at: number, isOpen: boolean): boolean {
  const { before, after } = around(text, at);
  if (isSpace(before)) return isSpace(after) || isClosing(after) ? !isOpen : true;
  if (isSpace(after)) return false;
  if (isDash(before)) return isWord(after) || !isOpen;
  if (isOpening(before)) return true;
  // Within a word, or where a script has no spaces, the second one closes.
  const isJoined = isWord(after) || isOfUnspacedScript(after) || (isOpening(after) && isOfUnspacedScript(before));
  return !isOpen && isJoined && !isClosing(after);
}
