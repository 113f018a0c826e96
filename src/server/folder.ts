import { type Stats, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { SiteFiles } from "./site.ts";

/** What is not there, below a file, or longer than any name can be. */
const NOTHING = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

/** A finished site. */
export function filesIn(folder: string): SiteFiles {
  const statOf = (name: string): Stats | null => orNull(() => statSync(path.join(folder, name)));
  return {
    has: (name) => statOf(name)?.isFile() ?? false,
    read: (name) => readFile(path.join(folder, name)).catch(nothingAsNull),
    version(name) {
      const stats = statOf(name);
      return stats ? `"${stats.size.toString(16)}-${Math.trunc(stats.mtimeMs).toString(16)}"` : null;
    },
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    return nothingAsNull(error);
  }
}

function nothingAsNull(error: unknown): null {
  if (NOTHING.has((error as NodeJS.ErrnoException).code ?? "")) return null;
  throw error;
}
