import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Issue } from "../lib/issue.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Article } from "./article.ts";
import { createTypesetter, parseArticle } from "./parse.ts";

/** Every article below `folder`, in the order of file names, and every issue of those that are none. */
export function readArticles(folder: string, newsroom: Newsroom): { articles: Article[]; issues: Issue[] } {
  const typesetter = createTypesetter(newsroom.words);
  const articles: Article[] = [];
  const issues: Issue[] = [];
  for (const file of articleFiles(folder)) {
    const parsed = parseArticle({ file, bytes: readFileSync(file) }, newsroom, typesetter);
    if (parsed.ok) articles.push(parsed.value);
    else issues.push(...parsed.issues);
  }
  return { articles, issues };
}

/** Paths of the Markdown files below `folder`, sorted, so that the machine's own order never matters. */
export function articleFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
