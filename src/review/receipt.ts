import { adviseOnRelease } from "../article/advice/release.ts";
import type { Article } from "../article/article.ts";
import type { Settings } from "../command/settings.ts";
import { changesOf, publicationState } from "../edition/publication-state.ts";
import type { Instant } from "../lib/clock.ts";
import { formatIssue, type Issue, sortIssues } from "../lib/issue.ts";
import type { Front } from "../newsroom/fronts.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { entriesOf } from "../pages/front.ts";
import { timestamp } from "../pages/views.ts";
import { adviceOn } from "../site/advice.ts";
import { foldPath } from "../text/fold-path.ts";
import { type Comparison, changedArticles, type Difference } from "./compare.ts";

/** Instants after the deploy at which the receipt looks: a change rarely has more. */
const MOST_INSTANTS = 6;

/**
 * What publishing a change does, in the words of an editor: which stories, when they go live in newsroom time, which
 * pages and feeds change at that time, and what is worth a second look.
 */
export function receipt(comparison: Comparison, ref: string, { now }: Pick<Settings, "now">): string {
  const { base, head, issues, uncompared } = comparison;
  const { newsroom } = head;
  const before = new Map(base.articles.map((article) => [article.feedId, article]));
  const changed = changedArticles(comparison);
  const after = new Set(head.articles.map(({ feedId }) => feedId));
  const removed = base.articles.filter(({ feedId }) => !after.has(feedId));
  const fronts = changedFronts(comparison, now);
  const begin = fronts.flatMap(({ from }) => from ?? []);
  const ofStories = changed.flatMap((article) => changesOf(article, newsroom.site.zone));
  const coming = [...new Set([...ofStories, ...begin])].filter((at) => at > now).sort((a, b) => a - b);
  const seen = new Set<string>();
  const steps = [now, ...coming.slice(0, MOST_INSTANTS)].map((at) => {
    const difference = without(comparison.differenceAt(at), seen);
    const title = at === now ? "With the next deploy" : `At ${inWords(at, newsroom)}`;
    return [title, ...effects(difference)];
  });
  const isToBeRead = (article: Article) => !["retracted", "expired"].includes(publicationState(article, now));
  const toBeRead = changed.filter(isToBeRead);
  const advice = sortIssues([
    ...adviceOn(head, { now }, toBeRead),
    ...toBeRead.flatMap((article) => adviseOnRelease(article, newsroom.site)),
  ]);
  const stories = [
    ...changed.map((article) => {
      const known = before.get(article.feedId);
      const isMoved = known !== undefined && known.path !== article.path;
      const verb = isMoved ? `moved from ${known.path}` : known ? "changed" : "new";
      return `  ${verb}: “${article.content().headline}” at ${article.path}, ${liveFrom(article)}${isMoved ? oldAddress(known, article) : ""}`;
    }),
    ...removed.map(({ path, content }) => `  removed: “${content().headline}” at ${path}`),
  ];
  const section = (title: string, lines: string[]) => (lines.length === 0 ? [] : ["", title, ...lines]);
  return [
    `Receipt: what publishing this change does, compared with ${ref}`,
    ...section("Stories", stories),
    ...section("Front page", fronts.flatMap(frontInWords)),
    ...steps.flatMap(([title = "", ...lines]) => section(title, lines)),
    ...section("Refused by the check", issues.map(issueLine)),
    ...section("Not compared", uncompared.map(issueLine)),
    ...section("Worth a second look", advice.map(issueLine)),
    ...(stories.length === 0 && fronts.length === 0 && steps.every((step) => step.length === 1)
      ? ["", "Nothing that readers see."]
      : []),
  ].join("\n");

  /** A redirect that names the old path is the one thing that keeps it alive. */
  function oldAddress({ path }: Article, { aliases }: Article): string {
    const leads = aliases.some((alias) => foldPath(alias) === foldPath(path));
    return leads ? "; the old address redirects to it" : "; nothing answers the old address";
  }

  /** When a front begins, and what it names. */
  function frontInWords({ from, curation, isGone }: ChangedFront): string[] {
    const when = from === null || from <= now ? "with the next deploy" : `from ${inWords(from, newsroom)}`;
    if (isGone) return [`  taken out: the front ${when}`];
    const headlines = new Map(
      head.articles.map((article) => [foldPath(article.path), `“${article.content().headline}”`]),
    );
    const entries = entriesOf(curation).map(({ key: [place], address }) => {
      return { place, story: headlines.get(foldPath(address)) ?? address };
    });
    const line = (name: string) => {
      const stories = entries.filter(({ place }) => place === name).map(({ story }) => story);
      return stories.length === 0 ? [] : [`    ${name}: ${stories.join(", ")}`];
    };
    const lines = ["lead", "secondary", "rails"].flatMap(line);
    return [`  ${when}`, ...(lines.length === 0 ? ["    the latest stories"] : lines)];
  }

  function liveFrom(article: Article): string {
    const state = publicationState(article, now);
    switch (state) {
      case "draft":
        return "a draft: not public";
      case "embargoed":
        return `goes live ${inWords(article.publishedAt, newsroom)}`;
      case "published":
        return "live with the next deploy";
      case "retracted":
        return "a notice of its retraction";
      case "expired":
        return "answers 410: its rights have ended";
    }
  }
}

