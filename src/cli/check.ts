import type { Article } from "../article/article.ts";
import { readArticles } from "../article/read.ts";
import { readSettings, type Settings } from "../command/settings.ts";
import { type PublicationState, publicationState } from "../edition/publication-state.ts";
import { refuseEmpty } from "../incremental/empty.ts";
import { type Advice, formatIssue, type Issue, NewsroomErrors } from "../lib/issue.ts";
import { count, printAdvice, printIssues } from "../lib/print.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { changedArticles, compareWith, type Difference } from "../review/compare.ts";
import { adviceOn } from "../site/advice.ts";
import { composeAnyway, NO_ASSETS, type Sources, soundSources } from "../site/compose.ts";
import { findFutureErrors } from "../site/future-errors.ts";
import {
  adviseOnPictures,
  type Examinations,
  examinePictures,
  findBrokenPictures,
} from "../store/examined-pictures.ts";
import { defineCommand } from "./command.ts";

export interface Checked {
  articles: Article[];
  pages: number;
  /** What needs nobody today but will stop a build to come. */
  warnings: Issue[];
  /** What is legal but hardly meant. */
  advice: Advice[];
  /** Null where nothing was compared. */
  difference: Difference | null;
}

/**
 * Everything that a build would refuse, now or at a later release, and what readers would lose beside an earlier commit: no
 * page is rendered, and nothing is written but what was found in pictures, to the cache.
 * @param base the commit to compare with: then the advice is that of what changed.
 * @throws {NewsroomErrors} with every issue, and the advice beside them.
 */
export async function check(settings: Settings, base?: string): Promise<Checked> {
  const read = readNewsroom(settings.newsroomDir);
  const { newsroom } = read;
  const library = readArticles(settings.articlesDir, newsroom);
  const { articles } = library;
  const pictures = await examinePictures(articles, newsroom, settings.cacheDir);
  let advice = library.advice.concat(adviceOnAll({ newsroom, articles }, pictures, settings));
  try {
    const broken = findBrokenPictures(articles, newsroom, pictures);
    const sources = soundSources(read, { articles, issues: library.issues.concat(broken), advice: [] }, settings);
    refuseEmpty(articles.length, settings);
    const { site, issues, brokenLinks } = composeAnyway(sources, NO_ASSETS, settings);
    const comparison = base === undefined ? null : compareWith(base, settings, NO_ASSETS);
    if (comparison)
      advice = library.advice.concat(adviceOnAll(comparison.head, pictures, settings, changedArticles(comparison)));
    const own = [...issues, ...brokenLinks.map(({ issue }) => issue)];
    // A comparison knows why a link is broken, so its list takes the place of this one.
    const found = [...(comparison?.issues ?? own), ...site.warnings];
    if (own.length > 0) throw new NewsroomErrors(found);
    const ahead = findFutureErrors(sources, NO_ASSETS, settings);
    found.push(...ahead.issues);
    if (found.length > 0) throw new NewsroomErrors(found);
    const difference = comparison?.differenceAt() ?? null;
    return {
      articles,
      pages: site.plan.pages.length,
      warnings: [...ahead.frontPage, ...(comparison?.uncompared ?? [])],
      advice,
      difference,
    };
  } catch (error) {
    if (!(error instanceof NewsroomErrors)) throw error;
    // Whatever is at fault, no advice is lost.
    throw new NewsroomErrors(error.issues, [...error.advice, ...advice]);
  }
}

/** @param meant the stories that somebody works on; left out, all of them. */
const adviceOnAll = (
  sources: Pick<Sources, "newsroom" | "articles">,
  pictures: Examinations,
  settings: Settings,
  meant?: Article[],
): Advice[] => [
  ...adviceOn(sources, settings, meant),
  ...adviseOnPictures(meant ?? sources.articles, sources.newsroom, pictures),
];

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
function inWords({ added, changed, gone, moved }: Difference, base: string): string {
  const list = (mark: string, addresses: string[]) => addresses.map((address) => `${mark} ${address}`);
  const movedTo = moved.map(({ from, to }) => `> ${from} → ${to}`);
  const also = moved.length === 0 ? "" : `, ${moved.length} moved`;
  const sum = `${count(added.length, "page")} new, ${changed.length} changed, ${gone.length} gone${also} since ${base}.`;
  return [...list("+", added), ...list("~", changed), ...list("-", gone), ...movedTo, sum].join("\n");
}

export const checkCommand = defineCommand({
  name: "check",
  does: "Checks stories and newsroom; renders and writes nothing.",
  options: {
    json: { type: "boolean", does: "Prints the issues as JSON (with `npm run --silent`)." },
    base: {
      type: "string",
      value: "<git ref>",
      does: "Lists the pages that are new, changed or gone since that commit, and refuses a change that would lose an address or feed, or change a published text without a word.",
    },
  },
  async run({ json = false, base }, env) {
    const settings = readSettings(env);
    try {
      const checked = await check(settings, base);
      const { articles, warnings, advice, difference } = checked;
      for (const warning of json ? [] : warnings) console.error(`Warning: ${formatIssue(warning)}`);
      if (!json) printAdvice(advice);
      if (json) console.log(JSON.stringify({ ...difference, issues: [], warnings, advice }));
      else {
        const changes = difference ? `${inWords(difference, base ?? "")}\n` : "";
        console.log(`${changes}${unpublished(articles, settings.now)}${summary(checked, advice)}`);
      }
      return 0;
    } catch (error) {
      if (!(error instanceof NewsroomErrors)) throw error;
      if (json) console.log(JSON.stringify({ issues: error.issues, advice: error.advice }, null, 1));
      else printIssues(error);
      return 1;
    }
  },
});

export const { main } = checkCommand;
