import { DAY, type Instant } from "../../lib/clock.ts";
import type { Advice } from "../../lib/issue.ts";
import { datePath } from "../../lib/zone.ts";
import type { Article } from "../article.ts";

/** From half a year on, a folder and a date are hardly meant to differ: a wrong year, most often the last one. */
const MONTHS_APART = 6;
const YEAR_MS = 366 * DAY;

/** A story whose date is not that of its folder, or lies years ahead without a folder that says so. */
export function adviseOnDate({ file, publishedAt, content }: Article, now: Instant, zone: string): Advice[] {
  const day = datePath(publishedAt, zone);
  const advise = (problem: string, remedy: string): Advice[] => [
    { file, line: content().lines.published, field: "published", problem, remedy },
  ];
  const [, year, month] = /(\d{4})[\\/](0[1-9]|1[0-2])[\\/][^\\/]+$/.exec(file) ?? [];
  if (year && month) {
    const apart = Math.abs(monthsOf(year, month) - monthsOf(day.slice(0, 4), day.slice(5, 7)));
    if (apart < MONTHS_APART) return [];
    const date = day.replaceAll("/", "-");
    return advise(`is ${date}, and the folder is ${year}/${month}.`, "Correct the date, or move the file.");
  }
  if (publishedAt - now < YEAR_MS) return [];
  return advise("is more than a year ahead: nobody sees the story until then.", "Correct the year.");
}

const monthsOf = (year: string, month: string): number => 12 * Number(year) + Number(month);
