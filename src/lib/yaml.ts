import { Composer, CST, isMap, isScalar, isSeq, Lexer, LineCounter, type ParsedNode, Parser, Schema } from "yaml";
import { failure, type Result, success } from "./issue.ts";
import { CONTROL } from "./text-file.ts";
import { CUT_OFF, explainYaml, TOO_DEEP, type Told, type YamlError } from "./yaml-errors.ts";

/** A parsed YAML document that still knows where each value was written. */
export interface YamlDocument {
  value: unknown;
  /** 1-based line in the file of the value at `path`, or of its nearest parent that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Everything is text but true, false and null: no dates, no numbers, so `headline: 1984` is a headline. */
const SCHEMA = new Schema({ schema: "failsafe", customTags: ["bool", "null"], resolveKnownTags: false });

/** Bytes of the facts above a story's text. */
const LARGEST_FRONT_MATTER = 64 * 1024;
const DEEPEST = 20;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype", "<<"]);
/** What no YAML may hold: control characters, and halves of a surrogate pair. */
const UNPRINTABLE_CHARACTER = /(?![\t\n\r\u0085])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;

/**
 * Reads one YAML 1.2 document. Anchors, aliases, tags, merge keys and keys that reach for an object's prototype are
 * refused: an article needs none of them, and each has been an attack.
 * @param firstLine the line of the file on which `text` begins (front matter begins on line 2).
 * @param maxBytes of the text in UTF-8; a file that was let in already may be as large as it is.
 */
export function readYaml(
  text: string,
  file: string,
  firstLine = 1,
  maxBytes = LARGEST_FRONT_MATTER,
): Result<YamlDocument> {
  if (Buffer.byteLength(text) > maxBytes) {
    const problem = `this block of YAML is larger than ${maxBytes / 1024} KB.`;
    return failure([
      { file, line: firstLine, field: null, problem, remedy: "Shorten it, or move text into the body." },
    ]);
  }
  const lines = new LineCounter();
  for (const { index } of `\n${text}`.matchAll(/\n/g)) lines.addNewLine(index);
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1;
  const parsed = parse(text);
  if (Array.isArray(parsed)) {
    return failure(parsed.map(({ offset, ...told }) => ({ file, line: lineAt(offset), field: null, ...told })));
  }
  return success({ value: parsed.value, lineOf: (path) => lineAt(offsetOf(parsed.root, path)) });
}

interface Parsed {
  value: unknown;
  root: Place;
}

/** Where a value was written, and the values in it. */
interface Place {
  start: number;
  children: Map<string, Place>;
}

/** Through the library's three steps: lexemes, tokens, nodes. */
function parse(text: string): Parsed | YamlError[] {
  const unprintable = UNPRINTABLE_CHARACTER.exec(text);
  if (unprintable) return [{ offset: unprintable.index, ...CONTROL }];
  const { tokens, marks, last, isTooDeep } = tokensOf(text);
  const composer = new Composer({ schema: SCHEMA, stringKeys: true, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  const [error] = [...(document?.errors ?? []), ...(second?.errors ?? [])]
    // What was left out below the deepest level is no error.
    .filter(({ pos: [start] }) => !isTooDeep || start < last)
    .sort((a, b) => a.pos[0] - b.pos[0] || b.pos[1] - a.pos[1]);
  if (error && !marks.some(({ offset }) => offset === error.pos[0])) {
    // A key of several lines is one that begins too far to the right: the last of them.
    const at = error.code === "MULTILINE_IMPLICIT_KEY" ? error.pos[1] - 1 : error.pos[0];
    return [explainYaml(text, error.message, at < text.length ? at : last)];
  }
  if (isTooDeep) return [{ offset: last, ...TOO_DEEP }];
  const problems = marks;
  if (second) {
    const marker = Math.max(...["\n---", "\n..."].map((line) => text.lastIndexOf(line, second.range[0])));
    const remedy = "Keep one: remove the extra lines `---` and `...`.";
    problems.push({ offset: marker + 1, problem: "there are several YAML documents here.", remedy });
  }
  const root = placeOf(document?.contents ?? null, 0, text, problems);
  if (problems.length > 0) return problems.sort((a, b) => a.offset - b.offset);
  return { value: document?.toJS() ?? {}, root };
}

interface Tokens {
  tokens: CST.Token[];
  /** What YAML allows and no file of ours needs. */
  marks: YamlError[];
  /** Where the last lexeme begins. */
  last: number;
  isTooDeep: boolean;
}

/** Stops where the text is nested too deep: the steps after this one call themselves for each level. */
function tokensOf(text: string): Tokens {
  const tokens: CST.Token[] = [];
  const marks: YamlError[] = [];
  const parser = new Parser();
  let last = 0;
  let isText = false;
  // Without a line end, the library takes an escaped quote mark that stands last for a closing one.
  for (const lexeme of new Lexer().lex(text.endsWith("\n") ? text : `${text}\n`)) {
    last = parser.offset;
    const mark = isText ? undefined : MARKS[lexeme.charAt(0)];
    if (mark) marks.push({ offset: last, ...mark });
    isText = lexeme === CST.SCALAR;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) break;
  }
  const isTooDeep = parser.stack.length > DEEPEST;
  tokens.push(...parser.end());
  return { tokens, marks, last, isTooDeep };
}

const MARKS: Record<string, Told> = {
  "*": { problem: "YAML aliases (*) are not allowed.", remedy: "Write the value out, or put it in quotes." },
  "&": { problem: "YAML anchors (&) are not allowed.", remedy: "Put the value in quotes." },
  "!": { problem: "YAML tags (!) are not allowed.", remedy: "Put the value in quotes." },
};

/**
 * The place of a value that begins at `start`, as its key or dash does. Reads each node once: thousands of problems in one
 * file must not cost thousands of walks.
 */
function placeOf(node: ParsedNode | null, start: number, text: string, problems: YamlError[]): Place {
  const children = new Map<string, Place>();
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      const [offset, end] = key.range;
      for (const told of problemsOfKey(name, children)) problems.push({ offset, ...told });
      if (isEmpty(value) && /^\s*:[ \t]+#\S/.test(text.slice(end))) {
        problems.push({ offset, problem: CUT_OFF, remedy: "Put the whole value in quotes." });
      }
      children.set(name, placeOf(value, offset, text, problems));
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => {
      children.set(String(index), placeOf(item, item.range[0], text, problems));
    });
  } else if (node && isCutOff(node, text)) {
    const remedy = "Put the whole value in quotes, or a remark on a line of its own.";
    problems.push({ offset: node.range[0], problem: CUT_OFF, remedy });
  }
  return { start, children };
}

