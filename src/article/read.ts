import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Advice, Issue } from "../lib/issue.ts";
import { readPlainFile } from "../lib/text-file.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Article } from "./article.ts";
import { lookalikeOf } from "./lookalikes.ts";
import { ARTICLE_LIMIT, createTypesetter, parseArticle } from "./parse.ts";

/** The articles of a folder. Of files that are none: every issue, and the advice beside them. */
export interface ReadArticles {
  articles: Article[];
  issues: Issue[];
  advice: Advice[];
}

/** Every article below `folder`, in the order of file names. */
export function readArticles(folder: string, newsroom: Newsroom): ReadArticles {
  const typesetter = createTypesetter(newsroom.words);
  const articles: Article[] = [];
  const { files, issues, advice } = findArticles(folder);
  for (const file of files) {
    const read = readPlainFile(file, ARTICLE_LIMIT);
    if (!read.ok) {
      issues.push(...read.issues);
      continue;
    }
    const parsed = parseArticle({ file, bytes: read.value }, newsroom, typesetter);
    if (parsed.ok) articles.push(parsed.value);
    else {
      issues.push(...parsed.issues);
      advice.push(...parsed.advice);
    }
  }
  return { articles, issues, advice };
}

/** The files of articles below a folder, what is in the way, and texts that nobody would see. */
interface FoundFiles {
  /** Sorted, so that the machine's own order never matters. */
  files: string[];
  issues: Issue[];
  advice: Issue[];
}

/** What is hidden (its name begins with a dot) is never looked at: it is some program's own, like deleted notes. */
export function findArticles(folder: string): FoundFiles {
  const found: FoundFiles = { files: [], issues: [], advice: [] };
  if (!existsSync(folder)) return found;
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const start = startOf(next);
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      if (entry.name.startsWith(".")) continue;
      const file = start + entry.name;
      const at = { file, line: 1, field: null };
      const problem = refusal(entry, file);
      if (problem) found.issues.push({ ...at, ...problem });
      else if (entry.isDirectory()) folders.push(file);
      else if (entry.name.endsWith(".md")) found.files.push(file);
      else if (entry.isFile()) {
        const other = lookalikeOf(entry.name, file);
        if (other) (other.isStory ? found.issues : found.advice).push({ ...at, ...other.problem });
      }
    }
  }
  return { ...found, files: found.files.sort() };
}

/** What the paths of the files in a folder begin with: `path.join` would look at every letter of each. */
const startOf = (folder: string): string => path.join(folder, "x").slice(0, -1);

/** A link is never followed: what it leads to may be anywhere, and would be published. */
function refusal(entry: Dirent, file: string): Pick<Issue, "problem" | "remedy"> | null {
  const isArticle = entry.name.endsWith(".md");
  if (entry.isSymbolicLink() && (isArticle || leadsToFolder(file))) {
    const remedy = `Put the ${isArticle ? "file" : "folder"} itself here.`;
    return { problem: "this is a link to another place.", remedy };
  }
  // A name in another encoding was read with U+FFFD in place of its letters, and leads to nothing.
  if ((isArticle || entry.isDirectory()) && entry.name.includes("\uFFFD") && !existsSync(file)) {
    return { problem: "this name is not UTF-8.", remedy: "Rename it." };
  }
  if (isArticle && !entry.isFile()) {
    const problem = `this is a ${entry.isDirectory() ? "folder" : "special file"} with the name of a story.`;
    return { problem, remedy: "Rename it, or put the story itself here." };
  }
  return null;
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    // It leads nowhere, or in a circle.
    return false;
  }
}