interface ChangedFront extends Pick<Front, "from" | "curation"> {
  /** Whether the earlier commit alone has it. */
  isGone: boolean;
}

/** The fronts that are other ones than before, or begin at another time. One that is over changes nothing. */
function changedFronts({ base, head }: Comparison, now: Instant): ChangedFront[] {
  const isToCome = ({ until }: Front) => until === null || until > now;
  const listOf = ({ newsroom }: Comparison["head"]) => newsroom.frontPage.fronts.filter(isToCome);
  const same = (a: Front) => (b: Front) =>
    a.from === b.from && JSON.stringify(entriesOf(a.curation)) === JSON.stringify(entriesOf(b.curation));
  const fresh = listOf(head).filter((front) => !listOf(base).some(same(front)));
  const times = new Set(listOf(head).map(({ from }) => from));
  const gone = listOf(base).filter(({ from }) => from !== null && from > now && !times.has(from));
  return [
    ...fresh.map(({ from, curation }) => ({ from, curation, isGone: false })),
    ...gone.map(({ from, curation }) => ({ from, curation, isGone: true })),
  ];
}

/** What earlier instants have not told already; it is told from now on. */
function without(difference: Difference, seen: Set<string>): Difference {
  const fresh = (mark: string, addresses: string[]) => addresses.filter((address) => !seen.has(mark + address));
  const { added, changed, gone, moved } = difference;
  const result = {
    added: fresh("+", added),
    changed: fresh("~", changed),
    gone: fresh("-", gone),
    moved: moved.filter(({ from }) => !seen.has(`>${from}`)),
  };
  for (const address of added) seen.add(`+${address}`);
  for (const address of changed) seen.add(`~${address}`);
  for (const address of gone) seen.add(`-${address}`);
  for (const { from } of moved) seen.add(`>${from}`);
  return result;
}

const issueLine = (issue: Issue): string => `  ${formatIssue(issue)}`;

/** For a terminal, where people search what was printed. */
const inWords = (at: Instant, newsroom: Newsroom): string => timestamp(at, newsroom).text.replaceAll("\u00a0", " ");

const isFeed = (address: string) => /\/feed\.(xml|atom|json)$/.test(address);
/** Rules and maps for machines: they change with nearly everything. */
const isForMachines = (address: string) => /^\/(_|sitemap|news-sitemap|robots)/.test(address);

function effects({ added, changed, gone, moved }: Difference): string[] {
  const lines = (mark: string, addresses: string[], wanted: (address: string) => boolean) =>
    addresses
      .filter((address) => !isForMachines(address) && wanted(address))
      .map((address) => `    ${mark} ${address}`);
  const isPage = (address: string) => !isFeed(address);
  const movedTo = (wanted: (address: string) => boolean) =>
    moved.filter(({ from }) => wanted(from)).map(({ from, to }) => `    > ${from} → ${to}`);
  const all = (wanted: (address: string) => boolean) => [
    ...lines("+", added, wanted),
    ...lines("~", changed, wanted),
    ...lines("-", gone, wanted),
    ...movedTo(wanted),
  ];
  const [pages, feeds] = [all(isPage), all(isFeed)];
  const count = (list: string[], mark: string) => list.filter((line) => line.trim().startsWith(mark)).length;
  const sum = (name: string, list: string[]) =>
    `  ${name}: ${count(list, "+")} new, ${count(list, "~")} changed, ${count(list, "-")} gone` +
    (count(list, ">") === 0 ? "" : `, ${count(list, ">")} moved`);
  return [
    ...(pages.length === 0 ? [] : [sum("Pages", pages), ...pages]),
    ...(feeds.length === 0 ? [] : [sum("Feeds", feeds), ...feeds]),
  ];
}
