import type { Article } from "../article/article.ts";
import { readArticles } from "../article/read.ts";
import { adviceOn } from "../build/advice.ts";
import { findFaultsAhead } from "../build/ahead.ts";
import { composeSite, NO_ASSETS, soundSources } from "../build/compose.ts";
import { refuseEmpty } from "../build/empty.ts";
import { adviseOnPictures, examinePictures, findBrokenPictures } from "../build/examined-pictures.ts";
import { readSettings, type Settings } from "../build/settings.ts";
import { changedArticles, compareWith, type Difference } from "../build/since.ts";
import { type PublicationState, publicationState } from "../edition/publication-state.ts";
import { type Advice, formatIssue, type Issue, NewsroomFaults } from "../lib/issue.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { count, isMain, printAdvice, printIssues, readOptions, run } from "./command.ts";

export interface Checked {
  articles: Article[];
  pages: number;
  /** What needs nobody today but will stop a build to come. */
  warnings: Issue[];
  /** What is legal but hardly meant. */
  advice: Advice[];
}

/**
 * Everything that a build would refuse, now or at a later release: no page is rendered, and nothing is written but what
 * was found in pictures, to the cache.
 * @throws {NewsroomFaults} with every issue, and the advice beside them.
 */
export async function check(settings: Settings): Promise<Checked> {
  const read = readNewsroom(settings.newsroomDir);
  const { newsroom } = read;
  const library = readArticles(settings.articlesDir, newsroom);
  const { articles } = library;
  const pictures = await examinePictures(articles, newsroom, settings.cacheDir);
  const advice = [...adviceOn({ newsroom, articles }), ...adviseOnPictures(articles, newsroom, pictures)];
  return withAdvice(advice, () => {
    const broken = findBrokenPictures(articles, newsroom, pictures);
    const sources = soundSources(read, { ...library, issues: [...library.issues, ...broken] }, settings);
    refuseEmpty(articles.length, settings);
    const { plan, warnings } = composeSite(sources, NO_ASSETS, settings);
    const { issues, frontPage } = findFaultsAhead(sources, NO_ASSETS, settings);
    issues.push(...warnings);
    if (issues.length > 0) throw new NewsroomFaults(issues);
    return { articles, pages: plan.pages.length, warnings: frontPage, advice };
  });
}

/** Whatever is at fault, no advice is lost. */
function withAdvice<T>(advice: Advice[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof NewsroomFaults)) throw error;
    throw new NewsroomFaults(error.issues, [...error.advice, ...advice]);
  }
}

/** `Not public now: 2 drafts, 1 embargoed.` Nothing where all is public. */
function unpublished(articles: readonly Article[], now: Settings["now"]): string {
  const states = articles.map((article) => publicationState(article, now));
  const number = (wanted: PublicationState) => states.filter((state) => state === wanted).length;
  const [drafts, embargoed] = [number("draft"), number("embargoed")];
  const parts = [...(drafts > 0 ? [count(drafts, "draft")] : []), ...(embargoed > 0 ? [`${embargoed} embargoed`] : [])];
  return parts.length === 0 ? "" : `Not public now: ${parts.join(", ")}.\n`;
}

/** `51 articles, 368 pages: no issues, 3 pieces of advice.` */
function summary({ articles, pages }: Checked, advice: readonly Advice[]): string {
  const pieces =
    advice.length === 0 ? "" : `, ${advice.length === 1 ? "1 piece" : `${advice.length} pieces`} of advice`;
  return `${count(articles.length, "article")}, ${count(pages, "page")}: no issues${pieces}.`;
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
    const checked = await check(settings);
    const { articles, warnings } = checked;
    const comparison = base === undefined ? null : compareWith(base, settings, NO_ASSETS);
    const advice = comparison ? adviceOn(comparison.head, changedArticles(comparison)) : checked.advice;
    if (comparison && comparison.issues.length > 0) throw new NewsroomFaults(comparison.issues, advice);
    const difference = comparison?.differenceAt() ?? null;
    for (const warning of json ? [] : warnings) console.error(`Warning: ${formatIssue(warning)}`);
    if (!json) printAdvice(advice);
    if (json) console.log(JSON.stringify({ ...difference, issues: [], warnings, advice }));
    else {
      const changes = difference ? `${inWords(difference, base ?? "")}\n` : "";
      console.log(`${changes}${unpublished(articles, settings.now)}${summary(checked, advice)}`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof NewsroomFaults)) throw error;
    if (json) console.log(JSON.stringify({ issues: error.issues, advice: error.advice }, null, 1));
    else printIssues(error);
    return 1;
  }
}

const OPTIONS = { json: { type: "boolean", default: false }, base: { type: "string" } } as const;
const USE = "npm run check -- [--json] [--base <git ref>]";

if (isMain(import.meta.url)) await run(() => main(process.argv.slice(2), process.env));
