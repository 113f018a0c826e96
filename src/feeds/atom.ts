import { element, xmlDocument } from "../lib/xml.ts";
import { rfc3339 } from "./dates.ts";
import { type FeedItem, type FeedModel, itemHtml } from "./feed.ts";

/** Atom 1.0 (RFC 4287). */
export function atom(feed: FeedModel): string {
  const root = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
    element("id", {}, feed.id),
    element("title", {}, feed.title),
    element("subtitle", {}, feed.description),
    element("updated", {}, rfc3339(feed.updatedAt)),
    element("link", { rel: "self", type: "application/atom+xml", href: feed.self }),
    feed.hubs.map((href) => element("link", { rel: "hub", href })),
    element("link", { rel: "alternate", type: "text/html", href: feed.home }),
    element("icon", {}, feed.icon),
    element("logo", {}, feed.logo.url),
    element("rights", {}, feed.rights),
    feed.items.map(entry),
  );
  return xmlDocument(root, feed.stylesheet);
}

function entry(item: FeedItem) {
  const { id, url, title, language, summary, publishedAt, updatedAt, authors, categories, enclosure } = item;
  return element(
    "entry",
    language === null ? {} : { "xml:lang": language },
    element("id", {}, id),
    element("title", {}, title),
    element("link", { rel: "alternate", type: "text/html", href: url }),
    enclosure && element("link", { rel: "enclosure", type: enclosure.mediaType, href: enclosure.url }),
    element("published", {}, rfc3339(publishedAt)),
    element("updated", {}, rfc3339(updatedAt)),
    authors.map(({ name, url }) =>
      element("author", {}, element("name", {}, name), url ? element("uri", {}, url) : null),
    ),
    categories.map((category) => element("category", { term: category })),
    element("summary", { type: "text" }, summary),
    element("content", { type: "html" }, itemHtml(item)),
  );
}
