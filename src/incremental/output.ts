import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { digest } from "../lib/digest.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { naming } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import { type FileState, fileState, folderState, sameState } from "../store/file-state.ts";
import type { Manifest, OutputFile } from "./manifest.ts";

/**
 * Where the new files of a build lie until all of them are made. As long as this folder stands in the output, the
 * output is no finished site: `npm start` and `npm run verify` refuse it, and the next build fixes it.
 */
export const UNFINISHED = ".unfinished";

/** What stands in the output, and the states of its folders, by their names; the output itself is "". */
export interface Present {
  files: Map<string, OutputFile>;
  folders: Map<string, FileState>;
}

/** What is new or different beside what the last build left, and what is gone. JSON. */
export interface OutputChange {
  /** How many files stand in the output, each counted once. */
  size: number;
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
  private isReplacing = false;

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
    return applied(last, this.compare(last));
  }

  /**
   * How the folder differs from what the last build left: a short answer to a long look, for another process to give.
   * @throws {UsageError} as `inspect` does.
   */
  compare(last: Pick<Manifest, "files" | "folders">): OutputChange {
    // What a build that was cut off has left goes; the mark stays until the site is whole again.
    if (this.wasUnfinished) emptyFolder(this.mark);
    const folders = this.compareFolders(last.folders);
    const change: OutputChange = { size: 0, files: [], goneFiles: [], ...folders };
    const gone = new Set(folders.goneFolders);
    let untouched = 0;
    for (const [name, known] of last.files) {
      const isGone = gone.size > 0 && gone.has(parentOf(name));
      const state = isGone ? null : this.state(name);
      if (sameState(known.state, state)) untouched += 1;
      else if (state === null && (isGone || !this.isThere(name))) change.goneFiles.push(name);
      else change.files.push([name, this.look(name, state)]);
    }
    const known = change.files.length;
    this.addNew(last, change);
    change.size = last.files.size - change.goneFiles.length + (change.files.length - known);
    if (!this.wasUnfinished && untouched === 0)
      refuseForeignFolder(
        this.folder,
        change.files.map(([name]) => name),
      );
    return change;
  }

  private compareFolders(last: Manifest["folders"]): Pick<OutputChange, "folders" | "goneFolders"> {
    const change: Pick<OutputChange, "folders" | "goneFolders"> = { folders: [], goneFolders: [] };
    for (const [name, known] of last) {
      const state = folderState(this.place(name));
      if (state === null) change.goneFolders.push(name);
      else if (!sameState(known, state)) change.folders.push([name, state]);
    }
    if (change.goneFolders.length === 0) return change;
    // Where a link has taken a folder's place, what is behind it is nothing of ours.
    const gone = new Set(change.goneFolders);
    const isGone = (name: string) =>
      gone.has(name) || (name !== "" && parentsOf(name).some((parent) => gone.has(parent)));
    return {
      folders: change.folders.filter(([name]) => !isGone(name)),
      goneFolders: [...last.keys()].filter(isGone),
    };
  }

  /** Adds what nobody knew of. A folder that has not changed holds the names that it held. */
  private addNew(last: Pick<Manifest, "files" | "folders">, change: OutputChange): void {
    const root = last.folders.has("") ? null : folderState(this.folder);
    if (root) change.folders.push(["", root]);
    const open = change.folders.map(([name]) => name);
    if (open.length === 0) return;
    const changed = new Set(open);
    const known = new Set<string>();
    for (const names of [last.files.keys(), last.folders.keys()]) {
      for (const name of names) if (changed.has(parentOf(name))) known.add(name);
    }
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      const { files, inner } = this.entriesOf(folder);
      for (const name of files) {
        if (!known.has(name) || last.folders.has(name)) change.files.push([name, this.look(name, this.state(name))]);
      }
      for (const name of inner) {
        const state = last.folders.has(name) ? null : folderState(this.place(name));
        if (state === null) continue;
        change.folders.push([name, state]);
        open.push(name);
      }
    }
  }

  private isThere(name: string): boolean {
    return lstatSync(this.place(name), { throwIfNoEntry: false })?.isDirectory() === false;
  }

  /** A link or the like, which has no state, is nothing that we have written. */
  private look(name: string, state: FileState | null): OutputFile {
    return {
      digest: state === null ? "" : digest(naming(this.place(name), () => readFileSync(this.place(name)))),
      state,
    };
  }

  private entriesOf(folder: string): Entries {
    const entries: Entries = { files: [], inner: [] };
    for (const entry of readdirSync(this.place(folder), { withFileTypes: true })) {
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
      const state = known ?? folderState(this.place(folder));
      if (state) folders.set(folder, state);
    }
    return folders;
  }

  state(name: string): FileState | null {
    return fileState(this.place(name));
  }

  private place(name: string): string {
    return name === "" ? this.folder : `${this.folder}/${name}`;
  }

  /** Puts a new file aside until `replace`. */
  stage(name: string, content: string | Uint8Array): void {
    const file = path.join(this.staging, name);
    const parent = path.dirname(file);
    if (!this.made.has(parent)) makeFolder(parent);
    this.made.add(parent);
    naming(file, () => writeFileSync(file, content));
  }

  /** Bytes of a file of the site to come: of the one that was put aside, else of the one that stands in its place. */
  sizeOf(name: string): number {
    const staged = statSync(path.join(this.staging, name), { throwIfNoEntry: false });
    return (staged ?? statSync(this.place(name))).size;
  }

  /** The same file's contents. */
  read(name: string): Uint8Array {
    const staged = path.join(this.staging, name);
    return readFileSync(existsSync(staged) ? staged : this.place(name));
  }

  /**
   * Forgets what was staged: the site stays as it was. Where files have been moved to their places already, the mark
   * stays: the next build makes the site whole.
   * @returns whether the site is as it was.
   */
  abandon(): boolean {
    if (this.isReplacing) return false;
    if (existsSync(this.mark)) this.removeStaged();
    return true;
  }

  private removeStaged(): void {
    emptyFolder(this.mark);
    if (this.wasUnfinished) return;
    rmdirSync(this.mark);
    // A folder that only this build has made.
    if (existsSync(this.folder) && readdirSync(this.folder).length === 0) rmdirSync(this.folder);
  }

  /** Deletes the files that are no longer wanted, and moves the staged ones to their places. */
  replace(gone: readonly string[]): void {
    this.isReplacing = true;
    if (gone.length > 0) makeFolder(this.mark);
    // Old files go first: one of them may stand where a new file needs a folder.
    for (const name of gone) {
      rmSync(path.join(this.folder, name));
      removeEmptyFolders(this.folder, path.dirname(name));
    }
    if (existsSync(this.staging)) moveInto(this.staging, this.folder);
    rmSync(this.mark, { recursive: true, force: true });
    this.isReplacing = false;
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
