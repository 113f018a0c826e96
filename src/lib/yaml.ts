import {
  boolCoreTag,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  mapTag,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  Schema,
  seqTag,
  strTag,
  YAMLException,
} from "js-yaml";
import { failure, type Issue, type Result, success } from "./issue.ts";

/** A parsed YAML document that still knows where each value was written. */
export interface YamlDocument {
  value: unknown;
  /** 1-based line in the file of the value at `path`, or of its nearest parent that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Everything is text but true, false and null: no dates, no numbers, so `headline: 1984` is a headline. */
const SCHEMA = new Schema([strTag, seqTag, mapTag, boolCoreTag, nullCoreTag]);
const MAX_BYTES = 64 * 1024;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype", "<<"]);

/**
 * Reads one YAML 1.2 document. Anchors, aliases, tags, merge keys and keys that reach for an object's prototype are
 * refused: an article needs none of them, and each has been an attack.
 * @param firstLine the line of the file on which `text` begins (front matter begins on line 2).
 */
export function readYaml(text: string, file: string, firstLine = 1): Result<YamlDocument> {
  const lineAt = (offset: number) => firstLine + countNewlines(text, offset);
  const issue = (offset: number, problem: string, remedy: string): Issue => ({
    file,
    line: lineAt(Math.max(0, offset)),
    field: null,
    problem,
    remedy,
  });
  if (Buffer.byteLength(text) > MAX_BYTES) {
    return failure([issue(0, "this block of YAML is larger than 64 KB.", "Shorten it, or move text into the body.")]);
  }
  let events: Event[];
  try {
    events = parseEvents(text, { filename: file, maxDepth: 20 });
  } catch (error) {
    return failure([yamlIssue(error, issue)]);
  }
  const refused = events.flatMap((event) => refusal(event, text, issue));
  if (refused.length > 0) return failure(refused);
  try {
    const documents = constructFromEvents(events, { source: text, schema: SCHEMA, maxAliases: 0 });
    if (documents.length > 1) {
      return failure([issue(0, "there are several YAML documents here.", "Keep one: remove the extra `---` lines.")]);
    }
    const value = documents[0] ?? {};
    const offset = (path: readonly PropertyKey[]) => offsetOf(events, text, path.map(String));
    const forbidden = forbiddenKeys(value).map((path) =>
      issue(offset(path), `the key "${path.at(-1)}" is not allowed.`, "Remove it."),
    );
    if (forbidden.length > 0) return failure(forbidden);
    return success({ value, lineOf: (path) => lineAt(offset(path)) });
  } catch (error) {
    return failure([yamlIssue(error, issue)]);
  }
}

function countNewlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

type MakeIssue = (offset: number, problem: string, remedy: string) => Issue;

function yamlIssue(error: unknown, issue: MakeIssue): Issue {
  if (!(error instanceof YAMLException)) throw error;
  const remedy = /duplicated mapping key/.test(error.reason)
    ? "Keep one of the two."
    : "Check the line: a value that holds `: ` or ` #`, or begins with a quote mark or bracket, goes in quotes.";
  return issue(error.mark?.position ?? 0, `this is not valid YAML (${error.reason}).`, remedy);
}

function refusal(event: Event, text: string, issue: MakeIssue): Issue[] {
  if (event.type === EVENT_ID.ALIAS) {
    return [issue(event.anchorStart, "YAML aliases (*) are not allowed.", "Write the value out, or put it in quotes.")];
  }
  if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) return [];
  if (event.anchorStart >= 0) {
    return [issue(event.anchorStart, "YAML anchors (&) are not allowed.", "Put the value in quotes.")];
  }
  if (event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) {
    // `headline: Ferry #4 sails` would be published as "Ferry": to YAML the rest is a comment.
    const rest = text.slice(event.valueEnd, (text.indexOf("\n", event.valueEnd) + 1 || text.length + 1) - 1);
    if (event.valueEnd > event.valueStart && /^\s+#\S/.test(rest)) {
      return [issue(event.valueStart, "everything from the # on is left out.", "Put the whole value in quotes.")];
    }
  }
  if (event.tagStart >= 0) {
    return [issue(event.tagStart, "YAML tags (!) are not allowed.", "Put the value in quotes.")];
  }
  return [];
}

/** The path of every key that could reach an object's prototype, or that another YAML reader would merge. */
function forbiddenKeys(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    ...(FORBIDDEN_KEYS.has(key) ? [[...path, key]] : []),
    ...forbiddenKeys(child, [...path, key]),
  ]);
}

/** Follows the events down `path`; the offset of the key (or list item) that matches furthest. */
function offsetOf(events: readonly Event[], text: string, path: readonly string[]): number {
  let next = 1; // events[0] opens the document
  let found = 0;
  const skip = () => {
    let depth = 0;
    do {
      const event = events[next++];
      if (!event) return;
      if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) depth += 1;
      if (event.type === EVENT_ID.POP) depth -= 1;
    } while (depth > 0);
  };
  for (const step of path) {
    const container = events[next];
    if (container?.type !== EVENT_ID.MAPPING && container?.type !== EVENT_ID.SEQUENCE) break;
    next += 1;
    let index = 0;
    for (;;) {
      const event = events[next];
      if (!event || event.type === EVENT_ID.POP) return found;
      const begins = "valueStart" in event ? event.valueStart : "start" in event ? event.start : found;
      // An empty value stands nowhere.
      const start = begins < 0 ? found : begins;
      let matches: boolean;
      if (container.type === EVENT_ID.MAPPING) {
        matches = event.type === EVENT_ID.SCALAR && getScalarValue(text, event) === step;
        skip();
      } else {
        matches = String(index++) === step;
      }
      if (matches) {
        found = start;
        break;
      }
      skip();
    }
  }
  return found;
}
