import fc from "fast-check";
import { Settings } from "luxon";
import { expect, onTestFinished, test } from "vitest";
import { rfc822, rfc3339 } from "../../../src/feeds/dates.ts";
import { instant } from "../../../src/lib/clock.ts";
import { at } from "../article-factory.ts";

const seconds = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) / 1000 }).map((s) => instant(s * 1000));

test("RFC 822 has four digits for the year and English names, whatever the machine speaks", () => {
  const before = Settings.defaultLocale;
  onTestFinished(() => {
    Settings.defaultLocale = before;
  });
  Settings.defaultLocale = "de-DE";
  expect(rfc822(at("2024-05-25T18:28:00-04:00"))).toBe("Sat, 25 May 2024 22:28:00 +0000");
  fc.assert(
    fc.property(seconds, (at) => {
      expect(rfc822(at)).toBe(new Date(at).toUTCString().replace("GMT", "+0000"));
    }),
  );
});

test("RFC 3339 is in UTC, to the second", () => {
  fc.assert(
    fc.property(seconds, (at) => {
      expect(rfc3339(at)).toBe(new Date(at).toISOString().replace(".000Z", "Z"));
    }),
  );
});
