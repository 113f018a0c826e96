import type { QuotationMarks } from "../../words/delimiters.ts";
import type { Edits, Spacing } from "./rules.ts";

const NO_BREAK = "\u00A0";
const NARROW = "\u202F";

/**
 * France: a no-break space inside of guillemets and before the colon, a narrow one before ; ! and ? (Imprimerie
 * nationale). Canada: none before ; ! and ? (Office québécois de la langue française). Switzerland: none is added.
 */
const FRENCH: Record<string, Spacing> = {
  fr: {
    inside: NO_BREAK,
    colon: NO_BREAK,
    others: NARROW,
    adds: { inside: true, colon: true, others: true },
  },
  "fr-CA": {
    inside: NO_BREAK,
    colon: NO_BREAK,
    others: NARROW,
    adds: { inside: true, colon: true, others: false },
  },
  "fr-CH": {
    inside: NARROW,
    colon: NARROW,
    others: NARROW,
    adds: { inside: false, colon: false, others: false },
  },
};

/** The spaces of a language; null where it has none of its own. @param tag BCP 47. */
export function spacingOf(tag: string): Spacing | null {
  const { language, region } = new Intl.Locale(tag);
  return FRENCH[`${language}-${region}`] ?? FRENCH[language] ?? null;
}

/** After these a space may be added: a sentence or a part of it ended. */
const ENDED = /[\p{L}\p{M}\p{N}\uFFFC)\]"'’”»›…%€$°]/u;

/** Sets the spaces around guillemets and before : ; ! and ?, those that were typed and those that are missing. */
export function setSpaces(text: string, { open, close }: QuotationMarks, spacing: Spacing, edits: Edits): void {
  for (let at = 0; at < text.length; at += 1) {
    const set = edits.get(at);
    const sign = set ?? text[at] ?? "";
    if (sign === open || sign === "‹") spaceAfter(text, at, spacing, edits, set !== undefined);
    else if (sign === close || sign === "›")
      spaceBefore(text, at, spacing.inside, edits, set !== undefined && spacing.adds.inside);
    else if (sign === ":" && /^(?:\s|["»]|$)/.test(text.slice(at + 1, at + 2))) {
      spaceBefore(text, at, spacing.colon, edits, spacing.adds.colon && isEnd(text, at, edits, open));
    } else if (/[;!?]/.test(sign) && /^(?:[^\p{L}\p{N}/=&#_]|$)/u.test(text.slice(at + 1, at + 3))) {
      spaceBefore(text, at, spacing.others, edits, spacing.adds.others && isEnd(text, at, edits, open));
    }
  }
}

const isEnd = (text: string, at: number, edits: Edits, open: string): boolean =>
  ENDED.test(text[at - 1] ?? "") && !(edits.get(at - 1) ?? "").startsWith(open);

function spaceAfter(text: string, at: number, { inside, adds }: Spacing, edits: Edits, isSet: boolean): void {
  let end = at + 1;
  while (text[end] === " ") end += 1;
  for (let place = at + 1; place < end; place += 1) edits.set(place, place === at + 1 ? inside : "");
  if (end === at + 1 && isSet && adds.inside && !/^\s/.test(text[end] ?? " ")) {
    edits.set(at, `${edits.get(at) ?? text[at]}${inside}`);
  }
}

function spaceBefore(text: string, at: number, space: string, edits: Edits, adds: boolean): void {
  let start = at;
  while (text[start - 1] === " ") start -= 1;
  for (let place = start; place < at; place += 1) edits.set(place, place === start ? space : "");
  if (start === at && adds && !/\s$/.test(edits.get(at - 1) ?? text[at - 1] ?? " ")) {
    edits.set(at, `${space}${edits.get(at) ?? text[at]}`);
  }
}
