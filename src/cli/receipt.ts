import { run } from "../command/run.ts";
import { readSettings } from "../command/settings.ts";
import { UsageError } from "../lib/usage-error.ts";
import { compareWith } from "../review/compare.ts";
import { receipt } from "../review/receipt.ts";
import { NO_ASSETS } from "../site/compose.ts";
import { isMain, readOptions } from "./command.ts";

const OPTIONS = { base: { type: "string" } } as const;
const USE = "npm run receipt -- --base <git ref>";

/** The command: its options and environment in, its exit code out. */
export async function main(options: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { base } = readOptions(options, OPTIONS, USE);
  if (base === undefined) throw new UsageError(`No commit is named.\nUse: ${USE}`);
  const settings = readSettings(env);
  console.log(receipt(compareWith(base, settings, NO_ASSETS), base, settings));
  return 0;
}

if (isMain(import.meta.url)) await run(() => main(process.argv.slice(2), process.env));
