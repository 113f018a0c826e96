import { newestFirst } from "../edition/edition.ts";
import { type Instant, instant } from "../lib/clock.ts";
import { datePath } from "../lib/zone.ts";

/** Stories of one period, which one index holds. */
export interface SearchPiece<S> {
  /**
   * The period, and a folder's name: `2026-11`, `2026` (the running year without its running month), `2020-2023`, or
   * `2020-01_2020-06` where a period holds very many stories.
   */
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

/** Pagefind holds some 190 kB in memory for each story of the piece that it indexes. */
const MANY_STORIES = 6000;

/** How often a block is cut into halves, at most. */
const MOST_CUTS = 2;

/**
 * Divides stories by period, newest first, so that what is over stays as it is: the running month; the rest of the
 * running year; the years before, in blocks whose length doubles whenever there would be more than eight. A block of very
 * many stories is cut into two halves or four quarters of its period. At most ten pieces as long as no block is cut, and
 * never more than 37, none of them empty. A story of the future, which only a preview shows, belongs to the running month.
 * @param mostStories of a block that is not cut.
 */
export function searchPieces<S extends Dated>(
  stories: readonly S[],
  now: Instant,
  zone: string,
  mostStories = MANY_STORIES,
): SearchPiece<S>[] {
  const thisMonth = datePath(now, zone).slice(0, 7);
  const thisYear = Number(thisMonth.slice(0, 4));
  const dated = dateAll(stories, now, zone);
  const length = blockLength(dated.map(({ year }) => year).filter((year) => year < thisYear));
  const running: S[] = [];
  const blocks = new Map<number, Block<S>>();
  // Clocks that are put back at midnight show the old month again; pieces must not overlap.
  let isRunning = true;
  for (const { story, month, year } of dated) {
    isRunning &&= month === thisMonth;
    if (isRunning) {
      running.push(story);
      continue;
    }
    const firstYear = year === thisYear ? year : Math.floor(year / length) * length;
    const years = year === thisYear ? 1 : Math.min(length, thisYear - firstYear);
    const block = blocks.get(firstYear) ?? {
      name: yearsName(firstYear, years),
      first: firstYear * 12,
      months: (year === thisYear ? 1 : length) * 12,
      stories: [],
    };
    block.stories.push({ story, month: monthNumber(month) });
    blocks.set(firstYear, block);
  }
  const past = [...blocks.values()].flatMap((block) => cut(block, mostStories, MOST_CUTS));
  return [
    ...(running.length > 0 ? [{ name: thisMonth.replace("/", "-"), stories: running }] : []),
    ...past.map(({ name, stories }) => ({ name, stories: stories.map(({ story }) => story) })),
  ];
}

/** Stories of a period. Months are counted from the year 0. */
interface Block<S> {
  name: string;
  first: number;
  months: number;
  /** Newest first. */
  stories: { story: S; month: number }[];
}

/** The block, or where it holds too many stories its parts, newest first. What lies in the other parts moves nothing. */
function cut<S>(block: Block<S>, most: number, cuts: number): Block<S>[] {
  if (cuts === 0 || block.stories.length <= most) return [block];
  const months = block.months / 2;
  const later = block.first + months;
  // Clocks that are put back at midnight show the older half's last month again; parts must not overlap.
  const older = block.stories.findIndex(({ month }) => month < later);
  const border = older === -1 ? block.stories.length : older;
  return [
    { first: later, stories: block.stories.slice(0, border) },
    { first: block.first, stories: block.stories.slice(border) },
  ].flatMap(({ first, stories }) => {
    const name = `${monthName(first)}_${monthName(first + months - 1)}`;
    return stories.length > 0 ? cut({ name, first, months, stories }, most, cuts - 1) : [];
  });
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

const monthName = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

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

/** The years that a block holds: its first one is a multiple of its length, so that they do not move as others are added. */
const yearsName = (first: number, years: number): string =>
  years === 1 ? String(first) : `${first}-${first + years - 1}`;
