import { element, xmlDocument } from "../lib/xml.ts";
import { rfc3339 } from "./dates.ts";
import { itemHtml } from "./item.ts";
import { type FeedItem, type FeedModel, type FeedPicture, GENERATOR } from "./model.ts";

/** Atom 1.0 (RFC 4287). */
export function atom(feed: FeedModel): string {
  const root = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
    element("id", {}, feed.id),
    element("title", {}, feed.title),
    element("subtitle", {}, feed.description),
    element("updated", {}, rfc3339(feed.updatedAt)),
    element("author", {}, element("name", {}, feed.publisher.name), element("uri", {}, feed.publisher.url)),
    element("link", { rel: "self", type: "application/atom+xml", href: feed.self }),
    feed.hubs.map((href) => element("link", { rel: "hub", href })),
    element("link", { rel: "alternate", type: "text/html", href: feed.home }),
    element("icon", {}, feed.icon),
    element("logo", {}, feed.logo.url),
    element("rights", {}, feed.rights),
    element("generator", {}, GENERATOR),
    feed.items.map(entry),
  );
  return xmlDocument(root, feed.stylesheet);
}

function entry(item: FeedItem) {
  const { id, url, title, language, summary, publishedAt, updatedAt, authors, categories, picture } = item;
  return element(
    "entry",
    language === null ? {} : { "xml:lang": language },
    element("id", {}, id),
    element("title", {}, title),
    element("link", { rel: "alternate", type: "text/html", href: url }),
    picture && enclosure(picture),
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

function enclosure({ url, mediaType, length, alt }: FeedPicture) {
  const size = length === null ? {} : { length };
  return element("link", {
    rel: "enclosure",
    type: mediaType,
    href: url,
    ...size,
    ...(alt === "" ? {} : { title: alt }),
  });
}
