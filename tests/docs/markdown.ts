/** A table; what would end a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Parts of a page, with an empty line between them. */
export const pageOf = (...parts: readonly string[]): string => `${parts.join("\n\n")}\n`;

/** What stands at the top of each page that nobody writes by hand. */
export const madeFrom = (source: string): string =>
  `<!-- Made by \`npm run docs\` from ${source}: change it there. -->`;

/**
 * Holds what is written by hand about names against the names that there are.
 * @throws {Error} that names each one without a sentence, and each sentence without a name.
 */
export function refuseDrift(what: string, names: Iterable<string>, described: Iterable<string>): void {
  const [are, said] = [new Set(names), new Set(described)];
  const missing = [...are].filter((name) => !said.has(name));
  const outdated = [...said].filter((name) => !are.has(name));
  if (missing.length > 0) throw new Error(`no sentence says what ${what} does: ${missing.join(", ")}`);
  if (outdated.length > 0) throw new Error(`no such ${what} is left: ${outdated.join(", ")}`);
}

/** The id of a heading, as GitHub gives it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
