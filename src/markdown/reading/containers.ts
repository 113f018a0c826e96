import { excerpt, type Finding, type Reading } from "./reading.ts";

/** Whatever follows `::: pullquote` on its line is shown nowhere. */
export function findWordsBesideQuotes({ tokens, types }: Reading): Finding[] {
  if (!types.has("container_pullquote_open")) return [];
  return tokens.flatMap(({ type, info, map }): Finding[] => {
    if (type !== "container_pullquote_open") return [];
    const words = info.trim().replace(/^pullquote\s*/, "");
    if (words === "") return [];
    const remedy = "Put it on a line of its own.";
    return [{ level: "error", line: map?.[0] ?? 0, problem: `"${excerpt(words)}" would be left out.`, remedy }];
  });
}
