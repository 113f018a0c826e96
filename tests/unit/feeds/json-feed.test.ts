import { parseJsonFeed } from "feedsmith";
import { expect, test } from "vitest";
import { itemHtml } from "../../../src/feeds/item.ts";
import { jsonFeed } from "../../../src/feeds/json-feed.ts";
import { aFeed } from "./feed-factory.ts";

const [first, second] = aFeed().items;
const feed = parseJsonFeed(JSON.parse(jsonFeed(aFeed({ self: "https://ledger.example/feed.json" }))));
const [one, two] = feed.items ?? [];

test("the feed says what it is and where it is", () => {
  expect(feed).toMatchObject({
    title: "The Ledger",
    home_page_url: "https://ledger.example/",
    feed_url: "https://ledger.example/feed.json",
    description: "News & views.",
    language: "en-US",
    icon: "https://ledger.example/icon.png",
    favicon: "https://ledger.example/icon-180.png",
    authors: [{ name: "The Ledger", url: "https://ledger.example/" }],
  });
  expect(JSON.parse(jsonFeed(aFeed())).version).toBe("https://jsonfeed.org/version/1.1");
});

test("dates are the source's instants", () => {
  const dates = [one, two].map((item) =>
    [item?.date_published, item?.date_modified].map((date) => Date.parse(date ?? "")),
  );
  expect(dates).toEqual([
    [first?.publishedAt, first?.updatedAt],
    [second?.publishedAt, second?.updatedAt],
  ]);
});

test("text, authors, categories and the picture come through", () => {
  expect(one).toMatchObject({
    id: first?.id,
    url: first?.url,
    title: first?.title,
    summary: first?.summary,
    content_html: first && itemHtml(first).trim(),
    image: first?.picture?.url,
    tags: ["City", "R&D"],
    attachments: [
      {
        url: first?.picture?.url,
        mime_type: "image/jpeg",
        title: first?.picture?.alt,
        size_in_bytes: 54_321,
      },
    ],
  });
  expect(one?.authors).toEqual([
    { name: "Ada Byron", url: "https://ledger.example/authors/ada-byron/" },
    { name: "AFP" },
  ]);
  expect(two).not.toHaveProperty("attachments");
  expect(two).not.toHaveProperty("image");
});
