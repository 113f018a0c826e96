import type { CorrectionEntry } from "../edition/corrections.ts";
import { escapeHtml } from "../lib/trusted-html.ts";
import { absolute } from "../pages/addresses.ts";
import type { Shared } from "../pages/context.ts";
import { attributesOf } from "./item.ts";
import type { FeedItem } from "./model.ts";
import { pictureOfSite } from "./picture.ts";

/** An item for each correction and retraction. @param entries newest first. */
export const correctionItems = (entries: readonly CorrectionEntry[], shared: Shared): FeedItem[] =>
  distinct(entries.map((entry) => correctionItem(entry, shared)));

/** Two corrections of one story may be made at one time. */
function distinct(items: FeedItem[]): FeedItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}-${count}` };
  });
}

function correctionItem(entry: CorrectionEntry, shared: Shared): FeedItem {
  const { newsroom, site } = shared;
  const { words } = newsroom;
  const url = absolute(site.origin, entry.path);
  const kind = entry.kind === "retraction" ? words.retraction : words.correction;
  const own = attributesOf(entry.language);
  return {
    id: `${entry.feedId}#${entry.kind}-${new Date(entry.at).toISOString()}`,
    url,
    title: `${kind}: ${entry.headline}`,
    language: null,
    summary: entry.text,
    content: {
      before: `<p${own}>${escapeHtml(entry.text)}</p><p${own}><a href="${escapeHtml(url)}">${escapeHtml(entry.headline)}</a></p>`,
      text: null,
      dateline: null,
      language: null,
      after: "",
      origin: site.origin,
      page: url,
    },
    publishedAt: entry.at,
    updatedAt: entry.at,
    authors: [{ name: newsroom.site.name, url: null }],
    byline: newsroom.site.name,
    categories: [words.corrections],
    picture: pictureOfSite(shared),
  };
}
