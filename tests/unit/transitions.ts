import { DateTime } from "luxon";

/** An instant at which the clocks of a zone are put forward or back; offsets in milliseconds east of UTC. */
export interface Transition {
  zone: string;
  at: number;
  before: number;
  after: number;
}

const STEP = 7 * 24 * 60 * 60 * 1000;

/** Milliseconds by which the clocks of `zone` are ahead of UTC at the instant `at`. */
const offsetAt = (at: number, zone: string): number => DateTime.fromMillis(at, { zone }).offset * 60_000;

/** Every change of offset in `zone` from the instant `start` to `end`: a scan in weeks, then bisection. */
function transitionsOf(zone: string, start: number, end: number): Transition[] {
  const found: Transition[] = [];
  for (let from = start; from < end; from += STEP) {
    const before = offsetAt(from, zone);
    const after = offsetAt(from + STEP, zone);
    if (before === after) continue;
    let [low, high] = [from, from + STEP];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle, zone) === before) low = middle;
      else high = middle;
    }
    found.push({ zone, at: high, before, after });
  }
  return found;
}

/** A wall clock that shows `local` (milliseconds as if it were UTC), as an editor writes it. */
export const wallClock = (local: number): string => new Date(local).toISOString().slice(0, 19).replace("T", " ");

/** `+05:45`, as ISO 8601 writes an offset. */
export function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Every zone that this machine knows. */
export const ZONES = Intl.supportedValuesOf("timeZone");
export const START = Date.UTC(2024, 0, 1);
export const END = Date.UTC(2031, 0, 1);

/** Every change of the clocks from 2024 to 2030, in every zone: a second's work or two. */
export const allTransitions = (): Transition[] => ZONES.flatMap((zone) => transitionsOf(zone, START, END));
