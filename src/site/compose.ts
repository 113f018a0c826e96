import path from "node:path";
import type { Article } from "../article/article.ts";
import { findConflicts } from "../article/conflicts.ts";
import { type ReadArticles, readArticles } from "../article/read.ts";
import type { Settings } from "../command/settings.ts";
import { editionAt } from "../edition/edition.ts";
import { findEarlyLinks } from "../edition/foresight.ts";
import { type Histories, publicHistories } from "../edition/public-versions.ts";
import { readHistories } from "../history/history.ts";
import { type Issue, NewsroomErrors } from "../lib/issue.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { addresses } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { findStaleEntries } from "../pages/front.ts";
import { type AssetAddresses, siteView } from "../pages/site-view.ts";
import { type Claims, claimAddresses } from "./claims.ts";
import {
  type BrokenLink,
  findBrokenLinks,
  findPlaces,
  listSite,
  type PlanOwnPages,
  type SitePlan,
} from "./site-plan.ts";

/** For commands that look at what editors wrote: the site's own files need not be bundled for them. */
export const NO_ASSETS: AssetAddresses = {
  styles: addresses.assets,
  overviewStyles: addresses.assets,
  script: addresses.assets,
  searchScript: addresses.assets,
  formScript: addresses.assets,
  offlineScript: null,
  liveScript: addresses.assets,
  feedStyles: addresses.assets,
  fonts: [],
  italicFont: addresses.assets,
};

/** The newsroom's files, read and held against each other. */
export interface Sources {
  newsroom: Newsroom;
  articles: Article[];
  /** Every version that git holds of stories that may show them. */
  histories: Histories;
}

/**
 * Reads the newsroom and every article.
 * @param withHistories false for a folder that stands outside its repository.
 * @throws {NewsroomErrors} with every issue of every file.
 */
export function readSources(settings: Settings, { withHistories = true }: { withHistories?: boolean } = {}): Sources {
  const read = readNewsroom(settings.newsroomDir);
  return soundSources(read, readArticles(settings.articlesDir, read.newsroom), settings, withHistories);
}

/**
 * The same with articles that were read already.
 * @throws {NewsroomErrors} with every issue of every file.
 * @throws {UsageError} where git cannot say which versions there were.
 */
export function soundSources(
  { newsroom, issues: newsroomIssues }: { newsroom: Newsroom; issues: Issue[] },
  { articles, issues: articleIssues, advice }: ReadArticles,
  { newsroomDir, articlesDir, now }: Settings,
  withHistories = true,
): Sources {
  const issues = [
    ...newsroomIssues,
    ...articleIssues,
    ...findConflicts(articles, newsroom.site.locale),
    ...findEarlyLinks(articles, now),
  ];
  if (issues.length === 0) {
    const histories = withHistories ? readHistories(articlesDir, newsroomDir, articles, newsroom) : new Map();
    return { newsroom, articles, histories };
  }
  // A story that cannot be read may be public once it can: entries of the front that may mean it are left alone.
  const unread = new Set(articleIssues.map(({ file }) => path.basename(file, ".md")));
  const { stale, withdrawn } = findStaleEntries(articles, newsroom, now, unread);
  throw new NewsroomErrors([...issues, ...stale, ...withdrawn], advice);
}

/** What the layouts and the CDN are given. */
export interface ComposedSite {
  context: PageContext;
  plan: SitePlan;
  /**
   * Entries of the front whose story was withdrawn. The front goes on without them: a build that failed here would
   * leave the story where it is, beyond its rights.
   */
  warnings: Issue[];
}

/** The site as it is listed, whether or not it is sound. */
interface PlannedSite extends Omit<ComposedSite, "warnings"> {
  claims: Claims;
}

export function planSite(
  { newsroom, articles, histories: committed }: Sources,
  assets: AssetAddresses,
  { now, siteUrl, preview, isProduction }: Settings,
  ownPages?: PlanOwnPages,
): PlannedSite {
  const edition = editionAt(now, articles, newsroom, { preview });
  const histories = publicHistories(edition, committed, newsroom);
  const context = { edition, newsroom, site: siteView(newsroom, siteUrl ?? newsroom.site.url, assets), histories };
  const plan = listSite(context, { isProduction, ...(ownPages && { ownPages }) });
  const lineOfAliases = (file: string) =>
    articles.find((article) => article.file === file)?.content().lines.aliases ?? 1;
  return { context, plan, claims: claimAddresses(plan, lineOfAliases) };
}

/**
 * The whole site at one instant: the edition, and every file of the output.
 * @throws {NewsroomErrors} where two files want one address, a link leads nowhere, or the front names what is not public.
 */
export function composeSite(...given: Parameters<typeof composeAnyway>): ComposedSite {
  const { site, issues, brokenLinks } = composeAnyway(...given);
  const all = [...issues, ...brokenLinks.map(({ issue }) => issue)];
  if (all.length > 0) throw new NewsroomErrors(all);
  return site;
}

/** The same with what is wrong with it: for a comparison, which may know why. Nothing may be published of it. */
export function composeAnyway(
  sources: Sources,
  assets: AssetAddresses,
  settings: Settings,
  ownPages?: PlanOwnPages,
): { site: ComposedSite; issues: Issue[]; brokenLinks: BrokenLink[] } {
  const { context, plan, claims } = planSite(sources, assets, settings, ownPages);
  const { stale, withdrawn } = findStaleEntries(sources.articles, sources.newsroom, settings.now);
  const targets = { isAnswered: claims.isAnswered, placesOn: findPlaces(context), redirects: plan.redirects };
  return {
    site: { context, plan, warnings: settings.preview ? [] : withdrawn },
    issues: [...(settings.preview ? [] : stale), ...claims.collisions],
    brokenLinks: findBrokenLinks(targets, context),
  };
}
