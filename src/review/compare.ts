import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Article } from "../article/article.ts";
import { readArticles } from "../article/read.ts";
import type { Settings } from "../command/settings.ts";
import { Repository } from "../history/git.ts";
import { findSilentEdits } from "../history/silent-edits.ts";
import type { Issue } from "../lib/issue.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readNewsroom } from "../newsroom/read.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import { type ComposedSite, composeAnyway, readSources, type Sources } from "../site/compose.ts";
import { findLosses } from "./lost-addresses.ts";

/** The histories follow from the commits that are compared, and the base stands outside its repository. */
const WITHOUT_HISTORIES = { withHistories: false };

/** What publishing the sources as they are now changes, beside those of an earlier commit. */
export interface Difference {
  /** Addresses of pages, sorted. */
  added: string[];
  changed: string[];
  gone: string[];
  /** Pages that have another address now, to which the old one leads. Sorted by the old one. */
  moved: { from: string; to: string }[];
}

/** The sources of an earlier commit and those of the working tree. */
export interface Comparison {
  base: Sources;
  head: Sources;
  /**
   * What readers or subscribers would lose, or be told otherwise, without a word; and what a build would refuse today. A
   * loss stands before its consequences.
   */
  issues: Issue[];
  /** Stories of the base that cannot be read any more: nothing is known of what the change does to them. */
  uncompared: Issue[];
  /** What differs between the sites of both at the settings' clock, or at another one. */
  differenceAt(now?: Settings["now"]): Difference;
}

/**
 * Compares the newsroom of the commit `ref` with that of the working tree, both at the same clock.
 * @throws {UsageError} where git does not know the commit, or the files of its newsroom cannot be read.
 * @throws {NewsroomErrors} where files of the working tree cannot be read.
 */
export function compareWith(ref: string, settings: Settings, assets: AssetAddresses): Comparison {
  const repository = new Repository();
  const commit = repository.commit(ref);
  const folder = mkdtempSync(path.join(tmpdir(), "base-"));
  try {
    const [articles, newsroom] = [settings.articlesDir, settings.newsroomDir].map((given) => repository.inside(given));
    for (const inside of [articles, newsroom]) repository.extract(commit, inside ?? "", folder);
    const baseSettings: Settings = {
      ...settings,
      articlesDir: path.join(folder, articles ?? ""),
      newsroomDir: path.join(folder, newsroom ?? ""),
    };
    const { base, unread } = readBase(ref, baseSettings);
    const { site: before } = composeAnyway(base, assets, baseSettings);
    const head = readSources(settings, WITHOUT_HISTORIES);
    const { site: after, ...today } = composeAnyway(head, assets, settings);
    const { losses, otherLinks } = findLosses(before, after, today.brokenLinks, folder, settings.newsroomDir);
    const silent = findSilentEdits(before.context.edition, after.context.edition, repository, commit, folder);
    return {
      base,
      head,
      issues: [...losses, ...silent, ...today.issues, ...otherLinks.map(({ issue }) => issue)],
      uncompared: unread.map((file) => uncompared(path.join(settings.articlesDir, file), ref)),
      differenceAt: (now = settings.now) =>
        now === settings.now
          ? differenceOf(before, after)
          : differenceOf(
              composeAnyway(base, assets, { ...baseSettings, now }).site,
              composeAnyway(head, assets, { ...settings, now }).site,
            ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The stories that say something else than at the base, to readers or to the person who checks their source. */
export function changedArticles({ base, head }: Pick<Comparison, "base" | "head">): Article[] {
  const said = ({ digest, content }: Article) =>
    [digest, ...content().advice.map(({ problem, remedy }) => `${problem} ${remedy}`)].join("\n");
  const before = new Map(base.articles.map((article) => [article.feedId, said(article)]));
  return head.articles.filter((article) => said(article) !== before.get(article.feedId));
}

/**
 * What was published at the base, as far as it can be read today: a rule of the check may be younger than the base, and
 * a change that fixes what is refused by now must pass.
 * @returns `unread` are stories that cannot be read, relative to the folder of articles.
 * @throws {UsageError} where the newsroom's own files cannot be read.
 */
function readBase(ref: string, { articlesDir, newsroomDir }: Settings): { base: Sources; unread: string[] } {
  const { newsroom, issues } = readNewsroom(newsroomDir);
  if (issues.length > 0) {
    throw new UsageError(
      `The newsroom at ${ref} has ${issues.length} issue(s) of its own: choose a commit that was published.`,
    );
  }
  const read = readArticles(articlesDir, newsroom);
  const files = read.issues.map(({ file }) => path.relative(articlesDir, file));
  return { base: { newsroom, articles: read.articles, histories: new Map() }, unread: [...new Set(files)].sort() };
}

const uncompared = (file: string, ref: string): Issue => ({
  file,
  line: 1,
  field: null,
  problem: `at ${ref} this story holds something that is refused now, so nothing is compared with it.`,
  remedy: "Check yourself that its address and its text are what they were.",
});

function differenceOf(base: ComposedSite, head: ComposedSite): Difference {
  const contents = ({ plan }: ComposedSite) =>
    new Map(plan.pages.map(({ path, kind, model }) => [path, JSON.stringify({ kind, model })]));
  const [before, after] = [contents(base), contents(head)];
  const gone = [...before.keys()].filter((address) => !after.has(address)).sort();
  const leadsTo = new Map(head.plan.redirects.flatMap(({ from, to, status }) => (status === 301 ? [[from, to]] : [])));
  const moved = gone.flatMap((from) => {
    const to = leadsTo.get(from);
    return to === undefined ? [] : [{ from, to }];
  });
  const isTarget = new Set(moved.map(({ to }) => to));
  return {
    added: [...after.keys()].filter((address) => !before.has(address) && !isTarget.has(address)).sort(),
    changed: [...after]
      .filter(([address, page]) => before.has(address) && before.get(address) !== page)
      .map(([address]) => address)
      .sort(),
    gone: gone.filter((address) => !leadsTo.has(address)),
    moved,
  };
}
