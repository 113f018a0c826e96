import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { datePath } from "../../../src/lib/zone.ts";
import { searchPieces } from "../../../src/search/pieces.ts";
import { runs } from "../../property.ts";
import { at } from "../article-factory.ts";

interface Dated {
  publishedAt: Instant;
  path: string;
}

/** Clocks in St. John's were put back from one minute past midnight, so that October came twice; Apia skipped a day. */
const zones = fc.constantFrom(
  "America/New_York",
  "Europe/Berlin",
  "America/St_Johns",
  "Pacific/Apia",
  "Africa/Algiers",
);

const BORDERS = [
  "2009-11-01T02:31:30Z",
  "2009-11-01T02:30:00Z",
  "2009-11-01T03:00:00Z",
  "2011-12-30T10:00:00Z",
  "2024-01-01T05:00:00Z",
  "2023-12-31T23:00:00Z",
].map((iso) => at(iso));

const anyInstant = fc.oneof(
  fc.integer({ min: Date.parse("1850-01-01T00:00:00Z"), max: Date.parse("2100-01-01T00:00:00Z") }).map(instant),
  fc.integer({ min: Date.parse("2009-10-31T00:00:00Z"), max: Date.parse("2009-11-03T00:00:00Z") }).map(instant),
  fc
    .tuple(fc.constantFrom(...BORDERS), fc.integer({ min: -2, max: 2 }))
    .map(([border, hours]) => instant(border + hours * 1_800_000)),
);

const archives: fc.Arbitrary<Dated[]> = fc
  .array(anyInstant, { maxLength: 60 })
  .map((times) => times.map((publishedAt, index) => ({ publishedAt, path: `/${index}/` })));

/** How many stories a block may hold before it is cut: few, and as many as ever. */
const cases = fc.record({
  stories: archives,
  now: anyInstant,
  zone: zones,
  most: fc.constantFrom(1, 3, undefined),
  running: fc.constantFrom(1, 3, undefined),
});

const namesOf = (times: string[], now: string, zone = "America/New_York") =>
  searchPieces(
    times.map((iso, index) => ({ publishedAt: at(iso), path: `/${index}/` })),
    at(now),
    zone,
  ).map(({ name, stories }) => `${name}: ${stories.length}`);

const year = (number: number) => `${number}-06-01T12:00:00Z`;
const years = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => year(first + index));

test("the running month, the rest of the running year, the years before", () => {
  const times = ["2026-11-01T04:00:00Z", "2026-11-20T12:00:00Z", "2026-11-01T03:59:59Z", "2026-01-01T05:00:00Z"];
  const older = ["2026-01-01T04:59:59Z", year(2024), year(2019)];
  expect(namesOf([...times, ...older], "2026-11-23T15:00:00Z")).toEqual([
    "2026-11: 2",
    "2026: 2",
    "2024-2025: 2",
    "2018-2019: 1",
  ]);
});

test("in January there is no rest of the year", () => {
  expect(namesOf(["2026-01-02T12:00:00Z", year(2025)], "2026-01-03T12:00:00Z")).toEqual(["2026-01: 1", "2025: 1"]);
});

test("past years make at most two blocks, which begin at multiples of their length", () => {
  expect(namesOf(years(2024, 2025), "2026-06-02T00:00:00Z")).toEqual(["2025: 1", "2024: 1"]);
  expect(namesOf(years(2018, 2025), "2026-06-02T00:00:00Z")).toEqual(["2024-2025: 2", "2016-2023: 6"]);
  expect(namesOf(years(2016, 2024), "2025-06-02T00:00:00Z")[0]).toBe("2024: 1");
  expect(namesOf(years(1900, 2025), "2026-06-02T00:00:00Z")).toEqual(["1920-2025: 106", "1792-1919: 20"]);
});

test("a block of very many stories is cut into halves, and these again, and no other block is", () => {
  const months = ["01", "03", "04", "05", "06", "07", "12"];
  const stories = [...months.map((month) => `2024-${month}-15T12:00:00Z`), year(2023), year(2023)].map(
    (iso, index) => ({
      publishedAt: at(iso),
      path: `/${index}/`,
    }),
  );
  const names = (most: number) =>
    searchPieces(stories, at("2025-02-01T12:00:00Z"), "America/New_York", most).map(
      ({ name, stories }) => `${name}: ${stories.length}`,
    );
  expect(names(7)).toEqual(["2024: 7", "2023: 2"]);
  expect(names(4)).toEqual(["2024-07_2024-12: 2", "2024-04_2024-06: 3", "2024-01_2024-03: 2", "2023: 2"]);
  expect(names(2)).toEqual(names(4));
});

test("years that make one block are cut at a month too", () => {
  const stories = years(2000, 2016).map((iso, index) => ({ publishedAt: at(iso), path: `/${index}/` }));
  const names = searchPieces(stories, at("2017-06-02T00:00:00Z"), "America/New_York", 3).map(({ name }) => name);
  expect(names[0]).toBe("2016");
  expect(names.slice(1, 3)).toEqual(["2012-01_2015-12", "2008-01_2011-12"]);
});

