import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { main as check } from "../../src/cli/check.ts";
import { TestNewsroom } from "../site.ts";
import { runHere } from "./build-here.ts";

/** After each commit, git starts itself once more, to see whether its files want care. */
export const NO_CARE = ["-c", "maintenance.auto=false", "-c", "gc.auto=0"];

/** A newsroom in a git repository of its own. */
export class RepositoryNewsroom extends TestNewsroom {
  constructor(name = "ledger") {
    super(name);
    this.git("init", "--quiet", "--initial-branch=main", "--template=");
  }

  git(...options: string[]): string {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@ledger.example", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...identity, ...NO_CARE, ...options], { cwd: this.folder, encoding: "utf8" }).trim();
  }

  /** Commits everything and gives the commit's name. */
  commit(message: string): string {
    this.git("add", "--all", "articles", "newsroom");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
    return this.git("rev-parse", "HEAD");
  }

  remove(file: string): this {
    rmSync(path.join(this.folder, file));
    return this;
  }

  check(base = "HEAD", env: Record<string, string> = {}) {
    return runHere(check, this, ["--base", base], env, this.folder);
  }
}
