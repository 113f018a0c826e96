// What the engine has to know of a piece before it loads anything else. Pagefind writes it as CBOR, which does not
// compress well: half of what a first search loads would be the names of stories that it does not find.

import type { StoryLanguage } from "../text/language.ts";

/** A piece's `meta-<digest>.json`. Names are without their language, `en_`. */
export interface PieceMeta {
  /** Of Pagefind. */
  version: string;
  /** The digest of each group of stories, the oldest group first: see groups.ts. */
  fragments: string;
  /** The file of what stories can be narrowed down by. */
  facets: string;
  /** About how many words each story has, newest first. */
  lengths: string;
  /** The parts of the index: first word, file. Each ends where the next one begins. */
  parts: string;
  /** Words that stand in many of its stories: see common.ts. */
  common: string;
  /** What is kept of a story besides its text. */
  fields: string[];
  /** Of stories that are not in the site's own; left out where all are. */
  languages?: PlacesByLanguage;
}

type PlacesByLanguage = { language: StoryLanguage; places: number[] }[];

/** What the engine wrote of it. */
type EngineMeta = Omit<PieceMeta, "fragments" | "facets" | "common" | "languages">;

/** CBOR as far as Pagefind uses it. */
type Cbor = string | number | Cbor[];

/**
 * Rewrites what Pagefind wrote.
 * @throws {Error} where it is not what Pagefind 1.6 writes.
 */
export function packMeta(cbor: Uint8Array, language: string): EngineMeta {
  const [version, pages, parts, filters, sorts, fields] = tuple(decode(cbor), 6);
  if (list(sorts).length > 0 || list(filters).length > 0) throw new Error("The order of stories is that of the index.");
  const bare = (name: Cbor | undefined): string => {
    const prefix = `${language}_`;
    if (!text(name).startsWith(prefix)) throw new Error(`${text(name)} has no ${prefix}`);
    return text(name).slice(prefix.length);
  };
  const stories = list(pages).map((page) => {
    const [, length] = tuple(page, 3);
    if (typeof length !== "number") throw new Error("A story has no length.");
    // Two digits tell a long story from a short one, and cost half.
    return String(Number(length.toPrecision(2)));
  });
  return {
    version: text(version),
    lengths: join(stories),
    parts: join(
      list(parts).flatMap((part) => {
        const [from, , file] = tuple(part, 3);
        return [text(from), bare(file)];
      }),
    ),
    fields: list(fields).map(text),
  };
}

/** @param stories newest first. */
export function placesByLanguage(stories: readonly { language: StoryLanguage | null }[]): PlacesByLanguage {
  const groups = new Map<string, PlacesByLanguage[number]>();
  stories.forEach(({ language }, place) => {
    if (language === null) return;
    const group = groups.get(language.lang);
    if (group) group.places.push(place);
    else groups.set(language.lang, { language, places: [place] });
  });
  return [...groups.values()];
}

/** What a story is written in, by its place; null for the site's own language. */
export const languageAt = (languages: PlacesByLanguage, place: number): StoryLanguage | null =>
  languages.find(({ places }) => places.includes(place))?.language ?? null;

/** The language that Pagefind is told. Runs of letters are pairs by now, as fold.ts writes them: Pagefind must not divide them once more. */
export const indexLanguage = (language: string): string =>
  /^(?:ja|zh|yue|th|lo|km|my|bo|ko)\b/.test(language) ? "unknown" : language;

/** What the engine wants to read. A story is called by its place: 0 is the newest. */
export function unpackMeta(meta: PieceMeta, language: string): Uint8Array {
  const full = (name: string) => `${language}_${name}`;
  const parts = split(meta.parts);
  return encode([
    meta.version,
    split(meta.lengths).map((length, place) => [String(place), Number(length), ""]),
    Array.from({ length: parts.length / 2 }, (_, part) => {
      const [from = "", file = "", next] = parts.slice(part * 2, part * 2 + 3);
      return [from, next === undefined ? LAST : before(next), full(file)];
    }),
    [],
    [],
    meta.fields,
  ]);
}

/** No word comes after it. */
const LAST = "\u{10ffff}";

/** What comes after every word that stands before this one, and not after it. */
function before(word: string): string {
  const letters = [...word];
  const point = letters.pop()?.codePointAt(0) ?? 0;
  // Half a surrogate is no letter.
  const previous = point - 1 === 0xdfff ? 0xd7ff : Math.max(0, point - 1);
  return letters.join("") + String.fromCodePoint(previous) + LAST;
}

/** Pagefind leaves nothing of a sign without its letter, and parts words at every kind of space: a word may be empty. */
function join(words: readonly string[]): string {
  const odd = words.find((word) => word.includes(" "));
  if (odd !== undefined) throw new Error(`“${odd}” cannot stand between spaces.`);
  return words.join(" ");
}

export const split = (words: string): string[] => (words === "" ? [] : words.split(" "));

function text(value: Cbor | undefined): string {
  if (typeof value !== "string") throw new Error(`${value} is no text`);
  return value;
}

function list(value: Cbor | undefined): Cbor[] {
  if (!Array.isArray(value)) throw new Error(`${value} is no list`);
  return value;
}

function tuple(value: Cbor | undefined, length: number): Cbor[] {
  if (list(value).length !== length) throw new Error(`${list(value).length} values in place of ${length}`);
  return list(value);
}

const NUMBER = 0;
const TEXT = 3;
const LIST = 4;

function decode(bytes: Uint8Array): Cbor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  const readCount = (size: number): number => {
    if (size < 24) return size;
    const width = 2 ** (size - 24);
    place += width;
    if (width === 1) return view.getUint8(place - 1);
    if (width === 2) return view.getUint16(place - 2);
    if (width === 4) return view.getUint32(place - 4);
    throw new Error(`a number of ${width} bytes`);
  };
  const read = (): Cbor => {
    const head = view.getUint8(place);
    place += 1;
    const kind = head >> 5;
    const count = readCount(head & 31);
    if (kind === NUMBER) return count;
    if (kind === LIST) return Array.from({ length: count }, read);
    if (kind !== TEXT) throw new Error(`CBOR of kind ${kind}`);
    place += count;
    return new TextDecoder().decode(bytes.subarray(place - count, place));
  };
  const value = read();
  if (place !== bytes.length) throw new Error("more than one value");
  return value;
}

function encode(value: Cbor): Uint8Array {
  const bytes: number[] = [];
  const head = (kind: number, count: number) => {
    if (count < 24) bytes.push((kind << 5) | count);
    else if (count < 0x100) bytes.push((kind << 5) | 24, count);
    else if (count < 0x10000) bytes.push((kind << 5) | 25, count >> 8, count & 255);
    else bytes.push((kind << 5) | 26, count >>> 24, (count >> 16) & 255, (count >> 8) & 255, count & 255);
  };
  const encoder = new TextEncoder();
  const write = (part: Cbor): void => {
    if (typeof part === "number") head(NUMBER, part);
    else if (typeof part === "string") {
      const letters = encoder.encode(part);
      head(TEXT, letters.length);
      bytes.push(...letters);
    } else {
      head(LIST, part.length);
      for (const item of part) write(item);
    }
  };
  write(value);
  return Uint8Array.from(bytes);
}
