import { excerpt, type Finding, type Reading, unquoted } from "./reading.ts";

/** Code that nobody may have meant: lines that begin with blanks, and a fence that takes the rest of the story. */
export function findDoubtfulCode(reading: Reading): Finding[] {
  if (!reading.types.has("fence") && !reading.types.has("code_block")) return [];
  const { tokens, lines } = reading;
  return tokens.flatMap(({ type, map, markup, info }): Finding[] => {
    const [line, end] = map ?? [0, 0];
    if (type === "code_block") {
      const remedy = "Remove the spaces; put code between two lines of ```.";
      return [{ level: "advice", line, problem: "four spaces or a tab make this code.", remedy }];
    }
    if (type !== "fence") return [];
    const lastLine = end - 1 > line ? unquoted(lines[end - 1]) : "";
    if (!isClosing(lastLine, markup)) {
      const problem = `this code does not end: what follows ${markup} is set as code.`;
      return [{ level: "error", line, problem, remedy: `Close it with a line ${markup}, or remove it.` }];
    }
    const words = info.trim();
    if (!/\s/.test(words) || /[={}]/.test(words)) return [];
    const problem = `"${excerpt(words)}" would be left out: what stands behind ${markup} names a language.`;
    return [{ level: "error", line, problem, remedy: "Put it on a line of its own." }];
  });
}

const isClosing = (line: string, markup: string): boolean =>
  line.length >= markup.length && line === markup.charAt(0).repeat(line.length);
