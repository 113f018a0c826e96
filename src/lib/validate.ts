import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { hasInvisible } from "./invisible.ts";
import { failure, type Issue, type Result, success } from "./issue.ts";
import type { YamlDocument } from "./yaml.ts";

/** What a field's `.meta()` says: how an editor writes it, and the rule it obeys. Source of messages and docs/reference. */
export interface FieldMeta {
  form: string;
  rule: string;
}

/**
 * Holds the document against the schema; every issue at its own line, with the remedy that the schema names. No text of
 * the document may hold what nobody sees, whatever the schema says of it: no field can forget to ask for that.
 */
export function validate<S extends z.ZodType>(schema: S, document: YamlDocument, file: string): Result<z.output<S>> {
  const hidden = [...hiddenTexts(document.value)];
  const parsed = schema.safeParse(document.value, { error: () => "is not what belongs here." });
  if (parsed.success && hidden.length === 0) return success(parsed.data);
  const teller = tellerOf(schema, document, file);
  const isHidden = new Set(hidden.map((path) => path.join("\n")));
  const problems = (parsed.error?.issues ?? []).flatMap((issue) => teller.tell(issue));
  return failure([
    ...hidden.map((path) => teller.at(path, HIDDEN.problem, HIDDEN.remedy)),
    ...problems.filter(({ path }) => !isHidden.has(path.join("\n"))).map(({ issue }) => issue),
  ]);
}

const HIDDEN = {
  problem: "holds an invisible character (a control or direction mark).",
  remedy: "Delete the value, and type it again.",
};

/** The paths of all texts, as keys or as values, that hold what nobody sees. */
function* hiddenTexts(value: unknown, path: PropertyKey[] = []): Generator<PropertyKey[]> {
  if (typeof value === "string" && hasInvisible(value)) yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (hasInvisible(key)) yield [...path, key];
    yield* hiddenTexts(child, [...path, key]);
  }
}

interface Told {
  path: PropertyKey[];
  issue: Issue;
}

/** Says in our words what zod found. Its own are of no use to an editor, and change with its version. */
function tellerOf(schema: z.ZodType, document: YamlDocument, file: string) {
  return { at, tell };

  function at(path: readonly PropertyKey[], problem: string, remedy: string): Issue {
    const field = path.length > 0 ? path.map(String).join(".") : null;
    return { file, line: document.lineOf(path), field, problem, remedy };
  }

  function tell(issue: z.core.$ZodIssue): Told[] {
    const { path } = issue;
    const value = valueAt(document.value, path);
    const told = (problem: string, remedy: string): Told[] => [{ path, issue: at(path, problem, remedy) }];
    switch (issue.code) {
      case "unrecognized_keys":
        return tellUnknownKeys(path, issue.keys);
      case "invalid_union":
        return tellUnion(issue);
      case "invalid_value": {
        const choices = issue.values.map(String);
        return told(notOneOf(value, choices), choose(value, choices));
      }
      case "invalid_key":
      case "invalid_element":
        return issue.issues.flatMap((inner) => tell({ ...inner, path: [...path, ...inner.path] }));
      case "invalid_type":
        if (value === undefined) return told("is missing.", remedyFor(path, issue.expected));
        if (value === null) return told("has no value.", remedyFor(path, issue.expected));
        return told(`is not ${TYPES[issue.expected]?.name ?? "what belongs here"}.`, remedyFor(path, issue.expected));
      case "too_small":
        return told(Number(issue.minimum) > 1 ? "is too short or too small." : "is empty.", remedyFor(path));
      case "too_big":
        return told("is too long or too large.", remedyFor(path));
      default:
        // What our schemas say of a form or a rule of ours; else the sentence that `validate` gives.
        return told(issue.message, remedyFor(path));
    }
  }

  function remedyFor(path: readonly PropertyKey[], expected = ""): string {
    const form = metaAt(schema, path, document.value)?.form;
    if (form) return `Write ${form}.`;
    return TYPES[expected]?.remedy ?? "docs/reference says what belongs here.";
  }

  function tellUnknownKeys(path: readonly PropertyKey[], keys: readonly string[]): Told[] {
    const known = Object.keys(shapeAt(schema, path, document.value));
    return keys.map((key) => {
      const full = [...path, key];
      const remedy = suggestion(key, known) || `Known: ${known.join(", ")}.`;
      if (key === key.trim()) return { path: full, issue: at(full, "is not a key that is known here.", remedy) };
      const problem = "is not a key that is known here: a no-break space, or a blank like it, is a part of it.";
      return { path: full, issue: at(full, problem, `Type the key again: ${key.trim()}.`) };
    });
  }

  function tellUnion(issue: z.core.$ZodIssueInvalidUnion): Told[] {
    const { path } = issue;
    if (issue.discriminator !== undefined) {
      const union = schemaAt(schema, path.slice(0, -1), document.value);
      const choices = union instanceof z.ZodDiscriminatedUnion ? choicesOf(union, issue.discriminator) : [];
      const value = valueAt(document.value, path);
      const problem = value === undefined ? "is missing." : notOneOf(value, choices);
      return [{ path: [...path], issue: at(path, problem, choose(value, choices)) }];
    }
    const branch = issue.errors.find((errors) => errors.some((error) => error.code !== "invalid_type"));
    const nested = branch?.flatMap((error) => tell({ ...error, path: [...path, ...error.path] })) ?? [];
    if (nested.length > 0) return nested;
    return [{ path: [...path], issue: at(path, "is not what belongs here.", remedyFor(path)) }];
  }
}

