import type { QuotationMarks } from "../../words/delimiters.ts";

/** How a language sets its quotes and the spaces around signs. */
export interface Typography {
  marks: QuotationMarks;
  /** Finds a word that begins with an apostrophe. */
  elisions: RegExp | null;
  /** By the language alone: `it`. */
  language: string;
  /** Null where no sign has a space of its own. */
  spacing: Spacing | null;
}

/** The spaces of a kind of French. Those that were typed never break; some are added where none was typed. */
export interface Spacing {
  /** Inside of guillemets. */
  inside: string;
  adds: { inside: boolean; colon: boolean; others: boolean };
  colon: string;
  /** Before ; ! and ? */
  others: string;
}

/** What takes the place of single signs of a text, by their place in it. */
export type Edits = Map<number, string>;
