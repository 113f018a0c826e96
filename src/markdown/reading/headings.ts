import { excerpt, type Finding, type Reading } from "./reading.ts";
import { isFrontMatter } from "./second-story.ts";

/** Letters of a heading that is rather a paragraph. */
const LONG = 150;

/** A heading that nobody may have meant. */
export function findDoubtfulHeadings(reading: Reading): Finding[] {
  if (!reading.types.has("heading_open")) return [];
  return reading.passages.flatMap(({ block, text, line }): Finding[] => {
    if (block?.type !== "heading_open") return [];
    const advise = (problem: string, remedy: string): Finding[] => [{ level: "advice", line, problem, remedy }];
    if (block.markup === "-" && !isFrontMatter(text)) {
      const problem = `the line of dashes below makes a heading of "${excerpt(text)}".`;
      return advise(problem, "Write ## before a heading; a rule needs an empty line above it.");
    }
    return text.length > LONG
      ? advise(`this heading has ${text.length} letters.`, "Remove the # before a paragraph.")
      : [];
  });
}

const NO_BLANK = /^#{2,6}[^\s#].*/m;

/** `##Heading` is text. */
export function findUnreadHeadings(reading: Reading): Finding[] {
  if (!reading.holds("##")) return [];
  return reading.passages.flatMap((passage): Finding[] => {
    const match = passage.block?.type === "paragraph_open" ? NO_BLANK.exec(passage.text) : null;
    if (!match) return [];
    const line = passage.lineAt(match.index, match[0]);
    const problem = `"${excerpt(match[0])}" is no heading.`;
    return [{ level: "advice", line, problem, remedy: "Put a space after the #." }];
  });
}
