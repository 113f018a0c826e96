import type { Instant } from "../lib/clock.ts";
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
