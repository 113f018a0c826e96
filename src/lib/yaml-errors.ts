/** Where the text is no YAML, what is wrong there, and what to do about it. */
export interface YamlError {
  /** Of the line that is to be changed, as near as can be known. */
  offset: number;
  problem: string;
  remedy: string;
}

export type Told = Omit<YamlError, "offset">;

/**
 * Says in an editor's words why a text is no YAML. A reader of YAML stops where it cannot go on, which is often a line
 * below the problem, and names what it expected there; so the lines from there upwards are searched for what people
 * mistype.
 * @param reason the reader's own words, of which none is passed on.
 * @param position where it stopped.
 */
export function explainYaml(text: string, reason: string, position: number): YamlError {
  const lines = linesOf(text);
  const stop = lineAt(lines, Math.min(position, text.trimEnd().length));
  const start = (index: number) => lines[index]?.start ?? 0;
  if (/escape sequence/.test(reason)) return { offset: start(stop), ...BACKSLASH };
  const above = Array.from({ length: stop - entryAbove(lines, stop) + 1 }, (_, up) => stop - up);
  const slip = (index: number) => (isBlockText(lines, index) ? null : problemOf(lines[index]?.text ?? ""));
  const looks = [
    ...above.slice(0, 2).map((index) => [index, slip] as const),
    ...above.slice(0, 2).map((index) => [index, (at: number) => misplaced(lines, at)] as const),
    ...above.slice(2).map((index) => [index, slip] as const),
  ];
  for (const [index, look] of looks) {
    const told = look(index);
    if (told) return { offset: start(index), ...told };
  }
  return { offset: start(stop), ...(ROUGHLY.find(([pattern]) => pattern.test(reason))?.[1] ?? UNKNOWN) };
}

interface Line {
  start: number;
  text: string;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { start, text: line };
    start += line.length + 1;
    return found;
  });
}

const lineAt = (lines: readonly Line[], position: number): number =>
  Math.max(
    0,
    lines.findLastIndex(({ start }) => start <= position),
  );

