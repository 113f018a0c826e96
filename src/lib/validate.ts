import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { failure, type Issue, type Result, success } from "./issue.ts";
import type { YamlDocument } from "./yaml.ts";

/** What a field's `.meta()` says: how an editor writes it, and the rule it obeys. Source of messages and README. */
export interface FieldMeta {
  form: string;
  rule: string;
}

/** Holds the document against the schema; every issue at its own line, with the remedy that the schema names. */
export function validate<S extends z.ZodType>(schema: S, document: YamlDocument, file: string): Result<z.output<S>> {
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return success(parsed.data);
  return failure(parsed.error.issues.flatMap((issue) => toIssues(schema, issue, document, file)));
}

function toIssues(schema: z.ZodType, issue: z.core.$ZodIssue, document: YamlDocument, file: string): Issue[] {
  const at = (path: readonly PropertyKey[], problem: string, remedy: string): Issue => ({
    file,
    line: document.lineOf(path),
    field: path.length > 0 ? path.map(String).join(".") : null,
    problem,
    remedy,
  });
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(shapeAt(schema, issue.path, document.value));
    return issue.keys.map((key) =>
      at(
        [...issue.path, key],
        "is not a key that is known here.",
        suggestion(key, known) || `Known: ${known.join(", ")}.`,
      ),
    );
  }
  if (issue.code === "invalid_union" && "discriminator" in issue) {
    const options = schemaAt(schema, issue.path.slice(0, -1), document.value);
    const values = options instanceof z.ZodDiscriminatedUnion ? choicesOf(options, String(issue.discriminator)) : [];
    const given = String(valueAt(document.value, issue.path) ?? "");
    return [at(issue.path, `"${given}" is not one of ${values.join(", ")}.`, suggestion(given, values))];
  }
  if (issue.code === "invalid_union") {
    const branch = issue.errors.find((errors) => errors.some((error) => error.code !== "invalid_type"));
    const nested = branch?.map((error) => ({ ...error, path: [...issue.path, ...error.path] }) as z.core.$ZodIssue);
    if (nested && nested.length > 0) return nested.flatMap((error) => toIssues(schema, error, document, file));
  }
  const form = metaAt(schema, issue.path, document.value)?.form;
  const remedy = form ? `Write ${form}.` : "";
  if (issue.code === "invalid_type" && valueAt(document.value, issue.path) === undefined) {
    return [at(issue.path, "is missing.", remedy)];
  }
  if (issue.code === "invalid_type") return [at(issue.path, `is not ${article(issue.expected)}.`, remedy)];
  if (issue.code === "too_small") return [at(issue.path, "is empty.", remedy)];
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    const given = String(valueAt(document.value, issue.path) ?? "");
    return [at(issue.path, `"${given}" is not one of ${values.join(", ")}.`, suggestion(given, values))];
  }
  return [at(issue.path, issue.message, remedy)];
}

const article = (type: string) =>
  ({ string: "text", object: "a group of keys", array: "a list", boolean: "true or false" })[type] ?? type;

/** `Did you mean "globaltalk"?`, or nothing where no known word is near. */
export function suggestion(given: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const near = closest(given.toLowerCase(), [...known]);
  const limit = Math.max(2, Math.floor(near.length / 3));
  return distance(given.toLowerCase(), near.toLowerCase()) <= limit ? `Did you mean "${near}"?` : "";
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
    const meta = found instanceof z.ZodType ? (found.meta() as FieldMeta | undefined) : undefined;
    if (meta?.form) return meta;
  }
  return undefined;
}
