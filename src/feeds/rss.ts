import { element, xmlDocument } from "../lib/xml.ts";
import { rfc822, rfc3339 } from "./dates.ts";
import { type FeedItem, type FeedModel, itemHtml } from "./feed.ts";

/** RSS 2.0 with the content, Dublin Core and Atom modules, following the RSS Advisory Board's profile. */
export function rss(feed: FeedModel): string {
  const channel = element(
    "channel",
    {},
    element("title", {}, feed.title),
    element("link", {}, feed.home),
    element("description", {}, feed.description),
    element("language", {}, feed.language),
    element("copyright", {}, feed.rights),
    feed.items.length > 0 ? element("lastBuildDate", {}, rfc822(feed.updatedAt)) : null,
    element(
      "image",
      {},
      element("url", {}, feed.logo.url),
      element("title", {}, feed.title),
      element("link", {}, feed.home),
      element("width", {}, String(feed.logo.width)),
      element("height", {}, String(feed.logo.height)),
    ),
    element("atom:link", { rel: "self", type: "application/rss+xml", href: feed.self }),
    feed.hubs.map((href) => element("atom:link", { rel: "hub", href })),
    feed.items.map(item),
  );
  const root = element(
    "rss",
    {
      version: "2.0",
      "xmlns:atom": "http://www.w3.org/2005/Atom",
      "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    },
    channel,
  );
  return xmlDocument(root, feed.stylesheet);
}

function item(story: FeedItem) {
  const { id, url, title, summary, publishedAt, updatedAt, authors, categories, enclosure } = story;
  return element(
    "item",
    {},
    element("title", {}, title),
    element("link", {}, url),
    element("guid", { isPermaLink: "false" }, id),
    element("pubDate", {}, rfc822(publishedAt)),
    updatedAt > publishedAt ? element("atom:updated", {}, rfc3339(updatedAt)) : null,
    authors.map(({ name }) => element("dc:creator", {}, name)),
    categories.map((category) => element("category", {}, category)),
    element("description", {}, summary),
    element("content:encoded", {}, itemHtml(story)),
    // 0 is what the RSS Advisory Board advises where the length is not known: pictures are encoded after the feeds.
    enclosure && element("enclosure", { url: enclosure.url, length: 0, type: enclosure.mediaType }),
  );
}
