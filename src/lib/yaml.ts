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
  type ScalarEvent,
  Schema,
  seqTag,
  strTag,
  YAMLException,
} from "js-yaml";
import { failure, type Issue, type Result, success } from "./issue.ts";
import { CUT_OFF, explainYaml } from "./yaml-faults.ts";

/** A parsed YAML document that still knows where each value was written. */
export interface YamlDocument {
  value: unknown;
  /** 1-based line in the file of the value at `path`, or of its nearest parent that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Everything is text but true, false and null: no dates, no numbers, so `headline: 1984` is a headline. */
const SCHEMA = new Schema([strTag, seqTag, mapTag, boolCoreTag, nullCoreTag]);

/** Bytes of the facts above a story's text. */
const LARGEST_FRONT_MATTER = 64 * 1024;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype", "<<"]);

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
  const newlines = newlinesOf(text);
  const lineAt = (offset: number) => firstLine + countBelow(newlines, offset);
  const issue = (offset: number, problem: string, remedy: string): Issue => ({
    file,
    line: lineAt(Math.max(0, offset)),
    field: null,
    problem,
    remedy,
  });
  if (Buffer.byteLength(text) > maxBytes) {
    const problem = `this block of YAML is larger than ${maxBytes / 1024} KB.`;
    return failure([issue(0, problem, "Shorten it, or move text into the body.")]);
  }
  let events: Event[];
  try {
    events = parseEvents(text, { filename: file, maxDepth: 20 });
  } catch (error) {
    return failure([yamlIssue(error, text, issue)]);
  }
  const refused = events.flatMap((event, index) => [
    ...refusal(event, text, issue),
    ...hiddenValue(event, events[index - 1], text, issue),
  ]);
  if (refused.length > 0) return failure(refused);
  try {
    const documents = constructFromEvents(events, { source: text, schema: SCHEMA, maxAliases: 0 });
    if (documents.length > 1) {
      const second = /\S\s*^(?=(---|\.\.\.)(\s|$))/m.exec(text);
      const offset = second ? second.index + second[0].length : 0;
      const remedy = "Keep one: remove the extra lines `---` and `...`.";
      return failure([issue(offset, "there are several YAML documents here.", remedy)]);
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
    return failure([yamlIssue(error, text, issue)]);
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

function yamlIssue(error: unknown, text: string, issue: MakeIssue): Issue {
  if (!(error instanceof YAMLException)) throw error;
  const { offset, problem, remedy } = explainYaml(text, error.reason, error.mark?.position ?? 0);
  return issue(offset, problem, remedy);
}

/** What YAML allows and no file of ours needs, or would be published in half. */
function refusal(event: Event, text: string, issue: MakeIssue): Issue[] {
  if (event.type === EVENT_ID.ALIAS) {
    return [issue(event.anchorStart, "YAML aliases (*) are not allowed.", "Write the value out, or put it in quotes.")];
  }
  if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) return [];
  if (event.anchorStart >= 0) {
    return [issue(event.anchorStart, "YAML anchors (&) are not allowed.", "Put the value in quotes.")];
  }
  if (event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && isCutOff(event, text)) {
    return [issue(event.valueStart, CUT_OFF, "Put the whole value in quotes, or a remark on a line of its own.")];
  }
  if (event.tagStart >= 0) {
    return [issue(event.tagStart, "YAML tags (!) are not allowed.", "Put the value in quotes.")];
  }
  return [];
}

/** `headline: Ferry #4 sails` would be published as "Ferry": to YAML the rest is a comment. Behind `true` it is one. */
function isCutOff({ valueStart, valueEnd }: ScalarEvent, text: string): boolean {
  if (valueEnd <= valueStart || /^(true|false|null|~)$/i.test(text.slice(valueStart, valueEnd))) return false;
  return /^[ \t]+#/.test(text.slice(valueEnd, (text.indexOf("\n", valueEnd) + 1 || text.length + 1) - 1));
}

/** `headline: #4 sails` has no value at all. `lead: # nobody yet` means none. */
function hiddenValue(event: Event, key: Event | undefined, text: string, issue: MakeIssue): Issue[] {
  if (event.type !== EVENT_ID.SCALAR || event.valueStart >= 0 || key?.type !== EVENT_ID.SCALAR) return [];
  if (key.valueEnd < 0 || !/^["']?\s*:[ \t]+#\S/.test(text.slice(key.valueEnd))) return [];
  return [issue(key.valueStart, CUT_OFF, "Put the whole value in quotes.")];
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
