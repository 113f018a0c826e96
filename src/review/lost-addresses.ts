import path from "node:path";
import type { RedirectRule } from "../deploy/redirects.ts";
import type { Story } from "../edition/story.ts";
import type { Issue } from "../lib/issue.ts";
import { addresses } from "../pages/addresses.ts";
import type { ComposedSite } from "../site/compose.ts";
import type { BrokenLink } from "../site/site-plan.ts";
import { foldPath } from "../text/fold-path.ts";

/**
 * What readers or subscribers would lose without a word: an address or a feed id that was public and that nothing
 * answers for any more, or that would change its owner. Links that a lost address has broken are told with it: they are
 * whole again once it is answered.
 * @param brokenLinks of the later site.
 * @param baseFolder where the earlier commit was checked out: files are named as in the repository.
 * @param newsroomFolder where remedies for lists belong.
 * @returns the losses, and the links that are broken for another reason.
 */
export function findLosses(
  before: ComposedSite,
  after: ComposedSite,
  brokenLinks: readonly BrokenLink[],
  baseFolder: string,
  newsroomFolder: string,
): { losses: Issue[]; otherLinks: BrokenLink[] } {
  const losses = [
    ...lostStories(before, after, baseFolder),
    ...lostLists(before, after, newsroomFolder),
    ...lostSeries(before, after, newsroomFolder),
  ];
  const lost = new Set(losses.flatMap(({ address }) => (address === null ? [] : [foldPath(address)])));
  const isOf = (address: string | null) => (link: BrokenLink) => address !== null && link.target === foldPath(address);
  return {
    losses: losses.map(({ address, issue }) => withLinks(issue, brokenLinks.filter(isOf(address)))),
    otherLinks: brokenLinks.filter(({ target }) => target === null || !lost.has(target)),
  };
}

/** A loss, and the address that nothing would answer; null where it is another loss. */
interface Loss {
  address: string | null;
  issue: Issue;
}

function withLinks(issue: Issue, links: readonly BrokenLink[]): Issue {
  if (links.length === 0) return issue;
  const places = links.map(({ issue: { file, line } }) => `${file}:${line}`);
  const count = places.length === 1 ? "A link to it would break" : `${places.length} links to it would break`;
  return { ...issue, problem: `${issue.problem} ${count}: ${places.join(", ")}.` };
}

function lostStories(before: ComposedSite, after: ComposedSite, folder: string): Loss[] {
  const now = [...after.context.edition.stories, ...after.context.edition.retractions];
  const owners = new Map(now.map(({ path, feedId }) => [foldPath(path), feedId]));
  const redirected = targets(after.plan.redirects);
  const ids = new Set(owners.values());
  return [...before.context.edition.stories, ...before.context.edition.retractions].flatMap((story) => {
    const { path: address, feedId, file } = story;
    const loss = (field: string, problem: string, remedy: string, lost: string | null = null): Loss[] => [
      { address: lost, issue: { file: path.relative(folder, file), line: 1, field, problem, remedy } },
    ];
    const target = redirected.get(foldPath(address));
    const owner = owners.get(target ?? foldPath(address));
    if (owner === undefined && target === undefined) {
      return loss(
        "aliases",
        `${address} (“${"content" in story ? story.content().headline : story.headline}”) was public and would no longer exist.`,
        "Add it to the `aliases` of the story's new address, or give the story `expires` or `retracted`.",
        address,
      );
    }
    if (owner !== undefined && owner !== feedId) {
      return loss(
        ids.has(feedId) ? "slug" : "id",
        `${address} belongs to the feed id "${feedId}", and would change it.`,
        ids.has(feedId) ? "Give the new story another `slug`." : `Write \`id: ${feedId}\` into the story.`,
      );
    }
    return [];
  });
}

const targets = (redirects: readonly RedirectRule[]): Map<string, string> =>
  new Map(redirects.map(({ from, to }) => [foldPath(from), foldPath(to)]));

/** For pages that no editor can give an alias: the fixed ones, and those of the code. */
const MISSING = "Something must answer it: keep what makes it.";

