import { tmpdir } from "node:os";
import path from "node:path";
import { PROJECT } from "../lib/project.ts";
import { type SystemError, systemError, vanishedPath } from "../lib/system-error.ts";

/** The folders that a command works with, each by the variable that names it. */
export type Folders = Record<"ARTICLES_DIR" | "NEWSROOM_DIR" | "OUTPUT_DIR" | "CACHE_DIR" | "TMPDIR", string>;

/** Variables of folders that may be anywhere. The others hold what editors wrote. */
const MOVABLE = ["OUTPUT_DIR", "CACHE_DIR", "TMPDIR"];

/** What is wrong with a whole disk, and not with one file. */
const OF_DISK = ["ENOSPC", "EDQUOT", "EROFS"];

/** The folders that the environment names, or the usual ones. */
export function foldersIn(env: NodeJS.ProcessEnv): Folders {
  return {
    ARTICLES_DIR: path.normalize(env.ARTICLES_DIR || "articles"),
    NEWSROOM_DIR: path.normalize(env.NEWSROOM_DIR || "newsroom"),
    OUTPUT_DIR: path.normalize(env.OUTPUT_DIR || "_site"),
    CACHE_DIR: path.normalize(env.CACHE_DIR || ".cache"),
    TMPDIR: tmpdir(),
  };
}

/**
 * What is wrong with the machine that a command runs on, with the remedy; null where the error is no such thing, and so a
 * bug: `.cache cannot be written: its disk is full (ENOSPC). Free some space, or set CACHE_DIR to another folder.`
 */
export function environmentError(error: unknown, folders: Folders): string | null {
  const gone = vanishedPath(error);
  if (gone !== null) return goneInWords(gone, folders);
  const problem = systemError(error);
  if (problem === null) return null;
  const { code, attempt, cause, remedy } = problem;
  if (attempt === "start") return `${nameOf(problem)} cannot be started: ${cause} (${code}). ${remedy}.`;
  const own = problem.path === null ? null : ownFolder(problem.path, folders);
  const place = own !== null && OF_DISK.includes(code) ? own.folder : nameOf(problem);
  const isMovable = own !== null && MOVABLE.includes(own.variable);
  const elsewhere = isMovable ? `, or set ${own.variable} to another folder` : "";
  return `${place} cannot be ${attempt === "write" ? "written" : "read"}: ${cause} (${code}). ${remedy}${elsewhere}.`;
}

/** A program by its name, a file by its path as seen from here. */
function nameOf({ attempt, path: given }: Pick<SystemError, "attempt" | "path">): string {
  if (given === null) return attempt === "start" ? "A program" : "A file";
  return attempt === "start" ? path.basename(given) : shown(given);
}

/** Relative to the working directory, where it is in it. */
function shown(file: string): string {
  const relative = path.relative("", file);
  return relative === "" || relative.startsWith("..") ? file : relative;
}

/** Only what lies in a folder of a command's own may come and go without it: elsewhere a missing file is a bug. */
function goneInWords(gone: string, folders: Folders): string | null {
  const own = ownFolder(gone, folders);
  if (own === null) return null;
  // The project itself may lie in the folder of temporary files.
  if (own.variable === "TMPDIR" && isWithin(gone, PROJECT)) return null;
  const isFolder = own.variable === "TMPDIR" && path.relative(own.folder, path.dirname(gone)) === "";
  if (isFolder) return `${own.folder} is not there (ENOENT). Create it, or set TMPDIR to another folder.`;
  return `${shown(gone)} went away while it was in use (ENOENT). Run the command again.`;
}

/**
 * The folder that the path is in, or is; or that lies below it, where the way to a folder could not be made. The innermost,
 * where one lies in another.
 */
function ownFolder(file: string, folders: Folders): { variable: string; folder: string } | null {
  const holding = Object.entries(folders)
    .map(([variable, folder]) => ({ variable, folder }))
    .filter(({ folder }) => isWithin(file, folder) || isWithin(folder, file));
  const itself = holding.find(({ folder }) => path.relative(folder, file) === "");
  if (itself) return itself;
  return holding.reduce<{ variable: string; folder: string } | null>(
    (inner, own) => (inner === null || isInside(own.folder, inner.folder) ? own : inner),
    null,
  );
}

function isInside(folder: string, other: string): boolean {
  return isWithin(folder, other) && !isWithin(other, folder);
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith("..") && !path.isAbsolute(relative);
}
