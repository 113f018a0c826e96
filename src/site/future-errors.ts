import type { Article } from "../article/article.ts";
import type { Settings } from "../command/settings.ts";
import type { Instant } from "../lib/clock.ts";
import { formatIssue, type Issue, NewsroomErrors } from "../lib/issue.ts";
import { isoInZone } from "../lib/zone.ts";
import { findStaleEntries } from "../pages/front.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import { foldPath } from "../text/fold-path.ts";
import { composeSite, planSite, type Sources } from "./compose.ts";
import { findBrokenLinks, findPlaces } from "./site-plan.ts";

/**
 * Errors that the sources have already and that the clock alone will bring to light: at each coming release and expiry,
 * however many there are, so that no scheduled build meets them first. Each says from when.
 * @param sources as `readSources` read them, of a site that has no problem now.
 * @returns `issues` are problems of a story; `frontPage` are entries of the front that will be stale by then.
 */
export function findFutureErrors(
  sources: Sources,
  assets: AssetAddresses,
  settings: Settings,
): { issues: Issue[]; frontPage: Issue[] } {
  const { newsroom, articles } = sources;
  const coming = comingInstants(sources, settings.now);
  const front = firstOfEach(coming, newsroom.site.zone, (at) => findStaleEntries(articles, newsroom, at).withdrawn);
  if (!mayEverFail(sources, assets, settings, coming)) return { issues: [], frontPage: front };
  const issues = firstOfEach(coming, newsroom.site.zone, (now) => problemsAt(sources, assets, { ...settings, now }));
  return { issues, frontPage: front };
}

/** Instants after `now` at which a story comes or goes, or a front begins, in order. */
function comingInstants({ newsroom, articles }: Sources, now: Instant): Instant[] {
  const scheduled = articles
    .filter(({ draft }) => !draft)
    .flatMap(({ publishedAt, expiresAt, retraction }) => [publishedAt, expiresAt, retraction?.at ?? null]);
  const fronts = newsroom.frontPage.fronts.map(({ from }) => from);
  const all = [...scheduled, ...fronts].filter((at): at is Instant => at !== null && at > now);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** What is wrong at any of these instants, once, with the first one. */
function firstOfEach(instants: readonly Instant[], zone: string, issuesAt: (at: Instant) => Issue[]): Issue[] {
  const found = new Map<string, Issue>();
  for (const at of instants) {
    for (const issue of issuesAt(at)) {
      const key = formatIssue(issue);
      if (!found.has(key)) found.set(key, { ...issue, problem: `From ${isoInZone(at, zone)} on: ${issue.problem}` });
    }
  }
  return [...found.values()];
}

function problemsAt(sources: Sources, assets: AssetAddresses, settings: Settings): Issue[] {
  try {
    composeSite(sources, assets, settings);
    return [];
  } catch (error) {
    if (error instanceof NewsroomErrors) return error.issues;
    throw error;
  }
}

/**
 * Composing the site at each of very many instants is work, and hardly ever needed. Two sites that no instant has say
 * enough: one in which no story goes has each address that may ever be taken; one with the stories that
 * are out to stay has the addresses that are always answered. If all fits on the first, and no link needs more than the
 * second, all fits at every instant.
 */
function mayEverFail(
  sources: Sources,
  assets: AssetAddresses,
  settings: Settings,
  coming: readonly Instant[],
): boolean {
  const last = coming.at(-1);
  if (last === undefined) return false;
  const { articles } = sources;
  // What is gone already keeps its address and its old paths, and nothing else.
  const isGone = ({ expiresAt, retraction }: Article) =>
    [expiresAt, retraction?.at ?? null].some((end) => end !== null && end <= settings.now);
  const neverGone = (article: Article): Article =>
    isGone(article) ? article : { ...article, expiresAt: null, retraction: null };
  const most = planSite({ ...sources, articles: articles.map(neverGone) }, assets, { ...settings, now: last });
  if (most.claims.collisions.length > 0) return true;
  const isHereToStay = ({ expiresAt, retraction }: Article) => expiresAt === null && retraction === null;
  const least = planSite({ ...sources, articles: articles.filter(isHereToStay) }, assets, settings);
  // A story answers from its release for ever, also when it is gone; links to what is not out yet are refused by then.
  const stories = new Set(
    articles
      .filter(({ draft }) => !draft)
      .flatMap(({ path, aliases }) => [path, ...aliases])
      .map(foldPath),
  );
  const isAnswered = (address: string) => least.claims.isAnswered(address) || stories.has(address);
  const targets = { isAnswered, placesOn: findPlaces(least.context), redirects: least.plan.redirects };
  return findBrokenLinks(targets, most.context).length > 0;
}
