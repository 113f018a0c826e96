import { NO_ASSETS } from "../build/compose.ts";
import { receipt } from "../build/receipt.ts";
import { readSettings, UsageError } from "../build/settings.ts";
import { compareWith } from "../build/since.ts";
import { isMain, readOptions, run } from "./command.ts";

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
