import { parseArgs } from "node:util";
import { NO_ASSETS } from "../build/compose.ts";
import { receipt } from "../build/receipt.ts";
import { readSettings, UsageError } from "../build/settings.ts";
import { compareWith } from "../build/since.ts";
import { isMain, run } from "./command.ts";

const USE = "Use: npm run receipt -- --base <git ref>";

/** The command: its options and environment in, its exit code out. */
export async function main(options: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const base = readBase(options);
  const settings = readSettings(env);
  console.log(receipt(compareWith(base, settings, NO_ASSETS), base, settings));
  return 0;
}

/** @throws {UsageError} where no commit is named. */
function readBase(options: string[]): string {
  try {
    const { base } = parseArgs({ args: options, options: { base: { type: "string" } } }).values;
    if (base !== undefined) return base;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USE}`);
  }
  throw new UsageError(USE);
}

if (isMain(import.meta.url)) await run(() => main(process.argv.slice(2), process.env));
