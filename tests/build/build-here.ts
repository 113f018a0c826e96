import { build } from "../../src/build/build.ts";
import { silent } from "../../src/build/progress.ts";
import { readSettings } from "../../src/build/settings.ts";
import { BuiltSite, type TestNewsroom } from "../site.ts";

let last: Promise<unknown> = Promise.resolve();

/** The whole build in this process: a tenth of the time of the command, for tests that build by the hundred. */
export async function buildHere(newsroom: TestNewsroom, env: Record<string, string> = {}): Promise<BuiltSite> {
  const settings = readSettings(newsroom.environment(env));
  // Pagefind has one service for a whole process: one build after the other.
  const report = last.then(() => build(settings, silent));
  last = report.catch(() => {});
  await report;
  return new BuiltSite(settings.outputDir);
}
