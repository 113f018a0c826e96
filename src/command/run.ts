import { NewsroomErrors } from "../lib/issue.ts";
import { printIssues } from "../lib/print.ts";
import { rootCause } from "../lib/root-cause.ts";
import { UsageError } from "../lib/usage-error.ts";
import { environmentError, foldersIn } from "./environment.ts";

/** Runs a command and ends the process as the contract says: 0 done, 1 the newsroom's files, 2 wrong use or the machine, 70 a bug. */
export async function run(command: () => Promise<number | undefined>): Promise<void> {
  // What nobody waits for: Node would end with 1, and blame the newsroom. Until now, `starting.js` has listened.
  process.removeAllListeners("uncaughtException").once("uncaughtException", giveUp);
  process.stdout.on("error", endWithReader);
  const code = await exitCode(command);
  // A command that has failed ends, whatever it still watches or serves.
  if (code !== 0) process.exit(code);
}

/** `halyard help | head`: what reads may have read enough. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
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
    if (cause instanceof NewsroomErrors) {
      printIssues(cause);
      return 1;
    }
    const problem = cause instanceof UsageError ? cause.message : environmentError(cause, foldersIn(env));
    if (problem !== null) {
      console.error(problem);
      return 2;
    }
    console.error(error);
    console.error("This is a bug in the generator, not in your files: please report it with the lines above.");
    return 70;
  }
}
