import { formatIssue, type Issue, NewsroomFaults } from "../lib/issue.ts";
import { isoInZone } from "../lib/zone.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import { type ComposedSite, composeSite, type Sources } from "./compose.ts";
import type { Settings } from "./settings.ts";

/** Composing is work: of a long queue of releases, the nearest are looked at. */
const AT_MOST = 12;

/**
 * Faults that the sources have already and that the clock alone will bring to light: the site is composed at each
 * coming release and expiry, so that no scheduled build meets them first. Each says from when.
 * @returns `issues` are faults of a story; `frontPage` are entries of the front that will be stale by then.
 */
export function findFaultsAhead(
  sources: Sources,
  assets: AssetAddresses,
  settings: Settings,
): { issues: Issue[]; frontPage: Issue[] } {
  const { newsroom, articles } = sources;
  const scheduled = articles
    .filter(({ draft }) => !draft)
    .flatMap(({ publishedAt, expiresAt, retraction }) => [publishedAt, expiresAt, retraction?.at ?? null]);
  const coming = new Set(
    [...scheduled, ...newsroom.frontPage.fronts.map(({ from }) => from)].filter(
      (at) => at !== null && at > settings.now,
    ),
  );
  const found = new Map<string, Issue>();
  for (const at of [...coming].sort((a, b) => Number(a) - Number(b)).slice(0, AT_MOST)) {
    if (at === null) continue;
    for (const issue of faultsOf(() => composeSite(sources, assets, { ...settings, now: at }))) {
      const from = `From ${isoInZone(at, newsroom.site.zone)} on: `;
      const key = formatIssue(issue);
      if (!found.has(key)) found.set(key, { ...issue, problem: from + issue.problem });
    }
  }
  const all = [...found.values()];
  const isFrontPage = ({ file }: Issue) => file === newsroom.frontPage.file;
  return { issues: all.filter((issue) => !isFrontPage(issue)), frontPage: all.filter(isFrontPage) };
}

function faultsOf(compose: () => ComposedSite): Issue[] {
  try {
    return compose().warnings;
  } catch (error) {
    if (error instanceof NewsroomFaults) return error.issues;
    throw error;
  }
}
