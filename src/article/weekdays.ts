import { DateTime } from "luxon";
import type { Instant } from "../lib/clock.ts";

/** A weekday in a text that is not the weekday of the day that it names. */
export interface WrongWeekday {
  /** The words, as they stand there. */
  quote: string;
  /** The weekday that the day really is, in the text's language. */
  weekday: string;
}

/**
 * Finds "Monday, May 25" where 25 May was a Saturday, and "yesterday (Monday)" in a story of a Wednesday.
 * @param zone in which the day of publication counts; a date without a year is the nearest one to it.
 */
export function findWrongWeekdays(text: string, publishedAt: Instant, zone: string, locale: string): WrongWeekday[] {
  const published = DateTime.fromMillis(publishedAt, { zone, locale }).startOf("day");
  const weekdays = namesOf(locale, "weekday", 7, (index) => Date.UTC(2024, 0, 1 + index));
  const months = namesOf(locale, "month", 12, (index) => Date.UTC(2024, index, 1));
  const one = (names: string[]) => `(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const near = [-1, 0, 1].map((days) => relative.format(days, "day").toLowerCase());
  const year = String.raw`(?:,?\s+(\d{4}))?`;
  // Written out or cut short: November, Nov., Sept.
  const month = String.raw`(\p{L}{3,})\.?`;
  const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
  const found: { quote: string; named: string; date: DateTime }[] = [];
  const search = (pattern: string, dateOf: (parts: string[]) => DateTime) => {
    for (const [quote, named = "", ...parts] of text.matchAll(
      new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L}|\\d)`, "giu"),
    )) {
      found.push({ quote, named, date: dateOf(parts.map((part) => part ?? "")) });
    }
  };
  const dated = (dayText = "", month = "", yearText = "") => {
    const numbers = { day: Number(dayText), month: monthOf(months, month) };
    const near = [-1, 0, 1].map((years) => ({ ...numbers, year: published.year + years }));
    const candidates = yearText === "" ? near : [{ ...numbers, year: Number(yearText) }];
    return nearest(
      candidates.map((date) => DateTime.fromObject(date, { zone })).filter(({ isValid }) => isValid),
      published,
    );
  };
  search(`${one(weekdays)},?\\s+${month}\\s+${day}${year}`, ([month, number, of]) => dated(number, month, of));
  search(`${one(weekdays)},?\\s+(?:the\\s+|den\\s+)?${day}\\.?\\s+(?:of\\s+)?${month}${year}`, ([number, month, of]) =>
    dated(number, month, of),
  );
  // The relative word comes first, so the parts change places.
  for (const [quote, word = "", named = ""] of text.matchAll(
    new RegExp(`(?<!\\p{L})${one(near)}[,\\s(–—-]+(?:on\\s+)?${one(weekdays)}(?!\\p{L})`, "giu"),
  )) {
    found.push({ quote, named, date: published.plus({ days: near.indexOf(word.toLowerCase()) - 1 }) });
  }
  return found
    .filter(({ named, date }) => date.isValid && indexOf(weekdays, named) + 1 !== date.weekday)
    .map(({ quote, date }) => ({ quote, weekday: weekdays[date.weekday - 1] ?? "" }));
}

function namesOf(locale: string, part: "weekday" | "month", count: number, at: (index: number) => number): string[] {
  const format = new Intl.DateTimeFormat(locale, { [part]: "long", timeZone: "UTC" });
  return Array.from({ length: count }, (_, index) => format.format(at(index)));
}

const indexOf = (names: string[], name: string): number =>
  names.findIndex((known) => known.toLowerCase() === name.toLowerCase());

/** 1 to 12; 0 where the word is no month, nor the beginning of one. */
const monthOf = (names: string[], word: string): number =>
  names.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase())) + 1;

function nearest(dates: DateTime[], to: DateTime): DateTime {
  const distance = (date: DateTime) => Math.abs(date.toMillis() - to.toMillis());
  return dates.sort((a, b) => distance(a) - distance(b))[0] ?? DateTime.invalid("no such day");
}
