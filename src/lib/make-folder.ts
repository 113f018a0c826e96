import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder with all its parents.
 * @throws {Error} what the system says. Node says ENOENT of the innermost folder where the outermost one is refused, for
 * example on a disk that can only be read: the true cause is what that one meets alone.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") mkdirSync(outermostMissing(path.resolve(folder)));
    throw error;
  }
}

function outermostMissing(folder: string): string {
  const parent = path.dirname(folder);
  return parent === folder || existsSync(parent) ? folder : outermostMissing(parent);
}
