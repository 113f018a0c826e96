import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../../src/lib/clock.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { frontAt } from "../../../src/newsroom/fronts.ts";
import { readNewsroom } from "../../../src/newsroom/read.ts";
import { runs } from "../../property.ts";
import { at } from "../article-factory.ts";
import { newsroomFolder } from "./newsroom-folder.ts";

function read(frontPage: string) {
  const folder = newsroomFolder({ "front-page.yaml": frontPage });
  const { newsroom, issues } = readNewsroom(folder);
  const lines = issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ""));
  return { fronts: newsroom.frontPage.fronts, lines };
}

const leadAt = (time: string, frontPage: string) => frontAt(at(time), read(frontPage).fronts)?.curation.lead ?? null;

describe("a file with one front", () => {
  test("holds always, or from its time on", () => {
    expect(leadAt("1990-01-01T00:00:00Z", "lead: /a/\n")).toBe("/a/");
    const later = "from: 2024-05-25 18:28\nlead: /a/\n";
    expect(leadAt("2024-05-25T18:27:59-04:00", later)).toBeNull();
    expect(leadAt("2024-05-25T18:28:00-04:00", later)).toBe("/a/");
  });

  test("may be empty", () => {
    for (const empty of ["", "# Nothing is chosen.\n", "[]\n"]) {
      expect(read(empty).lines).toEqual([]);
      expect(leadAt("2024-05-25T00:00:00Z", empty)).toBeNull();
    }
  });
});

/** Today's front, tomorrow's, and the one of the day after. */
const THREE = `- lead: /a/
- from: 2024-05-26 06:00
  lead: /b/
- from: 2024-05-27 06:00
  lead: /c/
`;

describe("a list of fronts", () => {
  test("goes over from one to the next at the time of each", () => {
    expect(read(THREE).lines).toEqual([]);
    expect(leadAt("2024-05-26T05:59:59-04:00", THREE)).toBe("/a/");
    expect(leadAt("2024-05-26T06:00:00-04:00", THREE)).toBe("/b/");
    expect(leadAt("2024-05-27T05:59:59-04:00", THREE)).toBe("/b/");
    expect(leadAt("2024-05-27T06:00:00-04:00", THREE)).toBe("/c/");
    const none = THREE.replace("- lead: /a/\n", "");
    expect(leadAt("2024-05-26T05:59:59-04:00", none)).toBeNull();
  });

  test.each([
    ["- lead: /a/\n- lead: /b/\n", "front-page.yaml:2  1.from: is missing: only the first front"],
    [`${THREE}- from: 2024-05-26 08:00\n`, "front-page.yaml:6  3.from: is earlier than that of the front before it."],
    [`${THREE}- from: 2024-05-27T10:00Z\n`, "front-page.yaml:6  3.from: is the time at which the front before it"],
    ["- lead: /a/\n- from: soon\n", "front-page.yaml:2  1.from: "],
    [
      `${THREE}  rails:\n    citty: [/a/]\n`,
      'front-page.yaml:7  2.rails.citty: is not a section. Did you mean "city"?',
    ],
    [`${THREE}  laed: /a/\n`, 'front-page.yaml:6  2.laed: is not a key that is known here. Did you mean "lead"?'],
    [`${THREE}- words\n`, "front-page.yaml:6  3: is not a group of keys."],
    [`${THREE}  secondary: /a/\n`, "front-page.yaml:6  2.secondary: is not a list."],
  ])("%j is wrong, at its own line", (frontPage, line) => {
    const { lines } = read(frontPage);
    expect(lines).toEqual([expect.stringContaining(line)]);
  });

  test("shows at any instant the front that began last, whatever their number", () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(times, fc.integer({ min: -10, max: 2010 }), fc.boolean(), (minutes, moment, hasFirst) => {
        const [noon, ascending] = [at("2024-05-25T12:00:00Z"), minutes.toSorted((a, b) => a - b)];
        const iso = (minute: number) => new Date(noon + minute * 60_000).toISOString();
        const list = ascending.map((minute) => `- from: ${iso(minute).slice(0, 16)}Z\n  lead: /${minute}/\n`);
        const { fronts, lines } = read(`${hasFirst ? "- lead: /first/\n" : ""}${list.join("")}`);
        expect(lines).toEqual([]);
        const begun = ascending.filter((minute) => minute <= moment).map((minute) => `/${minute}/`);
        const expected = begun.at(-1) ?? (hasFirst ? "/first/" : undefined);
        expect(frontAt(instant(noon + moment * 60_000), fronts)?.curation.lead).toBe(expected);
      }),
      runs(60),
    );
  });
});
