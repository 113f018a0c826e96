import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { environmentFault, foldersIn } from "../build/environment.ts";
import { UsageError } from "../build/settings.ts";
import { type Advice, formatIssue, NewsroomFaults } from "../lib/issue.ts";
import { rootCause } from "../lib/root-cause.ts";

/** Runs a command and ends the process as the contract says: 0 done, 1 the newsroom's files, 2 wrong use or the machine, 70 a bug. */
export async function run(command: () => Promise<number | undefined>): Promise<void> {
  // What nobody waits for: Node would end with 1, and blame the newsroom. Until now, `starting.js` has listened.
  process.removeAllListeners("uncaughtException").once("uncaughtException", giveUp);
  const code = await exitCode(command);
  // A command that has failed ends, whatever it still watches or serves.
  if (code !== 0) process.exit(code);
}

/** For what goes wrong after a command has begun to watch or serve. */
export const giveUp = (error: unknown): Promise<void> => run(() => Promise.reject(error));

/** What the command ends with; what it throws is printed on the way. @param env what it was started with. */
export async function exitCode(
  command: () => Promise<number | undefined>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  try {
    return (await command()) ?? 0;
  } catch (error) {
    const cause = rootCause(error);
    if (cause instanceof NewsroomFaults) {
      printIssues(cause);
      return 1;
    }
    const fault = cause instanceof UsageError ? cause.message : environmentFault(cause, foldersIn(env));
    if (fault !== null) {
      console.error(fault);
      return 2;
    }
    console.error(error);
    console.error("This is a bug in the generator, not in your files: please report it with the lines above.");
    return 70;
  }
}

/**
 * Issues come last: what has to be done stands where the reading ends.
 * @param outcome what comes of it.
 */
export function printIssues({ issues, advice }: NewsroomFaults, outcome = "Nothing was published."): void {
  printAdvice(advice);
  for (const issue of issues) console.error(formatIssue(issue));
  const files = new Set(issues.map(({ file }) => file)).size;
  console.error(`\n${count(issues.length, "issue")} in ${count(files, "file")}. ${outcome}`);
}

export function printAdvice(advice: readonly Advice[]): void {
  for (const piece of advice) console.error(`Advice: ${formatIssue(piece)}`);
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

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
