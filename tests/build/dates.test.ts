import { beforeAll, describe, expect, test } from "vitest";
import type { BuiltSite } from "../site.ts";
import { dayOf, isoAt, offsetOf } from "./dates/instants.ts";
import { build, type Dated, newsroomOf, SETTINGS, stories } from "./dates/newsrooms.ts";
import { between, headDates, readDay, readTimestamp, timesOf } from "./dates/readers.ts";

describe.each(SETTINGS)("one instant is one date on the pages of $newsroom in $zone:", (setting) => {
  const { zone } = setting;
  const dated = stories(setting);
  const iso = (at: number) => isoAt(at, offsetOf(at, zone));
  const minute = (at: number) => Math.floor(at / 60_000) * 60_000;
  const page = ({ path }: Dated) => site.text(`${path.slice(1)}index.html`);
  let site: BuiltSite;
  beforeAll(async () => {
    site = await build(newsroomOf(setting));
  });

  test("the address of a story is the day of its publication", () => {
    const built = site.html().filter((file) => /^\d{4}\//.test(file));
    expect(built.sort()).toEqual(dated.map(({ path }) => `${path.slice(1)}index.html`).sort());
  });

  test("a story shows when it was published, updated and corrected, to machines and to people", () => {
    for (const story of dated) {
      const html = page(story);
      const top = timesOf(between(html, 'class="story-meta"', "</header>"));
      const corrections = timesOf(between(html, 'id="corrections"', "</section>"));
      const { publishedAt, updatedAt, correctedAt } = story;
      const wanted = [publishedAt, ...(updatedAt === null ? [] : [updatedAt]), ...correctedAt];
      const found = [...top, ...corrections];
      expect(found.map((time) => time.iso)).toEqual(wanted.map(iso));
      expect(found.map((time) => Date.parse(time.iso))).toEqual(wanted);
      expect(found.map((time) => readTimestamp(time.text, setting))).toEqual(wanted.map(minute));
    }
  });

  test("structured data and social cards say the same", () => {
    for (const story of dated) {
      const { publishedAt, updatedAt, correctedAt } = story;
      const modified = iso(Math.max(publishedAt, updatedAt ?? publishedAt, ...correctedAt));
      expect(headDates(page(story))).toEqual({
        published: iso(story.publishedAt),
        modified,
        year: dayOf(story.publishedAt, zone).slice(0, 4),
        corrections: story.correctedAt.map(iso),
        openGraphPublished: iso(story.publishedAt),
        openGraphModified: modified,
      });
    }
  });

  test("wire copy is credited with the year of its publication on the newsroom's calendar", () => {
    for (const [index, story] of dated.entries()) {
      const years = [...page(story).matchAll(/© (?:AFP|KD) (\d{4})/g)].map(([, year]) => year);
      expect(new Set(years)).toEqual(new Set(index % 2 === 0 ? [] : [dayOf(story.publishedAt, zone).slice(0, 4)]));
    }
  });

  test("the archive has each story in its month, newest first, with its day", () => {
    const months = new Set(dated.map(({ publishedAt }) => dayOf(publishedAt, zone).slice(0, 7)));
    const pages = site.html().filter((file) => /^archive\/\d/.test(file));
    expect(pages.sort()).toEqual([...months].map((month) => `archive/${month.replace("-", "/")}/index.html`).sort());
    for (const month of months) {
      const wanted = dated.map(({ publishedAt }) => publishedAt).filter((at) => dayOf(at, zone).startsWith(month));
      const cards = timesOf(site.text(`archive/${month.replace("-", "/")}/index.html`));
      expect(cards.map((time) => Date.parse(time.iso))).toEqual(wanted.reverse());
      expect(cards.map((time) => readDay(time.text, setting))).toEqual(wanted.map((at) => dayOf(at, zone)));
    }
  });

  test("the corrections page dates each correction", () => {
    const wanted = dated.flatMap(({ correctedAt }) => correctedAt).sort((a, b) => b - a);
    const found = timesOf(site.text("corrections/index.html"));
    expect(found.map((time) => Date.parse(time.iso))).toEqual(wanted);
    expect(found.map((time) => readTimestamp(time.text, setting))).toEqual(wanted.map(minute));
  });
});
