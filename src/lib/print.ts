import { type Advice, formatIssue, type NewsroomErrors } from "./issue.ts";

/**
 * Issues come last: what has to be done stands where the reading ends.
 * @param outcome what comes of it.
 */
export function printIssues({ issues, advice }: NewsroomErrors, outcome = "Nothing was published."): void {
  printAdvice(advice);
  for (const issue of issues) console.error(formatIssue(issue));
  const files = new Set(issues.map(({ file }) => file)).size;
  console.error(`\n${count(issues.length, "issue")} in ${count(files, "file")}. ${outcome}`);
}

export function printAdvice(advice: readonly Advice[]): void {
  for (const piece of advice) console.error(`Advice: ${formatIssue(piece)}`);
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
