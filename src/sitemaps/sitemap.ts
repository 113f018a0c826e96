import { isInNewsSitemap } from "../edition/news-sitemap-time.ts";
import type { Story } from "../edition/story.ts";
import { lastChange } from "../edition/updates.ts";
import { instant } from "../lib/clock.ts";
import { element, type XmlElement, xmlDocument } from "../lib/xml.ts";
import { isoInZone } from "../lib/zone.ts";
import { absolute, addresses } from "../pages/addresses.ts";
import type { PageContext, Shared } from "../pages/context.ts";
import { type PlannedPage, pageKind } from "../pages/page.ts";
import { byDigest, inOrder, MOST_ADDRESSES } from "./split.ts";

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

/** Google reads at most so many stories of a news sitemap. */
const MOST_NEWS = 1000;

/** An index of sitemaps, a set of addresses, or a news sitemap. Times are ISO 8601 in the newsroom's zone. */
export type SitemapModel =
  | { kind: "index"; entries: { url: string; lastModified: string | null }[] }
  | { kind: "addresses"; entries: { url: string; lastModified: string | null }[] }
  | {
      kind: "news";
      publication: string;
      language: string;
      /** What is listed where there is no news. */
      home: string;
      entries: { url: string; title: string; publishedAt: string }[];
    };

export type SitemapPage = PlannedPage<"sitemap", SitemapModel>;

/** A page of addresses, and when the last of them changed. */
interface Part {
  page: SitemapPage;
  lastModified: string | null;
}

/**
 * A sitemap for each month of stories, with the true time of each one's last change; one for the pages that list them;
 * an index of both; and the news sitemap. What is too long for one file goes on in another one.
 * @param lists paths of all pages but stories that may be indexed.
 * @param most addresses in one file.
 */
export function sitemapPages(lists: readonly string[], context: PageContext, most = MOST_ADDRESSES): SitemapPage[] {
  const { site } = context;
  const parts = [...listParts(lists, context, most), ...monthParts(context, most)];
  const index: SitemapModel = {
    kind: "index",
    entries: parts.map(({ page, lastModified }) => ({ url: absolute(site.origin, page.path), lastModified })),
  };
  return [
    ...parts.map(({ page }) => page),
    plainPage(at(addresses.sitemap), () => index, context),
    ...newsPages(context),
  ];
}

/** An index, or a set of addresses, as it is. */
const plainPage = pageKind({ kind: "sitemap", model: (model: SitemapModel): SitemapModel => model });

/** Pages that list stories: their paths. */
const listsPage = pageKind({
  kind: "sitemap",
  model: (paths: readonly string[], { site }: Shared): SitemapModel => ({
    kind: "addresses",
    entries: paths.map((path) => ({ url: absolute(site.origin, path), lastModified: null })),
  }),
});

const storiesPage = pageKind({
  kind: "sitemap",
  model: (stories: readonly Story[], { newsroom, site }: Shared): SitemapModel => ({
    kind: "addresses",
    entries: stories.map((story) => ({
      url: absolute(site.origin, story.path),
      lastModified: isoInZone(lastChange(story), newsroom.site.zone),
    })),
  }),
});

const newsPage = pageKind({
  kind: "sitemap",
  model: (stories: readonly Story[], { newsroom, site }: Shared): SitemapModel => ({
    kind: "news",
    publication: site.name,
    // Google's words: "the language of your publication", whatever the story's own.
    language: newsroom.site.language,
    home: absolute(site.origin, addresses.front),
    entries: stories.map((story) => ({
      url: absolute(site.origin, story.path),
      title: story.content().headline,
      publishedAt: isoInZone(story.publishedAt, newsroom.site.zone),
    })),
  }),
});

const at = (path: string) => ({ path, owner: "sitemaps" });

function listParts(lists: readonly string[], context: PageContext, most: number): Part[] {
  const lastModified = latest(context.edition.stories, context);
  return byDigest(lists, most).map((paths, index) => {
    const page = listsPage(at(addresses.sitemapPart("pages", index + 1)), () => paths, context);
    return { page, lastModified };
  });
}

function monthParts(context: PageContext, most: number): Part[] {
  return [...context.edition.months].flatMap(([month, stories]) => {
    const shown = stories.filter(({ mark }) => mark === null);
    if (shown.length === 0) return [];
    // Divided from the oldest, shown from the newest.
    return inOrder(shown.toReversed(), most).map((own, index) => {
      const part = own.reverse();
      const page = storiesPage(at(addresses.sitemapPart(month, index + 1)), () => part, context);
      return { page, lastModified: latest(part, context) };
    });
  });
}

function latest(stories: readonly Story[], { newsroom }: PageContext): string | null {
  if (stories.length === 0) return null;
  const last = stories.reduce((last, story) => Math.max(last, lastChange(story)), Number.NEGATIVE_INFINITY);
  return isoInZone(instant(last), newsroom.site.zone);
}

/** What is news, divided. The first part is always there: Search Console is given its address once. */
function newsParts({ edition, newsroom }: PageContext): Story[][] {
  const { zone } = newsroom.site;
  const recent = edition.stories.filter(
    ({ mark, publishedAt }) => mark === null && isInNewsSitemap(publishedAt, edition.now, zone),
  );
  return inOrder(recent, MOST_NEWS);
}

/** The addresses of the news sitemap's files. */
export const newsSitemaps = (context: PageContext): string[] =>
  newsParts(context).map((_, index) => addresses.newsSitemap(index + 1));

const newsPages = (context: PageContext): SitemapPage[] =>
  newsParts(context).map((stories, index) => newsPage(at(addresses.newsSitemap(index + 1)), () => stories, context));

/** sitemaps.org 0.9 and Google's news extension. */
export function sitemap(model: SitemapModel): string {
  if (model.kind === "news") return newsSitemap(model);
  const [root, child] = model.kind === "index" ? ["sitemapindex", "sitemap"] : ["urlset", "url"];
  const entries = model.entries.map(
    ({ url, lastModified }): XmlElement =>
      element(child, {}, element("loc", {}, url), lastModified === null ? null : element("lastmod", {}, lastModified)),
  );
  return xmlDocument(element(root, { xmlns: SITEMAP }, entries));
}

/**
 * A set without an address is no valid sitemap, and a file that comes and goes is an error in Search Console. Google's advice
 * for what is no news any more is an entry without `news:news`: where nothing else is left, the front page is one.
 */
function newsSitemap({ publication, language, home, entries }: SitemapModel & { kind: "news" }): string {
  const urls = entries.map(({ url, title, publishedAt }) =>
    element(
      "url",
      {},
      element("loc", {}, url),
      element(
        "news:news",
        {},
        element("news:publication", {}, element("news:name", {}, publication), element("news:language", {}, language)),
        element("news:publication_date", {}, publishedAt),
        element("news:title", {}, title),
      ),
    ),
  );
  const listed = urls.length > 0 ? urls : [element("url", {}, element("loc", {}, home))];
  return xmlDocument(element("urlset", { xmlns: SITEMAP, "xmlns:news": NEWS }, listed));
}
