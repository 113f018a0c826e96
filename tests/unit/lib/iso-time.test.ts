import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { readIsoTime } from "../../../src/lib/iso-time.ts";
import { runs } from "../../property.ts";

/** The instant, in milliseconds; text for what was not read. */
function read(text: string): number | string {
  const time = readIsoTime(text);
  if (!time.ok) return time.problem;
  return time.offset === null ? `local ${new Date(time.local).toISOString()}` : time.local - time.offset * 60_000;
}

const two = (number: number) => String(number).padStart(2, "0");

/** An instant with the parts of its date on the clock that its offset makes. */
const moments = fc
  .record({
    at: fc.integer({ min: Date.UTC(1900), max: Date.UTC(2100) }),
    offset: fc.integer({ min: -14 * 60, max: 14 * 60 }),
  })
  .map(({ at, offset }) => ({ at, offset, local: new Date(at + offset * 60_000).toISOString() }));

const offsetForms = (minutes: number): string[] => {
  const sign = minutes < 0 ? "-" : "+";
  const [h, m] = [two(Math.floor(Math.abs(minutes) / 60)), two(Math.abs(minutes) % 60)];
  return [
    `${sign}${h}:${m}`,
    `${sign}${h}${m}`,
    ...(m === "00" ? [`${sign}${h}`] : []),
    ...(minutes === 0 ? ["Z"] : []),
  ];
};

describe("read as other people's readers read it", () => {
  test("RFC 3339, by Date.parse", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 3 }), ({ local, offset }, digits) => {
        const fraction = digits === 0 ? "" : local.slice(19, 20 + digits);
        for (const zone of offsetForms(offset).filter((form) => form === "Z" || form.includes(":"))) {
          const text = `${local.slice(0, 19)}${fraction}${zone}`;
          const expected = Date.parse(text);
          expect([text, read(text)]).toEqual([text, expected]);
          for (const same of [text.replace("T", "t"), text.replace("T", " "), text.replace("Z", "z")]) {
            expect([same, read(same)]).toEqual([same, expected]);
          }
        }
      }),
      runs(200),
    );
  });

  test("ISO 8601 with its week dates, days of the year, basic forms and commas, by luxon", () => {
    const date = fc.constantFrom("yyyy-MM-dd", "yyyyMMdd", "kkkk-'W'WW-c", "kkkk'W'WWc", "yyyy-ooo", "yyyyooo");
    const time = fc.constantFrom("HH:mm:ss.SSS", "HH:mm:ss", "HH:mm", "HHmmss.SSS", "HHmmss", "HHmm", "HH");
    fc.assert(
      fc.property(moments, date, time, fc.constantFrom(".", ","), fc.nat(), ({ local, offset }, d, t, point, form) => {
        const forms = offsetForms(offset);
        const clock = DateTime.fromISO(local, { zone: "utc" });
        const text = `${clock.toFormat(d)}T${clock.toFormat(t).replace(".", point)}${forms[form % forms.length]}`;
        const expected = DateTime.fromISO(text, { setZone: true });
        expect([text, read(text)]).toEqual([text, expected.toMillis()]);
      }),
      runs(400),
    );
  });
});

describe("each of these has one meaning", () => {
  const EXPECTED = Date.UTC(2026, 10, 20, 11, 30);

  test.each([
    "2026-11-20 6:30-05:00",
    "2026-11-20T06:30:00.000-05:00",
    "2026-11-20T06:30:00,000000000-05:00",
    "2026-11-20 06:30:00 -0500",
    "2026-11-20T06:30\u221205:00",
    "2026-11-20T06:30,0-05",
    "2026-11-20T06.5-05:00",
    "2026-11-20t11:30z",
    "20261120T063000-0500",
    "2026-W47-5T06:30-05:00",
    "2026w475T06:30-05:00",
    "2026-324T06:30-05:00",
    "  2026-11-20   06:30 -05:00 ",
    "2026-11-21T01:30+14:00",
    "2026-11-20T11:30-00:00",
  ])("%s", (text) => {
    expect(read(text)).toBe(EXPECTED);
  });

  test("the end of a day is the beginning of the next", () => {
    expect(read("2026-12-31T24:00Z")).toBe(Date.UTC(2027, 0, 1));
    expect(read("2026-12-31T24:00:00.000Z")).toBe(Date.UTC(2027, 0, 1));
  });

  test("without an offset it is on a clock that the reader does not know", () => {
    expect(read("2026-1-5 6:30")).toBe("local 2026-01-05T06:30:00.000Z");
    expect(read("0099-01-05 06:30:15.25")).toBe("local 0099-01-05T06:30:15.250Z");
  });
});

describe("what is not a time is told with the reason", () => {
  test.each([
    ["2026-11-20", "has no time of day."],
    ["20261120", "has no time of day."],
    ["2026-11-20 14", "has no minutes."],
    ["2026-13-20 09:00", "is not a date: there is no month 13."],
    ["2026-0-20", "is not a date: there is no month 0."],
    ["2026-11-31 09:00", "is not a date: 2026-11 has 30 days."],
    ["2026-11-00 09:00", "is not a date: there is no day 00."],
    ["2023-02-29T00:00Z", "is not a date: 2023-02 has 28 days."],
    ["2026-366T00:00Z", "is not a date: 2026 has 365 days, and no day 366."],
    ["2025-W53-1T00:00Z", "is not a date: 2025 has 52 weeks, and no week 53."],
    ["2026-W10-8T00:00Z", "is not a date: a week has no day 8."],
    ["2026-11-20 25:00", "is not a time: there is no hour 25."],
    ["2026-11-20 24:01", "is not a time: after 24:00 the next day has begun."],
    ["2026-11-20 24:00:00.5", "is not a time: after 24:00 the next day has begun."],
    ["2026-11-20 09:60", "is not a time: there is no minute 60."],
    ["2026-11-20 09:00:61", "is not a time: there is no second 61."],
    ["2016-12-31T23:59:60Z", "is not a time: computers have no leap second."],
    ["2026-11-20T09:00+14:30", "is not a time: no clock is 14:30 hours from UTC."],
    ["2026-11-20T09:00-05:60", "is not a time: no clock is 05:60 hours from UTC."],
    ["2026-11-20 6:30 pm", "is not a time: hours are counted from 0 to 23."],
    ["2026-11-20 18:30 EST", 'is not a time: "EST" does not say how far the clock is from UTC.'],
    ["20.11.2026 09:00", "is not a time."],
    ["2026/11/20 09:00", "is not a time."],
    ["09:00", "is not a time."],
    ["2026-11-20T09:00+", "is not a time."],
    ["2026-11-20T9:0Z", "is not a time."],
    ["2026-11-20T09:00.Z", "is not a time."],
    ["+002026-11-20T09:00Z", "is not a time."],
    ["2026-11-20T09:00Z and more", "is not a time."],
    ["", "is not a time."],
  ])("%s", (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  test("and no text whatever makes it fail in another way", () => {
    const piece = fc.constantFrom(
      "2026",
      "-11-20",
      "W47",
      "T",
      " ",
      "06",
      ":30",
      ":60",
      ".5",
      ",",
      "Z",
      "+05",
      "-",
      "a",
      "\u0660",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const time = readIsoTime(pieces.join(""));
        return time.ok ? Number.isSafeInteger(time.local) : /^(is|has) .+\.$/.test(time.problem);
      }),
      runs(400),
    );
  });
});
