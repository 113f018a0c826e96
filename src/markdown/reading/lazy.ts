import type { Token } from "markdown-it";
import { excerpt, type Finding, type Reading, unquoted } from "./reading.ts";

/** What takes in the line below it, although that has neither its sign nor its indent. */
const PARENTS = new Map([
  ["blockquote", "quotation"],
  ["list_item", "item of the list"],
  ["footnote_reference", "note"],
]);

/** A sentence right below a quotation, a list or a note belongs to it. */
export function findSwallowedLines(reading: Reading): Finding[] {
  if (![...PARENTS.keys()].some((name) => reading.types.has(`${name}_open`))) return [];
  const { tokens, lines } = reading;
  const parents: string[] = [];
  return tokens.flatMap((token): Finding[] => {
    const name = PARENTS.get(token.type.replace(/_(?:open|close)$/, ""));
    if (name && token.nesting === 1) parents.push(name);
    if (name && token.nesting === -1) parents.pop();
    const parent = parents.at(-1);
    if (!parent || token.type !== "paragraph_open") return [];
    const line = lineOutside(token, parent === "quotation", lines);
    if (line === null) return [];
    const problem = `"${excerpt(unquoted(lines[line]))}" belongs to the ${parent} above it.`;
    const remedy = parent === "quotation" ? "or > ." : "or indent it.";
    return [{ level: "advice", line, problem, remedy: `Put an empty line before it, ${remedy}` }];
  });
}

/** The first line of a paragraph that looks as if it stood outside of what the paragraph is in. */
function lineOutside({ map }: Token, isQuote: boolean, lines: readonly string[]): number | null {
  const [first, end] = map ?? [0, 0];
  const typed = lines[first] ?? "";
  const isBehindMark = /^[\s>]*(?:[-+*]|\d+[.)]|\[\^)/.test(typed);
  for (let line = first + 1; line < end; line += 1) {
    const next = lines[line] ?? "";
    // Editors wrap an item without an indent; a new sentence at the margin is hardly a part of it.
    const isOutside = isQuote
      ? quotes(next) < quotes(typed)
      : isBehindMark
        ? indent(next) <= indent(typed) && isNewSentence(lines[line - 1] ?? "", next)
        : indent(next) < indent(typed);
    if (isOutside) return line;
  }
  return null;
}

const quotes = (line: string): number => (/^[\s>]*/.exec(line)?.[0] ?? "").replace(/\s/g, "").length;
const indent = (line: string): number => line.length - line.trimStart().length;

const isNewSentence = (before: string, line: string): boolean =>
  /[.!?…:]["”“’»)]*$/u.test(before.trimEnd()) && /^["“„«¿¡(]*[\p{Lu}\p{N}]/u.test(line.trimStart());
