import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../lib/usage-error.ts";

/**
 * What a command was told, by name. A wrong word is never passed over: whoever wrote it meant something.
 * @param use how the command is called, for the message.
 * @throws {UsageError} on anything that the command does not know.
 */
export function readOptions<T extends NonNullable<ParseArgsConfig["options"]>>(
  words: string[],
  options: T,
  use: string,
) {
  try {
    return parseArgs({ args: words, options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUse: ${use}`);
  }
}

/** Whether the module is the command itself, and not imported by another one. */
export const isMain = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
