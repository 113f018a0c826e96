import { DateTime } from "luxon";
import { type Instant, instant, MINUTE } from "../lib/clock.ts";
import { readIsoTime } from "../lib/iso-time.ts";
import { type Refused, refused } from "../lib/issue.ts";
import { instantsOf, isoInZone } from "../lib/zone.ts";

/** An editor's time, or why it is none. */
export type ParsedTime = { ok: true; at: Instant } | Refused;

const REMEDY = "Write it as 2024-05-25 18:28 (newsroom time), or as 2024-05-25T18:28:00-04:00.";

/**
 * Reads `2024-05-25 18:28` on the newsroom's clock, or a time with an offset in any form of `readIsoTime`, as the second
 * in which it lies: decision 26.
 * A local time that the clocks skip or repeat is refused, never guessed: luxon would move the first by an hour and
 * answer the second by the offset of the day on which it is asked.
 */
export function parseTime(text: string, zone: string): ParsedTime {
  const time = readIsoTime(text);
  if (!time.ok) return refused(`"${text}" ${time.problem}`, time.remedy ?? REMEDY);
  const local = Math.floor(time.local / 1000) * 1000;
  if (time.offset !== null) return { ok: true, at: instant(local - time.offset * MINUTE) };
  const candidates = instantsOf(local, zone);
  const [first, again] = candidates;
  if (first === undefined) {
    const remedy = `Choose another time, or write it with its offset, like ${iso(local)}${offsetAfter(local, zone)}.`;
    return refused(`"${text}" does not exist in ${zone}: the clocks skip it.`, remedy);
  }
  if (again !== undefined) {
    const options = candidates.map((at) => isoInZone(at, zone)).join(" or ");
    return refused(`"${text}" happens twice in ${zone}: the clocks are put back.`, `Write ${options}.`);
  }
  return { ok: true, at: first };
}

const iso = (local: number) => new Date(local).toISOString().slice(0, 19);
const offsetAfter = (local: number, zone: string) =>
  DateTime.fromMillis(local + 24 * 60 * MINUTE, { zone }).toFormat("ZZ");
