import { lstatSync } from "node:fs";

/**
 * What the disk says of a file without reading it, much as git's index keeps it: its size, the time of its last change
 * of any kind in milliseconds (which, unlike that of its contents, nobody can set back), and its number on the disk.
 * Where all three are the same, so are the bytes.
 */
export type FileState = readonly [size: number, changed: number, inode: number];

/** Null where there is no plain file. */
export function fileState(file: string): FileState | null {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? [stats.size, stats.ctimeMs, stats.ino] : null;
}

/**
 * The same of a folder, whose times change whenever a name in it comes, goes or changes: not with what is in its files,
 * or in the folders in it. Null where there is no folder.
 */
export function folderState(folder: string): FileState | null {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() ? [0, stats.ctimeMs, stats.ino] : null;
}

export const sameState = (a: FileState | null, b: FileState | null): boolean =>
  a !== null && b !== null && a[0] === b[0] && a[1] === b[1] && a[2] === b[2];

/** Some disks keep times in steps of two seconds. */
const STEP_MS = 2000;

/**
 * A file that changed a moment before its state was taken may change once more within the same step of the disk's
 * clock, and look the same: such a state is none.
 * @param later the state of a file that was written after the other one was read.
 */
export const settled = (state: FileState, later: FileState): FileState | null =>
  later[1] - state[1] > STEP_MS ? state : null;
