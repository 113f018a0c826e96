import { describe, expect, test } from "vitest";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { datePath, instantsOf, isoInZone, offsetMinutes, yearOf } from "../../../src/lib/zone.ts";
import { at } from "../article-factory.ts";
import { allTransitions, ZONES } from "../transitions.ts";

const TRANSITIONS = allTransitions();
const DAY = 24 * 60 * 60 * 1000;

/** What Intl says, which our own arithmetic saves us from asking. */
function shownByIntl(zone: string): (at: Instant) => string {
  const formatter = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return (at) => formatter.format(at).replace(" ", "T");
}

describe("around every change of the clocks from 2024 to 2030, in every zone", () => {
  test("an instant is written as Intl shows it, to the second before and after", () => {
    const formats = new Map(ZONES.map((zone) => [zone, shownByIntl(zone)]));
    const wrong = TRANSITIONS.flatMap(({ zone, at: change }) =>
      [-DAY, -1000, 0, DAY]
        .map((by) => instant(change + by))
        .map((at) => ({ zone, at, iso: isoInZone(at, zone), shown: formats.get(zone)?.(at) }))
        .filter(({ at, iso, shown }) => !iso.startsWith(shown ?? "?") || Date.parse(iso) !== at),
    );
    expect(wrong).toEqual([]);
  });

  test("a local time in the middle of it has no instant where it is skipped, and two where it is repeated", () => {
    const wrong = TRANSITIONS.filter(({ zone, at, before, after }) => {
      const local = at + (before + after) / 2;
      const expected = after > before ? [] : [local - before, local - after];
      return instantsOf(local, zone).join() !== expected.join();
    });
    expect(wrong).toEqual([]);
  });
});

describe("an instant in a zone", () => {
  const evening = at("2024-05-25T22:28:00Z");

  test("is written with its offset and without milliseconds", () => {
    expect(isoInZone(evening, "America/New_York")).toBe("2024-05-25T18:28:00-04:00");
    expect(isoInZone(evening, "America/St_Johns")).toBe("2024-05-25T19:58:00-02:30");
    expect(isoInZone(evening, "Asia/Kathmandu")).toBe("2024-05-26T04:13:00+05:45");
    expect(isoInZone(instant(evening + 999), "UTC")).toBe("2024-05-25T22:28:00+00:00");
  });

  test("belongs to the day that the newsroom's calendar shows", () => {
    expect(datePath(evening, "America/New_York")).toBe("2024/05/25");
    expect(datePath(evening, "Asia/Tokyo")).toBe("2024/05/26");
  });

  test("belongs to the year that the newsroom's calendar shows", () => {
    expect(yearOf(at("2025-01-01T04:00:00Z"), "America/New_York")).toBe(2024);
    expect(yearOf(at("2025-01-01T04:00:00Z"), "UTC")).toBe(2025);
  });

  test("before 1970 has the offset of its own time", () => {
    expect(offsetMinutes(at("1944-07-01T00:00:00Z"), "Europe/London")).toBe(120);
    expect(isoInZone(at("1944-07-01T00:00:00Z"), "Europe/London")).toBe("1944-07-01T02:00:00+02:00");
  });
});
