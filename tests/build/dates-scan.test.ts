import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { BuiltSite } from "../site.ts";
import { build, instantsOf, newsroomOf, SETTINGS, type Setting, stories } from "./dates/newsrooms.ts";
import { type Found, findDates, judge } from "./dates/scan.ts";

const EMPTY_ATOM = "<updated>1970-01-01T00:00:00Z</updated>";
const NO_TEXT = /\.(png|jpe?g|webp|avif|gif|woff2?|ico|pagefind)$/;

/** The text of every file of a site, with its name: the search index is unpacked. */
function texts(site: BuiltSite): { file: string; text: string }[] {
  return site
    .files()
    .filter((file) => !NO_TEXT.test(file))
    .map((file) => {
      const bytes = readFileSync(path.join(site.folder, file));
      const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return { file, text: `${file}\n${(isPacked ? gunzipSync(bytes) : bytes).toString("utf8")}` };
    });
}

describe.each(SETTINGS.slice(0, 3))("whatever looks like a date in a site of $newsroom in $zone", (setting) => {
  test("is an instant, a day or a month of a source, in every file", async () => {
    const isKnown = judge(setting, instantsOf(stories(setting)));
    const found = texts(await build(newsroomOf(setting))).flatMap(({ file, text }) =>
      // Atom wants a date of a feed without entries, too: the beginning of time, whatever the clock says.
      findDates(text.includes("<entry>") ? text : text.replace(EMPTY_ATOM, ""), setting).map((date) => ({
        file,
        ...date,
      })),
    );
    expect(found.filter((date) => !isKnown(date))).toEqual([]);
    // Each form and each kind of file was seen, so that the search is not blind.
    for (const kind of ["instant", "timestamp", "day", "day in words", "month", "time element"]) {
      expect(found.filter((date) => date.kind === kind).length, kind).toBeGreaterThan(20);
    }
    for (const place of [
      /\.html$/,
      /feed\.(xml|atom|json)$/,
      /sitemap\.xml$/,
      /^sitemaps\//,
      /^search\/index\/pieces\/[^/]+\/fragment/,
    ]) {
      expect(found.filter(({ file }) => place.test(file)).length, String(place)).toBeGreaterThan(0);
    }
  });
});

describe("the search for dates", () => {
  const setting: Setting = { newsroom: "ledger", zone: "America/New_York", years: [] };
  const german: Setting = { newsroom: "faehrbote", zone: "Europe/Berlin", years: [] };
  const at = Date.parse("2024-05-25T22:28:00Z");
  const wrong = (text: string, of: Setting): Found[] => {
    const isKnown = judge(of, new Set([at]));
    return findDates(text, of).filter((date) => !isKnown(date));
  };

  test.each([
    ["2024-05-25T18:28:00-04:00 2024-05-25T22:28:00Z 2024-05-25T22:28:00.000Z", setting],
    ["Sat, 25 May 2024 22:28:00 +0000", setting],
    ["Saturday, May\u00a025,\u00a02024 at\u00a06:28\u00a0PM\u00a0EDT", setting],
    ["May 25, 2024, /2024/05/25/slug/, tag:ledger.example,2024-05-25:/, archive/2024/05/", setting],
    ['<time datetime="2024-05-25T18:28:00-04:00">May 25, 2024</time>', setting],
    ["Sonntag, 26. Mai 2024 um 00:28 MESZ", german],
    ['<time datetime="2024-05-26T00:28:00+02:00">26. Mai 2024</time>', german],
  ])("is content with %s", (text, of) => {
    expect(findDates(text, of).length).toBeGreaterThan(0);
    expect(wrong(text, of)).toEqual([]);
  });

  test.each([
    ["minutes in the place of the month", "2024-28-25"],
    ["minutes in the place of the month of a path", "/2024/28/25/slug/"],
    ["minutes in the place of the month of an instant", "2024-28-25T18:28:00-04:00"],
    ["another zone's day", "May 26, 2024"],
    ["another locale's order", "25 May 2024"],
    ["another zone's day in a path", "/2024/05/26/slug/"],
    ["an hour off", "2024-05-25T17:28:00-04:00"],
    ["no offset", "2024-05-25T22:28:00"],
    ["winter's offset in summer", "2024-05-25T18:28:00-05:00"],
    ["winter's name in summer", "Saturday, May 25, 2024 at 6:28 PM EST"],
    ["the wrong half of the day", "Saturday, May 25, 2024 at 6:28 AM EDT"],
    ["the wrong day of the week", "Friday, May 25, 2024 at 6:28 PM EDT"],
    ["the wrong zone of a feed", "Sat, 25 May 2024 18:28:00 +0000"],
    ["another month's archive", "archive/2024/06/"],
    ["an American date", "05/25/2024"],
    ["no date", "Invalid Date"],
    ["a time whose words are those of another day", '<time datetime="2024-05-25T18:28:00-04:00">May 26, 2024</time>'],
    ["a time without its date", "<time>May 25, 2024</time>"],
  ])("sees %s", (_, text) => {
    expect(wrong(text, setting).length).toBeGreaterThan(0);
  });
});
