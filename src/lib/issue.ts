/** One problem in one file of the newsroom, with all that an editor needs to fix it. */
export interface Issue {
  /** Path as the editor knows it, relative to the working directory. */
  file: string;
  /** 1-based; 1 where the whole file is meant. */
  line: number;
  /** 1-based; where somebody wrote code, in which a line holds much. */
  column?: number;
  /** The front matter or settings key, dotted (`image.alt`), or null for the body or the file itself. */
  field: string | null;
  /** What is wrong. */
  problem: string;
  /** What to do about it. */
  remedy: string;
}

/** What is legal but hardly meant: shown like an issue, and stops nothing. */
export type Advice = Issue;

/** A value, or everything that stands in its way. */
export type Result<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failure = (issues: Issue[]): Result<never> => ({ ok: false, issues });

/** What is wrong with something, and what to do about it, where its place is the caller's. */
export interface Refused {
  ok: false;
  problem: string;
  remedy: string;
}

export const refused = (problem: string, remedy: string): Refused => ({ ok: false, problem, remedy });

/** Thrown when the newsroom's own files are at fault: the build cannot go on, and exit code 1 follows. */
export class NewsroomErrors extends Error {
  readonly issues: Issue[];
  /** What was found on the way that stops nothing. */
  readonly advice: Advice[];
  /** @param options with the cause, where it was code that threw: a developer wants its stack. */
  constructor(issues: Issue[], advice: Advice[] = [], options?: ErrorOptions) {
    super(`${issues.length} issue(s) in the newsroom's files`, options);
    this.issues = sortIssues(issues);
    this.advice = sortIssues(advice);
  }
}

/** `articles/2024/05/summit.md:4  section: "globltalk" is not a section. Did you mean "globaltalk"?` */
export function formatIssue({ file, line, column, field, problem, remedy }: Issue): string {
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  const text = `${place}  ${field ? `${field}: ` : ""}${problem} ${remedy}`.trimEnd();
  // A value or a file's name may hold what a terminal would obey.
  return text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** File, then line: the order in which an editor works through them. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...issues].sort((a, b) => byText(a.file, b.file) || a.line - b.line || byText(a.problem, b.problem));
}
