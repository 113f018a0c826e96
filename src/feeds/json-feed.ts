import { rfc3339 } from "./dates.ts";
import { itemHtml } from "./item.ts";
import type { FeedModel, FeedPicture } from "./model.ts";

/** JSON Feed 1.1. */
export function jsonFeed(feed: FeedModel): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description,
    icon: feed.icon,
    favicon: feed.favicon,
    authors: [{ name: feed.publisher.name, url: feed.publisher.url }],
    language: feed.language,
    hubs: feed.hubs.length > 0 ? feed.hubs.map((url) => ({ type: "WebSub", url })) : undefined,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      language: item.language ?? undefined,
      summary: item.summary,
      content_html: itemHtml(item),
      image: item.picture?.url,
      date_published: rfc3339(item.publishedAt),
      date_modified: rfc3339(item.updatedAt),
      authors: item.authors.map(({ name, url }) => ({ name, url: url ?? undefined })),
      tags: item.categories,
      attachments: item.picture ? [attachment(item.picture)] : undefined,
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

const attachment = ({ url, mediaType, alt, length }: FeedPicture) => ({
  url,
  mime_type: mediaType,
  title: alt === "" ? undefined : alt,
  size_in_bytes: length ?? undefined,
});
