import path from "node:path";
import type { Article } from "../article/article.ts";
import { findArticles, type ReadArticles } from "../article/read.ts";
import { grouped } from "../lib/grouped.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import { spareMemory } from "../workers/memory.ts";
import type { Pool } from "../workers/pool.ts";
import type { BuildCache } from "./cache-file.ts";
import { fileState } from "./file-state.ts";
import {
  type CachedFolder,
  countUnread,
  forgetOtherFolders,
  isCurrent,
  loadFolder,
  type SourceFile,
} from "./folder-cache.ts";
import { type FolderTask, type ParseJobs, refreshFolder } from "./refresh.ts";
import { parserFor, StoredArticles } from "./stored-articles.ts";
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
}

/**
 * The articles, of which those are parsed that nobody has parsed before: a file counts as the same where the disk says
 * so, or its bytes are. What is known is kept on the disk for later builds, and in memory for later readings.
 */
export class ArticleStore {
  private readonly articlesDir: string;
  private readonly cache: BuildCache;
  private readonly pool: Pool<ParseJobs>;
  private known = new Map<string, KnownFolder>();

  constructor(articlesDir: string, cache: BuildCache, pool: Pool<ParseJobs>) {
    this.articlesDir = articlesDir;
    this.cache = cache;
    this.pool = pool;
  }

  /** Every article, folder by folder, in the order of their names; and every issue of files that are none. */
  async read(newsroom: ParsingNewsroom, code: CodeVersion): Promise<ReadAgain> {
    const { cache } = this;
    const { files, issues, advice } = findArticles(this.articlesDir);
    const folders = sourcesByFolder(files);
    const context = parseVersion(code, this.articlesDir, newsroom);
    const parse = parserFor(newsroom);
    const stored = new StoredArticles(cache, parse);
    const current = new Map<string, KnownFolder>();
    const tasks: FolderTask[] = [];
    let unread = 0;
    for (const [folder, sources] of folders) {
      const known = this.known.get(folder);
      const cached = known?.cached.context === context ? known.cached : loadFolder(cache, folder, context);
      if (cached === null || !isCurrent(cached, sources)) {
        tasks.push({ folder, context, files: sources });
        unread += countUnread(cached, sources);
      } else current.set(folder, cached === known?.cached ? known : { cached, articles: stored.of(cached) });
    }
    spareMemory(unread);
    const here = (task: FolderTask) => refreshFolder(task, cache, parse);
    const refreshed =
      unread > FEW
        ? await this.pool.runAll(
            tasks.map((task) => ({
              job: "parse" as const,
              input: () => ({ task, code, words: newsroom.words }),
              here: () => here(task),
            })),
          )
        : tasks.map(here);
    const parsed = new Set<string>();
    refreshed.forEach((result, index) => {
      const { folder = "" } = tasks[index] ?? {};
      const cached = result.cached ?? loadFolder(cache, folder, context);
      if (cached === null) throw new UsageError(`${cache.dir} changed while the articles were read. Build again.`);
      current.set(folder, { cached, articles: stored.of(cached) });
      issues.push(...result.issues);
      advice.push(...result.advice);
      for (const file of result.parsed) parsed.add(file);
    });
    if (issues.length === 0 && [...this.known.keys()].join() !== [...folders.keys()].join()) {
      forgetOtherFolders(cache, new Map([...current].map(([folder, { cached }]) => [folder, cached])));
    }
    this.known = current;
    const articles = [...folders.keys()].flatMap((folder) => current.get(folder)?.articles ?? []);
    return { articles, issues, advice, parsed };
  }
}

function sourcesByFolder(files: readonly string[]): Map<string, SourceFile[]> {
  const sources = files.flatMap((file): SourceFile[] => {
    const state = fileState(file);
    // It may have gone away since the folder was listed.
    return state === null ? [] : [{ file, state }];
  });
  return grouped(sources, ({ file }) => path.dirname(file));
}
