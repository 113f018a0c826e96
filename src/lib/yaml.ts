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
  const newlines = newlinesOf(text);
  const lineAt = (offset: number) => firstLine + countBelow(newlines, offset);
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
    let places: Place | undefined;
    const offset = (path: readonly PropertyKey[]) => {
      places ??= placesOf(events, text);
      return offsetOf(places, path.map(String));
    };
    const forbidden = forbiddenKeys(value).map((path) =>
      issue(offset(path), `the key "${path.at(-1)}" is not allowed.`, "Remove it."),
    );
    if (forbidden.length > 0) return failure(forbidden);
    return success({ value, lineOf: (path) => lineAt(offset(path)) });
  } catch (error) {
    return failure([yamlIssue(error, issue)]);
  }
}

function newlinesOf(text: string): number[] {
  const newlines: number[] = [];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) newlines.push(at);
  return newlines;
}

/** How many of the `sorted` numbers are below `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
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

/** Where a value was written, and the values in it. */
interface Place {
  start: number;
  children: Map<string, Place>;
}

/** Reads the events once: thousands of faults in one file must not cost thousands of walks. */
function placesOf(events: readonly Event[], text: string): Place {
  let next = 1; // events[0] opens the document
  const read = (start: number): Place => {
    const place: Place = { start, children: new Map() };
    const container = events[next++];
    if (container?.type !== EVENT_ID.MAPPING && container?.type !== EVENT_ID.SEQUENCE) return place;
    for (let index = 0; ; index += 1) {
      const event = events[next];
      if (!event || event.type === EVENT_ID.POP) {
        next += 1;
        return place;
      }
      const begins = "valueStart" in event ? event.valueStart : "start" in event ? event.start : start;
      // An empty value stands nowhere.
      const at = begins < 0 ? start : begins;
      if (container.type === EVENT_ID.SEQUENCE) {
        place.children.set(String(index), read(at));
      } else {
        read(at);
        const value = read(at);
        if (event.type === EVENT_ID.SCALAR) place.children.set(getScalarValue(text, event), value);
      }
    }
  };
  return read(0);
}

/** The offset of the key (or list item) that matches `path` furthest. */
function offsetOf(root: Place, path: readonly string[]): number {
  let place = root;
  for (const step of path) {
    const child = place.children.get(step);
    if (!child) break;
    place = child;
  }
  return place.start;
}
