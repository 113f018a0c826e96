import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { clockOf } from "./changes.ts";
import { type Command, inTurn, measure, type Run } from "./measure.ts";

export const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Puts a folder out of the way, to be deleted with the newsroom. For five minutes ext4 passes over the inodes of files that
 * were deleted, one by one: a build after a deletion of ten thousand files would be measured with seconds of the kernel's
 * search for free ones.
 */
function putAside(folder: string): void {
  if (!existsSync(folder)) return;
  const aside = path.join(path.dirname(folder), "aside");
  mkdirSync(aside, { recursive: true });
  renameSync(folder, path.join(aside, String(readdirSync(aside).length)));
}

/** Our generator at work on the newsroom in `folder`: an output and a cache of its own, and a clock that goes on. */
export class Ours {
  readonly output: string;
  private readonly cache: string;
  private readonly folder: string;
  private readonly options: string[];
  private builds = 0;

  constructor(folder: string, { withSearch }: { withSearch: boolean }) {
    const name = withSearch ? "search" : "plain";
    this.folder = folder;
    this.output = path.join(folder, `site-ours-${name}`);
    this.cache = path.join(folder, `cache-${name}`);
    this.options = withSearch ? ["--search"] : [];
  }

  /** Whatever the last site and the cache hold is gone. */
  empty(): void {
    putAside(this.output);
    this.emptyCache();
    this.builds = 0;
  }

  emptyCache(): void {
    putAside(this.cache);
  }

  build(): Promise<Run> {
    return measure(this.command());
  }

  /** Nothing of this machine's environment reaches the build but what every process needs. */
  private command(): Command {
    const { PATH, HOME, TMPDIR } = process.env;
    const env = {
      PATH,
      HOME,
      TMPDIR,
      ARTICLES_DIR: path.join(this.folder, "articles"),
      NEWSROOM_DIR: path.join(this.folder, "newsroom"),
      OUTPUT_DIR: this.output,
      CACHE_DIR: this.cache,
      BUILD_TIME: clockOf(this.builds),
    };
    this.builds += 1;
    const script = path.join(PROJECT, "tests/bench/build.ts");
    return { program: process.execPath, options: ["--import", "tsx", script, ...this.options], cwd: PROJECT, env };
  }
}

/** Hugo on the same newsroom. Its second build goes over the first one's output, as its users' do. */
export class Hugo {
  readonly output: string;
  private readonly source: string;
  /** What Hugo before 0.128 reads in place of `[pagination]`. */
  private readonly pagination =
    Number(/v0\.(\d+)/.exec(Hugo.version() ?? "")?.[1]) < 128 ? { HUGO_PAGINATE: "20" } : {};

  constructor(folder: string) {
    this.output = path.join(folder, "site-hugo");
    this.source = path.join(folder, "hugo");
  }

  static version(): string | null {
    const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
    return status === 0 ? stdout.trim() : null;
  }

  empty(): void {
    for (const folder of [this.output, path.join(this.source, "resources")]) putAside(folder);
  }

  build(): Promise<Run> {
    const options = ["--quiet", "--noBuildLock", "--source", this.source, "--destination", this.output];
    return measure({ program: "hugo", options, cwd: this.source, env: { ...process.env, ...this.pagination } });
  }

  /** @param site the run that made the site. @returns that run and Pagefind's after it, as one. */
  async index(site: Run): Promise<Run> {
    const program = path.join(PROJECT, "node_modules/.bin/pagefind");
    const options = ["--site", this.output, "--output-subdir", "search/index", "--force-language", "en"];
    return inTurn(site, await measure({ program, options, cwd: PROJECT, env: process.env }));
  }

  /** Hugo never deletes a page: what is left of a story that was taken back has to be swept away. */
  sweep(address: string): void {
    rmSync(path.join(this.output, address), { recursive: true, force: true });
  }
}
