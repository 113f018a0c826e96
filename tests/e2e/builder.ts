import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { BuiltSite, PROJECT, type TestNewsroom } from "../site.ts";

/** What the process of the builds answers: null where the build went well. */
export type BuildAnswer = string | null;

/**
 * Builds newsrooms one after the other in one process, which has loaded the generator once: a tenth of the work of the
 * command. Here it cannot run, since Playwright reads TSX in a way of its own.
 */
export class Builder {
  private child: ChildProcess | null = null;
  private readonly machine: Record<string, string>;
  private last: Promise<unknown> = Promise.resolve();

  /** @param machine the zone and language of the machine that builds, as environment variables. */
  constructor(machine: Record<string, string> = {}) {
    this.machine = machine;
  }

  /** @throws {Error} with what the build says where it fails. */
  build(newsroom: TestNewsroom, env: Record<string, string> = {}): Promise<BuiltSite> {
    const built = this.last.then(() => this.order(newsroom, newsroom.environment({ ...this.machine, ...env })));
    this.last = built.catch(() => {});
    return built;
  }

  private async order(newsroom: TestNewsroom, env: Record<string, string>): Promise<BuiltSite> {
    this.child ??= fork(path.join(PROJECT, "tests/e2e/building.ts"), {
      cwd: PROJECT,
      execArgv: ["--import", "tsx"],
      env,
    });
    const settled = new AbortController();
    const { signal } = settled;
    const answered = Promise.race([once(this.child, "message", { signal }), once(this.child, "exit", { signal })]);
    this.child.send(env);
    const [answer] = (await answered) as [BuildAnswer | number];
    // Whichever did not come is waited for no longer.
    settled.abort();
    if (answer !== null) throw new Error(`The build failed: ${answer}`);
    return new BuiltSite(newsroom.output);
  }

  async close(): Promise<void> {
    if (this.child === null || this.child.exitCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.disconnect();
    await gone;
  }
}
