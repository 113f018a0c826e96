// A story as the index counts its words. The build writes the index by it, and the browser finds by it where in the
// story the words stand that were found.

import { foldText } from "./fold.ts";

/** What a list of results shows of a story, and what is searched: a file for each story. */
export interface StoryText {
  url: string;
  headline: string;
  kicker: string;
  /** Empty where the editor wrote none. */
  standfirst: string;
  /** One paragraph a line. */
  text: string;
  captions: string[];
  section: string;
  byline: string;
  tags: string[];
  dateline: string;
  /** Its short and its full name. */
  agency: string;
}

export type FieldName = "headline" | "kicker" | "byline" | "tag" | "section" | "dateline" | "agency" | "body";

export interface Field {
  name: FieldName;
  text: string;
  /** How much its words count; in the text it is 1. */
  weight: number;
}

/** All that is searched, the headline first. */
export function fieldsOf(story: StoryText): Field[] {
  const field = (name: FieldName, weight: number, ...texts: string[]): Field[] =>
    texts.filter((text) => text !== "").map((text) => ({ name, text, weight }));
  return [
    { name: "headline", text: story.headline, weight: 7 },
    ...field("kicker", 3, story.kicker),
    ...field("body", 3, story.standfirst),
    ...field("body", 1, ...story.text.split("\n"), ...story.captions),
    ...field("byline", 3, story.byline),
    ...field("tag", 2, ...story.tags),
    ...field("section", 0.5, story.section),
    ...field("dateline", 1, story.dateline),
    ...field("agency", 1, story.agency),
  ];
}

/** A stretch of one of the fields. */
export interface Span {
  field: number;
  start: number;
  end: number;
}

export interface Stream {
  /** By field, in order. */
  words: string[][];
  /** Other forms of words, each once. They follow the words, so that they tear no phrase apart. */
  others: string[];
  /** By the place that the engine counts: what stands there. Between two fields, and after each other form, one place is empty. */
  places: { word: string; spans: Span[] }[];
}

/** What makes a place without a word. */
export const GAP = "-";
const EMPTY = { word: "", spans: [] };

/** @param language the site's own. */
export function streamOf(fields: readonly Field[], language: string): Stream {
  const others = new Map<string, Span[]>();
  const places: Stream["places"] = [];
  const words = fields.map(({ text }, field) => {
    const own: string[] = [];
    for (const { start, end, word, signed, also } of foldText(text, language)) {
      const span = { field, start, end };
      if (word !== "") {
        own.push(word);
        places.push({ word, spans: [span] });
      }
      for (const other of signed === null ? also : [signed, ...also]) {
        const spans = others.get(other);
        if (spans) spans.push(span);
        else others.set(other, [span]);
      }
    }
    places.push(EMPTY);
    return own;
  });
  for (const [word, spans] of others) places.push({ word, spans }, EMPTY);
  return { words, others: [...others.keys()], places };
}
