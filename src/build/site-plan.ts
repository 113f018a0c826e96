import { foldPath } from "../article/conflicts.ts";
import { headersPage } from "../deploy/headers.ts";
import { type RedirectRule, redirectRules, redirectsPage } from "../deploy/redirects.ts";
import { feedPages } from "../feeds/feed.ts";
import { opmlPage } from "../feeds/opml.ts";
import type { Issue } from "../lib/issue.ts";
import { archivePages } from "../pages/archive.ts";
import { articlePages } from "../pages/article.ts";
import { authorPages } from "../pages/authors.ts";
import type { PageContext } from "../pages/context.ts";
import { correctionsPage } from "../pages/corrections.ts";
import { frontPage } from "../pages/front.ts";
import { historyPages } from "../pages/history.ts";
import { sectionPages, tagPages } from "../pages/lists.ts";
import type { Asset, EncodedPicture } from "../pages/page.ts";
import { publishedPictures } from "../pages/picture-assets.ts";
import { retractionPages } from "../pages/retraction.ts";
import { seriesPages } from "../pages/series.ts";
import { PROSE_PAGES, servicePages } from "../pages/service.ts";
import { tagIndexPage } from "../pages/tags.ts";
import { robotsPage } from "../sitemaps/robots.ts";
import { sitemapPages } from "../sitemaps/sitemap.ts";

/** The pages that people read. */
function readablePages(context: PageContext) {
  return [
    frontPage(context),
    ...articlePages(context),
    ...retractionPages(context),
    ...historyPages(context),
    ...sectionPages(context),
    ...tagPages(context),
    tagIndexPage(context),
    ...seriesPages(context),
    ...authorPages(context),
    ...archivePages(context),
    correctionsPage(context),
    ...servicePages(context),
  ];
}

function machinePages(context: PageContext, redirects: RedirectRule[], lists: string[], isProduction: boolean) {
  return [
    ...feedPages(context),
    opmlPage(context),
    ...sitemapPages(lists, context),
    robotsPage(context),
    redirectsPage(redirects),
    headersPage(context.newsroom.site, { isProduction }),
  ];
}

/** A page of any kind. A new kind of page joins by being listed above, and needs a template in `layouts/`. */
export type Page = ReturnType<typeof readablePages>[number] | ReturnType<typeof machinePages>[number];

/** Every file of the output, whatever its kind, and the redirects: what a build writes, and all that it writes. */
export interface SitePlan {
  pages: Page[];
  assets: Asset[];
  pictures: EncodedPicture[];
  redirects: RedirectRule[];
}

export function listSite(context: PageContext, { isProduction }: { isProduction: boolean }): SitePlan {
  const readable = readablePages(context);
  const redirects = redirectRules(context);
  // A story has its own sitemap; a list may always be indexed, and its model is better not made to see that.
  const isList = (page: (typeof readable)[number]) =>
    page.kind === "list" || (page.kind !== "article" && page.model.head.canonical !== null);
  const lists = readable.filter(isList).map(({ path }) => path);
  const { assets, encoded } = publishedPictures(context);
  return {
    pages: [...readable, ...machinePages(context, redirects, lists, isProduction)],
    assets,
    pictures: encoded,
    redirects,
  };
}

/** Two owners of one path, after Unicode and case folding: one would overwrite the other, somewhere. */
export function findCollisions({ pages, assets, pictures, redirects }: SitePlan): Issue[] {
  const owners = new Map<string, string>();
  const claims = [
    ...pages.map(({ path, owner }) => ({ path, owner })),
    ...assets.map(({ path, owner }) => ({ path, owner })),
    ...pictures.flatMap(({ files, owner }) => files.map(({ path }) => ({ path, owner }))),
    ...redirects.map(({ from, owner }) => ({ path: from, owner })),
  ];
  return claims.flatMap(({ path, owner }) => {
    const known = owners.get(foldPath(path));
    owners.set(foldPath(path), known ?? owner);
    if (known === undefined) return [];
    const problem = `the address ${path} belongs to ${known} already.`;
    return [{ file: owner, line: 1, field: null, problem, remedy: "Give one of them another slug or path." }];
  });
}

/** Places that the layouts give every page. */
const EVERYWHERE = ["content", "top"];

/** Links in stories and prose pages to addresses of ours that nothing answers, or to a place that is not there. */
export function findBrokenLinks(
  { pages, assets, pictures, redirects }: SitePlan,
  { edition, newsroom }: PageContext,
): Issue[] {
  const answered = new Set([
    ...pages.map(({ path }) => foldPath(path)),
    ...assets.map(({ path }) => foldPath(path)),
    ...pictures.flatMap(({ files }) => files.map(({ path }) => foldPath(path))),
    ...redirects.map(({ from }) => foldPath(from)),
  ]);
  const written = [
    ...edition.stories.map(({ file, path, body, corrections }) => ({
      file,
      path,
      links: body.links,
      places: () => [...body.anchors, "comments", ...(corrections.length > 0 ? ["corrections"] : [])],
    })),
    ...PROSE_PAGES.map(({ path, name }) => {
      const { file, links, anchors } = newsroom.prose[name];
      return { file, path, links, places: () => anchors };
    }),
  ];
  const places = new Map(written.map(({ path, places }) => [foldPath(path), places]));
  const moved = new Map(redirects.map(({ from, to }) => [foldPath(from), foldPath(to)]));
  return written.flatMap(({ file, path, links }) =>
    links.flatMap(({ href, line }) => {
      const { target, fragment } = parts(href, path);
      const isAnswered = target !== null && answered.has(target);
      const isPlace = () => {
        const known = places.get(target === null ? "" : (moved.get(target) ?? target))?.() ?? [];
        return EVERYWHERE.includes(fragment) || known.includes(fragment);
      };
      const problem = !isAnswered
        ? `the link ${href} leads to no page of this site.`
        : fragment !== "" && !isPlace()
          ? `the link ${href} leads to no place on that page.`
          : null;
      const remedy = "Copy the address of the story from the site: /2024/05/25/slug/.";
      return problem === null ? [] : [{ file, line, field: null, problem, remedy }];
    }),
  );
}

/** Where a link leads, folded as addresses are; no target where it is no address at all. */
function parts(href: string, from: string): { target: string | null; fragment: string } {
  try {
    const url = new URL(href, `https://site.invalid${from}`);
    return { target: foldPath(decodeURIComponent(url.pathname)), fragment: decodeURIComponent(url.hash.slice(1)) };
  } catch {
    return { target: null, fragment: "" };
  }
}