/** The line on which the entry begins that the line above `stop` belongs to. */
function entryAbove(lines: readonly Line[], stop: number): number {
  for (let index = stop - 1; index > 0; index -= 1) {
    if (/^[^\s#]/.test(lines[index]?.text ?? "")) return index;
  }
  return 0;
}

/** Text below a key that ends with `|` or `>` may hold anything. */
function isBlockText(lines: readonly Line[], index: number): boolean {
  const indent = indentOf(lines[index]?.text ?? "");
  const parent = lines.slice(0, index).findLast(({ text }) => text.trim() !== "" && indentOf(text) < indent)?.text;
  return parent !== undefined && /[:-] +[|>][-+\d]*\s*(#.*)?$/.test(parent);
}

const QUOTE = "Put the whole value in quotes";

/** An error that leaves no doubt. */
export const TOO_DEEP: Told = {
  problem: "lists and groups are nested too deep here.",
  remedy: "Remove some of the brackets or dashes.",
};
const BACKSLASH: Told = {
  problem: "a backslash in double quotes stands before a letter that has no code.",
  remedy: "Put the value in single quotes, or write the backslash twice.",
};

/** What is left where no line shows a slip, by the reader's own words. */
const ROUGHLY: [RegExp, Told][] = [
  [
    /closing .quote/,
    { problem: "a quote mark that was opened is not closed.", remedy: "Close it at the end of its value." },
  ],
  [
    /flow|node end/i,
    { problem: "a list or group in brackets is not complete.", remedy: "Put a comma between its parts, and close it." },
  ],
  [
    /indent|same column|Tabs/i,
    {
      problem: "this line is indented differently from the lines around it.",
      remedy: "Begin keys of one group below each other, with spaces and no tabs.",
    },
  ],
];

const UNKNOWN: Told = {
  problem: "this line, or the one above it, cannot be read.",
  remedy: "Write `key: value`; a value that holds `: ` or ` #`, or begins with a sign, goes in quotes.",
};

/** A key that was mistyped in this way is still seen as one: letters, digits, `_` and `-`, or anything in quotes. */
const KEY = String.raw`(?:[\p{L}_][\p{L}\p{M}\p{N}_-]*|"[^"]*"|'[^']*')`;
const START = "^ *(?:- +)*";
/** Blanks that YAML takes for letters. */
const ODD_BLANK = "[\\u00A0\\u1680\\u2000-\\u200B\\u202F\\u205F\\u3000\\uFEFF]";

const ENTRY = new RegExp(`${START}(?:(?<key>${KEY}) *:(?: +|$)|(?<=- ))(?<value>.*)$`, "u");

/** What is wrong with a line whatever stands around it; null where nothing is. */
function problemOf(line: string): Told | null {
  if (/^ *\t/.test(line)) return { problem: "a tab stands at the beginning of this line.", remedy: "Use spaces." };
  if (new RegExp(`${START}(?:${KEY} *: *)?${ODD_BLANK}`, "u").test(line)) {
    return {
      problem: "a no-break space, or another blank that looks like one, stands where an ordinary space belongs.",
      remedy: "Delete it, and type a space.",
    };
  }
  const wide = new RegExp(String.raw`${START}(${KEY}) *[：﹕︰]\s*(.*)$`, "u").exec(line);
  if (wide) return { problem: "the colon is a wide one.", remedy: `Write \`${wide[1]}: ${clip(wide[2] ?? "")}\`.` };
  const tight = new RegExp(String.raw`${START}(${KEY}) *:(?!//)(\S.*)$`, "u").exec(line);
  if (tight) {
    const remedy = `Write \`${tight[1]}: ${clip(tight[2] ?? "")}\`.`;
    return { problem: "there is no space after the colon.", remedy };
  }
  if (/^ *-[^\s-]/.test(line)) return { problem: "there is no space after the dash.", remedy: "Write `- ` before it." };
  const value = ENTRY.exec(line)?.groups?.value;
  return value === undefined ? null : problemOfValue(value.trimEnd());
}

function problemOfValue(value: string): Told | null {
  const sign = value.charAt(0);
  if (sign === '"' || sign === "'") return quoted(value, sign);
  if (sign === "[" || sign === "{") return bracketed(value);
  if (/^[|>][-+\d]*(\s+#.*)?$/.test(value)) return null;
  if (/^[@`%,\]}|>&*!]/.test(value) || /^[-?](\s|$)/.test(value)) return begins(sign, value);
  if (/:(\s|$)/.test(value)) return { problem: "the value holds a colon and a space.", remedy: inQuotes(value) };
  if (/\s#/.test(value)) return { problem: CUT_OFF, remedy: inQuotes(value) };
  return null;
}

/** Said of a comment behind a value, too, where YAML itself sees no problem. */
export const CUT_OFF = "everything from the # on is left out.";

const begins = (sign: string, value = ""): Told => ({
  problem: `the value begins with ${sign}, which means something else in YAML.`,
  remedy: inQuotes(value),
});

/** The mistake of a value that begins with a quote mark: the mark stands alone, or the value goes on after the second. */
function quoted(value: string, mark: string): Told | null {
  const closed = mark === '"' ? /^"(?:\\.|[^"\\])*"/ : /^'(?:''|[^'])*'/;
  const inner = closed.exec(value)?.[0];
  if (inner === undefined) {
    const remedy = `Put ${mark} at its end, too. If it belongs to the text: ${lowerFirst(inQuotes(value))}`;
    return { problem: "the quote mark that opens this value is not closed.", remedy };
  }
  if (/^\s*(#.*)?$/.test(value.slice(inner.length))) return null;
  const text = value.endsWith(mark) && value.slice(1, -1).includes(mark) && mark === "'" ? value.slice(1, -1) : value;
  return { problem: "the value goes on after its closing quote mark.", remedy: inQuotes(text) };
}

/** The same of a list or group in brackets on one line. */
function bracketed(value: string): Told | null {
  const open: string[] = [];
  const parts = value.matchAll(/"(?:\\.|[^"\\])*"|(?<=[[{,:]\s*)'(?:''|[^'])*'|\s#|[[\]{}]/g);
  for (const { 0: found, index } of parts) {
    if (/^\s#$/.test(found)) return { problem: CUT_OFF, remedy: "Put the part that holds the # in quotes." };
    if (found === "[" || found === "{") open.push(found);
    else if (found === "]" || found === "}") {
      const opened = open.pop();
      if (opened !== (found === "]" ? "[" : "{")) return unbalanced(opened ?? found);
      if (open.length === 0 && !/^\s*(#.*)?$/.test(value.slice(index + 1))) {
        return { problem: "the value goes on after its closing bracket.", remedy: inQuotes(value) };
      }
    }
  }
  return open[0] === undefined ? null : unbalanced(open[0]);
}

const CLOSES: Record<string, string> = { "[": "]", "{": "}" };

const unbalanced = (bracket: string): Told => ({
  problem: `the bracket ${bracket} is not closed, or not opened.`,
  remedy:
    bracket in CLOSES
      ? `Put ${CLOSES[bracket]} at the end, or the whole value in quotes.`
      : `Remove it, or put the whole value in quotes.`,
});

/** What is wrong with where a line stands, beside the lines above it. */
function misplaced(lines: readonly Line[], index: number): Told | null {
  const line = lines[index]?.text ?? "";
  if (/^\s*(#.*)?$/.test(line)) return null;
  const above = lines.slice(0, index).findLast(({ text }) => !/^\s*(#.*)?$/.test(text))?.text;
  const isItem = /^ *-( |$)/.test(line);
  const isEntry = isItem || new RegExp(`^ *${KEY} *:( |$)`, "u").test(line);
  if (!isEntry) {
    const remedy = "Write `key: value`; a line that continues the one above begins with spaces.";
    return { problem: "there is no key and no dash on this line.", remedy };
  }
  const wasItem = above !== undefined && /^ *-( |$)/.test(above);
  if (above !== undefined && indentOf(above) === indentOf(line) && wasItem !== isItem) {
    const problem = isItem ? "a dash stands among keys." : "a key stands among the dashes of a list.";
    return { problem, remedy: "Indent what belongs to the line above, or give it a key of its own." };
  }
  const tops = new Set(lines.slice(0, index).map(({ text }) => indentOf(text)));
  if (above !== undefined && (!tops.has(indentOf(line)) || indentOf(line) > indentOf(above))) {
    return {
      problem: "this line is indented differently from the lines around it.",
      remedy:
        "Begin it below the key that it belongs beside; text that continues the line above goes in quotes, whole.",
    };
  }
  return null;
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

const inQuotes = (value: string): string => {
  if (value === "" || value.length > 60) return `${QUOTE}.`;
  const doubled = value.includes("'") && !/["\\]/.test(value) ? `"${value}"` : `'${value.replaceAll("'", "''")}'`;
  return `${QUOTE}: ${doubled}`;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const clip = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value);
