import { adviseOn } from "../article/advice.ts";
import type { Article } from "../article/article.ts";
import { changesOf, publicationState } from "../edition/publication-state.ts";
import { formatIssue, sortIssues } from "../lib/issue.ts";
import { timestamp } from "../pages/views.ts";
import { adviceOn } from "./advice.ts";
import type { Settings } from "./settings.ts";
import { type Comparison, changedArticles, type Difference } from "./since.ts";

/** Instants after the deploy at which the receipt looks: a change rarely has more. */
const MOST_INSTANTS = 6;

/**
 * What publishing a change does, in the words of an editor: which stories, when they go live in newsroom time, which
 * pages and feeds change at that time, and what is worth a second look.
 */
export function receipt(comparison: Comparison, ref: string, { now }: Pick<Settings, "now">): string {
  const { base, head, issues } = comparison;
  const { newsroom } = head;
  const before = new Set(base.articles.map(({ feedId }) => feedId));
  const changed = changedArticles(comparison);
  const after = new Set(head.articles.map(({ feedId }) => feedId));
  const removed = base.articles.filter(({ feedId }) => !after.has(feedId));
  const coming = [...new Set(changed.flatMap((article) => changesOf(article, newsroom.site.zone)))]
    .filter((at) => at > now)
    .sort((a, b) => a - b);
  const seen = new Set<string>();
  const steps = [now, ...coming.slice(0, MOST_INSTANTS)].map((at) => {
    const difference = without(comparison.differenceAt(at), seen);
    const title = at === now ? "With the next deploy" : `At ${timestamp(at, newsroom).text}`;
    return [title, ...effects(difference)];
  });
  const isToBeRead = (article: Article) => !["retracted", "expired"].includes(publicationState(article, now));
  const toBeRead = changed.filter(isToBeRead);
  const advice = sortIssues([
    ...adviceOn(head, toBeRead),
    ...toBeRead.flatMap((article) =>
      adviseOn(
        article,
        newsroom,
        head.articles.filter((other) => other !== article),
      ),
    ),
  ]);
  const stories = [
    ...changed.map((article) => {
      const verb = before.has(article.feedId) ? "changed" : "new";
      return `  ${verb}: “${article.headline}” at ${article.path}, ${liveFrom(article)}`;
    }),
    ...removed.map(({ headline, path }) => `  removed: “${headline}” at ${path}`),
  ];
  const section = (title: string, lines: string[]) => (lines.length === 0 ? [] : ["", title, ...lines]);
  return [
    `Receipt: what publishing this change does, compared with ${ref}`,
    ...section("Stories", stories),
    ...steps.flatMap(([title = "", ...lines]) => section(title, lines)),
    ...section(
      "Refused by the check",
      issues.map((issue) => `  ${formatIssue(issue)}`),
    ),
    ...section(
      "Worth a second look",
      advice.map((issue) => `  ${formatIssue(issue)}`),
    ),
    ...(stories.length === 0 && steps.every((step) => step.length === 1) ? ["", "Nothing that readers see."] : []),
  ].join("\n");

  function liveFrom(article: Article): string {
    const state = publicationState(article, now);
    switch (state) {
      case "draft":
        return "a draft: not public";
      case "embargoed":
        return `goes live ${timestamp(article.publishedAt, newsroom).text}`;
      case "published":
        return "live with the next deploy";
      case "retracted":
        return "a notice of its retraction";
      case "expired":
        return "answers 410: its rights have ended";
    }
  }
}

/** What earlier instants have not told already; it is told from now on. */
function without(difference: Difference, seen: Set<string>): Difference {
  const fresh = (mark: string, addresses: string[]) => addresses.filter((address) => !seen.has(mark + address));
  const { added, changed, gone } = difference;
  const result = { added: fresh("+", added), changed: fresh("~", changed), gone: fresh("-", gone) };
  for (const [mark, addresses] of [
    ["+", added],
    ["~", changed],
    ["-", gone],
  ] as const) {
    for (const address of addresses) seen.add(mark + address);
  }
  return result;
}

const isFeed = (address: string) => /\/feed\.(xml|atom|json)$/.test(address);
/** Rules and maps for machines: they change with nearly everything. */
const isForMachines = (address: string) => /^\/(_|sitemap|news-sitemap|robots)/.test(address);

function effects({ added, changed, gone }: Difference): string[] {
  const lines = (mark: string, addresses: string[], wanted: (address: string) => boolean) =>
    addresses
      .filter((address) => !isForMachines(address) && wanted(address))
      .map((address) => `    ${mark} ${address}`);
  const isPage = (address: string) => !isFeed(address);
  const pages = [...lines("+", added, isPage), ...lines("~", changed, isPage), ...lines("-", gone, isPage)];
  const feeds = [...lines("+", added, isFeed), ...lines("~", changed, isFeed), ...lines("-", gone, isFeed)];
  const count = (list: string[], mark: string) => list.filter((line) => line.trim().startsWith(mark)).length;
  const sum = (name: string, list: string[]) =>
    `  ${name}: ${count(list, "+")} new, ${count(list, "~")} changed, ${count(list, "-")} gone`;
  return [
    ...(pages.length === 0 ? [] : [sum("Pages", pages), ...pages]),
    ...(feeds.length === 0 ? [] : [sum("Feeds", feeds), ...feeds]),
  ];
}
