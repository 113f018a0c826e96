import { newestFirst } from "../edition/edition.ts";
import { type Instant, instant } from "../lib/clock.ts";
import { datePath } from "../lib/zone.ts";

/** Stories of one period, which one index holds. */
export interface SearchPiece<S> {
  /** The period, and a folder's name: `2026-11`, `2026` (the running year without its running month), `2020-2023`. */
  name: string;
  /** Newest first. */
  stories: S[];
}

interface Dated {
  publishedAt: Instant;
  path: string;
}

/** More pieces would be more requests for each search. */
const MOST_BLOCKS = 8;

/**
 * Divides stories by period, newest first, so that what is over stays as it is: the running month; the rest of the
 * running year; the years before, in blocks whose length doubles whenever there would be more than eight. At most ten
 * pieces, none of them empty. A story of the future, which only a preview shows, belongs to the running month.
 */
export function searchPieces<S extends Dated>(stories: readonly S[], now: Instant, zone: string): SearchPiece<S>[] {
  const thisMonth = datePath(now, zone).slice(0, 7);
  const thisYear = Number(thisMonth.slice(0, 4));
  const dated = dateAll(stories, now, zone);
  const length = blockLength(dated.map(({ year }) => year).filter((year) => year < thisYear));
  const pieces = new Map<string, S[]>();
  // Clocks that are put back at midnight show the old month again; pieces must not overlap.
  let isRunning = true;
  for (const { story, month, year } of dated) {
    isRunning &&= month === thisMonth;
    const name = isRunning
      ? thisMonth.replace("/", "-")
      : year === thisYear
        ? String(thisYear)
        : blockName(year, length, thisYear);
    const piece = pieces.get(name);
    if (piece) piece.push(story);
    else pieces.set(name, [story]);
  }
  return [...pieces].map(([name, members]) => ({ name, stories: members }));
}

/** Newest first, each with its month and year. The future counts as now. */
function dateAll<S extends Dated>(stories: readonly S[], now: Instant, zone: string) {
  return [...stories].sort(newestFirst).map((story) => {
    const month = datePath(instant(Math.min(story.publishedAt, now)), zone).slice(0, 7);
    return { story, year: Number(month.slice(0, 4)), month };
  });
}

/** Whole years in a block: the smallest power of two that makes at most eight blocks of these years. */
function blockLength(years: readonly number[]): number {
  const distinct = [...new Set(years)];
  let length = 1;
  while (new Set(distinct.map((year) => Math.floor(year / length))).size > MOST_BLOCKS) length *= 2;
  return length;
}

/** A block begins at a multiple of its length, so that the years that it holds do not move as others are added. */
function blockName(year: number, length: number, thisYear: number): string {
  const first = Math.floor(year / length) * length;
  const last = Math.min(first + length, thisYear) - 1;
  return first === last ? String(first) : `${first}-${last}`;
}
