import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./settings.ts";

const MOST_BYTES = 2 ** 31 - 1;

/** The repository that the command was started in. Paths are relative to its root. */
export class Repository {
  readonly root: string;

  /** @throws {UsageError} where there is none. */
  constructor() {
    try {
      this.root = run(["rev-parse", "--show-toplevel"]).toString().trim();
    } catch {
      throw new UsageError("This needs a git repository, and git.");
    }
  }

  git(...options: string[]): Buffer {
    return run(["-C", this.root, "-c", "core.quotepath=off", ...options]);
  }

  /** @throws {UsageError} where git does not know it. */
  commit(ref: string): string {
    try {
      return this.git("rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`).toString().trim();
    } catch {
      throw new UsageError(`git knows no commit "${ref}" here.`);
    }
  }

  /** @throws {UsageError} where the folder is somewhere else. */
  inside(folder: string): string {
    const relative = path.relative(this.root, realpathSync(folder));
    if (!relative.startsWith("..")) return relative;
    throw new UsageError("--base needs both folders in this git repository.");
  }

  /** Puts the folder, as it was in the commit, below `target`. One that the commit does not have yet stays away. */
  extract(commit: string, folder: string, target: string): void {
    if (this.git("ls-tree", commit, "--", folder).length === 0) return;
    execFileSync("tar", ["-x", "-C", target], { input: this.git("archive", commit, "--", folder) });
  }

  /** A file as it was in the commit; null where it was not there. */
  fileAt(commit: string, file: string): Buffer | null {
    if (this.git("ls-tree", commit, "--", file).length === 0) return null;
    return this.git("cat-file", "blob", `${commit}:${file}`);
  }
}

function run(options: string[]): Buffer {
  return execFileSync("git", options, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: MOST_BYTES });
}
