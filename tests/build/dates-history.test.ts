import { parseJsonFeed, parseRssFeed } from "feedsmith";
import { beforeAll, describe, expect, test } from "vitest";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";
import { timesOf } from "./dates/readers.ts";

/** An archive that reaches back: before computers count, and before zones had whole minutes. */
describe.each([
  ["before 1970", "1969-07-20T16:17:40-04:00", "1969/07/20"],
  ["before zones", "1882-07-20T16:17:00-05:00", "1882/07/20"],
])("a story from %s", (_, published, day) => {
  const at = Date.parse(published);
  let site: BuiltSite;
  beforeAll(async () => {
    site = await buildHere(new TestNewsroom("ledger").write("articles/old.md", article({ published })));
  });

  test("has its instant on its page, in a form that machines read", () => {
    const [time] = timesOf(site.text(`${day}/old/index.html`));
    expect(time?.iso).toMatch(/T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(Date.parse(time?.iso ?? "")).toBe(at);
  });

  test("was last changed when it was published", () => {
    const [item] = parseJsonFeed(JSON.parse(site.text("feed.json"))).items ?? [];
    expect(Date.parse(item?.date_published ?? "")).toBe(at);
    expect(Date.parse(item?.date_modified ?? "")).toBe(at);
    expect(Date.parse(parseRssFeed(site.text("feed.xml")).lastBuildDate ?? "")).toBe(at);
    const lastmod = /<lastmod>([^<]*)</.exec(site.text(`sitemaps/${day.slice(0, 7).replace("/", "-")}.xml`))?.[1];
    expect(Date.parse(lastmod ?? "")).toBe(at);
  });
});

test("two corrections of one story at one instant are two entries of the feed", async () => {
  const corrections = '[{ at: "2026-11-20 09:00", text: One }, { at: "2026-11-20 09:00", text: Two }]';
  const site = await buildHere(new TestNewsroom("ledger").write("articles/a.md", article({ corrections })));
  const ids = (parseRssFeed(site.text("corrections/feed.xml")).items ?? []).map(({ guid }) => guid?.value);
  expect(ids.length).toBe(2);
  expect(new Set(ids).size).toBe(2);
});
