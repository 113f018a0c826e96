import { foldPath } from "../article/conflicts.ts";
import { headersPage } from "../deploy/headers.ts";
import { type RedirectRule, redirectRules, redirectsPage } from "../deploy/redirects.ts";
import { feedPages } from "../feeds/feed.ts";
import { opmlPage } from "../feeds/opml.ts";
import type { Issue } from "../lib/issue.ts";
import { robotsPage } from "../sitemaps/robots.ts";
import { sitemapPages } from "../sitemaps/sitemap.ts";
import { archivePages } from "./archive.ts";
import { articlePages } from "./article.ts";
import { authorPages } from "./authors.ts";
import type { PageContext } from "./context.ts";
import { correctionsPage } from "./corrections.ts";
import { frontPage } from "./front.ts";
import { sectionPages, tagPages } from "./lists.ts";
import type { Asset, Page } from "./page.ts";
import { pictureAssets } from "./picture-assets.ts";
import { retractionPages } from "./retraction.ts";
import { servicePages } from "./service.ts";
import { tagIndexPage } from "./tags.ts";

/** Every file of the output, whatever its kind, and the redirects: what a build writes, and all that it writes. */
export interface SitePlan {
  pages: Page[];
  assets: Asset[];
  redirects: RedirectRule[];
}

export function listSite(context: PageContext, { isProduction }: { isProduction: boolean }): SitePlan {
  const readable: Page[] = [
    frontPage(context),
    ...articlePages(context),
    ...retractionPages(context),
    ...sectionPages(context),
    ...tagPages(context),
    tagIndexPage(context),
    ...authorPages(context),
    ...archivePages(context),
    correctionsPage(context),
    ...servicePages(context),
  ];
  const redirects = redirectRules(context);
  return {
    pages: [
      ...readable,
      ...feedPages(context),
      opmlPage(context),
      ...sitemapPages(readable, context),
      robotsPage(context),
      redirectsPage(redirects),
      headersPage(context.newsroom.site, { isProduction }),
    ],
    assets: pictureAssets(context),
    redirects,
  };
}

/** Two owners of one path, after Unicode and case folding: one would overwrite the other, somewhere. */
export function findCollisions({ pages, assets, redirects }: SitePlan): Issue[] {
  const owners = new Map<string, string>();
  const claims = [
    ...pages.map(({ path, owner }) => ({ path, owner })),
    ...assets.map(({ path, owner }) => ({ path, owner })),
    ...redirects.map(({ from, to }) => ({ path: from, owner: `the redirect to ${to}` })),
  ];
  return claims.flatMap(({ path, owner }) => {
    const known = owners.get(foldPath(path));
    owners.set(foldPath(path), known ?? owner);
    if (known === undefined) return [];
    const problem = `the address ${path} belongs to ${known} already.`;
    return [{ file: owner, line: 1, field: null, problem, remedy: "Give one of them another slug or path." }];
  });
}

/** Links in stories to addresses of ours that nothing answers, or to a place on a page that is not there. */
export function findBrokenLinks({ pages, assets, redirects }: SitePlan, { edition }: PageContext): Issue[] {
  const answered = new Set([
    ...pages.map(({ path }) => foldPath(path)),
    ...assets.map(({ path }) => foldPath(path)),
    ...redirects.map(({ from }) => foldPath(from)),
  ]);
  const anchors = new Map(edition.stories.map((story) => [foldPath(story.path), story.body.anchors]));
  return edition.stories.flatMap((story) =>
    story.body.links.flatMap(({ href, line }) => {
      const url = new URL(href, `https://site.invalid${story.path}`);
      const target = foldPath(decodeURI(url.pathname));
      const fragment = decodeURIComponent(url.hash.slice(1));
      const known = anchors.get(target);
      const problem = !answered.has(target)
        ? `the link ${href} leads to no page of this site.`
        : fragment && known && !known.includes(fragment)
          ? `the link ${href} leads to no place on that page.`
          : null;
      const remedy = "Copy the address of the story from the site: /2024/05/25/slug/.";
      return problem === null ? [] : [{ file: story.file, line, field: null, problem, remedy }];
    }),
  );
}
