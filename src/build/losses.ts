import path from "node:path";
import { foldPath } from "../article/conflicts.ts";
import type { RedirectRule } from "../deploy/redirects.ts";
import type { Story } from "../edition/edition.ts";
import type { Issue } from "../lib/issue.ts";
import { addresses } from "../pages/addresses.ts";
import type { ComposedSite } from "./compose.ts";

/**
 * What readers or subscribers would lose without a word: an address or a feed id that was public and that nothing
 * answers for any more, or that would change its owner.
 * @param baseFolder where the earlier commit was checked out: files are named as in the repository.
 * @param newsroomFolder where remedies for lists belong.
 */
export function findLosses(
  before: ComposedSite,
  after: ComposedSite,
  baseFolder: string,
  newsroomFolder: string,
): Issue[] {
  return [
    ...lostStories(before, after, baseFolder),
    ...lostLists(before, after, newsroomFolder),
    ...lostSeries(before, after, baseFolder),
  ];
}

function lostStories(before: ComposedSite, after: ComposedSite, folder: string): Issue[] {
  const now = [...after.context.edition.stories, ...after.context.edition.retractions];
  const owners = new Map(now.map(({ path, feedId }) => [foldPath(path), feedId]));
  const redirected = targets(after.plan.redirects);
  const ids = new Set(owners.values());
  return [...before.context.edition.stories, ...before.context.edition.retractions].flatMap(
    ({ path: address, feedId, headline, file }) => {
      const issue = (field: string, problem: string, remedy: string) => [
        { file: path.relative(folder, file), line: 1, field, problem, remedy },
      ];
      const target = redirected.get(foldPath(address));
      const owner = owners.get(target ?? foldPath(address));
      if (owner === undefined && target === undefined) {
        return issue(
          "aliases",
          `${address} (“${headline}”) was public and would answer with nothing.`,
          "Add it to the `aliases` of the story's new address, or give the story `expires` or `retracted`.",
        );
      }
      if (owner !== undefined && owner !== feedId) {
        return issue(
          ids.has(feedId) ? "slug" : "id",
          `${address} belongs to the feed id "${feedId}", and would change it.`,
          ids.has(feedId) ? "Give the new story another `slug`." : `Write \`id: ${feedId}\` into the story.`,
        );
      }
      return [];
    },
  );
}

const targets = (redirects: readonly RedirectRule[]): Map<string, string> =>
  new Map(redirects.map(({ from, to }) => [foldPath(from), foldPath(to)]));

/** For pages that no editor can give an alias: the fixed ones, and those of the code. */
const MISSING = "Something must answer it: keep what makes it.";

/** A series lives in its parts: its page goes where its name is changed in all of them. */
function lostSeries(before: ComposedSite, after: ComposedSite, folder: string): Issue[] {
  const withdrawn = withdrawnPaths(after);
  return [...before.context.edition.series.values()].flatMap(({ slug, name, stories }) => {
    const [first] = stories.filter(({ path }) => !withdrawn.has(foldPath(path)));
    if (first === undefined || after.context.edition.series.has(slug)) return [];
    const problem = `${addresses.series(slug)} was public and would answer with nothing.`;
    const remedy = `Keep the name of the series: \`name: ${name}\`.`;
    return [{ file: path.relative(folder, first.file), line: 1, field: "series", problem, remedy }];
  });
}

const withdrawnPaths = ({ context: { edition } }: ComposedSite): Set<string> =>
  new Set([...edition.expired, ...edition.retractions].map(({ path }) => foldPath(path)));

/** Sections, tags, authors and every other page or feed that is no story. */
function lostLists(before: ComposedSite, after: ComposedSite, newsroomFolder: string): Issue[] {
  const answered = new Set([
    ...after.plan.pages.map(({ path }) => foldPath(path)),
    ...after.plan.redirects.map(({ from }) => foldPath(from)),
  ]);
  const withdrawn = withdrawnPaths(after);
  const isWithdrawn = (stories: readonly Story[]) => stories.every(({ path }) => withdrawn.has(foldPath(path)));
  const lists = [
    ...[...before.context.edition.tags].map(([slug, { label, stories }]) => ({
      address: addresses.tag(slug),
      file: "tags.yaml",
      remedy: `Register the tag that takes its place, with \`aliases: [${label}]\`.`,
      stories,
    })),
    ...[...before.context.edition.authors].map(([slug, stories]) => ({
      address: addresses.author(slug),
      file: "authors.yaml",
      remedy: `Give the author who takes its place \`aliases: [${slug}]\`.`,
      stories,
    })),
    ...[...before.context.edition.sections].map(([slug, stories]) => ({
      address: addresses.section(slug),
      file: "sections.yaml",
      remedy: `Give the section that takes its place \`aliases: [${slug}]\`.`,
      stories,
    })),
  ];
  const lost = lists
    .filter(({ address }) => !answered.has(foldPath(address)))
    .filter(({ file, stories }) => file === "sections.yaml" || !isWithdrawn(stories));
  const ofLists = lost.map(({ address, file, remedy }) => ({
    file: path.join(newsroomFolder, file),
    line: 1,
    field: null,
    problem: `${address} and its feed were public and would answer with nothing.`,
    remedy,
  }));
  const isCovered = (address: string) => lists.some((list) => address.startsWith(list.address));
  const others = before.plan.pages
    .filter(({ kind }) => !["article", "retraction", "history", "series", "text", "sitemap"].includes(kind))
    // The CDN answers for a month that has become empty with the archive (netlify.toml).
    .filter(({ path }) => !isCovered(path) && !path.startsWith(addresses.archive))
    .filter(({ path }) => !answered.has(foldPath(path)));
  return [
    ...ofLists,
    ...others.map(({ path: address, owner }) => ({
      file: owner,
      line: 1,
      field: null,
      problem: `${address} was public and would answer with nothing.`,
      remedy: MISSING,
    })),
  ];
}
