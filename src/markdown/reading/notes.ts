import type { Token } from "markdown-it";
import type { Finding, Reading } from "./reading.ts";

/** Texts of notes that nothing refers to, or that are given twice, are shown nowhere. */
export function findLostNotes(reading: Reading): Finding[] {
  if (!reading.types.has("footnote_reference_open")) return [];
  const { passages } = reading;
  const notes = notesIn(reading.tokens, reading.lines);
  const used = new Set(passages.flatMap(({ children }) => children.map(labelOf)));
  const last = new Map(notes.map(({ label, line }) => [label, line]));
  return notes.flatMap(({ label, line, isInside, isAround }): Finding[] => {
    const error = (problem: string, remedy: string): Finding[] => [{ level: "error", line, problem, remedy }];
    if (isAround)
      return error(`another note is inside the note [^${label}].`, "Put it at the margin, below an empty line.");
    if (isInside) return error(`the note [^${label}] is inside another note.`, "Put an empty line before it.");
    if (last.get(label) !== line) {
      const problem = `this text would be left out: the note [^${label}] has another one below.`;
      return error(problem, "Give one of them another number.");
    }
    if (used.has(label)) return [];
    const problem = `the note [^${label}] would be left out: nothing refers to it.`;
    return error(problem, `Write [^${label}] where it belongs, or remove it.`);
  });
}

interface Note {
  label: string;
  line: number;
  /** Whether it stands in the text of another note. */
  isInside: boolean;
  /** Whether the text of another note stands in it. */
  isAround: boolean;
}

const labelOf = ({ type, meta }: Token): unknown => (type === "footnote_ref" ? meta?.label : undefined);

function notesIn(tokens: readonly Token[], lines: readonly string[]): Note[] {
  const notes: Note[] = [];
  let depth = 0;
  let line = 0;
  for (const { type, map, meta } of tokens) {
    if (map && depth === 0) line = Math.max(line, map[0]);
    if (type === "footnote_reference_close") depth -= 1;
    if (type !== "footnote_reference_open") continue;
    const label = String(meta?.label);
    // The token itself says no line.
    if (depth === 0 && line === notes.at(-1)?.line) line += 1;
    while (line < lines.length - 1 && !lines[line]?.includes(`[^${label}]:`)) line += 1;
    const outer = depth > 0 ? notes.at(-1) : undefined;
    if (outer) outer.isAround = true;
    notes.push({ label, line, isInside: depth > 0, isAround: false });
    depth += 1;
  }
  return notes;
}

const NUMBER = /\[\d{1,3}\]/;

/** `[1]` is no note, and leads nowhere. */
export function findNumbersForNotes(reading: Reading): Finding[] {
  if (!NUMBER.test(reading.source)) return [];
  return reading.passages.flatMap((passage): Finding[] => {
    const [number] = NUMBER.exec(passage.text) ?? [];
    if (number === undefined) return [];
    const note = `[^${number.slice(1)}`;
    const remedy = `Write ${note}, and its text below: ${note}: … .`;
    const line = passage.lineAt(passage.text.indexOf(number), number);
    return [{ level: "advice", line, problem: `"${number}" is no note.`, remedy }];
  });
}
