import type { EditionCalendar } from "../../src/pages/edition-calendar.ts";

/** The day at the newsroom, as its masthead has it. @param now milliseconds since 1970. */
export function editionDate(
  { pattern, weekdays, months, digits, dayDigits, offsets }: EditionCalendar,
  now: number,
): string {
  const [, minutes = 0] = offsets.findLast(([hours]) => hours * 3_600_000 <= now) ?? [];
  // The newsroom's wall clock, as if it were UTC.
  const local = new Date(now + minutes * 60_000);
  const inDigits = (number: number, least = 1) =>
    `${number}`.padStart(least, "0").replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  const values: Record<string, string | undefined> = {
    weekday: weekdays[local.getUTCDay()],
    day: inDigits(local.getUTCDate(), dayDigits),
    month: months[local.getUTCMonth()],
    year: inDigits(local.getUTCFullYear()),
  };
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`);
}
