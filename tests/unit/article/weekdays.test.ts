import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { findWrongWeekdays } from "../../../src/article/weekdays.ts";
import { at } from "../article-factory.ts";

/** A Saturday in New York. */
const PUBLISHED = at("2024-05-25T18:28:00-04:00");
const find = (text: string, locale = "en-US") =>
  findWrongWeekdays(text, PUBLISHED, "America/New_York", locale).map(({ quote, weekday }) => `${quote}: ${weekday}`);

test.each([
  ["on Friday, May 25, the", "Friday, May 25: Saturday"],
  ["on Friday, May 25, 2024.", "Friday, May 25, 2024: Saturday"],
  ["since Monday 1 January 2024,", "Monday 1 January 2024: none"],
  ["on Sunday, the 2nd of June", "Sunday, the 2nd of June: none"],
  ["on Monday, 3rd June,", "Monday, 3rd June: none"],
  ["on Tuesday, 3 June", "Tuesday, 3 June: Monday"],
  ["said yesterday (Monday) that", "yesterday (Monday: Friday"],
  ["said today, Saturday, that", "today, Saturday: none"],
  ["opens tomorrow, on Monday.", "tomorrow, on Monday: Sunday"],
  ["on Sunday, December 31,", "Sunday, December 31: none"],
  ["on Friday, Aug. 30,", "Friday, Aug. 30: none"],
  ["on Saturday, Aug. 30,", "Saturday, Aug. 30: Friday"],
  ["on Monday, Sept. 3,", "Monday, Sept. 3: Tuesday"],
  ["on Monday, 3 of them", "none"],
  ["a Mayday on Friday the 25 men", "none"],
  ["on Monday, February 30, they", "none"],
])("%s", (text, expected) => {
  expect(find(text)).toEqual(expected.endsWith("none") ? [] : [expected]);
});

test("in German too", () => {
  expect(find("am Montag, den 25. Mai 2024, um acht", "de-DE")).toEqual(["Montag, den 25. Mai 2024: Samstag"]);
  expect(find("am Samstag, 25. Mai", "de-DE")).toEqual([]);
  expect(find("gestern (Montag)", "de-DE")).toEqual(["gestern (Montag: Freitag"]);
});

test("a date with its own weekday is never doubted", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -150, max: 150 }),
      fc.constantFrom("cccc, LLLL d", "cccc, d LLLL yyyy"),
      (days, format) => {
        const date = DateTime.fromMillis(PUBLISHED, { zone: "America/New_York", locale: "en-US" }).plus({ days });
        expect(find(`It was ${date.toFormat(format)}.`)).toEqual([]);
        expect(find(`It was ${date.plus({ days: 1 }).toFormat("cccc")}, ${date.toFormat("LLLL d")}.`)).toHaveLength(1);
      },
    ),
  );
});
