// What a list of results shows of a story: its own words, with those marked that were found.

import type { StoryLanguage } from "../text/language.ts";
import { type Field, type FieldName, fieldsOf, type Span, type StoryText, type Stream, streamOf } from "./stream.ts";

/** `found` where it is what was sought. */
export interface Part {
  text: string;
  found: boolean;
}

/** A story as a list of results shows it. */
export interface FoundStory {
  url: string;
  /** Null where it is written in the site's own. */
  language: StoryLanguage | null;
  /** Opinion never looks like news. */
  isOpinion: boolean;
  section: Part[];
  headline: Part[];
  excerpt: Part[];
  byline: Part[];
  day: string;
  /** Fields that are shown because they hold what was sought: kicker, tags, dateline, agency. */
  besides: Part[][];
}

/** What was found of a query in a story. */
export interface Found {
  /** Places that the engine names. */
  places: readonly number[];
  /** Words that follow each other, each time they do. */
  phrases: readonly (readonly string[])[];
}

export type StoryFile = StoryText & { language: StoryLanguage | null; isOpinion: boolean; day: string };

/** Letters of an excerpt: some 28 words in English. */
const LENGTH = 180;
const BESIDES: readonly FieldName[] = ["kicker", "tag", "dateline", "agency"];

/** @param language the site's own. */
export function shownOf(story: StoryFile, found: Found, language: string): FoundStory {
  const fields = fieldsOf(story);
  const spans = spansOf(streamOf(fields, language), found, fields.length);
  const shown = (name: FieldName) => {
    const field = fields.findIndex((one) => one.name === name);
    return field < 0 ? [] : partsOf(fields[field]?.text ?? "", spans[field] ?? []);
  };
  return {
    url: story.url,
    language: story.language,
    isOpinion: story.isOpinion,
    section: shown("section"),
    headline: shown("headline"),
    excerpt: excerptOf(fields, spans),
    byline: shown("byline"),
    day: story.day,
    besides: fields.flatMap(({ name, text }, field) => {
      const own = spans[field] ?? [];
      return BESIDES.includes(name) && own.length > 0 ? [partsOf(text, own)] : [];
    }),
  };
}

type Range = Pick<Span, "start" | "end">;

/** By field what was found, in order; what overlaps or touches is one. */
function spansOf({ places }: Stream, found: Found, fields: number): Range[][] {
  const all = found.places.flatMap((place) => places[place]?.spans ?? []);
  for (const phrase of found.phrases) {
    places.forEach((_, first) => {
      const spans = phrase.map((word, offset) => {
        const place = places[first + offset];
        return place?.word === word ? place.spans : [];
      });
      if (spans.every(({ length }) => length > 0)) all.push(...spans.flat());
    });
  }
  return Array.from({ length: fields }, (_, field) => {
    const own = all.filter((span) => span.field === field).sort((a, b) => a.start - b.start || a.end - b.end);
    const joined: Range[] = [];
    for (const { start, end } of own) {
      const last = joined.at(-1);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else joined.push({ start, end });
    }
    return joined;
  });
}

function partsOf(text: string, ranges: readonly Range[], from = 0, to = text.length): Part[] {
  const parts: Part[] = [];
  let place = from;
  const add = (end: number, found: boolean) => {
    if (end > place) parts.push({ text: text.slice(place, end), found });
    place = Math.max(place, end);
  };
  for (const { start, end } of ranges) {
    if (end <= from || start >= to) continue;
    add(Math.max(start, from), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return parts;
}

/** The stretch of the text that holds most of what was found: its beginning where that is elsewhere. */
function excerptOf(fields: readonly Field[], spans: readonly Range[][]): Part[] {
  const body = fields.flatMap(({ name, text }, field) =>
    name === "body" && text.trim() !== "" ? [{ text, ranges: spans[field] ?? [] }] : [],
  );
  const best = body
    .map((one) => ({ ...one, ...densest(one.ranges) }))
    .reduce<{ text: string; ranges: Range[]; first: number; count: number } | null>(
      (most, one) => (most === null || one.count > most.count ? one : most),
      null,
    );
  if (!best) return [];
  const { text, ranges } = best;
  const from = wordStart(text, Math.max(0, Math.min(best.first - LENGTH / 4, text.length - LENGTH)));
  const to = text.length - from <= LENGTH * 1.2 ? text.length : wordEnd(text, from + LENGTH);
  return [
    ...(from > 0 ? [{ text: "… ", found: false }] : []),
    ...partsOf(text, ranges, from, to),
    ...(to < text.length ? [{ text: " …", found: false }] : []),
  ];
}

/** Where the stretch begins that holds the most. */
function densest(ranges: readonly Range[]): { first: number; count: number } {
  let best = { first: 0, count: 0 };
  ranges.forEach(({ start }, index) => {
    const count = ranges.slice(index).findIndex(({ end }) => end > start + (LENGTH * 3) / 4);
    const held = count < 0 ? ranges.length - index : Math.max(1, count);
    if (held > best.count) best = { first: start, count: held };
  });
  return best;
}

/** The beginning of the word at a place; the place itself where no space is near. */
function wordStart(text: string, at: number): number {
  const from = Math.floor(at);
  if (from <= 0) return 0;
  const space = text.slice(0, from).search(/\s\S*$/u);
  return space >= 0 && from - space < 30 ? space + 1 : onBoundary(text, from);
}

function wordEnd(text: string, at: number): number {
  const to = Math.floor(at);
  const space = text.slice(to).search(/\s/u);
  return space >= 0 && space < 30 ? to + space : onBoundary(text, to);
}

/** No letter is cut into halves. */
function onBoundary(text: string, at: number): number {
  let place = at;
  while (place < text.length && /^[\p{M}\p{Cf}\udc00-\udfff]/u.test(text.slice(place, place + 1))) place += 1;
  return place;
}
