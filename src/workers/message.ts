import { rootCause } from "../lib/root-cause.ts";
import { UsageError } from "../lib/usage-error.ts";

/** A job for a worker: its number, its name in the table of jobs, and what it is given, as JSON. */
export interface Request {
  id: number;
  job: string;
  input: unknown;
}

/** A request that is longer than a pipe takes at once lies in a file. */
export type Sent = Request | { id: number; file: string };

/** What came of the request of this number, with the files of the cache that were not what we wrote. */
export type Answer = { id: number; damaged: string[] } & ({ result: unknown } | { error: ThrownError });

/** What was thrown in a worker: with what the system said, where it is the machine's. */
interface ThrownError {
  message: string;
  stack: string;
  isUsage: boolean;
  system: Pick<NodeJS.ErrnoException, "code" | "syscall" | "path">;
}

/** An error as JSON. */
export function asThrown(thrown: unknown): ThrownError {
  const error = rootCause(thrown);
  const { message, stack = "", ...system } = error as NodeJS.ErrnoException & { dest?: string };
  const { code, syscall, path } = { ...system, ...(system.dest === undefined ? {} : { path: system.dest }) };
  // JSON leaves out what is not there.
  return JSON.parse(
    JSON.stringify({ message, stack, isUsage: error instanceof UsageError, system: { code, syscall, path } }),
  );
}

/** The error again, with the stack of the process that threw it. */
export function thrownAgain({ message, stack, isUsage, system }: ThrownError): Error {
  const error = isUsage ? new UsageError(message) : Object.assign(new Error(message), system);
  error.stack = stack;
  return error;
}
