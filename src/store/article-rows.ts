import path from "node:path";
import type { ArticleTag, PictureUse } from "../article/article.ts";
import { startOf } from "../article/read.ts";
import type { ArticleHead } from "../article/stored.ts";
import type { FileState } from "./file-state.ts";

/** One article as it was parsed. */
export interface Entry {
  file: string;
  /** Null where it changed a moment before it was read: then its bytes decide. */
  state: FileState | null;
  /** Digest of the source's bytes. */
  source: string;
  pictures: (PictureUse & { file: string; state: FileState | null })[];
  /** What every build asks of it. */
  head: ArticleHead;
  /** Where the rest lies in the folder's facts, and where its text in the folder's texts. */
  facts: Piece;
  text: TextPiece;
}

/** Bytes of a file, and the digest of them. */
export interface Piece {
  start: number;
  length: number;
  digest: string;
}

/** HTML and, after so many bytes, the same as text. */
export interface TextPiece extends Piece {
  html: number;
}

/**
 * The entries of one folder as JSON that is read fast: every build reads the rows of every article, and most of what an
 * article may have, it has not.
 */
export interface Rows {
  tags: ArticleTag[];
  rows: Row[];
}

type Row = [
  name: string,
  state: FileState | null,
  source: string,
  digest: string,
  path: string,
  feedId: string,
  section: string,
  byline: string[],
  agency: string | null,
  /** Places in the folder's list of tags. */
  tags: number[],
  publishedAt: ArticleHead["publishedAt"],
  links: ArticleHead["links"],
  factsLength: number,
  factsDigest: string,
  htmlLength: number,
  textLength: number,
  textDigest: string,
  /** What few articles have. */
  rare: Partial<Rare> | null,
];

type Rare = Pick<Entry, "pictures"> &
  Omit<ArticleHead, "digest" | "path" | "feedId" | "section" | "byline" | "source" | "tags" | "publishedAt" | "links">;

const NONE: Rare = {
  pictures: [],
  updatedAt: null,
  expiresAt: null,
  corrections: [],
  retraction: null,
  draft: false,
  aliases: [],
  series: null,
  hasImage: false,
  hasFigures: false,
  updates: [],
};

const isRare = (key: string): key is keyof Rare => key in NONE;

/** @param entries whose facts and texts lie one after the other, in their order. */
export function toRows(entries: readonly Entry[]): Rows {
  const places = new Map<string, number>();
  const tags: ArticleTag[] = [];
  const placeOf = (tag: ArticleTag) => {
    const key = `${tag.slug}\n${tag.label}`;
    const place = places.get(key) ?? tags.push(tag) - 1;
    places.set(key, place);
    return place;
  };
  const rows = entries.map(({ file, state, source, pictures, head, facts, text }): Row => {
    const { digest, path: address, feedId, section, byline, source: agency, publishedAt, links } = head;
    const rare = Object.entries({ ...head, pictures }).filter(
      ([key, value]) => isRare(key) && JSON.stringify(value) !== JSON.stringify(NONE[key]),
    );
    return [
      path.basename(file),
      state,
      source,
      digest,
      address,
      feedId,
      section,
      byline,
      agency,
      head.tags.map(placeOf),
      publishedAt,
      links,
      facts.length,
      facts.digest,
      text.html,
      text.length,
      text.digest,
      rare.length > 0 ? Object.fromEntries(rare) : null,
    ];
  });
  return { tags, rows };
}

export function fromRows(folder: string, { tags, rows }: Rows): Entry[] {
  let [factsStart, textStart] = [0, 0];
  const start = startOf(folder);
  return rows.map((row): Entry => {
    const [
      name,
      state,
      source,
      digest,
      address,
      feedId,
      section,
      byline,
      agency,
      tagPlaces,
      publishedAt,
      links,
      factsLength,
      factsDigest,
      htmlLength,
      textLength,
      textDigest,
      given,
    ] = row;
    const { pictures, ...rare } = given ? { ...NONE, ...given } : NONE;
    const facts = { start: factsStart, length: factsLength, digest: factsDigest };
    const text = { start: textStart, html: htmlLength, length: textLength, digest: textDigest };
    factsStart += factsLength;
    textStart += textLength;
    const head: ArticleHead = {
      digest,
      path: address,
      feedId,
      section,
      byline,
      source: agency,
      tags: tagPlaces.flatMap((place) => tags[place] ?? []),
      publishedAt,
      links,
      ...rare,
    };
    return { file: start + name, state, source, pictures, head, facts, text };
  });
}
