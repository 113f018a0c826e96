import { type TrustedHtml, trust } from "../lib/trusted-html.ts";
import type { Span } from "../markdown/body.ts";

/** The text of an article, as pages show it and without markup: a line for each block. */
export interface ArticleText {
  html: TrustedHtml;
  text: string;
}

/** Where a text can be read. As JSON, it is a tagged value, so that another process can read it. */
export interface TextSource {
  read(): ArticleText;
  toJSON(): { $: string };
}

/** Where the text of an article is kept. JSON. */
export interface TextPlace {
  /** The article's source: the text can be had from there, too. */
  file: string;
  /** The name of a file of texts, and the bytes in it: the HTML, so many bytes of it, and the text. */
  texts: string;
  start: number;
  html: number;
  length: number;
  /** Of these bytes. */
  digest: string;
}

/** A text that is in memory. */
export const textInMemory = (text: ArticleText) => ({
  read: () => text,
  toJSON: () => ({ $: "text" as const, text }),
});

/** A text on the disk. @param read is called each time that somebody reads. */
export const textAt = (place: TextPlace, read: (place: TextPlace) => ArticleText) => ({
  read: () => read(place),
  toJSON: () => ({ $: "stored" as const, place }),
});

/** Another text without one piece of it. */
export const textWithout = (whole: TextSource, html: Span, text: Span) => ({
  read(): ArticleText {
    const read = whole.read();
    return { html: trust(without(read.html.html, html)), text: without(read.text, text) };
  },
  toJSON: () => ({ $: "cut" as const, whole, html, text }),
});

const without = (text: string, [start, end]: Span): string => text.slice(0, start) + text.slice(end);
