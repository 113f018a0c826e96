import { DateTime } from "luxon";
import { newestFirst } from "../edition/edition.ts";
import { type Instant, instant } from "../lib/clock.ts";
import { datePath } from "../lib/zone.ts";

/** Stories of one period, which one index holds. */
export interface SearchPiece<S> {
  /**
   * The period, and a folder's name: `2026-11`, `2026` (the running year without its running month), `2020-2023`; where a
   * period holds very many stories, `2020-01_2020-06` or `2026-11-17_2026-11-30`.
   */
  name: string;
  /** Newest first. */
  stories: S[];
}

interface Dated {
  publishedAt: Instant;
  path: string;
}

/** Each piece is a request more for every word of a search. */
const MOST_BLOCKS = 2;

/** Pagefind holds some 190 kB in memory for each story of the piece that it indexes. */
const MANY_STORIES = 6000;

/** Stories of the running month that are indexed again for each new one: so many take about half a second. */
const MANY_RUNNING = 400;

/** How often a block is cut into halves, at most. */
const MOST_CUTS = 2;

/** Of a month, so that halves of halves are whole. */
const DAYS = 32;

/**
 * Divides stories by period, newest first, so that what is over stays as it is: the running month; the rest of the
 * running year; the years before, in blocks whose length doubles whenever there would be more than two. A block of very
 * many stories, and a running month of many, is cut into two halves or four quarters of its period. At most four pieces as
 * long as nothing is cut, and never more than 16, none of them empty. A story of the future, which only a preview shows, belongs to the running month.
 * @param mostStories of a block that is not cut.
 * @param mostRunning stories of a running month that is not cut.
 */
export function searchPieces<S extends Dated>(
  stories: readonly S[],
  now: Instant,
  zone: string,
  mostStories = MANY_STORIES,
  mostRunning = MANY_RUNNING,
): SearchPiece<S>[] {
  const thisMonth = datePath(now, zone).slice(0, 7);
  const thisYear = Number(thisMonth.slice(0, 4));
  const dated = dateAll(stories, now, zone);
  const length = blockLength(dated.map(({ year }) => year).filter((year) => year < thisYear));
  const running: Block<S> = { name: thisMonth.replace("/", "-"), first: 0, length: DAYS, stories: [] };
  const blocks = new Map<number, Block<S>>();
  // Clocks that are put back at midnight show the old month again; pieces must not overlap.
  let isRunning = true;
  for (const { story, day, month, year } of dated) {
    isRunning &&= month === thisMonth;
    if (isRunning) {
      running.stories.push({ story, at: day - 1 });
      continue;
    }
    const firstYear = year === thisYear ? year : Math.floor(year / length) * length;
    const years = year === thisYear ? 1 : Math.min(length, thisYear - firstYear);
    const block = blocks.get(firstYear) ?? {
      name: yearsName(firstYear, years),
      first: firstYear * 12,
      length: (year === thisYear ? 1 : length) * 12,
      stories: [],
    };
    block.stories.push({ story, at: monthNumber(month) });
    blocks.set(firstYear, block);
  }
  const past = [...blocks.values()].flatMap((block) => cut(block, mostStories, MOST_CUTS, monthName));
  const recent = running.stories.length > 0 ? cut(running, mostRunning, MOST_CUTS, dayName(thisMonth)) : [];
  return [...recent, ...past].map(({ name, stories }) => ({ name, stories: stories.map(({ story }) => story) }));
}

/** Stories of a period: of months, which are counted from the year 0, or of the days of one month. */
interface Block<S> {
  name: string;
  first: number;
  /** How many months or days. */
  length: number;
  /** Newest first. */
  stories: { story: S; at: number }[];
}

/**
 * The block, or where it holds too many stories its parts, newest first. What lies in the other parts moves nothing.
 * @param nameOf a month or a day.
 */
function cut<S>(block: Block<S>, most: number, cuts: number, nameOf: (at: number) => string): Block<S>[] {
  if (cuts === 0 || block.stories.length <= most) return [block];
  const length = block.length / 2;
  const later = block.first + length;
  // Clocks that are put back at midnight show the older half's last day again; parts must not overlap.
  const older = block.stories.findIndex(({ at }) => at < later);
  const border = older === -1 ? block.stories.length : older;
  return [
    { first: later, stories: block.stories.slice(0, border) },
    { first: block.first, stories: block.stories.slice(border) },
  ].flatMap(({ first, stories }) => {
    const name = `${nameOf(first)}_${nameOf(first + length - 1)}`;
    return stories.length > 0 ? cut({ name, first, length, stories }, most, cuts - 1, nameOf) : [];
  });
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

const monthName = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

/** Names the days of a month, from 0; one that the month lacks is its last. */
function dayName(month: string): (day: number) => string {
  const [year, number] = month.split("/").map(Number);
  const last = DateTime.fromObject({ year, month: number }, { zone: "utc" }).daysInMonth ?? DAYS;
  return (day) => `${month.replace("/", "-")}-${String(Math.min(day + 1, last)).padStart(2, "0")}`;
}

/** Newest first, each with its day, month and year. The future counts as now. */
function dateAll<S extends Dated>(stories: readonly S[], now: Instant, zone: string) {
  return [...stories].sort(newestFirst).map((story) => {
    const date = datePath(instant(Math.min(story.publishedAt, now)), zone);
    return { story, year: Number(date.slice(0, 4)), month: date.slice(0, 7), day: Number(date.slice(8)) };
  });
}

/** Whole years in a block: the smallest power of two that makes at most two blocks of these years. */
function blockLength(years: readonly number[]): number {
  const distinct = [...new Set(years)];
  let length = 1;
  while (new Set(distinct.map((year) => Math.floor(year / length))).size > MOST_BLOCKS) length *= 2;
  return length;
}

/** The years that a block holds: its first one is a multiple of its length, so that they do not move as others are added. */
const yearsName = (first: number, years: number): string =>
  years === 1 ? String(first) : `${first}-${first + years - 1}`;
