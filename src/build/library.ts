import path from "node:path";
import type { Article } from "../article/article.ts";
import { findArticles } from "../article/read.ts";
import { digest } from "../lib/digest.ts";
import type { Issue } from "../lib/issue.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import {
  type CachedFolder,
  FolderReader,
  type FolderTask,
  forgetOtherFolders,
  isCurrent,
  loadFolder,
  type SourceFile,
} from "./article-cache.ts";
import type { Crew } from "./crew.ts";
import { fileState } from "./file-state.ts";
import type { Settings } from "./settings.ts";
import { newsroomVersion } from "./versions.ts";

export interface Library {
  articles: Article[];
  issues: Issue[];
  /** How many articles were parsed, and not taken from an earlier build. */
  parsed: number;
}

/** Below it, other processes are not worth their start. */
const FEW = 300;

/** What articles are parsed with. */
export const parseContext = (code: string, articlesDir: string, newsroom: Newsroom): string =>
  digest([code, articlesDir, newsroomVersion(newsroom)].join());

/**
 * Every article, and every issue of those that are none. What an earlier build has parsed is not parsed again: a file
 * counts as the same where the disk says so, or its bytes are. Folder by folder, in the order of their names.
 * @param notice is told where what was kept is damaged.
 */
export async function readLibrary(
  { articlesDir, cacheDir }: Pick<Settings, "articlesDir" | "cacheDir">,
  newsroom: Newsroom,
  code: string,
  crew: Crew,
  notice: (file: string) => void,
): Promise<Library> {
  const { files, issues } = findArticles(articlesDir);
  const folders = new Map<string, SourceFile[]>();
  for (const file of files) {
    const state = fileState(file);
    // It went away between the list and now.
    if (state === null) continue;
    const folder = path.dirname(file);
    const known = folders.get(folder);
    if (known) known.push({ file, state });
    else folders.set(folder, [{ file, state }]);
  }
  const context = parseContext(code, articlesDir, newsroom);
  const current = new Map<string, CachedFolder>();
  const tasks: FolderTask[] = [];
  for (const [folder, sources] of folders) {
    const cached = loadFolder(cacheDir, folder, context, notice);
    if (cached && isCurrent(cached, sources)) current.set(folder, cached);
    else tasks.push({ folder, context, files: sources });
  }
  const reader = new FolderReader(cacheDir, newsroom, notice);
  const unread = tasks.reduce((sum, { files }) => sum + files.length, 0);
  const refreshed =
    unread > FEW && crew.size > 1
      ? await Promise.all(tasks.map((task) => crew.run({ kind: "parse", task, code })))
      : tasks.map((task) => reader.refresh(task));
  let parsed = 0;
  refreshed.forEach((result, index) => {
    current.set(tasks[index]?.folder ?? "", result.cached);
    issues.push(...result.issues);
    parsed += result.parsed;
  });
  forgetOtherFolders(cacheDir, current);
  const articles = [...folders.keys()].flatMap((folder) => {
    const cached = current.get(folder);
    return cached ? reader.articles(cached) : [];
  });
  return { articles, issues, parsed };
}
