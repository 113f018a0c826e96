import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { naming } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";

/** Locks of this process: a number of a process can come again, and be our own. */
const held = new Set<string>();

/**
 * Keeps other builds away from `folder` until the returned function is called. The lock lies in the machine's
 * temporary folder, since it names a process of this machine; one whose process has ended (a build that was killed) is
 * taken over.
 * @throws {UsageError} where another build has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = lockFile(folder);
  const own = `${lock}.${process.pid}`;
  // Written whole, then linked: a build that finds the lock can read whose it is.
  try {
    naming(own, () => writeFileSync(own, String(process.pid)));
    while (!unless("EEXIST", () => linkSync(own, lock))) {
      const holder = holderOf(lock);
      if (holder === null) continue;
      if (isRunning(holder, lock)) {
        throw new UsageError(
          `Another build (process ${holder}) is writing ${folder}. Wait for it to end; if there is none, delete ${lock}.`,
        );
      }
      removeStale(lock, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    rmSync(lock, { force: true });
  };
}

export function lockFile(folder: string): string {
  const name = createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 16);
  return path.join(tmpdir(), `build-${name}.lock`);
}

function holderOf(lock: string): string | null {
  let holder: string | null = null;
  unless("ENOENT", () => {
    holder = readFileSync(lock, "utf8");
  });
  return holder;
}

function isRunning(holder: string, lock: string): boolean {
  const pid = Number(holder);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return held.has(lock);
  // Signal 0 asks whether the process is there, and does nothing to it. EPERM: it is, and is somebody else's.
  let isThere = true;
  const isMine = unless("EPERM", () => {
    isThere = unless("ESRCH", () => process.kill(pid, 0));
  });
  return !isMine || isThere;
}

/** Two builds may find the same stale lock: what one of them moves away is put back if it is a newer one. */
function removeStale(lock: string, holder: string): void {
  const aside = `${lock}.stale-${process.pid}`;
  if (!unless("ENOENT", () => renameSync(lock, aside))) return;
  if (holderOf(aside) !== holder) unless("EEXIST", () => linkSync(aside, lock));
  rmSync(aside);
}

/** Whether the work was done; false where it failed with this code. Any other failure is thrown. */
function unless(code: string, work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return false;
    throw error;
  }
}
