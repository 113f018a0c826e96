import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { digest } from "../lib/digest.ts";
import { type FileState, fileState, sameState } from "./file-state.ts";
import type { OutputFile } from "./manifest.ts";
import { UsageError } from "./settings.ts";

/**
 * Where the new files of a build lie until all of them are made. As long as this folder stands in the output, the
 * output is no finished site: `npm start` and `npm run verify` refuse it, and the next build mends it.
 */
export const UNFINISHED = ".unfinished";

/** The folder that a site is written to. */
export class Output {
  readonly folder: string;
  private readonly mark: string;
  private readonly staging: string;
  private readonly made = new Set<string>();
  private wasUnfinished = false;

  /**
   * @param build tells this build from others: a process that a killed build has left behind may write on for a moment,
   * and must not write into the next one.
   */
  constructor(folder: string, build: string) {
    this.folder = folder;
    this.mark = path.join(folder, UNFINISHED);
    this.staging = path.join(this.mark, build);
  }

  /**
   * What stands in the folder now.
   * @param last what the last build left: a file that the disk says is the same need not be read.
   * @throws {UsageError} where the folder holds something that no build of ours has put there.
   */
  inspect(last: ReadonlyMap<string, OutputFile>): Map<string, OutputFile> {
    this.wasUnfinished = existsSync(this.mark);
    // What a build that was cut off has left goes; the mark stays until the site is whole again.
    if (this.wasUnfinished) emptyFolder(this.mark);
    const names = listFiles(this.folder);
    const files = new Map(names.map((name): [string, FileState | null] => [name, this.state(name)]));
    const isUntouched = (name: string) => sameState(last.get(name)?.state ?? null, files.get(name) ?? null);
    if (!this.wasUnfinished && !names.some(isUntouched)) refuseForeignFolder(this.folder, names);
    return new Map(
      [...files].map(([name, state]): [string, OutputFile] => {
        const known = last.get(name);
        if (known && isUntouched(name)) return [name, known];
        // A link or the like is nothing that we have written.
        return [name, { digest: state === null ? "" : digest(readFileSync(path.join(this.folder, name))), state }];
      }),
    );
  }

  state(name: string): FileState | null {
    return fileState(path.join(this.folder, name));
  }

  /** Puts a new file aside until `replace`. @throws {UsageError} where the disk does not take it. */
  stage(name: string, content: string | Uint8Array): void {
    const file = path.join(this.staging, name);
    const parent = path.dirname(file);
    try {
      if (!this.made.has(parent)) mkdirSync(parent, { recursive: true });
      this.made.add(parent);
      writeFileSync(file, content);
    } catch (error) {
      throw new UsageError(`${this.folder} cannot be written (${(error as Error).message}). It was left as it was.`);
    }
  }

  /** Forgets what was staged: the site stays as it was. */
  abandon(): void {
    if (!existsSync(this.mark)) return;
    emptyFolder(this.mark);
    if (this.wasUnfinished) return;
    rmdirSync(this.mark);
    // A folder that only this build has made.
    if (existsSync(this.folder) && readdirSync(this.folder).length === 0) rmdirSync(this.folder);
  }

  /** Deletes the files that are no longer wanted, and moves the staged ones to their places. */
  replace(gone: readonly string[]): void {
    if (gone.length > 0) mkdirSync(this.mark, { recursive: true });
    // Old files go first: one of them may stand where a new file needs a folder.
    for (const name of gone) {
      rmSync(path.join(this.folder, name));
      removeEmptyFolders(this.folder, path.dirname(name));
    }
    if (existsSync(this.staging)) moveInto(this.staging, this.folder);
    rmSync(this.mark, { recursive: true, force: true });
  }
}

/** Moves what is in one folder into another one; where that lacks a folder, the whole of it at once. */
function moveInto(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    const isMerged = entry.isDirectory() && lstatSync(target, { throwIfNoEntry: false })?.isDirectory();
    if (isMerged) moveInto(source, target);
    else renameSync(source, target);
  }
  rmdirSync(from);
}

/**
 * @throws {UsageError} where the folder holds no site, or one whose build was cut off while it was writing.
 */
export function refuseUnfinished(folder: string): void {
  if (!existsSync(path.join(folder, "index.html")) || existsSync(path.join(folder, UNFINISHED))) {
    throw new UsageError(`${folder} is not a finished site: build it first.`);
  }
}

function listFiles(folder: string): string[] {
  const names: string[] = [];
  const folders = [""];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    if (next === UNFINISHED || (next === "" && !existsSync(folder))) continue;
    for (const entry of readdirSync(path.join(folder, next), { withFileTypes: true })) {
      const name = next === "" ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory()) folders.push(name);
      else names.push(name);
    }
  }
  return names.sort();
}

/** Sweeping is deleting: only a folder that one of our builds has made (or an empty one) is swept. */
function refuseForeignFolder(folder: string, files: readonly string[]): void {
  // A preview keeps its search index alone.
  const isOurs =
    (files.includes("_headers") && files.includes("sitemap.xml")) || files.includes("search/index/pieces.json");
  if (files.length > 0 && !isOurs) {
    throw new UsageError(`${folder} holds files that are no build of this site. Empty it, or set OUTPUT_DIR.`);
  }
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
