import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";
import { holdsControl } from "./invisible.ts";
import { failure, type Issue, type Result, success } from "./issue.ts";

/** How large a file may be, and what an editor does about one that is larger. */
export interface SizeLimit {
  bytes: number;
  /** What the message calls it: "this article". */
  what: string;
  remedy: string;
}

const issueAt = (file: string, line: number, problem: string, remedy: string): Issue => ({
  file,
  line,
  field: null,
  problem,
  remedy,
});

/** Where the disk gives a size before the file is read, so that none fills the memory. */
export function sizeIssue(file: string, bytes: number, { what, remedy, ...limit }: SizeLimit): Issue | null {
  if (bytes <= limit.bytes) return null;
  const size = limit.bytes >= 1024 ** 2 ? `${limit.bytes / 1024 ** 2} MB` : `${limit.bytes / 1024} KB`;
  return issueAt(file, 1, `${what} is larger than ${size}.`, remedy);
}

/**
 * The bytes of a plain file. A link is never followed: what it leads to may be anywhere, and would be published. Nor is
 * anything opened that could block the build for ever, like a pipe.
 * @throws {Error} what is no problem of the file, such as a machine without file handles.
 */
export function readPlainFile(file: string, limit: SizeLimit): Result<Buffer> {
  try {
    const found = lstatSync(file);
    if (found.isSymbolicLink()) {
      return failure([issueAt(file, 1, "this is a link to another place.", "Put the file itself here.")]);
    }
    if (found.isDirectory()) {
      return failure([issueAt(file, 1, "this is a folder.", "Rename it, and put a file of this name in its place.")]);
    }
    if (!found.isFile()) {
      return failure([issueAt(file, 1, "this is no plain file.", "Put a text file of this name in its place.")]);
    }
    return readOpened(file, limit);
  } catch (error) {
    return failure([readIssue(file, error)]);
  }
}

/** What was looked at may be another file by now: the one that is open counts, and it is opened without waiting. */
function readOpened(file: string, limit: SizeLimit): Result<Buffer> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const opened = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const tooLarge = sizeIssue(file, fstatSync(opened).size, limit);
    return tooLarge ? failure([tooLarge]) : success(readFileSync(opened));
  } finally {
    closeSync(opened);
  }
}

/** Errors of the file, by the code that the system gives; all others are the machine's. */
const READ_ERRORS: Record<string, [problem: string, remedy: string]> = {
  ENOENT: ["this file is missing.", "Create it: docs/newsrooms/settings.md says what belongs in it."],
  ENOTDIR: ["this file is missing.", "Create it: docs/newsrooms/settings.md says what belongs in it."],
  EACCES: ["this file may not be read.", "Give everybody the right to read it: chmod a+r."],
  EPERM: ["this file may not be read.", "Give everybody the right to read it: chmod a+r."],
  ELOOP: ["this is a link to another place.", "Put the file itself here."],
  EISDIR: ["this is a folder.", "Rename it, and put a file of this name in its place."],
  ENAMETOOLONG: ["this name is too long.", "Rename the file."],
  EIO: ["the disk cannot read this file.", "Take it from a copy, or from git."],
  ENXIO: ["this is no plain file.", "Put a text file of this name in its place."],
};

function readIssue(file: string, error: unknown): Issue {
  const problem = READ_ERRORS[(error as NodeJS.ErrnoException).code ?? ""];
  if (!problem) throw error;
  return issueAt(file, 1, ...problem);
}

/** Text in UTF-8, without a byte order mark, its lines parted by `\n`. */
export function decodeText(file: string, bytes: Buffer): Result<string> {
  const text = textOf(bytes);
  if (text !== null) return success(text.replace(/\r\n?/g, "\n"));
  const lines = bytes.toString("latin1").split(/\r\n?|\n/);
  const line = lines.findIndex((part) => textOf(Buffer.from(part, "latin1")) === null) + 1 || 1;
  return failure([issueAt(file, line, "this file is not UTF-8.", "Save it as UTF-8 in your editor.")]);
}

/** The same where they hold no zero, as UTF-16 does. */
const textOf = (bytes: Buffer): string | null => (bytes.includes(0) ? null : utf8(bytes));

/** The bytes as UTF-8; null where they are something else. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const CONFLICT = {
  problem: "a merge conflict is not resolved.",
  remedy: "Two people changed these lines: keep the right ones and delete the marks.",
};
export const CONTROL = {
  problem: "this line holds an invisible control character.",
  remedy: "Delete it, and type the word around it again.",
};

/** git leaves these where two people changed the same lines. */
const CONFLICT_MARK = /^(<{7}|>{7}|\|{7})( |$)/m;

/** What no text of a newsroom may hold, at each line: marks that git leaves in a conflict, and control characters. */
export function textIssues(file: string, text: string): Issue[] {
  if (!CONFLICT_MARK.test(text) && !holdsControl(text)) return [];
  return text.split("\n").flatMap((line, index) => {
    const isConflict = CONFLICT_MARK.test(line);
    return [...(isConflict ? [CONFLICT] : []), ...(holdsControl(line) ? [CONTROL] : [])].map(({ problem, remedy }) =>
      issueAt(file, index + 1, problem, remedy),
    );
  });
}

/** The same for what a text is rendered to: `&#12;` stands in no line of the source. */
export const renderedIssue = (file: string, line: number, rendered: string): Issue[] =>
  holdsControl(rendered) ? [{ file, line, field: null, ...CONTROL }] : [];
