import type { Instant } from "../lib/clock.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Focus } from "../pictures/renditions.ts";

/** An entry of a live story. */
export interface Update {
  at: Instant;
  /** Its fragment id, made of its time: it stays whatever comes before or after it. */
  anchor: string;
  headline: string | null;
  words: number;
  /** As of the body. */
  signs: number;
  /** Where it stands in the body's HTML, in its text, and among its figures. */
  html: Span;
  text: Span;
  figures: Span;
}

/** From the first one to before the last one. */
export type Span = [start: number, end: number];

export interface ArticleImage {
  picture: Picture;
  alt: string;
  credit: string;
  caption: string | null;
  /** The point that crops keep. */
  focus: Focus | null;
}

export interface ArticleBody {
  /** Like the text, it may be read from the disk each time somebody asks. */
  readonly html: TrustedHtml;
  /** Without markup, a line for each block: for search, word counts and summaries. */
  readonly text: string;
  words: number;
  /** Of the words, the signs of Chinese and Japanese. */
  signs: number;
  figures: ArticleImage[];
  /** Addresses on this site that the text links to. */
  links: { href: string; line: number }[];
  /** Fragment ids that exist in the body. */
  anchors: string[];
  /** Newest first, as they stand in the body. */
  updates: Update[];
  hasEmbeds: boolean;
}
