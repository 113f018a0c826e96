import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datesIn } from "../../../src/words/dates.ts";
import { runs } from "../../property.ts";
import { at } from "../article-factory.ts";

const LOCALES = [
  "en-US",
  "en-GB",
  "en-IN",
  "de-DE",
  "fr-FR",
  "ja-JP",
  "zh-CN",
  "ko-KR",
  "ar-LB",
  "he-IL",
  "fa-IR",
  "hi-IN",
  "vi-VN",
  "ru-RU",
];
const ZONES = ["America/New_York", "Europe/London", "Asia/Kathmandu", "Pacific/Apia"];

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const EVENING = at("2026-11-22T22:20:00Z");

test.each([
  ["en-US", "America/New_York", "Sunday, November 22, 2026 at 5:20 PM EST", "November 22, 2026"],
  ["en-GB", "Europe/London", "Sunday, 22 November 2026 at 22:20 GMT", "22 November 2026"],
  ["de-DE", "Europe/Berlin", "Sonntag, 22. November 2026 um 23:20 MEZ", "22. November 2026"],
  ["fr-FR", "Europe/Paris", "dimanche 22 novembre 2026 à 23:20 UTC+1", "22 novembre 2026"],
])("in %s a day and a time are written in its own order", (locale, zone, timestamp, day) => {
  const dates = datesIn(locale, zone);
  expect(plain(dates.timestamp(EVENING))).toBe(timestamp);
  expect(plain(dates.day(EVENING))).toBe(day);
});

describe("all of a locale's dates", () => {
  const anyDates = fc
    .record({
      locale: fc.constantFrom(...LOCALES),
      zone: fc.constantFrom(...ZONES),
      ms: fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
    })
    .map(({ locale, zone, ms }) => ({ dates: datesIn(locale, zone), when: at(new Date(ms).toISOString()) }));

  test("are of one style: the day is the same wherever it stands", () => {
    fc.assert(
      fc.property(anyDates, ({ dates, when }) => {
        expect(plain(dates.moment(when))).toContain(plain(dates.day(when)));
      }),
      runs(100),
    );
  });

  test("break at one place at most, between the day and the time", () => {
    fc.assert(
      fc.property(anyDates, ({ dates, when }) => {
        expect(dates.day(when)).not.toMatch(/[ \u202f]/);
        for (const text of [dates.moment(when), dates.timestamp(when)])
          expect(text.match(/ /g)?.length ?? 0).toBeLessThan(2);
      }),
      runs(100),
    );
  });
});

test("the hour that comes twice is told apart by its zone", () => {
  const { moment, timestamp } = datesIn("en-US", "America/New_York");
  expect(plain(moment(at("2026-11-01T01:50:00-04:00")))).toBe("November 1, 2026 at 1:50 AM EDT");
  expect(plain(moment(at("2026-11-01T01:20:00-05:00")))).toBe("November 1, 2026 at 1:20 AM EST");
  expect(plain(timestamp(at("2026-11-01T01:20:00-05:00")))).toBe("Sunday, November 1, 2026 at 1:20 AM EST");
});

test("a month is named by itself", () => {
  expect(datesIn("en-US", "America/New_York").month("2026/11")).toBe("November 2026");
  expect(datesIn("ja-JP", "Asia/Tokyo").month("2026/01")).toBe("2026年1月");
});
