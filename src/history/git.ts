import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import path from "node:path";
import { systemError } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";

const MOST_BYTES = 2 ** 31 - 1;

/** Variables that a git hook sets, and that would lead git to another place than the folder. */
const OF_HOOKS = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"];

/** git knows what was asked, and says no: there is no such commit, file or repository. */
export class GitRefusal extends Error {}

/**
 * Runs git in a folder, with its messages in English, whatever this machine's git is set to.
 * @param input what git reads from its standard input.
 * @throws {GitRefusal} where git says no.
 * @throws {UsageError} where git is not there, or does not trust the repository.
 */
export function git(folder: string, options: readonly string[], input = ""): Buffer {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C" };
  for (const name of OF_HOOKS) delete env[name];
  try {
    return execFileSync("git", ["-C", folder, "-c", "core.quotepath=off", ...options], {
      env,
      input,
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: MOST_BYTES,
    });
  } catch (error) {
    if (systemError(error)?.attempt === "start") {
      throw new UsageError("git cannot be started: it is not on the PATH. Install git: https://git-scm.com");
    }
    const { stderr = "" } = error as { stderr?: Buffer | string };
    const words = String(stderr).trim();
    if (words.includes("dubious ownership")) throw new UsageError(notTrusted(words, folder));
    if (/Permission denied/.test(words)) {
      throw new UsageError(`The git repository around ${folder} cannot be read: this user has no permission.`);
    }
    if ((error as { status?: number | null }).status == null) throw error;
    throw new GitRefusal(words, { cause: error });
  }
}

/** The repository of another user: git names it in quotes, and reads nothing of it. */
function notTrusted(words: string, folder: string): string {
  const named = /dubious ownership in repository at '([^']+)'/.exec(words)?.[1] ?? path.resolve(folder);
  return (
    `git does not trust the repository at ${named}: it belongs to another user. ` +
    `If you do, tell git so: git config --global --add safe.directory ${named}`
  );
}

/** Whether the clone around a folder lacks the older part of its history. @throws as `git` does. */
export const isShallow = (folder: string): boolean =>
  git(folder, ["rev-parse", "--is-shallow-repository"]).toString().trim() === "true";

/** The repository that the command was started in. Paths are relative to its root. */
export class Repository {
  readonly root: string;

  /** @throws {UsageError} where there is none. */
  constructor() {
    const root = unlessRefused(() => git(".", ["rev-parse", "--show-toplevel"]));
    if (root === null) {
      throw new UsageError(`There is no git repository around ${process.cwd()}. Run the command in a clone.`);
    }
    this.root = root.toString().trim();
  }

  git(...options: string[]): Buffer {
    return git(this.root, options);
  }

  /** @throws {UsageError} where git does not know it. */
  commit(ref: string): string {
    const commit = unlessRefused(() => this.git("rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`));
    if (commit !== null) return commit.toString().trim();
    const remedy = isShallow(this.root) ? " The history of this clone is cut off: git fetch --unshallow" : "";
    throw new UsageError(`git knows no commit "${ref}" here.${remedy}`);
  }

  /** @throws {UsageError} where the folder is somewhere else. */
  inside(folder: string): string {
    const relative = path.relative(this.root, realpathSync(folder));
    if (!relative.startsWith("..")) return relative;
    throw new UsageError("--base needs both folders in this git repository.");
  }

  /**
   * Puts the folder, as it was in the commit, below `target`. One that the commit does not have yet stays away.
   * @throws {UsageError} where the target cannot be written.
   */
  extract(commit: string, folder: string, target: string): void {
    if (this.git("ls-tree", commit, "--", folder).length === 0) return;
    const input = this.git("archive", commit, "--", folder);
    try {
      execFileSync("tar", ["-x", "-C", target], { input, stdio: ["pipe", "pipe", "pipe"] });
    } catch (error) {
      const { status, stderr = "" } = error as { status?: number | null; stderr?: Buffer | string };
      if (status == null) throw error;
      const [words = ""] = String(stderr).split("\n");
      throw new UsageError(`${target} cannot be written (${words.trim()}). Free some space, or set TMPDIR.`);
    }
  }

  /** A file as it was in the commit; null where it was not there. */
  fileAt(commit: string, file: string): Buffer | null {
    if (this.git("ls-tree", commit, "--", file).length === 0) return null;
    return this.git("cat-file", "blob", `${commit}:${file}`);
  }
}

/** Null where git says no. */
export function unlessRefused(work: () => Buffer): Buffer | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof GitRefusal) return null;
    throw error;
  }
}
