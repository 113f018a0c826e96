import type { FeedItem, FeedModel } from "../../../src/feeds/model.ts";
import { aText, at } from "../article-factory.ts";

export const anItem = (changes: Partial<FeedItem> = {}): FeedItem => ({
  id: "tag:ledger.example,2024-05-25:/2024/05/25/a/",
  url: "https://ledger.example/2024/05/25/a/",
  title: 'Tides & "harbors" <now>',
  language: null,
  summary: "What is & was.",
  content: {
    before: "",
    text: aText("", '<p>The text &amp; a <a href="https://x.example/?a=1&amp;b=2">link</a> ]]&gt;.</p>\n'),
    dateline: null,
    language: null,
    after: "",
    origin: "https://ledger.example",
    page: "https://ledger.example/2024/05/25/a/",
  },
  publishedAt: at("2024-05-25T18:28:05-04:00"),
  updatedAt: at("2024-05-26T09:00:00-04:00"),
  authors: [
    { name: "Ada Byron", url: "https://ledger.example/authors/ada-byron/" },
    { name: "AFP", url: null },
  ],
  byline: "Ada Byron and AFP",
  categories: ["City", "R&D"],
  picture: {
    path: "/images/a-1.jpg",
    url: "https://ledger.example/images/a-1.jpg",
    mediaType: "image/jpeg",
    width: 1200,
    height: 800,
    length: 54_321,
    alt: 'A "<gull>" & its view',
    caption: "A gull < a goose.",
    credit: "Photo: A & B",
  },
  ...changes,
});

/** A feed of two items: one with everything, one with as little as there can be. */
export const aFeed = (changes: Partial<FeedModel> = {}): FeedModel => ({
  format: "rss",
  hubs: [],
  id: "https://ledger.example/",
  self: "https://ledger.example/feed.xml",
  home: "https://ledger.example/",
  title: "The Ledger",
  description: "News & views.",
  language: "en-US",
  rights: "© Ledger Press",
  publisher: { name: "The Ledger", url: "https://ledger.example/", email: "desk@ledger.example" },
  icon: "https://ledger.example/icon.png",
  favicon: "https://ledger.example/icon-180.png",
  logo: { url: "https://ledger.example/logo.png", width: 144, height: 108 },
  stylesheet: "/assets/feed.css",
  updatedAt: at("2024-05-26T09:00:00-04:00"),
  items: [
    anItem(),
    anItem({
      id: "tag:ledger.example,2024-05-24:/2024/05/24/b/",
      url: "https://ledger.example/2024/05/24/b/",
      publishedAt: at("2024-02-29T23:59:59Z"),
      updatedAt: at("2024-02-29T23:59:59Z"),
      authors: [{ name: "Bo Lindqvist", url: null }],
      byline: "Bo Lindqvist",
      categories: [],
      picture: null,
    }),
  ],
  ...changes,
});