/** For a list that nothing takes the place of. */
const orRetire = (address: string, newsroomFolder: string): string =>
  `Where nothing takes its place, write \`retired: [${address}]\` into ${path.join(newsroomFolder, "site.yaml")}: it then answers 410 (gone).`;

/** A series lives in its parts: its page goes where its name is changed, or taken out, in all of them. */
function lostSeries(before: ComposedSite, after: ComposedSite, newsroomFolder: string): Loss[] {
  const answered = answeredBy(after);
  return [...before.context.edition.series.values()].flatMap(({ slug, name, stories }) => {
    const address = addresses.series(slug);
    const [first] = leftOf(stories, after);
    if (first === undefined || answered.has(foldPath(address))) return [];
    const problem = `${address} was public and would no longer exist.`;
    const remedy = `Keep the name of the series: \`name: ${name}\`. ${orRetire(address, newsroomFolder)}`;
    return [
      { address, issue: { file: first.file, line: first.content().lines.series, field: "series", problem, remedy } },
    ];
  });
}

/**
 * The stories of a list as they are today. None of those that were withdrawn, which takes the list with it, and none of
 * those that are lost themselves: what saves them saves the list.
 */
function leftOf(stories: readonly Story[], after: ComposedSite): Story[] {
  const today = new Map(after.context.edition.stories.map((story) => [story.feedId, story]));
  return stories.flatMap(({ feedId }) => today.get(feedId) ?? []);
}

const answeredBy = ({ plan }: ComposedSite): Set<string> =>
  new Set([...plan.pages.map(({ path }) => foldPath(path)), ...plan.redirects.map(({ from }) => foldPath(from))]);

/** Sections, tags, authors and every other page or feed that is no story. */
function lostLists(before: ComposedSite, after: ComposedSite, newsroomFolder: string): Loss[] {
  const answered = answeredBy(after);
  const { tags, authors, sections } = before.context.edition;
  const inNewsroom = (name: string) => ({ file: path.join(newsroomFolder, name), line: 1, field: null });
  const placeIn = (stories: readonly Story[], line: "tags" | "headline", field: string) => {
    const [first] = leftOf(stories, after);
    return first && { file: first.file, line: first.content().lines[line], field };
  };
  const lists = [
    ...[...tags].map(([slug, { label, stories }]) => ({
      address: addresses.tag(slug),
      place: placeIn(stories, "tags", "tags"),
      reason: `: its last story has lost the tag “${label}”`,
      remedy: `Give it back, or register the tag that takes its place in tags.yaml, with \`aliases: [${label}]\`.`,
    })),
    ...[...authors].map(([slug, stories]) => ({
      address: addresses.author(slug),
      place: placeIn(stories, "headline", "byline"),
      reason: `: the byline of the last story has lost "${slug}"`,
      remedy: `Give it back, or give the author who takes the place in authors.yaml \`aliases: [${slug}]\`.`,
    })),
    ...[...sections].map(([slug]) => ({
      address: addresses.section(slug),
      place: inNewsroom("sections.yaml"),
      reason: "",
      remedy: `Give the section that takes its place \`aliases: [${slug}]\`.`,
    })),
  ];
  const lost = lists.flatMap(({ address, place, reason, remedy }): Loss[] => {
    if (place === undefined || answered.has(foldPath(address))) return [];
    const problem = `${address} and its feed were public and would no longer exist${reason}.`;
    return [{ address, issue: { ...place, problem, remedy: `${remedy} ${orRetire(address, newsroomFolder)}` } }];
  });
  const isCovered = (address: string) => lists.some((list) => address.startsWith(list.address));
  const others = before.plan.pages
    .filter(({ kind }) => !["article", "retraction", "history", "series", "text", "sitemap"].includes(kind))
    // The CDN answers for a month that has become empty with the archive (netlify.toml).
    .filter(({ path }) => !isCovered(path) && !path.startsWith(addresses.archive))
    .filter(({ path }) => !answered.has(foldPath(path)));
  return [
    ...lost,
    ...others.map(({ path: address, owner }): Loss => {
      const problem = `${address} was public and would no longer exist.`;
      return { address, issue: { file: owner, line: 1, field: null, problem, remedy: MISSING } };
    }),
  ];
}
