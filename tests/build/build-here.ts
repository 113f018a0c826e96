import { expect, vi } from "vitest";
import { summary } from "../../src/cli/build.ts";
import { exitCode } from "../../src/command/run.ts";
import { readSettings } from "../../src/command/settings.ts";
import { silent } from "../../src/lib/progress.ts";
import { build } from "../../src/publish/build.ts";
import { BuiltSite, type Run, type TestNewsroom } from "../site.ts";

let last: Promise<unknown> = Promise.resolve();

/** One after the other: Pagefind has one service for a whole process, and there is one working directory. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}

type Options = Pick<Parameters<typeof build>[2] & object, "withSearch" | "processes">;

/**
 * The whole build in this process: a tenth of the time of the command, for tests that build by the hundred. To start
 * another process takes longer than a small newsroom does: so there is none, unless a test asks for more.
 */
export async function buildHere(
  newsroom: TestNewsroom,
  env: Record<string, string> = {},
  options: Options = {},
): Promise<BuiltSite> {
  const settings = readSettings(newsroom.environment(env));
  const report = await inTurn(() => build(settings, silent, { processes: 1, ...options }));
  newsroom.sharePictures();
  const site = new BuiltSite(settings.outputDir, summary(settings.outputDir, report, 0));
  // Whatever a test builds: a build counts each file of its output, and counts it once.
  expect(report.written.length + report.unchanged).toBe(site.files().length);
  return site;
}

type Command = (options: string[], env: NodeJS.ProcessEnv) => Promise<number>;

/** A command of `src/cli` in this process, started in the folder `cwd`: what it prints and how it ends. */
export function runHere(
  command: Command,
  newsroom: TestNewsroom,
  options: string[] = [],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Run> {
  return inTurn(async () => {
    const printed = { stdout: "", stderr: "" };
    const spies = (["log", "error"] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
        const text = words.map((word) => (word instanceof Error ? word.stack : String(word))).join(" ");
        printed[method === "log" ? "stdout" : "stderr"] += `${text}\n`;
      }),
    );
    const own = newsroom.environment(env);
    const before = process.cwd();
    process.chdir(cwd);
    try {
      return { exitCode: await exitCode(() => command(options, own), own), ...printed };
    } finally {
      process.chdir(before);
      for (const spy of spies) spy.mockRestore();
    }
  });
}
