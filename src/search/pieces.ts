import { type Instant, instant } from "../lib/clock.ts";
import { datePath, instantsOf } from "../lib/zone.ts";

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
  const calendar = new Calendar(zone);
  const thisYear = calendar.yearOf(now);
  const [monthName, monthStart] = calendar.monthOf(now);
  const yearStart = calendar.startOf(thisYear);
  const dated = stories.map((story) => ({ story, year: Math.min(calendar.yearOf(story.publishedAt), thisYear) }));
  const length = blockLength(dated.map(({ year }) => year).filter((year) => year < thisYear));
  const pieces = new Map<string, S[]>();
  dated.sort((a, b) => newestFirst(a.story, b.story));
  for (const { story, year } of dated) {
    const { publishedAt } = story;
    const name =
      publishedAt >= monthStart
        ? monthName
        : publishedAt >= yearStart
          ? String(thisYear)
          : blockName(year, length, thisYear);
    const piece = pieces.get(name);
    if (piece) piece.push(story);
    else pieces.set(name, [story]);
  }
  return [...pieces].map(([name, members]) => ({ name, stories: members }));
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

function newestFirst(a: Dated, b: Dated): number {
  return b.publishedAt - a.publishedAt || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

/**
 * Years and months as stretches of time. What a wall clock shows is not enough: clocks that are put back at midnight
 * show the old month again, and pieces must not overlap.
 */
class Calendar {
  private readonly starts = new Map<string, Instant>();
  private readonly zone: string;

  constructor(zone: string) {
    this.zone = zone;
  }

  /** The first instant of a year or of a month, 1 to 12. */
  startOf(year: number, month = 1): Instant {
    const key = `${year}-${month}`;
    const known = this.starts.get(key);
    if (known !== undefined) return known;
    const local = new Date(0).setUTCFullYear(year, month - 1, 1);
    // Clocks that skip midnight show one o'clock next; the latest offset before the gap names the same instant.
    const [start = instantsOf(local + HOUR, this.zone)[0] ?? instant(local)] = instantsOf(local, this.zone);
    this.starts.set(key, start);
    return start;
  }

  yearOf(at: Instant): number {
    const shown = Number(datePath(at, this.zone).slice(0, 4));
    return [shown + 1, shown].find((year) => this.startOf(year) <= at) ?? shown - 1;
  }

  /** The name and the beginning of the month. */
  monthOf(at: Instant): [string, Instant] {
    const [year = 0, month = 1] = datePath(at, this.zone).split("/").map(Number);
    const shown = year * 12 + month - 1;
    const index = [shown + 1, shown].find((index) => this.startOf(Math.floor(index / 12), (index % 12) + 1) <= at);
    const found = index ?? shown - 1;
    const name = `${String(Math.floor(found / 12)).padStart(4, "0")}-${String((found % 12) + 1).padStart(2, "0")}`;
    return [name, this.startOf(Math.floor(found / 12), (found % 12) + 1)];
  }
}

const HOUR = 3_600_000;
