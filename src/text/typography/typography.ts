import { remembered } from "../../lib/remembered.ts";
import { quotationMarks } from "../../words/delimiters.ts";
import { elisionsOf } from "../../words/elisions.ts";
import { setDoubleQuotes } from "./double-quotes.ts";
import type { Edits, Typography } from "./rules.ts";
import { setSingleQuotes } from "./single-quotes.ts";
import { setSpaces, spacingOf } from "./spaces.ts";

/** How a language sets its text. @param tag BCP 47. */
export const typographyOf = remembered((tag: string): Typography => {
  const { language } = new Intl.Locale(tag);
  return { marks: quotationMarks(tag), elisions: elisionsOf(language), language, spacing: spacingOf(tag) };
});

const QUOTES = /["']/;
const SIGNS = /["'«»‹›:;!?]/;

/** Whether there is anything to set. */
export const needsSetting = (text: string, { spacing }: Typography): boolean => (spacing ? SIGNS : QUOTES).test(text);

/**
 * What has to change in a text, so that no straight quote is left in it: each becomes a quotation mark of the language,
 * an apostrophe or a prime. Marks that were typed stay. `\uFFFC` stands for something that is no text, like code.
 */
export function editsOf(text: string, typography: Typography): Edits {
  const edits: Edits = new Map();
  const doubles = setDoubleQuotes(text, typography, edits);
  setSingleQuotes(text, typography, doubles, edits);
  if (typography.spacing) setSpaces(text, typography.marks, typography.spacing, edits);
  return edits;
}

/** A plain text (a headline, a caption) with the quotes of its language. */
export function typeset(text: string, typography: Typography): string {
  if (!needsSetting(text, typography)) return text;
  const edits = editsOf(text, typography);
  return edits.size === 0 ? text : edited(text, 0, edits, typography);
}

/** Signs that may be edited. */
const EDITED_QUOTES = /["']/g;
const EDITED_SIGNS = /["' «»‹›:;!?]/g;

/** A piece of a text with its edits. @param start where the piece begins in the text. */
export function edited(piece: string, start: number, edits: Edits, { spacing }: Typography): string {
  const signs = spacing ? EDITED_SIGNS : EDITED_QUOTES;
  return piece.replace(signs, (sign, at: number) => edits.get(start + at) ?? sign);
}
