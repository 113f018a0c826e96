import { DAY } from "../lib/clock.ts";
import { offsetChanges } from "../lib/zone.ts";
import type { SiteSettings } from "../newsroom/schemas.ts";
import { CALENDAR, together } from "../words/dates.ts";

/** What the masthead's date is made of in the browser, where the first use of `Intl` on a page takes a slow phone 0.1 s. */
export interface EditionCalendar {
  /** `{weekday}, {month} {day}, {year}` */
  pattern: string;
  /** From Sunday on. */
  weekdays: string[];
  months: string[];
  /** From 0 to 9, as the language writes them. */
  digits: string;
  /** 2 where the fifth is written 05. */
  dayDigits: number;
  /** Hours since 1970 from which the newsroom's clocks are so many minutes ahead of UTC; in order, the first is 0. */
  offsets: [hours: number, minutes: number][];
}

/** Later the clocks stay as they were at the end: by then, the date of a site that was not built since is an hour off. */
const YEARS = [2025, 2045] as const;

const SUNDAY = Date.UTC(2026, 0, 4);

/** The newsroom's calendar, in the words of its locale. The same on every day, since each page names its script. */
export function editionCalendar({ locale, zone }: Pick<SiteSettings, "locale" | "zone">): EditionCalendar {
  const format = new Intl.DateTimeFormat(locale, {
    ...CALENDAR,
    dateStyle: "full",
    timeZone: "UTC",
  });
  const parts = (time: number) => format.formatToParts(time);
  const part = (time: number, wanted: string) => parts(time).find(({ type }) => type === wanted)?.value ?? "";
  return {
    pattern: together(
      parts(SUNDAY).map(({ type, value }) => ({ type, value: type === "literal" ? value : `{${type}}` })),
    ),
    weekdays: Array.from({ length: 7 }, (_, day) => part(SUNDAY + day * DAY, "weekday")),
    months: Array.from({ length: 12 }, (_, month) => part(Date.UTC(2026, month, 4), "month")),
    digits: new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210).split("").reverse().join(""),
    dayDigits: [...part(SUNDAY, "day")].length,
    offsets: offsetChanges(zone, ...YEARS),
  };
}
