import type { Words } from "./en.ts";

/** What of the words stands in the text of a story: where another one changes, stories stay as they were parsed. */
export const PARSING_WORDS = [
  "table",
  "footnotes",
  "footnoteRef",
  "footnoteBack",
  "embedVideo",
  "embedPost",
  "embedHint",
] as const satisfies readonly (keyof Words)[];

export type ParsingWords = Pick<Words, (typeof PARSING_WORDS)[number]>;
