import { excerpt, type Finding, type Reading, unquoted } from "./reading.ts";

/** `[Gazette]: Why?` is the address of a link to Markdown, and is shown nowhere. */
export function findUnusedDefinitions(reading: Reading): Finding[] {
  const { definitions } = reading;
  if (definitions.length === 0) return [];
  const { lines, passages } = reading;
  const used = new Set(
    passages.flatMap(({ children }) =>
      children.map(({ type, meta }) => (type === "footnote_ref" ? null : meta?.label)),
    ),
  );
  const first = new Map<unknown, number>();
  return definitions.flatMap(({ map, meta }): Finding[] => {
    const line = map?.[0] ?? 0;
    const typed = excerpt(unquoted(lines[line]));
    const earlier = first.get(meta?.label);
    first.set(meta?.label, earlier ?? line);
    if (earlier !== undefined) {
      const problem = `"${typed}" would be left out: this name has an address already.`;
      return [{ level: "error", line, problem, remedy: "Give it another name, or write \\[ for text." }];
    }
    if (used.has(meta?.label)) return [];
    const problem = `"${typed}" would be left out: it is read as the address of a link, and no link has this name.`;
    return [{ level: "error", line, problem, remedy: "For text, put a backslash before it: \\[." }];
  });
}
