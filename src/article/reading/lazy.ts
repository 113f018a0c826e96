import type { Token } from "markdown-it";
import { excerpt, type Finding, type Reading, unquoted } from "./reading.ts";

/** A line below a quotation or a list belongs to it, although it has neither its sign nor its indent. */
export function findSwallowedLines(reading: Reading): Finding[] {
  if (!reading.types.has("blockquote_open") && !reading.types.has("list_item_open")) return [];
  const { tokens, lines } = reading;
  const parents: Token[] = [];
  return tokens.flatMap((token): Finding[] => {
    if (token.type === "blockquote_open" || token.type === "list_item_open") parents.push(token);
    if (token.type === "blockquote_close" || token.type === "list_item_close") parents.pop();
    const parent = parents.at(-1);
    const [first, end] = token.map ?? [0, 0];
    if (!parent || token.type !== "paragraph_open") return [];
    const isQuote = parent.type === "blockquote_open";
    for (let line = first + 1; line < end; line += 1) {
      const isOutside = isQuote ? quotes(lines[line]) < quotes(lines[first]) : isNewSentence(lines, line, parent);
      if (!isOutside) continue;
      const problem = `"${excerpt(unquoted(lines[line]))}" belongs to the ${isQuote ? "quotation" : "item of the list"} above it.`;
      const remedy = isQuote ? "Put an empty line before it, or > ." : "Put an empty line before it, or indent it.";
      return [{ level: "advice", line, problem, remedy }];
    }
    return [];
  });
}

const quotes = (line: string | undefined): number => /^[\s>]*/.exec(line ?? "")?.[0].replace(/\s/g, "").length ?? 0;

/** Editors wrap long items without an indent; a new sentence at the margin is hardly one of theirs. */
function isNewSentence(lines: readonly string[], line: number, { map, markup, info }: Token): boolean {
  const indent = /^[\s>]*/.exec(lines[map?.[0] ?? 0] ?? "")?.[0].length ?? 0;
  const typed = lines[line] ?? "";
  const isAtMargin = typed.length - typed.trimStart().length < indent + info.length + markup.length + 1;
  return (
    isAtMargin &&
    /[.!?…:]["”“’»)]*$/u.test((lines[line - 1] ?? "").trimEnd()) &&
    /^["“„«¿¡(]*[\p{Lu}\p{N}]/u.test(typed.trimStart())
  );
}
