import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "./settings.ts";

/**
 * Where the new files of a build lie until all of them are written. As long as this folder stands in the output, the
 * output is no finished site: `npm start` and `npm run verify` refuse it, and the next build mends it.
 */
export const UNFINISHED = ".unfinished";

export interface WriteReport {
  written: string[];
  unchanged: number;
  deleted: string[];
}

/** Files that are read or written at once: enough to keep the disk busy. */
const AT_ONCE = 32;

/**
 * Makes `folder` hold exactly `files`. A file whose bytes are the same is left alone; what is no longer in the list is
 * deleted. All new files are written to one side first, and moved to their places once the last of them is whole: a
 * full disk leaves the site as it was, and no reader ever meets half a file.
 * @throws {UsageError} where the folder holds something that no build of ours has put there, or the disk is full.
 */
export async function writeSite(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<WriteReport> {
  const staging = path.join(folder, UNFINISHED);
  const wasUnfinished = existsSync(staging);
  if (wasUnfinished) emptyFolder(staging);
  const present = new Set(listFiles(folder));
  if (!wasUnfinished) refuseForeignFolder(folder, present);
  const written: string[] = [];
  await eachAtOnce([...files], async ([name, content]) => {
    if (!present.has(name) || !(await hasContent(path.join(folder, name), content))) written.push(name);
  });
  written.sort();
  const deleted = [...present].filter((name) => !files.has(name));
  const report = { written, unchanged: files.size - written.length, deleted };
  if (written.length === 0 && deleted.length === 0) {
    rmSync(staging, { recursive: true, force: true });
    return report;
  }
  const made = mkdirSync(staging, { recursive: true }) ?? staging;
  try {
    for (const parent of parentsOf(written)) mkdirSync(path.join(staging, parent), { recursive: true });
    await eachAtOnce(written, (name) => writeFile(path.join(staging, name), files.get(name) ?? ""));
  } catch (error) {
    // Nothing has been moved yet: without the marker the last site stands as it was.
    if (wasUnfinished) emptyFolder(staging);
    else rmSync(made, { recursive: true });
    throw new UsageError(`${folder} cannot be written (${(error as Error).message}). It was left as it was.`);
  }
  // Old files go first: one of them may stand where a new file needs a folder.
  for (const name of deleted) {
    rmSync(path.join(folder, name));
    removeEmptyFolders(folder, path.dirname(name));
  }
  for (const parent of parentsOf(written)) mkdirSync(path.join(folder, parent), { recursive: true });
  await eachAtOnce(written, (name) => rename(path.join(staging, name), path.join(folder, name)));
  rmSync(staging, { recursive: true });
  return report;
}

/**
 * @throws {UsageError} where the folder holds no site, or one whose build was cut off while it was writing.
 */
export function refuseUnfinished(folder: string): void {
  if (!existsSync(path.join(folder, "index.html")) || existsSync(path.join(folder, UNFINISHED))) {
    throw new UsageError(`${folder} is not a finished site: build it first.`);
  }
}

const parentsOf = (names: readonly string[]): Set<string> => new Set(names.map((name) => path.dirname(name)));

async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Sweeping is deleting: only a folder that one of our builds has made (or an empty one) is swept. */
function refuseForeignFolder(folder: string, present: ReadonlySet<string>): void {
  const isOurs = present.has("_headers") && present.has("sitemap.xml");
  if (present.size > 0 && !isOurs) {
    throw new UsageError(`${folder} holds files that are no build of this site. Empty it, or set OUTPUT_DIR.`);
  }
}

async function hasContent(file: string, content: string | Uint8Array): Promise<boolean> {
  const present = await readFile(file);
  return present.equals(typeof content === "string" ? Buffer.from(content) : content);
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let current = folder; current !== "." && current !== ""; current = path.dirname(current)) {
    const full = path.join(root, current);
    if (readdirSync(full).length > 0) return;
    rmdirSync(full);
  }
}
