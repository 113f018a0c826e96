import path from "node:path";
import type { Article } from "../article/article.ts";
import { findArticles, type ReadArticles } from "../article/read.ts";
import type { Settings } from "../command/settings.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import { spareMemory } from "../workers/memory.ts";
import type { Pool } from "../workers/pool.ts";
import {
  type CachedFolder,
  countUnread,
  FolderReader,
  type FolderTask,
  forgetOtherFolders,
  isCurrent,
  loadFolder,
  type ParseJobs,
  type SourceFile,
} from "./article-cache.ts";
import { fileState } from "./file-state.ts";
import { type CodeVersion, parseVersion } from "./versions.ts";

/** What was read, and which files were parsed for it and not taken from an earlier build. */
export interface ReadAgain extends ReadArticles {
  parsed: ReadonlySet<string>;
}

/** Below it, other processes are not worth their start. */
const FEW = 300;

interface KnownFolder {
  cached: CachedFolder;
  articles: Article[];
  /** False where the folder has issues: it is read again. */
  isKept: boolean;
}

/**
 * The articles, of which those are parsed that nobody has parsed before: a file counts as the same where the disk says
 * so, or its bytes are. What is known is kept on the disk for later builds, and in memory for later readings.
 */
export class ArticleStore {
  private readonly settings: Pick<Settings, "articlesDir" | "cacheDir">;
  private readonly pool: Pool<ParseJobs>;
  private readonly damaged: (file: string) => void;
  private known = new Map<string, KnownFolder>();

  /** @param damaged receives the files in the cache that are not what we wrote. */
  constructor(
    settings: Pick<Settings, "articlesDir" | "cacheDir">,
    pool: Pool<ParseJobs>,
    damaged: (file: string) => void,
  ) {
    this.settings = settings;
    this.pool = pool;
    this.damaged = damaged;
  }

  /** Every article, folder by folder, in the order of their names; and every issue of files that are none. */
  async read(newsroom: ParsingNewsroom, code: CodeVersion): Promise<ReadAgain> {
    const { articlesDir, cacheDir } = this.settings;
    const { files, issues, advice } = findArticles(articlesDir);
    const folders = sourcesByFolder(files);
    const context = parseVersion(code, articlesDir, newsroom);
    const reader = new FolderReader(cacheDir, newsroom, this.damaged);
    const current = new Map<string, KnownFolder>();
    const tasks: FolderTask[] = [];
    let unread = 0;
    for (const [folder, sources] of folders) {
      const known = this.known.get(folder);
      const cached =
        known?.cached.context === context ? known.cached : loadFolder(cacheDir, folder, context, this.damaged);
      if (cached === null || !isCurrent(cached, sources)) {
        tasks.push({ folder, context, files: sources });
        unread += countUnread(cached, sources);
      } else
        current.set(
          folder,
          cached === known?.cached ? known : { cached, articles: reader.articles(cached), isKept: true },
        );
    }
    spareMemory(unread);
    const refreshed =
      unread > FEW
        ? await this.pool.runAll(
            tasks.map((task) => ({
              job: "parse" as const,
              input: () => ({ task, code, words: newsroom.words }),
              here: () => reader.refresh(task),
            })),
          )
        : tasks.map((task) => reader.refresh(task));
    const parsed = new Set<string>();
    refreshed.forEach((result, index) => {
      const { folder = "" } = tasks[index] ?? {};
      const cached = result.cached ?? loadFolder(cacheDir, folder, context, this.damaged);
      if (cached === null) throw new UsageError(`${cacheDir} changed while the articles were read. Build again.`);
      current.set(folder, { cached, articles: reader.articles(cached), isKept: result.isKept });
      issues.push(...result.issues);
      advice.push(...result.advice);
      for (const file of result.parsed) parsed.add(file);
    });
    if (issues.length === 0 && [...this.known.keys()].join() !== [...folders.keys()].join()) {
      forgetOtherFolders(cacheDir, new Map([...current].map(([folder, { cached }]) => [folder, cached])));
    }
    this.known = new Map([...current].filter(([, { isKept }]) => isKept));
    const articles = [...folders.keys()].flatMap((folder) => current.get(folder)?.articles ?? []);
    return { articles, issues, advice, parsed };
  }
}

function sourcesByFolder(files: readonly string[]): Map<string, SourceFile[]> {
  const folders = new Map<string, SourceFile[]>();
  for (const file of files) {
    const state = fileState(file);
    // It went away since the folder was listed.
    if (state === null) continue;
    const folder = path.dirname(file);
    const known = folders.get(folder);
    if (known) known.push({ file, state });
    else folders.set(folder, [{ file, state }]);
  }
  return folders;
}