test("a running month of many stories is cut into halves and quarters, by its own stories alone", () => {
  const days = [1, 3, 8, 9, 16, 17, 24, 25, 28].map((day) => `2026-02-${String(day).padStart(2, "0")}T12:00:00Z`);
  const stories = [...days, year(2025)].map((iso, index) => ({ publishedAt: at(iso), path: `/${index}/` }));
  const names = (running: number, now: string) =>
    searchPieces(stories, at(now), "America/New_York", undefined, running).map(
      ({ name, stories }) => `${name}: ${stories.length}`,
    );
  const now = "2026-02-28T18:00:00Z";
  expect(names(9, now)).toEqual(["2026-02: 9", "2025: 1"]);
  expect(names(5, now)).toEqual(["2026-02-17_2026-02-28: 4", "2026-02-01_2026-02-16: 5", "2025: 1"]);
  expect(names(4, now)).toEqual([
    "2026-02-17_2026-02-28: 4",
    "2026-02-09_2026-02-16: 2",
    "2026-02-01_2026-02-08: 3",
    "2025: 1",
  ]);
  expect(names(1, now)).toHaveLength(5);
  // Once the month is over, it is in the year's block as ever.
  expect(names(1, "2026-03-01T12:00:00Z")).toEqual(["2026: 9", "2025: 1"]);
});

test("a story of the future is in the running month", () => {
  expect(namesOf(["2031-01-01T12:00:00Z", "2026-11-02T12:00:00Z"], "2026-11-23T15:00:00Z")).toEqual(["2026-11: 2"]);
});

test("where clocks are put back to the old month, what is older is of no newer piece", () => {
  // Half past eleven on 31 October, and half an hour before that half a minute past midnight on 1 November.
  const times = ["2009-11-01T03:00:00Z", "2009-11-01T02:30:30Z"];
  expect(namesOf(times, "2009-11-20T12:00:00Z", "America/St_Johns")).toEqual(["2009: 2"]);
});

test("every story is in exactly one piece, and pieces follow each other in time", () => {
  fc.assert(
    fc.property(cases, ({ stories, now, zone, most, running }) => {
      const pieces = searchPieces(stories, now, zone, most, running);
      const paths = pieces.flatMap((piece) => piece.stories.map(({ path }) => path));
      expect([...paths].sort()).toEqual(stories.map(({ path }) => path).sort());
      const times = pieces.flatMap((piece) => piece.stories.map(({ publishedAt }) => publishedAt));
      expect(times).toEqual([...times].sort((a, b) => b - a));
    }),
    runs(100),
  );
});

test("there are at most four pieces, or 16 where they are cut, none empty, each with a folder's name of its own", () => {
  fc.assert(
    fc.property(cases, ({ stories, now, zone, most, running }) => {
      const pieces = searchPieces(stories, now, zone, most, running);
      expect(pieces.length).toBeLessThanOrEqual((most ? 12 : 3) + (running ? 4 : 1));
      expect(new Set(pieces.map(({ name }) => name)).size).toBe(pieces.length);
      for (const piece of pieces) {
        expect(piece.name).toMatch(/^\d{4}(-\d{2}|-\d{4}|-\d{2}_\d{4}-\d{2}|(-\d{2}){2}_\d{4}(-\d{2}){2})?$/);
        expect(piece.stories.length).toBeGreaterThan(0);
      }
    }),
    runs(100),
  );
});

test("a new story changes no piece but the running month's", () => {
  fc.assert(
    fc.property(cases, ({ stories, now, zone, most, running }) => {
      const before = searchPieces(stories, now, zone, most, running);
      const after = searchPieces([...stories, { publishedAt: now, path: "/new/" }], now, zone, most, running);
      const changed = after.filter((piece) => !before.some((old) => isDeepStrictEqual(old, piece)));
      const month = datePath(now, zone).slice(0, 7).replace("/", "-");
      expect(changed[0]).toEqual(after[0]);
      // More than one only where the month is cut because of it.
      expect(changed.every(({ name }) => name.startsWith(month))).toBe(true);
      const isCut = ({ name }: { name: string }) => name.startsWith(month) && name !== month;
      const cuts = (pieces: { name: string }[]) => pieces.filter(isCut).length;
      if (cuts(before) === cuts(after)) expect(changed).toHaveLength(1);
    }),
    runs(100),
  );
});

test("the order in which stories come means nothing", () => {
  fc.assert(
    fc.property(
      cases.chain(({ stories, now, zone, most, running }) =>
        fc.record({
          most: fc.constant(most),
          running: fc.constant(running),
          stories: fc.constant(stories),
          shuffled: fc.shuffledSubarray(stories, { minLength: stories.length }),
          now: fc.constant(now),
          zone: fc.constant(zone),
        }),
      ),
      ({ stories, shuffled, now, zone, most, running }) => {
        expect(searchPieces(shuffled, now, zone, most, running)).toEqual(
          searchPieces(stories, now, zone, most, running),
        );
      },
    ),
    runs(100),
  );
});
