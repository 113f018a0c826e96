import { escapeHtml } from "../lib/trusted-html.ts";
import { element, xmlDocument } from "../lib/xml.ts";
import { rfc822, rfc3339 } from "./dates.ts";
import { itemHtml } from "./item.ts";
import { type FeedItem, type FeedModel, type FeedPicture, GENERATOR } from "./model.ts";

/** Minutes for which a reader may keep the feed before it asks again. */
const TIME_TO_LIVE = 15;

/** RSS 2.0 with the content, Dublin Core, Media and Atom modules, following the RSS Advisory Board's profile. */
export function rss(feed: FeedModel): string {
  const channel = element(
    "channel",
    {},
    element("title", {}, feed.title),
    element("link", {}, feed.home),
    element("description", {}, feed.description),
    element("language", {}, feed.language),
    element("copyright", {}, feed.rights),
    element("managingEditor", {}, `${feed.publisher.email} (${feed.publisher.name})`),
    feed.items.length > 0 ? element("lastBuildDate", {}, rfc822(feed.updatedAt)) : null,
    element("generator", {}, GENERATOR),
    element("ttl", {}, String(TIME_TO_LIVE)),
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
      "xmlns:media": "http://search.yahoo.com/mrss/",
    },
    channel,
  );
  return xmlDocument(root, feed.stylesheet);
}

function item(story: FeedItem) {
  const { id, url, title, summary, publishedAt, updatedAt, byline, categories, picture } = story;
  return element(
    "item",
    {},
    element("title", {}, title),
    element("link", {}, url),
    element("guid", { isPermaLink: "false" }, id),
    element("pubDate", {}, rfc822(publishedAt)),
    updatedAt > publishedAt ? element("atom:updated", {}, rfc3339(updatedAt)) : null,
    // Of several elements, most readers show one: the first or the last.
    element("dc:creator", {}, byline),
    categories.map((category) => element("category", {}, category)),
    // The one field of RSS 2.0 that is HTML: text is escaped for that, and once more for XML.
    element("description", {}, escapeHtml(summary)),
    element("content:encoded", {}, itemHtml(story)),
    // After the item's own: Python's feedparser takes the first description for the item's, whatever it describes.
    picture && enclosure(picture),
    picture && mediaContent(picture),
  );
}

/** The RSS Advisory Board asks for a length of 0 where it is not known. */
const enclosure = ({ url, length, mediaType }: FeedPicture) =>
  element("enclosure", { url, length: length ?? 0, type: mediaType });

/** Media RSS, https://www.rssboard.org/media-rss. */
function mediaContent({ url, mediaType, width, height, length, alt, caption, credit }: FeedPicture) {
  const size = length === null ? {} : { fileSize: length };
  return element(
    "media:content",
    { url, medium: "image", type: mediaType, width, height, ...size },
    caption === null ? null : element("media:title", { type: "plain" }, caption),
    alt === "" ? null : element("media:description", { type: "plain" }, alt),
    credit === null ? null : element("media:credit", {}, credit),
  );
}
