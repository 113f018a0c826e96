import { parseArgs } from "node:util";
import { NO_ASSETS } from "../build/compose.ts";
import { receipt } from "../build/receipt.ts";
import { readSettings, UsageError } from "../build/settings.ts";
import { compareWith } from "../build/since.ts";
import { isMain, run } from "./command.ts";

const USE = "Use: npm run receipt -- --base <git ref>";

if (isMain(import.meta.url)) {
  await run(async () => {
    const base = readBase(process.argv.slice(2));
    const settings = readSettings(process.env);
    console.log(receipt(compareWith(base, settings, NO_ASSETS), base, settings));
    return 0;
  });
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
