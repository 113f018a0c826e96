import { parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { itemHtml } from "../../../src/feeds/item.ts";
import { rss } from "../../../src/feeds/rss.ts";
import { aFeed, anItem } from "./feed-factory.ts";

const [first, second] = aFeed().items;
const feed = parseRssFeed(rss(aFeed()));
const [one, two] = feed.items ?? [];

describe("read by feedsmith", () => {
  test("the channel says what it is, whose it is and when it changed", () => {
    expect(feed).toMatchObject({
      title: "The Ledger",
      link: "https://ledger.example/",
      description: "News & views.",
      language: "en-US",
      copyright: "© Ledger Press",
      managingEditor: { email: "desk@ledger.example", name: "The Ledger" },
      generator: "Halyard",
      ttl: 15,
      image: { url: "https://ledger.example/logo.png", width: 144, height: 108 },
      atom: { links: [{ rel: "self", type: "application/rss+xml", href: "https://ledger.example/feed.xml" }] },
    });
    expect(Date.parse(feed.lastBuildDate ?? "")).toBe(aFeed().updatedAt);
  });

  test("dates are the source's instants", () => {
    expect([one, two].map((item) => Date.parse(item?.pubDate ?? ""))).toEqual([
      first?.publishedAt,
      second?.publishedAt,
    ]);
    expect(Date.parse(one?.atom?.updated ?? "")).toBe(first?.updatedAt);
  });

  test("an item that was never updated does not say so", () => {
    expect(two?.atom?.updated).toBeUndefined();
  });

  test("text, authors, categories and the picture come through", () => {
    expect(one).toMatchObject({
      title: first?.title,
      link: first?.url,
      description: "What is &amp; was.",
      guid: { value: first?.id, isPermaLink: false },
      categories: [{ name: "City" }, { name: "R&D" }],
      content: { encoded: first && itemHtml(first).trim() },
      dc: { creators: ["Ada Byron and AFP"] },
      enclosures: [{ url: "https://ledger.example/images/a-1.jpg", length: 54_321, type: "image/jpeg" }],
      media: {
        contents: [
          {
            url: "https://ledger.example/images/a-1.jpg",
            medium: "image",
            type: "image/jpeg",
            width: 1200,
            height: 800,
            fileSize: 54_321,
            title: { value: "A gull < a goose.", type: "plain" },
            description: { value: 'A "<gull>" & its view', type: "plain" },
            credits: [{ value: "Photo: A & B" }],
          },
        ],
      },
    });
    expect(two?.enclosures).toBeUndefined();
  });
});

test("read by rss-parser it is the same", async () => {
  const { items, feedUrl } = await new RssParser().parseString(rss(aFeed()));
  expect(feedUrl).toBe("https://ledger.example/feed.xml");
  expect(items.map(({ isoDate }) => Date.parse(isoDate ?? ""))).toEqual([first?.publishedAt, second?.publishedAt]);
  expect(items[0]).toMatchObject({
    title: first?.title,
    guid: first?.id,
    categories: first?.categories,
    creator: "Ada Byron and AFP",
    contentSnippet: first?.summary,
    enclosure: { url: first?.picture?.url, length: "54321", type: "image/jpeg" },
  });
});

test("an empty feed has no date, since nothing happened in it", () => {
  const empty = rss(aFeed({ items: [] }));
  expect(empty).not.toContain("lastBuildDate");
  expect(parseRssFeed(empty).title).toBe("The Ledger");
});

test("people who open it in a browser get a style sheet", () => {
  expect(rss(aFeed())).toContain('<?xml-stylesheet type="text/css" href="/assets/feed.css"?>');
});

test("whatever a headline holds, the feed can be read", () => {
  const title = "\u0000<![CDATA[ ]]> &nbsp; \uD800 </title>";
  expect(parseRssFeed(rss(aFeed({ items: [anItem({ title })] }))).items?.[0]?.link).toBe(first?.url);
});

test("a text with brackets and entities is read as it was written, in the one field that is HTML and in all others", async () => {
  const text = 'The <script> & "AT&amp;T" <b>x</b>';
  const written = rss(aFeed({ items: [anItem({ title: text, summary: text, categories: [text], byline: text })] }));
  const [strict] = parseRssFeed(written).items ?? [];
  expect([strict?.title, strict?.categories?.[0]?.name, strict?.dc?.creators?.[0]]).toEqual([text, text, text]);
  const [lenient] = (await new RssParser().parseString(written)).items;
  expect(lenient?.title).toBe(text);
  expect(lenient?.contentSnippet).toBe(text);
  const html = strict?.description ?? "";
  expect(html).not.toMatch(/[<>]/);
});