/** Keys that could reach an object's prototype, that another YAML reader would merge, or that stand there already. */
function problemsOfKey(name: string, above: ReadonlyMap<string, Place>): Told[] {
  return [
    ...(FORBIDDEN_KEYS.has(name) ? [{ problem: `the key "${name}" is not allowed.`, remedy: "Remove it." }] : []),
    ...(above.has(name) ? [{ problem: `the key "${name}" is given twice.`, remedy: "Keep one of the two." }] : []),
  ];
}

/** `headline: #4 sails` has no value at all. `lead: # nobody yet` means none. */
const isEmpty = (node: ParsedNode | null): boolean => isScalar(node) && node.type === "PLAIN" && node.source === "";

/** `headline: Ferry #4 sails` would be published as "Ferry": to YAML the rest is a comment. Behind `true` it is one. */
const isCutOff = (node: ParsedNode, text: string): boolean =>
  isScalar(node) &&
  node.type === "PLAIN" &&
  typeof node.value === "string" &&
  /^[ \t]+#/.test(text.slice(node.range[1]));

/** The offset of the key (or list item) that matches `path` furthest. */
function offsetOf(root: Place, path: readonly PropertyKey[]): number {
  let place = root;
  for (const step of path) {
    const child = place.children.get(String(step));
    if (!child) break;
    place = child;
  }
  return place.start;
}
