import { findFaultsAhead } from "../build/ahead.ts";
import { composeSite, NO_ASSETS, readSources } from "../build/compose.ts";
import { readSettings, type Settings } from "../build/settings.ts";
import { compareWith, type Difference } from "../build/since.ts";
import { formatIssue, type Issue, NewsroomFaults } from "../lib/issue.ts";
import { count, isMain, printIssues, readOptions, run } from "./command.ts";

/**
 * Everything that a build would refuse, now or at a later release: no page is rendered and nothing is written.
 * @returns in `warnings` what needs nobody today but will stop a build to come.
 * @throws {NewsroomFaults} with every issue.
 */
export function check(settings: Settings): { articles: number; pages: number; warnings: Issue[] } {
  const sources = readSources(settings);
  const { plan, warnings } = composeSite(sources, NO_ASSETS, settings);
  const { issues, frontPage } = findFaultsAhead(sources, NO_ASSETS, settings);
  issues.push(...warnings);
  if (issues.length > 0) throw new NewsroomFaults(issues);
  return { articles: sources.articles.length, pages: plan.pages.length, warnings: frontPage };
}

/** `3 pages new, 1 changed, 0 gone since main.` and each address. */
function inWords({ added, changed, gone }: Difference, base: string): string {
  const list = (mark: string, addresses: string[]) => addresses.map((address) => `${mark} ${address}`);
  const sum = `${count(added.length, "page")} new, ${changed.length} changed, ${gone.length} gone since ${base}.`;
  return [...list("+", added), ...list("~", changed), ...list("-", gone), sum].join("\n");
}

/** The command: its options and environment in, its exit code out. */
export async function main(options: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { json, base } = readOptions(options, OPTIONS, USE);
  const settings = readSettings(env);
  try {
    const { articles, pages, warnings } = check(settings);
    const comparison = base === undefined ? null : compareWith(base, settings, NO_ASSETS);
    if (comparison && comparison.issues.length > 0) throw new NewsroomFaults(comparison.issues);
    const difference = comparison?.differenceAt() ?? null;
    for (const warning of json ? [] : warnings) console.error(`Warning: ${formatIssue(warning)}`);
    if (json) console.log(JSON.stringify({ ...difference, issues: [], warnings }));
    else
      console.log(
        `${difference ? `${inWords(difference, base ?? "")}\n` : ""}${count(articles, "article")}, ${count(pages, "page")}: no issues.`,
      );
    return 0;
  } catch (error) {
    if (!(error instanceof NewsroomFaults)) throw error;
    if (json) console.log(JSON.stringify({ issues: error.issues }, null, 1));
    else printIssues(error);
    return 1;
  }
}

const OPTIONS = { json: { type: "boolean", default: false }, base: { type: "string" } } as const;
const USE = "npm run check -- [--json] [--base <git ref>]";

if (isMain(import.meta.url)) await run(() => main(process.argv.slice(2), process.env));
