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
import { type FileState, fileState, folderState, sameState } from "./file-state.ts";
import type { Manifest, OutputFile } from "./manifest.ts";
import { UsageError } from "./settings.ts";

/**
 * Where the new files of a build lie until all of them are made. As long as this folder stands in the output, the
 * output is no finished site: `npm start` and `npm run verify` refuse it, and the next build mends it.
 */
export const UNFINISHED = ".unfinished";

/** What stands in the output, and the states of its folders, by their names; the output itself is "". */
export interface Present {
  files: Map<string, OutputFile>;
  folders: Map<string, FileState>;
}

/** What is new or different beside what the last build left, and what is gone. JSON. */
export interface OutputChange {
  files: [name: string, file: OutputFile][];
  goneFiles: string[];
  folders: [name: string, state: FileState][];
  goneFolders: string[];
}

/** What stands in the output, by how it differs from what the last build left. */
export function applied(last: Pick<Manifest, "files" | "folders">, change: OutputChange): Present {
  const files = new Map([...last.files, ...change.files]);
  const folders = new Map([...last.folders, ...change.folders]);
  for (const name of change.goneFiles) files.delete(name);
  for (const name of change.goneFolders) folders.delete(name);
  return { files, folders };
}

/** The folder that a site is written to. */
export class Output {
  readonly folder: string;
  private readonly mark: string;
  private readonly staging: string;
  private readonly made = new Set<string>();
  private readonly wasUnfinished: boolean;

  /**
   * @param build tells this build from others: a process that a killed build has left behind may write on for a moment,
   * and must not write into the next one.
   */
  constructor(folder: string, build: string) {
    this.folder = folder;
    this.mark = path.join(folder, UNFINISHED);
    this.staging = path.join(this.mark, build);
    this.wasUnfinished = existsSync(this.mark);
  }

  /**
   * What stands in the folder now.
   * @param last what the last build left: what the disk says is the same need not be read.
   * @throws {UsageError} where the folder holds something that no build of ours has put there.
   */
  inspect(last: Pick<Manifest, "files" | "folders">): Present {
    // What a build that was cut off has left goes; the mark stays until the site is whole again.
    if (this.wasUnfinished) emptyFolder(this.mark);
    const { names, folders } = this.list(last);
    const states = new Map(names.map((name): [string, FileState | null] => [name, this.state(name)]));
    const isUntouched = (name: string) => sameState(last.files.get(name)?.state ?? null, states.get(name) ?? null);
    if (!this.wasUnfinished && !names.some(isUntouched)) refuseForeignFolder(this.folder, names);
    const files = [...states].map(([name, state]): [string, OutputFile] => {
      const known = last.files.get(name);
      if (known && isUntouched(name)) return [name, known];
      // A link or the like is nothing that we have written.
      return [name, { digest: state === null ? "" : digest(readFileSync(path.join(this.folder, name))), state }];
    });
    return { files: new Map(files), folders };
  }

  /**
   * How the folder differs from what the last build left: a short answer to a long look, for another process to give.
   * @throws {UsageError} as `inspect` does.
   */
  compare(last: Pick<Manifest, "files" | "folders">): OutputChange {
    const { files, folders } = this.inspect(last);
    return {
      files: [...files].filter(([name, file]) => last.files.get(name) !== file),
      goneFiles: [...last.files.keys()].filter((name) => !files.has(name)),
      folders: [...folders].filter(([name, state]) => !sameState(last.folders.get(name) ?? null, state)),
      goneFolders: [...last.folders.keys()].filter((name) => !folders.has(name)),
    };
  }

  /** Every file, and the state of each folder. A folder that has not changed holds the names that it held. */
  private list(last: Pick<Manifest, "files" | "folders">): { names: string[]; folders: Present["folders"] } {
    const known = entriesByFolder(last.files.keys());
    const names: string[] = [];
    const folders = new Map<string, FileState>();
    const open = [""];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      const state = folderState(path.join(this.folder, folder));
      if (state === null) continue;
      folders.set(folder, state);
      const entries = known.get(folder);
      const isSame = entries !== undefined && sameState(last.folders.get(folder) ?? null, state);
      const { files, inner } = isSame ? entries : this.entriesOf(folder);
      names.push(...files);
      open.push(...inner);
    }
    return { names: names.sort(), folders };
  }

  private entriesOf(folder: string): Entries {
    const entries: Entries = { files: [], inner: [] };
    for (const entry of readdirSync(path.join(this.folder, folder), { withFileTypes: true })) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (name === UNFINISHED) continue;
      (entry.isDirectory() ? entries.inner : entries.files).push(name);
    }
    return entries;
  }

  /**
   * States of the folders that hold these files, once they are in their places.
   * @param touched folders in which something has come or gone.
   */
  foldersOf(files: Iterable<string>, before: Present["folders"], touched: ReadonlySet<string>): Map<string, FileState> {
    const folders = new Map<string, FileState>();
    for (const folder of entriesByFolder(files).keys()) {
      const known = touched.has(folder) ? undefined : before.get(folder);
      const state = known ?? folderState(path.join(this.folder, folder));
      if (state) folders.set(folder, state);
    }
    return folders;
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

/** What is in one folder: names relative to the output. */
interface Entries {
  files: string[];
  inner: string[];
}

/** The folders that a file is in, the output itself last, as "". */
export function parentsOf(name: string): string[] {
  const parents: string[] = [];
  for (let end = name.lastIndexOf("/"); end > 0; end = name.lastIndexOf("/", end - 1)) parents.push(name.slice(0, end));
  return [...parents, ""];
}

function entriesByFolder(files: Iterable<string>): Map<string, Entries> {
  const folders = new Map<string, Entries>([["", { files: [], inner: [] }]]);
  const entriesOf = (folder: string): Entries => {
    const known = folders.get(folder);
    if (known) return known;
    const entries: Entries = { files: [], inner: [] };
    folders.set(folder, entries);
    entriesOf(parentOf(folder)).inner.push(folder);
    return entries;
  };
  for (const file of files) entriesOf(parentOf(file)).files.push(file);
  return folders;
}

const parentOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));

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
