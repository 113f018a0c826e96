import { parseAtomFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { atom } from "../../../src/feeds/atom.ts";
import { itemHtml } from "../../../src/feeds/item.ts";
import { aFeed, anItem } from "./feed-factory.ts";

const [first, second] = aFeed().items;
const feed = parseAtomFeed(atom(aFeed({ self: "https://ledger.example/feed.atom" })));
const [one, two] = feed.entries ?? [];

describe("read by feedsmith", () => {
  test("the feed says what it is, whose it is and when it changed", () => {
    expect(feed).toMatchObject({
      id: "https://ledger.example/",
      title: { value: "The Ledger" },
      subtitle: { value: "News & views." },
      rights: { value: "© Ledger Press" },
      authors: [{ name: "The Ledger", uri: "https://ledger.example/" }],
      generator: { text: "Halyard" },
      icon: "https://ledger.example/icon.png",
      logo: "https://ledger.example/logo.png",
      links: [
        { rel: "self", type: "application/atom+xml", href: "https://ledger.example/feed.atom" },
        { rel: "alternate", type: "text/html", href: "https://ledger.example/" },
      ],
    });
    expect(Date.parse(feed.updated ?? "")).toBe(aFeed().updatedAt);
  });

  test("dates are the source's instants, and an entry that was never updated has that of its publication", () => {
    expect([one, two].map((entry) => Date.parse(entry?.published ?? ""))).toEqual([
      first?.publishedAt,
      second?.publishedAt,
    ]);
    expect([one, two].map((entry) => Date.parse(entry?.updated ?? ""))).toEqual([
      first?.updatedAt,
      second?.publishedAt,
    ]);
  });

  test("text, authors, categories and the picture come through", () => {
    expect(one).toMatchObject({
      id: first?.id,
      title: { value: first?.title },
      summary: { type: "text", value: first?.summary },
      content: { type: "html", value: first && itemHtml(first).trim() },
      authors: [{ name: "Ada Byron", uri: "https://ledger.example/authors/ada-byron/" }, { name: "AFP" }],
      categories: [{ term: "City" }, { term: "R&D" }],
    });
    expect(one?.links).toEqual([
      { rel: "alternate", type: "text/html", href: first?.url },
      {
        rel: "enclosure",
        type: "image/jpeg",
        href: first?.picture?.url,
        length: 54_321,
        title: first?.picture?.alt,
      },
    ]);
    expect(two?.links).toHaveLength(1);
  });
});

test("every entry has an author, as RFC 4287 asks", () => {
  expect(feed.entries?.map(({ authors }) => authors?.length)).toEqual([2, 1]);
});

test("read by rss-parser it is the same", async () => {
  const { items } = await new RssParser().parseString(atom(aFeed()));
  expect(items.map(({ isoDate }) => Date.parse(isoDate ?? ""))).toEqual([first?.publishedAt, second?.publishedAt]);
  expect(items.map(({ link }) => link)).toEqual([first?.url, second?.url]);
});

test("a text with brackets and entities is read as it was written", () => {
  const text = 'The <script> & "AT&amp;T" <b>x</b>';
  const [entry] =
    parseAtomFeed(atom(aFeed({ items: [anItem({ title: text, summary: text, categories: [text] })] }))).entries ?? [];
  expect(entry).toMatchObject({
    title: { value: text },
    summary: { type: "text", value: text },
    categories: [{ term: text }],
  });
});
