import type { Story } from "../edition/edition.ts";
import { isRecent } from "../edition/publication-state.ts";
import { lastChange } from "../feeds/feed.ts";
import { instant } from "../lib/clock.ts";
import { element, type XmlElement, xmlDocument } from "../lib/xml.ts";
import { isoInZone } from "../lib/zone.ts";
import { absolute, addresses } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { type PageOf, pageOnDemand } from "../pages/page.ts";

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

/** An index of sitemaps, a set of addresses, or the news sitemap. Times are ISO 8601 in the newsroom's zone. */
export type SitemapModel =
  | { kind: "index"; entries: { url: string; lastModified: string | null }[] }
  | { kind: "addresses"; entries: { url: string; lastModified: string | null }[] }
  | {
      kind: "news";
      publication: string;
      language: string;
      entries: { url: string; title: string; publishedAt: string }[];
    };

export type SitemapPage = PageOf<"sitemap", SitemapModel>;

/**
 * A sitemap for each month of stories, with the true time of each one's last change; one for the pages that list them;
 * an index of both; and the news sitemap.
 * @param lists paths of all pages but stories that may be indexed.
 */
export function sitemapPages(lists: readonly string[], context: PageContext): SitemapPage[] {
  const { edition, newsroom, site } = context;
  const { zone } = newsroom.site;
  const entry = (story: Story) => ({
    url: absolute(site.origin, story.path),
    lastModified: isoInZone(lastChange(story), zone),
  });
  const latest = (stories: readonly Story[]) =>
    stories.length === 0
      ? null
      : isoInZone(
          instant(stories.reduce((last, story) => Math.max(last, lastChange(story)), Number.NEGATIVE_INFINITY)),
          zone,
        );
  const months = [...edition.months].filter(([, stories]) => stories.some((story) => story.mark === null));
  const page = (path: string, model: SitemapModel): SitemapPage => ({
    kind: "sitemap",
    path,
    owner: "sitemaps",
    model,
  });
  const parts = [
    pageOnDemand(
      { kind: "sitemap", path: addresses.sitemapPart("pages"), owner: "sitemaps", key: () => lists.join("\n") },
      () => ({
        kind: "addresses" as const,
        entries: lists.map((path) => ({ url: absolute(site.origin, path), lastModified: null })),
      }),
    ),
    ...months.map(([month, stories]) => {
      const path = addresses.sitemapPart(month);
      const key = () => stories.map((story) => story.key).join();
      return pageOnDemand({ kind: "sitemap", path, owner: "sitemaps", key }, () => ({
        kind: "addresses" as const,
        entries: stories.filter((story) => story.mark === null).map(entry),
      }));
    }),
  ];
  const recent = edition.stories.filter((story) => story.mark === null && isRecent(story.publishedAt, edition.now));
  return [
    ...parts,
    page(addresses.sitemap, {
      kind: "index",
      entries: [
        { url: absolute(site.origin, addresses.sitemapPart("pages")), lastModified: latest(edition.stories) },
        ...months.map(([month, stories]) => ({
          url: absolute(site.origin, addresses.sitemapPart(month)),
          lastModified: latest(stories),
        })),
      ],
    }),
    page(addresses.newsSitemap, {
      kind: "news",
      publication: site.name,
      language: newsroom.site.language,
      // Google reads at most 1,000 addresses of a news sitemap.
      entries: recent.slice(0, 1000).map((story) => ({
        url: absolute(site.origin, story.path),
        title: story.headline,
        publishedAt: isoInZone(story.publishedAt, zone),
      })),
    }),
  ];
}

/** sitemaps.org 0.9 and Google's news extension. */
export function sitemap(model: SitemapModel): string {
  if (model.kind === "news") {
    const urls = model.entries.map(({ url, title, publishedAt }) => {
      const publication = element(
        "news:publication",
        {},
        element("news:name", {}, model.publication),
        element("news:language", {}, model.language),
      );
      const date = element("news:publication_date", {}, publishedAt);
      return element(
        "url",
        {},
        element("loc", {}, url),
        element("news:news", {}, publication, date, element("news:title", {}, title)),
      );
    });
    return xmlDocument(element("urlset", { xmlns: SITEMAP, "xmlns:news": NEWS }, urls));
  }
  const [root, child] = model.kind === "index" ? ["sitemapindex", "sitemap"] : ["urlset", "url"];
  const entries = model.entries.map(
    ({ url, lastModified }): XmlElement =>
      element(child, {}, element("loc", {}, url), lastModified === null ? null : element("lastmod", {}, lastModified)),
  );
  return xmlDocument(element(root, { xmlns: SITEMAP }, entries));
}
