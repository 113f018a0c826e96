import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { UsageError } from "./settings.ts";

/** Stands in the output folder while it is being changed: what holds it is not a finished site. */
export const UNFINISHED = ".unfinished";

export interface WriteReport {
  written: string[];
  unchanged: number;
  deleted: string[];
}

/**
 * Makes `folder` hold exactly `files`. A file whose bytes are the same is left alone; a new one is written beside its
 * place and moved there, so that no reader ever meets half a file; what is no longer in the list is deleted.
 * @throws {UsageError} where the folder holds something that no build of ours has put there.
 */
export function writeSite(folder: string, files: ReadonlyMap<string, string | Uint8Array>): WriteReport {
  const present = listFiles(folder);
  refuseForeignFolder(folder, present);
  const written = [...files].filter(([name, content]) => !hasContent(path.join(folder, name), content));
  const deleted = present.filter((name) => !files.has(name) && name !== UNFINISHED);
  if (written.length > 0 || deleted.length > 0) {
    const marker = path.join(folder, UNFINISHED);
    mkdirSync(folder, { recursive: true });
    writeFileSync(marker, "This folder is being written, or a build was cut off: build again.\n");
    // Old files go first: one of them may stand where a new file needs a folder.
    for (const name of deleted) {
      rmSync(path.join(folder, name));
      removeEmptyFolders(folder, path.dirname(name));
    }
    for (const [name, content] of written) replaceFile(path.join(folder, name), content);
    rmSync(marker);
  } else {
    rmSync(path.join(folder, UNFINISHED), { force: true });
  }
  return { written: written.map(([name]) => name), unchanged: files.size - written.length, deleted };
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Sweeping is deleting: only a folder that one of our builds has made (or an empty one) is swept. */
function refuseForeignFolder(folder: string, present: readonly string[]): void {
  const isOurs = present.includes(UNFINISHED) || (present.includes("_headers") && present.includes("sitemap.xml"));
  if (present.length > 0 && !isOurs) {
    throw new UsageError(`${folder} holds files that are no build of this site. Empty it, or set OUTPUT_DIR.`);
  }
}

function hasContent(file: string, content: string | Uint8Array): boolean {
  if (!existsSync(file)) return false;
  const present = readFileSync(file);
  return present.equals(typeof content === "string" ? Buffer.from(content) : content);
}

function replaceFile(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = path.join(path.dirname(file), `.new-${process.pid}`);
  writeFileSync(beside, content);
  renameSync(beside, file);
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let current = folder; current !== "." && current !== ""; current = path.dirname(current)) {
    const full = path.join(root, current);
    if (readdirSync(full).length > 0) return;
    rmdirSync(full);
  }
}
