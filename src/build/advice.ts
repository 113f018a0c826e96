import type { Article } from "../article/article.ts";
import type { Advice } from "../lib/issue.ts";
import { sortIssues } from "../lib/issue.ts";
import type { Sources } from "./compose.ts";

/**
 * What is legal in the newsroom's files but hardly meant, by file and line: what each source says, and what only all of
 * them together say.
 * @param meant the stories that somebody works on; left out, all of them and the newsroom's own pages.
 */
export function adviceOn({ newsroom, articles }: Pick<Sources, "newsroom" | "articles">, meant?: Article[]): Advice[] {
  const pages = meant ? [] : Object.values(newsroom.prose).flatMap(({ advice }) => advice);
  return sortIssues([...pages, ...(meant ?? articles).flatMap(({ advice }) => advice)]);
}
