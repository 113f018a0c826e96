import { DateTime } from "luxon";

/**
 * Clocks and calendars as the platform's own formatter tells them: an oracle that shares no code with the generator's
 * reading and writing of times. Instants are milliseconds since 1970.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const two = "2-digit";
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formatters.set(zone, made);
  return made;
}

/** What a wall clock with a calendar shows: `2026-11-20 08:00:00`. */
export function wall(at: number, zone: string): string {
  const parts = new Map(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type as string, value]),
  );
  const part = (name: string) => parts.get(name) ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")}`;
}

export const dayOf = (at: number, zone: string): string => wall(at, zone).slice(0, 10);

/** Minutes by which the clocks of `zone` are ahead of UTC. */
export const offsetOf = (at: number, zone: string): number =>
  (Date.parse(`${wall(at, zone).replace(" ", "T")}Z`) - at) / MINUTE;

/** ISO 8601 on clocks that are `minutes` ahead of UTC. */
export function isoAt(at: number, minutes: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const size = Math.abs(minutes);
  const local = new Date(at + minutes * MINUTE).toISOString().slice(0, 19);
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** No other instant within three hours has this time on the wall. */
function isUnique(at: number, zone: string): boolean {
  const steps = Array.from({ length: 25 }, (_, index) => (index - 12) * 15 * MINUTE).filter((step) => step !== 0);
  return steps.every((step) => wall(at + step, zone) !== wall(at, zone));
}

/** An instant as an editor may write it; `turn` picks among the forms that say it without doubt. */
export function written(at: number, zone: string, turn: number): string {
  switch (turn % 5) {
    case 0:
      return new Date(at).toISOString().replace(".000", "");
    case 1:
      return isoAt(at, offsetOf(at, zone));
    case 2:
      return isoAt(at, 345);
    default:
      return isUnique(at, zone) ? wall(at, zone) : isoAt(at, offsetOf(at, zone));
  }
}

/** The first instants of each new offset in a year. */
function changesOf(zone: string, year: number): number[] {
  const found: number[] = [];
  for (let from = Date.UTC(year, 0, 0); from < Date.UTC(year + 1, 0, 2); from += DAY) {
    let [low, high] = [from, from + DAY];
    const before = offsetOf(low, zone);
    if (offsetOf(high, zone) === before) continue;
    while (high - low > SECOND) {
      const middle = low + Math.floor((high - low) / (2 * SECOND)) * SECOND;
      if (offsetOf(middle, zone) === before) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

/**
 * The instants at which dates go wrong: around each change of the clocks in `years`, at the turn of the year, at leap
 * day's ends, an afternoon, and two a second apart, the last ones.
 */
export function awkwardInstants(zone: string, years: readonly number[]): number[] {
  const changes = years
    .flatMap((year) => changesOf(zone, year))
    .flatMap((at) => [at - 30 * MINUTE, at - SECOND, at, at + 30 * MINUTE]);
  const midnights = ["2024-02-29", "2024-03-01", "2026-01-01"]
    .map((day) => DateTime.fromISO(day, { zone }).toMillis())
    .flatMap((at) => [at - SECOND, at]);
  // No part is like another: after noon in Greenwich, in America and in Europe.
  const summer = Date.UTC(2025, 6, 15, 18, 28, 7);
  const last = Date.UTC(2026, 0, 15, 12);
  return [...new Set([...changes, ...midnights, summer, last, last + SECOND])].sort((a, b) => a - b);
}
