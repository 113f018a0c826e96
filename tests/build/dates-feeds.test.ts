import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { parseStringPromise } from "xml2js";
import type { BuiltSite } from "../site.ts";
import { dayOf, isoAt, offsetOf } from "./dates/instants.ts";
import { build, type Dated, newsroomOf, SETTINGS, stories } from "./dates/newsrooms.ts";
import { readTimestamp } from "./dates/readers.ts";

/** What an XML reader makes of an element that holds text: a list of the texts. */
type Texts = Record<string, string[]>;

describe.each(SETTINGS.slice(0, 5))("one instant is one date in what $newsroom in $zone tells machines:", (setting) => {
  const { zone } = setting;
  const dated = stories(setting);
  const newest = dated.toReversed();
  const iso = (at: number) => isoAt(at, offsetOf(at, zone));
  const lastChange = ({ publishedAt, updatedAt, correctedAt }: Dated) =>
    Math.max(publishedAt, updatedAt ?? 0, ...correctedAt);
  const published = newest.map(({ publishedAt }) => publishedAt);
  const changed = newest.map(lastChange);
  const read = (dates: (string | undefined)[]) => dates.map((date) => Date.parse(date ?? ""));
  let site: BuiltSite;
  beforeAll(async () => {
    site = await build(newsroomOf(setting));
  });

  test("the RSS feed, by two readers and by the browser's own reading of dates", async () => {
    const xml = site.text("feed.xml");
    const strict = parseRssFeed(xml);
    const items = strict.items ?? [];
    expect(read(items.map(({ pubDate }) => pubDate))).toEqual(published);
    expect(read([strict.lastBuildDate])).toEqual([Math.max(...changed)]);
    expect(read(items.map(({ atom, pubDate }) => atom?.updated ?? pubDate))).toEqual(changed);
    const lenient = await new RssParser().parseString(xml);
    expect(read(lenient.items.map(({ isoDate }) => isoDate))).toEqual(published);
    expect(read(lenient.items.map(({ pubDate }) => pubDate))).toEqual(published);
  });

  test("the Atom feed", async () => {
    const xml = site.text("feed.atom");
    const strict = parseAtomFeed(xml);
    expect(read((strict.entries ?? []).map((entry) => entry.published))).toEqual(published);
    expect(read((strict.entries ?? []).map(({ updated }) => updated))).toEqual(changed);
    expect(read([strict.updated])).toEqual([Math.max(...changed)]);
    const lenient = await new RssParser().parseString(xml);
    expect(read(lenient.items.map(({ pubDate }) => pubDate))).toEqual(published);
  });

  test("the JSON feed", () => {
    const items = parseJsonFeed(JSON.parse(site.text("feed.json"))).items ?? [];
    expect(read(items.map(({ date_published }) => date_published))).toEqual(published);
    expect(read(items.map(({ date_modified }) => date_modified))).toEqual(changed);
  });

  test("the id of a story holds the day of its publication", () => {
    const ids = (parseJsonFeed(JSON.parse(site.text("feed.json"))).items ?? []).map(({ id }) => id);
    expect(ids.map((id) => /^tag:[a-z.]+,(\d{4}-\d\d-\d\d):/.exec(id ?? "")?.[1])).toEqual(
      published.map((at) => dayOf(at, zone)),
    );
  });

  test("a correction in the text of a feed", () => {
    const items = parseJsonFeed(JSON.parse(site.text("feed.json"))).items ?? [];
    const told = items.map(({ content_html: html }) =>
      [...(html ?? "").matchAll(/<\/strong>, ([^<]*): Wrong/g)].map(([, text = ""]) => readTimestamp(text, setting)),
    );
    const minutes = (list: number[]) => list.map((at) => Math.floor(at / 60_000) * 60_000);
    expect(told).toEqual(newest.map(({ correctedAt }) => minutes(correctedAt)));
  });

  test("the feed of corrections", async () => {
    const wanted = dated.flatMap(({ correctedAt }) => correctedAt).sort((a, b) => b - a);
    const items = parseRssFeed(site.text("corrections/feed.xml")).items ?? [];
    expect(read(items.map(({ pubDate }) => pubDate))).toEqual(wanted.slice(0, 30));
    const ids = items.map(({ guid }) => guid?.value ?? "");
    expect(read(ids.map((id) => /#correction-(.*)$/.exec(id)?.[1]))).toEqual(wanted.slice(0, 30));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("the sitemap of each month, and the index of them", async () => {
    const months = new Map<string, Dated[]>();
    for (const story of dated) {
      const month = dayOf(story.publishedAt, zone).slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), story]);
    }
    const wanted = [...months].map(([month, list]) => [`sitemaps/${month}.xml`, Math.max(...list.map(lastChange))]);
    const index = (await parseStringPromise(site.text("sitemap.xml"))) as { sitemapindex: { sitemap: Texts[] } };
    const parts = index.sitemapindex.sitemap.map(({ loc, lastmod }) => [
      new URL(loc?.[0] ?? "").pathname.slice(1),
      Date.parse(lastmod?.[0] ?? ""),
    ]);
    expect(parts.sort()).toEqual([...wanted, ["sitemaps/pages.xml", Math.max(...changed)]].sort());
    for (const [month, list] of months) {
      const { urlset } = (await parseStringPromise(site.text(`sitemaps/${month}.xml`))) as { urlset: { url: Texts[] } };
      const dates = new Map(urlset.url.map(({ loc, lastmod }) => [new URL(loc?.[0] ?? "").pathname, lastmod?.[0]]));
      expect(dates).toEqual(new Map(list.map((story) => [story.path, iso(lastChange(story))])));
    }
  });

  test("the news sitemap, of the stories of the last two days", async () => {
    const { urlset } = (await parseStringPromise(site.text("news-sitemap.xml"))) as {
      urlset: { url: { "news:news": Texts[] }[] };
    };
    const dates = urlset.url.map((url) => url["news:news"][0]?.["news:publication_date"]?.[0]);
    expect(dates).toEqual(published.slice(0, 2).map(iso));
    expect(read(dates)).toEqual(published.slice(0, 2));
  });
});
