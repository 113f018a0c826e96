import type { Instant } from "../lib/clock.ts";

/** How a locale writes days and times in a zone. Spaces within a day and within a time are such that no line ends there. */
export interface DateWords {
  /** `November 22, 2026`, `22. November 2026` */
  day(at: Instant): string;
  /** `November 22, 2026 at 5:20 PM EST` */
  moment(at: Instant): string;
  /** The same with its weekday: `Sunday, November 22, 2026 at 5:20 PM EST` */
  timestamp(at: Instant): string;
  /** `November 2026`. @param month as `2026/11`. */
  month(month: string): string;
}

/** Years as in the addresses of stories. */
export const CALENDAR = { calendar: "gregory" } as const;

const known = new Map<string, DateWords>();

/** Made once for a locale and a zone: formats are dear to make. @param zone IANA. */
export function datesIn(locale: string, zone: string): DateWords {
  const key = `${locale} ${zone}`;
  const words = known.get(key) ?? makeDates(locale, zone);
  known.set(key, words);
  return words;
}

function makeDates(locale: string, timeZone: string): DateWords {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...CALENDAR, timeZone, ...options });
  const day = format({ dateStyle: "long" });
  const moment = format({ dateStyle: "long", timeStyle: "short" });
  const timestamp = format({ dateStyle: "full", timeStyle: "short" });
  const month = format({ year: "numeric", month: "long", timeZone: "UTC" });
  const zones = format({ timeZoneName: "short" });
  const zoneName = (at: Instant) => zones.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return {
    day: (at) => together(day.formatToParts(at)),
    moment: (at) => together(withZone(moment.formatToParts(at), zoneName(at))),
    timestamp: (at) => together(withZone(timestamp.formatToParts(at), zoneName(at))),
    month: (of) => month.format(Date.parse(`${of.replace("/", "-")}-01T00:00:00Z`)),
  };
}

/** A part of a date, as Intl names it. */
type Part = Pick<Intl.DateTimeFormatPart, "type" | "value">;

const OF_TIME = new Set(["hour", "minute", "dayPeriod", "timeZoneName"]);

/** The zone's name right after the time that it is of: the styles of Intl that have no seconds have no zone. */
function withZone(parts: readonly Part[], name: string): Part[] {
  const last = parts.findLastIndex(({ type }) => OF_TIME.has(type));
  const zone: Part[] = [
    { type: "literal", value: " " },
    { type: "timeZoneName", value: name },
  ];
  return [...parts.slice(0, last + 1), ...zone, ...parts.slice(last + 1)];
}

/** A line may end between the day and the time, and nowhere else: before the first word between them. */
export function together(parts: readonly Part[]): string {
  return parts
    .map(({ type, value }, index) => {
      const joined = value.replace(/[\s\u202f]/g, "\u00a0");
      if (type !== "literal") return joined;
      const [before, after] = [parts[index - 1], parts[index + 1]];
      const isBetween = before && after && OF_TIME.has(before.type) !== OF_TIME.has(after.type);
      return isBetween ? joined.replace("\u00a0", " ") : joined;
    })
    .join("");
}
