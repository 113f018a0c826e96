import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { foldPath } from "../article/conflicts.ts";
import type { RedirectRule } from "../deploy/redirects.ts";
import type { Edition } from "../edition/edition.ts";
import { type Issue, NewsroomFaults } from "../lib/issue.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import { composeSite, readSources } from "./compose.ts";
import { type Settings, UsageError } from "./settings.ts";

/** What publishing the sources as they are now changes, beside those of an earlier commit. */
export interface Difference {
  /** Addresses of pages, sorted. */
  added: string[];
  changed: string[];
  gone: string[];
  /** What readers or subscribers would lose without a word. */
  issues: Issue[];
}

/**
 * Compares the site of the commit `ref` with the site of the working tree, both at the same clock.
 * @throws {UsageError} where git does not know the commit, or its newsroom has issues of its own.
 */
export function changesSince(ref: string, settings: Settings, assets: AssetAddresses): Difference {
  const folder = mkdtempSync(path.join(tmpdir(), "base-"));
  try {
    const base = composeAt(checkOut(ref, settings, folder), assets, ref);
    const head = composeSite(readSources(settings), assets, settings);
    const contents = (pages: typeof head.plan.pages) =>
      new Map(pages.map(({ path, kind, model }) => [path, JSON.stringify({ kind, model })]));
    const [before, after] = [contents(base.plan.pages), contents(head.plan.pages)];
    return {
      added: [...after.keys()].filter((address) => !before.has(address)).sort(),
      changed: [...after]
        .filter(([address, page]) => before.has(address) && before.get(address) !== page)
        .map(([address]) => address)
        .sort(),
      gone: [...before.keys()].filter((address) => !after.has(address)).sort(),
      issues: findLosses(base.context.edition, head.context.edition, head.plan.redirects, folder),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function composeAt(settings: Settings, assets: AssetAddresses, ref: string) {
  try {
    return composeSite(readSources(settings), assets, settings);
  } catch (error) {
    if (!(error instanceof NewsroomFaults)) throw error;
    throw new UsageError(
      `The newsroom at ${ref} has ${error.issues.length} issue(s) of its own: choose a commit that was published.`,
    );
  }
}

/** The settings with both folders as they were in the commit. */
function checkOut(ref: string, settings: Settings, folder: string): Settings {
  const git = (...options: string[]) =>
    execFileSync("git", options, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  let commit: string;
  let root: string;
  try {
    root = git("rev-parse", "--show-toplevel");
    commit = git("rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`);
  } catch {
    throw new UsageError(`git knows no commit "${ref}" here.`);
  }
  const [articles, newsroom] = [settings.articlesDir, settings.newsroomDir].map((given) =>
    path.relative(root, realpathSync(given)),
  );
  for (const inside of [articles, newsroom]) {
    if (inside === undefined || inside.startsWith(".."))
      throw new UsageError("--base needs both folders in this git repository.");
    // A folder that the commit does not have yet is an empty one.
    if (git("-C", root, "ls-tree", commit, "--", inside) === "") continue;
    const archive = execFileSync("git", ["-C", root, "archive", commit, "--", inside], { maxBuffer: 2 ** 31 - 1 });
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
  }
  return {
    ...settings,
    articlesDir: path.join(folder, articles ?? ""),
    newsroomDir: path.join(folder, newsroom ?? ""),
  };
}

/**
 * Stories that were public and whose address or feed id the same story no longer answers for.
 * @param folder where the commit was checked out: files are named as in the repository.
 */
function findLosses(before: Edition, after: Edition, redirects: readonly RedirectRule[], folder: string): Issue[] {
  const owners = new Map([...after.stories, ...after.retractions].map(({ path, feedId }) => [foldPath(path), feedId]));
  const redirected = new Map(redirects.map(({ from, to }) => [foldPath(from), foldPath(to)]));
  const ids = new Set(owners.values());
  return [...before.stories, ...before.retractions].flatMap(({ path: address, feedId, headline, file }) => {
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
  });
}
