import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editionDate } from "../../../layouts/scripts/edition-date.ts";
import { editionCalendar } from "../../../src/pages/edition-calendar.ts";
import { runs } from "../../property.ts";

const LOCALES = ["en-US", "en-GB", "en-ZA", "de-DE", "de-AT", "fr-CH", "ja-JP", "ar-EG", "fa-IR", "hi-IN"];
const ZONES = [
  "America/New_York",
  "Europe/Berlin",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Apia",
];

const intl = (locale: string, timeZone: string) => {
  const options = { dateStyle: "full", calendar: "gregory", timeZone } as const;
  return new Intl.DateTimeFormat(locale, options);
};

/** Spaces at which no line ends are spaces. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("the masthead's date", () => {
  test("is what Intl says, at any moment of many years, in any place", () => {
    const settings = ZONES.flatMap((zone) =>
      LOCALES.map((locale) => ({ calendar: editionCalendar({ locale, zone }), format: intl(locale, zone) })),
    );
    // Full hours: the clocks of Lord Howe change at half past, where no day begins.
    const hour = fc.integer({ min: Date.UTC(2025, 0, 1, 12) / 3_600_000, max: Date.UTC(2044, 11, 31) / 3_600_000 });
    fc.assert(
      fc.property(fc.constantFrom(...settings), hour, ({ calendar, format }, hours) => {
        const at = hours * 3_600_000;
        const date = editionDate(calendar, at);
        expect(date).not.toContain(" ");
        expect(plain(date)).toBe(plain(format.format(at)));
      }),
      runs(400),
    );
  });

  test("is right in the last minute of a day and the first one of the next, in winter and in summer", () => {
    const calendar = editionCalendar({ locale: "en-US", zone: "America/New_York" });
    const at = (iso: string) => plain(editionDate(calendar, Date.parse(iso)));
    expect(at("2026-12-01T04:59:59Z")).toBe("Monday, November 30, 2026");
    expect(at("2026-12-01T05:00:00Z")).toBe("Tuesday, December 1, 2026");
    expect(at("2026-07-01T03:59:59Z")).toBe("Tuesday, June 30, 2026");
    expect(at("2026-07-01T04:00:00Z")).toBe("Wednesday, July 1, 2026");
  });

  test("needs little: a zone without summer time has one offset, and all of it is small", () => {
    expect(editionCalendar({ locale: "en-US", zone: "Asia/Tokyo" }).offsets).toEqual([[0, 540]]);
    expect(JSON.stringify(editionCalendar({ locale: "en-US", zone: "America/New_York" })).length).toBeLessThan(1500);
  });
});
