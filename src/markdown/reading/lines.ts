import { excerpt, type Finding, type Reading } from "./reading.ts";

/** What makes a paragraph of several lines look like something that it is not. */
const LOOKS: { is(lines: readonly string[]): string | undefined; problem: string; remedy: string }[] = [
  {
    is: (lines) => lines.find((line) => /^[•●▪◦‣■□➤►]/u.test(line)) ?? repeated(lines, /^(?:[·○–—-]\s*\S|o\s)/u),
    problem: "begins no item of a list: the lines run on as one paragraph.",
    remedy: "Begin each item with a hyphen and a space.",
  },
  {
    is: (lines) => repeated(lines, /^\(?(?:\d{1,3}|\p{Ll})[.)]\s/u),
    problem: "begins no item of a list: the lines run on as one paragraph.",
    remedy: "Put an empty line between them, or number them 1. 2. 3.",
  },
  {
    is: (lines) => repeated(lines, /\S\t+\S/),
    problem: "does not become a row of a table: the lines run on as one paragraph.",
    remedy: "Write a table with bars: | a | b |, below it | --- | --- |, and then its rows.",
  },
  {
    is: (lines) => repeated(lines, /\|/),
    problem: "does not become a row of a table: the lines run on as one paragraph.",
    remedy: "A table needs | --- | --- | as its second line, with as many cells as the first.",
  },
];

/** Two lines without an empty one between them, or a bullet. */
const mayRunOn = (text: string): boolean => /\n(?<=\S[^\S\n]*\n)[^\S\n]*\S/.test(text) || /[•●▪◦‣■□➤►]/.test(text);

/** The first of the lines that match, where there are two. */
function repeated(lines: readonly string[], pattern: RegExp): string | undefined {
  const [first, second] = lines.filter((line) => pattern.test(line));
  return second === undefined ? undefined : first;
}

/** Lines of a paragraph run on: bullets, tabs and bars of other programs make no list and no table. */
export function findLinesThatRunOn(reading: Reading): Finding[] {
  if (!mayRunOn(reading.source)) return [];
  return reading.passages.flatMap((passage): Finding[] => {
    if (passage.block?.type !== "paragraph_open") return [];
    if (!mayRunOn(passage.text)) return [];
    const lines = passage.text.split("\n");
    for (const { is, problem, remedy } of LOOKS) {
      const typed = is(lines);
      if (typed === undefined) continue;
      const line = passage.lineAt(passage.text.indexOf(typed), typed);
      return [{ level: "advice", line, problem: `"${excerpt(typed)}" ${problem}`, remedy }];
    }
    return [];
  });
}
