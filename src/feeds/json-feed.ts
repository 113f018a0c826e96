import { rfc3339 } from "./dates.ts";
import { type FeedModel, itemHtml } from "./feed.ts";

/** JSON Feed 1.1. */
export function jsonFeed(feed: FeedModel): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description,
    icon: feed.icon,
    language: feed.language,
    hubs: feed.hubs.length > 0 ? feed.hubs.map((url) => ({ type: "WebSub", url })) : undefined,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      language: item.language ?? undefined,
      summary: item.summary,
      content_html: itemHtml(item),
      image: item.enclosure?.url,
      date_published: rfc3339(item.publishedAt),
      date_modified: rfc3339(item.updatedAt),
      authors: item.authors.map(({ name, url }) => ({ name, url: url ?? undefined })),
      tags: item.categories,
      attachments: item.enclosure ? [{ url: item.enclosure.url, mime_type: item.enclosure.mediaType }] : undefined,
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
