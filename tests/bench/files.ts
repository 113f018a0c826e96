import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface SiteSize {
  files: number;
  pages: number;
  megabytes: number;
}

/** Every file below `folder`, with slashes. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

export function sizeOf(folder: string): SiteSize {
  const files = filesOf(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return { files: files.length, pages: files.filter((file) => file.endsWith(".html")).length, megabytes: bytes / 1e6 };
}

/** What a site is at one moment: each file's bytes, as a hash, and when it was written. */
export type Snapshot = Map<string, { hash: string; writtenAt: number }>;

export function snapshotOf(folder: string): Snapshot {
  const snapshot: Snapshot = new Map();
  for (const file of filesOf(folder)) {
    const full = path.join(folder, file);
    const hash = createHash("sha1").update(readFileSync(full)).digest("base64");
    snapshot.set(file, { hash, writtenAt: statSync(full).mtimeMs });
  }
  return snapshot;
}

/** What happened to a folder between two moments. */
export interface FolderChange {
  added: string[];
  /** With other bytes than before. */
  changed: string[];
  deleted: string[];
  /** Written again with the bytes that were there. */
  rewritten: string[];
}

export function changeBetween(before: Snapshot, after: Snapshot): FolderChange {
  const stayed = [...after].flatMap(([file, now]) => {
    const was = before.get(file);
    return was ? [{ file, was, now }] : [];
  });
  return {
    added: [...after.keys()].filter((file) => !before.has(file)),
    changed: stayed.filter(({ was, now }) => was.hash !== now.hash).map(({ file }) => file),
    deleted: [...before.keys()].filter((file) => !after.has(file)),
    rewritten: stayed
      .filter(({ was, now }) => was.hash === now.hash && was.writtenAt !== now.writtenAt)
      .map(({ file }) => file),
  };
}

const SEARCH_FILES = "search/index/";

/** What a deploy has to carry, or to take away. */
export interface FilesTouched {
  /** All of them, search aside. */
  pages: string[];
  search: string[];
}

/** Files that are not what or where they were. One that was rewritten with its own bytes is none of them. */
export function filesTouched({ added, changed, deleted }: FolderChange): FilesTouched {
  const all = [...added, ...changed, ...deleted];
  const isSearch = (file: string) => file.startsWith(SEARCH_FILES);
  return { pages: all.filter((file) => !isSearch(file)), search: all.filter(isSearch) };
}
