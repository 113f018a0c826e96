import { DateTime } from "luxon";
import { type Instant, instant } from "../lib/clock.ts";
import { instantsOf, isoInZone } from "../lib/zone.ts";

/** An editor's time, or why it is none. */
export type ParsedTime = { ok: true; at: Instant } | { ok: false; problem: string; remedy: string };

const FORM = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;
const REMEDY = "Write it as 2024-05-25 18:28 (newsroom time), or as 2024-05-25T18:28:00-04:00.";

/**
 * Reads `2024-05-25 18:28` on the newsroom's clock, or ISO 8601 with an offset.
 * A local time that the clocks skip or repeat is refused, never guessed: luxon would move the first by an hour and
 * answer the second by the offset of the day on which it is asked.
 */
export function parseTime(text: string, zone: string): ParsedTime {
  const match = FORM.exec(text.trim());
  if (!match) {
    const month = /^\d{4}-(\d{2})-\d{2}$/.exec(text.trim())?.[1];
    if (month !== undefined && (month < "01" || month > "12")) return noMonth(text, month);
    const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
    return {
      ok: false,
      problem: dateOnly ? `"${text}" has no time of day.` : `"${text}" is not a time.`,
      remedy: REMEDY,
    };
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? "0"));
  const parts = { year, month, day, hour, minute, second } as Record<
    "year" | "month" | "day" | "hour" | "minute" | "second",
    number
  >;
  const offset = match[7];
  if (parts.month < 1 || parts.month > 12) {
    return noMonth(text, match[2] ?? "");
  }
  const asUtc = DateTime.fromObject(parts, { zone: "utc" });
  if (!asUtc.isValid) {
    return {
      ok: false,
      problem: `"${text}" is not a date: ${asUtc.invalidExplanation ?? "it does not exist"}.`,
      remedy: REMEDY,
    };
  }
  if (offset) {
    const shifted = DateTime.fromISO(text.trim().replace(" ", "T"), { setZone: true });
    if (!shifted.isValid) return { ok: false, problem: `"${text}" is not a time.`, remedy: REMEDY };
    return { ok: true, at: instant(shifted.toMillis()) };
  }
  const candidates = instantsOf(asUtc.toMillis(), zone);
  const [first, again] = candidates;
  if (first === undefined) {
    return {
      ok: false,
      problem: `"${text}" does not exist in ${zone}: the clocks skip it.`,
      remedy: `Choose another time, or write it with its offset, like ${iso(asUtc)}${offsetAt(asUtc, zone)}.`,
    };
  }
  if (again !== undefined) {
    const options = candidates.map((at) => isoInZone(at, zone));
    return {
      ok: false,
      problem: `"${text}" happens twice in ${zone}: the clocks are put back.`,
      remedy: `Write ${options.join(" or ")}.`,
    };
  }
  return { ok: true, at: first };
}

const noMonth = (text: string, month: string): ParsedTime => ({
  ok: false,
  problem: `"${text}" is not a date: there is no month ${month}.`,
  remedy: REMEDY,
});

const iso = (local: DateTime) => local.toFormat("yyyy-MM-dd'T'HH:mm:ss");
const offsetAt = (local: DateTime, zone: string) =>
  DateTime.fromMillis(local.toMillis() + 24 * 60 * 60 * 1000, { zone }).toFormat("ZZ");
