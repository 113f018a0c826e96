import path from "node:path";
import type { Article } from "../article/article.ts";
import { findConflicts } from "../article/conflicts.ts";
import { readArticles } from "../article/read.ts";
import { editionAt } from "../edition/edition.ts";
import { findEarlyLinks } from "../edition/foresight.ts";
import { NewsroomFaults } from "../lib/issue.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { readNewsroom } from "../newsroom/read.ts";
import type { PageContext } from "../pages/context.ts";
import { findStaleEntries } from "../pages/front.ts";
import { type AssetAddresses, siteView } from "../pages/site-view.ts";
import type { Settings } from "./settings.ts";
import { findBrokenLinks, findCollisions, listSite, type SitePlan } from "./site-plan.ts";

/** The newsroom's files, read and held against each other. */
export interface Sources {
  newsroom: Newsroom;
  articles: Article[];
}

/**
 * Reads the newsroom and every article.
 * @throws {NewsroomFaults} with every issue of every file.
 */
export function readSources({ newsroomDir, articlesDir, now }: Settings): Sources {
  const { newsroom, issues: newsroomIssues } = readNewsroom(newsroomDir);
  const { articles, issues: articleIssues } = readArticles(articlesDir, newsroom);
  const issues = [...newsroomIssues, ...articleIssues, ...findConflicts(articles), ...findEarlyLinks(articles, now)];
  if (issues.length === 0) return { newsroom, articles };
  // A story that cannot be read may be public once it can: entries of the front that may mean it are left alone.
  const unread = new Set(articleIssues.map(({ file }) => path.basename(file, ".md")));
  const stale = findStaleEntries(articles, newsroom, now, unread);
  throw new NewsroomFaults([...issues, ...stale]);
}

/**
 * The whole site at one instant: the edition, and every file of the output.
 * @throws {NewsroomFaults} where two files want one address, a link leads nowhere, or the front names what is not public.
 */
export function composeSite(
  { newsroom, articles }: Sources,
  assets: AssetAddresses,
  { now, siteUrl, preview, isProduction }: Settings,
): { context: PageContext; plan: SitePlan } {
  const edition = editionAt(now, articles, newsroom, { preview });
  const context = { edition, newsroom, site: siteView(newsroom, siteUrl ?? newsroom.site.url, assets) };
  const plan = listSite(context, { isProduction });
  const issues = [
    ...(preview ? [] : findStaleEntries(articles, newsroom, now)),
    ...findCollisions(plan),
    ...findBrokenLinks(plan, context),
  ];
  if (issues.length > 0) throw new NewsroomFaults(issues);
  return { context, plan };
}
