import { DateTime } from "luxon";
import { DAY, HOUR, type Instant, instant, MINUTE } from "./clock.ts";
import { remembered } from "./remembered.ts";

/** Offsets at the beginning of each UTC day that was asked for: asking Intl is a hundred times slower. */
const offsetsIn = remembered((zone: string) =>
  remembered((day: number) => DateTime.fromMillis(day * DAY, { zone }).offset),
);
const offsetAtDay = (day: number, zone: string): number => offsetsIn(zone)(day);

/**
 * Minutes by which the clocks of `zone` are ahead of UTC. A day that begins and ends with one offset has it throughout:
 * no zone changes twice within a day.
 */
export function offsetMinutes(at: Instant, zone: string): number {
  const day = Math.floor(at / DAY);
  const before = offsetAtDay(day, zone);
  return before === offsetAtDay(day + 1, zone) ? before : DateTime.fromMillis(at, { zone }).offset;
}

/** No zone changes twice within four weeks (Morocco does within five, for Ramadan). */
const STEP = 28;

/**
 * Every change of the offset of `zone` in these years, the second one excluded: from which full hour since 1970 on the
 * clocks are so many minutes ahead of UTC. In order; the first entry is the offset at the beginning, from hour 0 on.
 */
export function offsetChanges(zone: string, from: number, until: number): [hours: number, minutes: number][] {
  const end = Date.UTC(until) / DAY;
  let day = Date.UTC(from) / DAY;
  let offset = offsetAtDay(day, zone);
  const changes: [number, number][] = [[0, offset]];
  for (; day < end; day += STEP) {
    const next = offsetAtDay(day + STEP, zone);
    if (next === offset) continue;
    let [before, after] = [day * 24, (day + STEP) * 24];
    while (after - before > 1) {
      const middle = (before + after) >> 1;
      if (DateTime.fromMillis(middle * HOUR, { zone }).offset === offset) before = middle;
      else after = middle;
    }
    changes.push([after, next]);
    offset = next;
  }
  return changes;
}

/**
 * Every instant at which the wall clock of `zone` shows a local time: none where the clocks skip it, two where they
 * repeat it. In order.
 * @param local the local time, in milliseconds as if it were UTC.
 */
export function instantsOf(local: number, zone: string): Instant[] {
  const day = Math.floor(local / DAY);
  const offsets = new Set([day - 1, day, day + 1, day + 2].map((around) => offsetAtDay(around, zone)));
  return [...offsets]
    .map((minutes) => instant(local - minutes * MINUTE))
    .filter((at) => offsets.size === 1 || at + offsetMinutes(at, zone) * MINUTE === local)
    .sort((a, b) => a - b);
}

/** ISO 8601 in `zone` with its offset and without milliseconds: `2024-05-25T18:28:00-04:00`. */
export function isoInZone(at: Instant, zone: string): string {
  // Before zones had whole minutes, ISO 8601 has no form for the rest.
  const offset = Math.round(offsetMinutes(at, zone));
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, 19);
  const two = (number: number) => String(number).padStart(2, "0");
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The same time of day in `zone`, so many calendar days later; moved on by the gap where the clocks skip it. */
export const daysLater = (at: Instant, days: number, zone: string): Instant =>
  instant(DateTime.fromMillis(at, { zone }).plus({ days }).toMillis());

/** The day in `zone`: `2024/05/25`. */
export const datePath = (at: Instant, zone: string): string =>
  dateOfDay(Math.floor((at + Math.round(offsetMinutes(at, zone)) * MINUTE) / DAY));

/** @param day on the wall clock, by its number since 1970. */
const dateOfDay = remembered((day: number) => new Date(day * DAY).toISOString().slice(0, 10).replaceAll("-", "/"));

/** The calendar year in `zone`. */
export const yearOf = (at: Instant, zone: string): number => Number(datePath(at, zone).slice(0, 4));
