/** What the machine refused, in words: an error of the file system or of the start of a program. */
export interface SystemError {
  /** The code that the system gives it: `ENOSPC`. */
  code: string;
  /** What was tried: to read or to write a file or folder, or to start a program. */
  attempt: "read" | "write" | "start";
  /** The file, folder or program; null where the system does not say. */
  path: string | null;
  /** Why it could not be: ends a sentence. */
  cause: string;
  /** What to do about it: a sentence without its full stop. */
  remedy: string;
}

const READS = ["access", "lstat", "open", "opendir", "read", "readlink", "realpath", "scandir", "stat", "fstat"];
const WRITES = [
  ...["chmod", "close", "copyfile", "cp", "fsync", "ftruncate", "link", "mkdir", "mkdtemp", "rename", "rm", "rmdir"],
  ...["symlink", "unlink", "write"],
];
/** They are refused where something is written, even where the system says `open` alone. */
const OF_WRITING = ["ENOSPC", "EDQUOT", "EROFS", "EFBIG"];

const IN_THE_WAY = { cause: "a file stands where a folder is needed", remedy: "Move that file away" };

const CAUSES: Record<string, Pick<SystemError, "cause" | "remedy">> = {
  EACCES: { cause: "this user has no permission", remedy: "Give this user the right to it" },
  EPERM: { cause: "this user has no permission", remedy: "Give this user the right to it" },
  EROFS: { cause: "its disk can only be read", remedy: "Mount the disk for writing" },
  ENOSPC: { cause: "its disk is full", remedy: "Free some space" },
  EDQUOT: { cause: "this user's share of its disk is used up", remedy: "Free some space" },
  EFBIG: { cause: "no file may be that large here", remedy: "Raise the limit: `ulimit -f unlimited`" },
  ENOTDIR: IN_THE_WAY,
  EISDIR: { cause: "a folder stands where a file is needed", remedy: "Move that folder away" },
  ELOOP: { cause: "links lead in a circle there", remedy: "Remove one of the links" },
  ENAMETOOLONG: { cause: "the name is too long for its disk", remedy: "Shorten the name, or move the project up" },
  EMFILE: {
    cause: "too many files are open in this process",
    remedy: "Raise the limit: `ulimit -n 1024`",
  },
  ENFILE: { cause: "too many files are open on this machine", remedy: "Close other programs" },
  ENOMEM: { cause: "the machine has no memory left", remedy: "Close other programs" },
  EAGAIN: { cause: "this user may start no more processes", remedy: "Close other programs" },
  EIO: { cause: "its disk reports an error", remedy: "Check the disk" },
  EBUSY: { cause: "another program uses it", remedy: "Close that program" },
};

/**
 * Null for any other error: only what has the code and the system call of the operating system is the machine's, and only
 * the causes that somebody at the machine can do something about.
 */
export function systemError(error: unknown): SystemError | null {
  const { code, syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (code === undefined || syscall === undefined) return null;
  const attempt = attemptOf(code, syscall);
  if (attempt === null) return null;
  const target = dest ?? path ?? null;
  if (attempt === "start" && code === "ENOENT") {
    return { code, attempt, path: target, cause: "it is not on the PATH", remedy: "Install it" };
  }
  // `mkdir` of a folder with all its parents says this where one of them is a file.
  const known = code === "EEXIST" && syscall === "mkdir" ? IN_THE_WAY : CAUSES[code];
  return known ? { code, attempt, path: target, ...known } : null;
}

/** The path of a file or folder that was there a moment ago; null for any other error. */
export function vanishedPath(error: unknown): string | null {
  const { code, syscall, path = null } = error as NodeJS.ErrnoException;
  return code === "ENOENT" && syscall !== undefined && attemptOf(code, syscall) !== "start" ? path : null;
}

function attemptOf(code: string, syscall: string): SystemError["attempt"] | null {
  if (/^(spawn|fork|uv_spawn)/.test(syscall)) return "start";
  if (WRITES.includes(syscall) || (READS.includes(syscall) && OF_WRITING.includes(code))) return "write";
  return READS.includes(syscall) ? "read" : null;
}

/** Does something with a file. Node forgets the file's name once it is open: its errors say it here. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (systemError(error) !== null) (error as NodeJS.ErrnoException).path ??= file;
    throw error;
  }
}
