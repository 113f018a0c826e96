import { DateTime } from "luxon";
import { dayOf } from "./instants.ts";
import type { Setting } from "./newsrooms.ts";
import { plain, readTimestamp, timesOf, writtenIn } from "./readers.ts";

/** Something in a file that looks like a date. */
export interface Found {
  kind: "instant" | "timestamp" | "day" | "day in words" | "month" | "time element" | "odd";
  text: string;
}

const ISO = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g;
const RFC822 = /(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? ?(?:[+-]\d{4}|[A-Z]{1,3})?/g;
const DAY = /(?<![\d-])\d{4}([-/])\d{2}\1\d{2}(?![\d-])/g;
const MONTH = /(?:archive\/|sitemaps\/)(\d{4}[-/]\d{2})(?!\d)/g;
/** Forms that nothing here uses: `11/20/2026`, `20.11.2026`, and what JavaScript says of a time that is none. */
const ODD = /(?<![\d./])\d{1,2}([./])\d{1,2}\1\d{4}(?![\d./])|Invalid Date(?:Time)?|GMT[+-]\d{4}/g;

const monthNames = (locale: string): Map<string, string> =>
  new Map(
    Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
      const date = DateTime.fromObject({ year: 2026, month }, { locale });
      const number = String(month).padStart(2, "0");
      return ["MMMM", "MMM", "LLLL", "LLL"].map((format): [string, string] => [date.toFormat(format), number]);
    }),
  );

/** Everything in a text that looks like a date, in any form that the site uses or should not. */
export function findDates(raw: string, setting: Pick<Setting, "newsroom">): Found[] {
  const text = plain(raw);
  const { locale } = writtenIn(setting);
  const names = [...monthNames(locale).keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(".", "\\."));
  const name = `(?:${names.join("|")})`;
  const dayFirst = `(?<!\\d)\\d{1,2}\\.? ${name} \\d{4}`;
  const monthFirst = `${name} \\d{1,2}, \\d{4}`;
  // A locale has one form: the other one is found, and is odd.
  const [day, otherDay] = locale === "en-US" ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  const found: Found[] = [];
  const take = (kind: Found["kind"], pattern: RegExp, from: string, group = 0): string =>
    from.replace(pattern, (...match) => {
      found.push({ kind, text: String(match[group]) });
      return " ";
    });
  for (const time of timesOf(text)) found.push({ kind: "time element", text: `${time.iso}|${time.text}` });
  for (const _ of text.replace(/<time datetime="[^"]*">[^<]*<\/time>/g, "").matchAll(/<time\b/g)) {
    found.push({ kind: "odd", text: "a <time> without its date" });
  }
  // What one pattern has taken, the next does not see: the longest forms come first.
  let rest = take("instant", ISO, text);
  rest = take(
    "timestamp",
    new RegExp(`\\p{L}+, ${day} (?:at|um) \\d{1,2}:\\d{2}(?: [AP]M)? [A-Z]{3,4}(?:[+-]\\d{1,2}(?::\\d{2})?)?`, "gu"),
    rest,
  );
  rest = take("instant", RFC822, rest);
  rest = take("day in words", new RegExp(day, "g"), rest);
  rest = take("odd", new RegExp(otherDay, "g"), rest);
  rest = take("day", DAY, rest);
  rest = take("month", MONTH, rest, 1);
  take("odd", ODD, rest);
  return found;
}

/** Judges what was found by the instants that the sources name. */
export function judge(setting: Setting, instants: ReadonlySet<number>): (found: Found) => boolean {
  const days = new Set([...instants].map((at) => dayOf(at, setting.zone)));
  const months = new Set([...days].map((day) => day.slice(0, 7)));
  const minutes = new Set([...instants].map((at) => Math.floor(at / 60_000) * 60_000));
  const names = monthNames(writtenIn(setting).locale);
  const isKnown = ({ kind, text }: Found): boolean => {
    switch (kind) {
      case "instant":
        // Without an offset it would be a different instant in each zone.
        return /(Z|[+-]\d{2}:?\d{2}|GMT)$/.test(text) && instants.has(Date.parse(text));
      case "timestamp":
        return minutes.has(readTimestamp(text, setting));
      case "day":
        return days.has(text.replaceAll("/", "-"));
      case "day in words":
        return days.has(inDigits(text, names));
      case "month":
        return months.has(text.replace("/", "-"));
      case "time element": {
        const [iso = "", shown = ""] = text.split("|");
        const at = Date.parse(iso);
        const isDay = inDigits(shown, names) === dayOf(at, setting.zone);
        return instants.has(at) && (isDay || readTimestamp(shown, setting) === Math.floor(at / 60_000) * 60_000);
      }
      case "odd":
        return false;
    }
  };
  return isKnown;
}

/** `May 25, 2024` or `25. Mai 2024` as `2024-05-25`. */
function inDigits(text: string, names: ReadonlyMap<string, string>): string {
  const [, first = "", second = "", year = ""] = /^(\S+?)\.? (\S+?),? (\d{4})$/.exec(text) ?? [];
  const [day, name] = names.has(second) ? [first, second] : [second, first];
  return `${year}-${names.get(name)}-${day.padStart(2, "0")}`;
}
