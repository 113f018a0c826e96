import { readSettings, type Settings } from "../command/settings.ts";
import { readClock } from "../lib/clock.ts";
import { formatIssue } from "../lib/issue.ts";
import { progressLine } from "../lib/progress.ts";
import { UsageError } from "../lib/usage-error.ts";
import { isoInZone } from "../lib/zone.ts";
import { type BuildReport, build as buildSite } from "../publish/build.ts";
import { defineCommand } from "./command.ts";

/** `Built _site: 812 files written, 0 unchanged, 0 deleted in 3.1 s. Next scheduled change: 2026-11-24T05:00:00-05:00.` */
export function summary(folder: string, report: BuildReport, seconds: number): string {
  const { written, unchanged, deleted, nextChange, zone } = report;
  const next = nextChange === null ? "none" : isoInZone(nextChange, zone);
  return (
    `Built ${folder}: ${written.length} written, ${unchanged} unchanged, ${deleted.length} deleted ` +
    `in ${seconds.toFixed(1)} s. Next scheduled change: ${next}.`
  );
}

/** So many builds at most: where changes come faster than that, the scheduled function starts the next build. */
const MOST_BUILDS = 3;

/**
 * Builds with the environment's settings and prints one line.
 * @param options `preview` shows what is not public; `allowEmpty` publishes a site without a story; `explain` is the address of
 *   a page: says why it was made again.
 */
export async function buildAndReport(
  env: NodeJS.ProcessEnv,
  options: { preview?: boolean; allowEmpty?: boolean; explain?: string } = {},
): Promise<string> {
  const settings = readSettings(env, options);
  let report = await buildOnce(settings, options.explain);
  // With a clock of its own, a build is of one instant, whatever time it is.
  for (let builds = 1; !env.BUILD_TIME && builds < MOST_BUILDS; builds += 1) {
    const now = readClock(undefined);
    if (report.nextChange === null || now < report.nextChange) break;
    const due = isoInZone(report.nextChange, report.zone);
    console.error(`Notice: the change due at ${due} came while the site was built: it is built again.`);
    report = await buildOnce({ ...settings, now });
  }
  if (settings.isNetlify && settings.isProduction && report.nextChange !== null && !env.BUILD_HOOK) {
    console.error("Warning: nothing will start the build for the next scheduled change. Set BUILD_HOOK.");
  }
  return settings.outputDir;
}

async function buildOnce(settings: Settings, explain?: string): Promise<BuildReport> {
  const began = performance.now();
  const report = await buildSite(settings, progressLine(process.stderr), explain === undefined ? {} : { explain });
  for (const notice of report.notices) console.error(`Notice: ${notice}`);
  for (const warning of report.warnings) console.error(`Warning: ${formatIssue(warning)}`);
  if (report.explanation !== null) console.log(`${explain}: ${report.explanation}`);
  console.log(summary(settings.outputDir, report, (performance.now() - began) / 1000));
  return report;
}

/** For every command that builds. */
export const ALLOW_EMPTY = {
  "allow-empty": { type: "boolean", does: "Builds even where the folder of stories is missing or suddenly empty." },
} as const;

export const build = defineCommand({
  name: "build",
  does: "Builds into `_site` and prints one line: files written, unchanged and deleted, seconds, and when the next scheduled change is due. Refuses a folder of stories that is missing or suddenly empty.",
  options: {
    preview: { type: "boolean", does: "Builds drafts and embargoed stories, too, into `.cache/preview`." },
    ...ALLOW_EMPTY,
    explain: {
      type: "string",
      value: "/address/",
      does: "Says why the page at an address was made again: which of its inputs changed.",
    },
  },
  async run({ preview = false, explain, "allow-empty": allowEmpty = false }, env) {
    if (explain !== undefined && !explain.startsWith("/"))
      throw new UsageError(`${explain} is no address: /2024/05/25/slug/`);
    await buildAndReport(env, { preview, allowEmpty, ...(explain === undefined ? {} : { explain }) });
    return 0;
  },
});

export const { main } = build;
