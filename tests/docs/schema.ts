import { z } from "zod";
import type { FieldMeta } from "../../src/lib/validate.ts";

/** A key of a schema, as the reference shows it. */
export interface Field {
  /** `image.file`; `corrections[].at` in an entry of a list. */
  name: string;
  /** How it is written. */
  form: string;
  /** What the schema's own `rule` says of it; mostly nothing. */
  rule: string;
  required: boolean;
  /** As it would be typed; null where there is none. */
  default: string | null;
}

/**
 * Every key of a schema, with those of the groups and lists in it, in its order. Of the forms of a union, each key once:
 * one that not every form requires is not required.
 */
export function fieldsOf(schema: z.ZodType, prefix = ""): Field[] {
  const forms = formsOf(schema);
  const keys = new Set(forms.flatMap((form) => Object.keys(form.shape)));
  return [...keys].flatMap((key) => {
    const values = forms.map((form) => form.shape[key] as z.ZodType | undefined);
    const given = values.filter((value) => value !== undefined);
    const field = fieldOf(`${prefix}${key}`, given);
    const { inner } = unwrapped(given[0] ?? z.never());
    const list = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : null;
    const inside = fieldsOf(list ?? inner, `${field.name}${list ? "[]" : ""}.`);
    return [{ ...field, required: field.required && given.length === values.length }, ...inside];
  });
}

/** The forms that an object may have; none where it is no object. */
function formsOf(schema: z.ZodType): z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
  return schema.options.filter((option) => option instanceof z.ZodObject);
}

/** @param schemas what one key is in the forms of its group. */
function fieldOf(name: string, schemas: z.ZodType[]): Field {
  const all = schemas.map(unwrapped);
  const [meta] = schemas.flatMap((schema) => metaOf(schema) ?? []);
  const choices = all.flatMap(({ inner }) => choicesOf(inner));
  return {
    name,
    form: choices.length > 0 ? quoted(new Set(choices)) : meta?.form || formOf(all[0]?.inner ?? z.never()),
    rule: meta?.rule ?? "",
    required: all.every(({ required }) => required),
    default: all[0]?.default ?? null,
  };
}

function choicesOf(schema: z.ZodType): unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options;
  return schema instanceof z.ZodLiteral ? [...schema.values] : [];
}

function unwrapped(schema: z.ZodType): { inner: z.ZodType; required: boolean; default: string | null } {
  if (schema instanceof z.ZodDefault) {
    const { inner } = unwrapped(schema.unwrap() as z.ZodType);
    return { inner, required: false, default: String(schema.def.defaultValue) };
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return { ...unwrapped(schema.unwrap() as z.ZodType), required: false };
  }
  return { inner: schema, required: true, default: null };
}

function metaOf(schema: z.ZodType): FieldMeta | undefined {
  const meta = schema.meta() as FieldMeta | undefined;
  if (meta) return meta;
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? metaOf(schema.unwrap() as z.ZodType) : undefined;
}

const quoted = (values: ReadonlySet<unknown>): string => {
  const words = [...values].map((value) => `\`${value}\``);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
};

/** What a schema without a `form` of its own takes. */
function formOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodBoolean) return "`true` or `false`";
  if (schema instanceof z.ZodRecord) return "a list for each name";
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType;
    return `a list: ${formsOf(element).length > 0 ? "the keys of each entry are below" : (metaOf(element)?.form ?? formOf(element))}`;
  }
  if (formsOf(schema).length > 0) return "a group of keys";
  throw new Error(`no form is known for a schema of the type ${schema.type}`);
}