const notOneOf = (value: unknown, choices: readonly string[]): string =>
  typeof value === "object" && value !== null
    ? `is not one of ${choices.join(", ")}.`
    : `"${value ?? ""}" is not one of ${choices.join(", ")}.`;

const choose = (value: unknown, choices: readonly string[]): string =>
  suggestion(String(value ?? ""), choices) || `Write ${inWords(choices)}.`;

const inWords = (choices: readonly string[]): string =>
  choices.length < 2 ? choices.join("") : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;

const KEYS = { name: "a group of keys", remedy: "Write its keys below it, each indented: `key: value`." };

/** What zod calls the types, in an editor's words. */
const TYPES: Record<string, { name: string; remedy: string }> = {
  string: { name: "text", remedy: "Write text." },
  object: KEYS,
  record: KEYS,
  array: { name: "a list", remedy: "Begin each entry with a dash: `- …`." },
  boolean: { name: "true or false", remedy: "Write `true` or `false`." },
};

/** `Did you mean "globaltalk"?`, or nothing where no known word is near: most of its letters must be right. */
export function suggestion(given: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const near = closest(given.toLowerCase(), [...known]);
  const shorter = Math.min(given.length, near.length);
  const limit = shorter < 5 ? 1 : Math.max(2, Math.floor(near.length / 3));
  const steps = stepsBetween(given.toLowerCase(), near.toLowerCase());
  return steps <= limit && steps * 2 < shorter ? `Did you mean "${near}"?` : "";
}

/** Letters that are wrong, missing or too many; two that changed places are one slip of the keyboard. */
function stepsBetween(a: string, b: string): number {
  const first = [...a].findIndex((letter, index) => letter !== b[index]);
  const swapped = a.slice(0, first) + (a[first + 1] ?? "") + (a[first] ?? "") + a.slice(first + 2);
  return first >= 0 && swapped === b ? 1 : distance(a, b);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}

/** The schema of what is at `path` in `value`, through optionals, lists, records and the form of a union that is meant. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): z.core.$ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = formOf(schema, value);
  const below = valueAt(value, [step]);
  if (inner instanceof z.ZodObject) {
    const child: z.core.$ZodType | undefined = inner.shape[String(step)];
    return child && schemaAt(child, rest, below);
  }
  if (inner instanceof z.ZodArray) return schemaAt(inner.element, rest, below);
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType, rest, below);
  return undefined;
}

/** Of a union, the form that the value's own discriminator names. */
function formOf(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodDiscriminatedUnion)) return inner;
  const { discriminator } = inner.def;
  const given = valueAt(value, [discriminator]);
  return (
    inner.options.find((option) => option instanceof z.ZodObject && accepts(option.shape[discriminator], given)) ??
    inner
  );
}

const accepts = (schema: unknown, value: unknown) => schema instanceof z.ZodType && schema.safeParse(value).success;

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap());
  }
  return schema;
}

/** The values by which the forms of a union are told apart. */
function choicesOf(union: z.ZodDiscriminatedUnion, key: string): string[] {
  return union.options.flatMap((option) => {
    const literal = option instanceof z.ZodObject ? unwrap(option.shape[key]) : undefined;
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
  });
}

function shapeAt(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): Record<string, unknown> {
  const found = schemaAt(schema, path, value);
  const inner = found && formOf(found, valueAt(value, path));
  return inner instanceof z.ZodObject ? inner.shape : {};
}

function metaAt(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): FieldMeta | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const found = schemaAt(schema, path.slice(0, length), value);
    // What may be left out has its form inside.
    for (const schema of found ? [found, unwrap(found)] : []) {
      const meta = schema instanceof z.ZodType ? (schema.meta() as FieldMeta | undefined) : undefined;
      if (meta?.form) return meta;
    }
  }
  return undefined;
}
