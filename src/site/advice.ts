import { adviseOnDate } from "../article/advice/dates.ts";
import { DAY, findDoubles } from "../article/advice/doubles.ts";
import { adviseOnHead } from "../article/advice/head.ts";
import { findMistypedTags, findTagsAlike, SHORTEST } from "../article/advice/tags.ts";
import type { Article } from "../article/article.ts";
import type { Settings } from "../command/settings.ts";
import { type Advice, sortIssues } from "../lib/issue.ts";
import { adviseOnPlaceholders } from "../newsroom/placeholders.ts";
import { adviseOnCard } from "../pages/story-cards.ts";
import type { Sources } from "./compose.ts";

/**
 * What is legal in the newsroom's files but hardly meant, by file and line: what each source says by itself, and what
 * only all of them together say.
 * @param meant the stories that somebody works on; left out, all of them and the newsroom's own pages.
 */
export function adviceOn(
  { newsroom, articles }: Pick<Sources, "newsroom" | "articles">,
  { now }: Pick<Settings, "now">,
  meant?: readonly Article[],
): Advice[] {
  const stories = meant ?? articles;
  const own = stories.flatMap((article) => [
    ...article.content().advice,
    ...adviseOnHead(article, newsroom),
    ...adviseOnCard(article, newsroom),
    ...adviseOnDate(article, now, newsroom.site.zone),
  ]);
  if (!meant) {
    const pages = Object.values(newsroom.prose).flatMap(({ advice }) => advice);
    return sortIssues([
      ...pages,
      ...adviseOnPlaceholders(newsroom),
      ...own,
      ...findDoubles(articles),
      ...findTagsAlike(articles, newsroom),
    ]);
  }
  const inHand = new Set(meant.map(({ file }) => file));
  // Texts may lie on the disk: those of other days are left there.
  const days = new Set(meant.map(({ path }) => path.slice(0, DAY)));
  const together = [
    ...findDoubles(
      articles.filter(({ path }) => days.has(path.slice(0, DAY))),
      inHand,
    ),
    ...findTagsAlike(withTagsNear(meant, articles), newsroom),
  ].filter(({ file }) => inHand.has(file));
  const told = new Set(together.map(({ file, line }) => `${file}:${line}`));
  const mistyped = findMistypedTags(meant, articles, newsroom).filter(({ file, line }) => !told.has(`${file}:${line}`));
  return sortIssues([...own, ...together, ...mistyped]);
}

/** The stories with a tag that may be like one of these stories: it begins alike. */
function withTagsNear(meant: readonly Article[], articles: readonly Article[]): Article[] {
  const startOf = ({ slug }: { slug: string }) => slug.slice(0, SHORTEST);
  const starts = new Set(meant.flatMap(({ tags }) => tags.map(startOf)));
  return starts.size === 0 ? [] : articles.filter(({ tags }) => tags.some((tag) => starts.has(startOf(tag))));
}
