import { excerpt, type Finding, type Reading, unquoted } from "./reading.ts";

/** Cells beyond the head's are shown nowhere; a line without a bar is no row. */
export function findLostCells(reading: Reading): Finding[] {
  if (!reading.types.has("table_open")) return [];
  const { tokens, lines } = reading;
  const findings: Finding[] = [];
  let columns = 0;
  for (const { type, map } of tokens) {
    if (type === "table_open") columns = 0;
    if (type === "th_open") columns += 1;
    if (type !== "tr_open" || !map) continue;
    const [line] = map;
    const typed = unquoted(lines[line]);
    // The head's own row comes before its cells.
    if (columns === 0) continue;
    const lost = cellsOf(typed).slice(columns).join("|").trim();
    if (/[^|\s]/.test(lost)) {
      const problem = `"${excerpt(lost)}" would be left out: the head of this table has ${columns} ${columns === 1 ? "cell" : "cells"}.`;
      const remedy = "Give the head another cell, or write \\| for a bar that is text.";
      findings.push({ level: "error", line, problem, remedy });
    } else if (columns > 1 && !typed.includes("|")) {
      const problem = `"${excerpt(typed)}" becomes a row of the table above it.`;
      findings.push({ level: "advice", line, problem, remedy: "Put an empty line between them." });
    }
  }
  return findings;
}

function cellsOf(row: string): string[] {
  const cells = row.split(/(?<!\\)\|/);
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells;
}
