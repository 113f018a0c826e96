import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "./settings.ts";

/** Stands in the output folder while it is being changed: what holds it is not a finished site. */
export const UNFINISHED = ".unfinished";

export interface WriteReport {
  written: string[];
  unchanged: number;
  deleted: string[];
}

/** Files that are read or written at once: enough to keep the disk busy. */
const AT_ONCE = 32;

/**
 * Makes `folder` hold exactly `files`. A file whose bytes are the same is left alone; a new one is written beside its
 * place and moved there, so that no reader ever meets half a file; what is no longer in the list is deleted.
 * @throws {UsageError} where the folder holds something that no build of ours has put there.
 */
export async function writeSite(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<WriteReport> {
  const present = new Set(listFiles(folder));
  refuseForeignFolder(folder, present);
  const written: string[] = [];
  await eachAtOnce([...files], async ([name, content]) => {
    if (!present.has(name) || !(await hasContent(path.join(folder, name), content))) written.push(name);
  });
  const deleted = [...present].filter((name) => !files.has(name) && name !== UNFINISHED);
  if (written.length > 0 || deleted.length > 0) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, UNFINISHED),
      "This folder is being written, or a build was cut off: build again.\n",
    );
    // Old files go first: one of them may stand where a new file needs a folder.
    for (const name of deleted) {
      rmSync(path.join(folder, name));
      removeEmptyFolders(folder, path.dirname(name));
    }
    for (const parent of new Set(written.map((name) => path.dirname(name)))) {
      mkdirSync(path.join(folder, parent), { recursive: true });
    }
    await eachAtOnce(written, (name) => replaceFile(path.join(folder, name), files.get(name) ?? ""));
  }
  rmSync(path.join(folder, UNFINISHED), { force: true });
  return { written: written.sort(), unchanged: files.size - written.length, deleted };
}

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
  const isOurs = present.has(UNFINISHED) || (present.has("_headers") && present.has("sitemap.xml"));
  if (present.size > 0 && !isOurs) {
    throw new UsageError(`${folder} holds files that are no build of this site. Empty it, or set OUTPUT_DIR.`);
  }
}

async function hasContent(file: string, content: string | Uint8Array): Promise<boolean> {
  const present = await readFile(file);
  return present.equals(typeof content === "string" ? Buffer.from(content) : content);
}

async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const beside = path.join(path.dirname(file), `.new-${path.basename(file)}`);
  await writeFile(beside, content);
  await rename(beside, file);
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let current = folder; current !== "." && current !== ""; current = path.dirname(current)) {
    const full = path.join(root, current);
    if (readdirSync(full).length > 0) return;
    rmdirSync(full);
  }
}
