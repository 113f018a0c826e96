import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { frontMatterSchema } from "../../../src/article/front-matter.ts";
import { validate } from "../../../src/lib/validate.ts";
import {
  agenciesSchema,
  authorsSchema,
  frontPageSchema,
  sectionsSchema,
  siteSchema,
  tagsSchema,
} from "../../../src/newsroom/schemas.ts";
import { runs } from "../../property.ts";

const SCHEMAS: Record<string, z.ZodType> = {
  "site.yaml": siteSchema,
  "sections.yaml": sectionsSchema,
  "authors.yaml": authorsSchema,
  "agencies.yaml": agenciesSchema,
  "tags.yaml": tagsSchema,
  "front-page.yaml": frontPageSchema,
  "front matter": frontMatterSchema,
};

/** The path of everything below a schema that is written as text; a list is entered at its first item. */
function textPaths(schema: z.core.$ZodType, path: string[] = []): string[][] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return textPaths(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodPipe) return textPaths(schema.in, path);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, child]) => textPaths(child as z.core.$ZodType, [...path, key]));
  }
  if (schema instanceof z.ZodArray) return textPaths(schema.element, [...path, "0"]);
  if (schema instanceof z.ZodRecord) return [...textPaths(schema.valueType, [...path, "key"]), [...path, HIDDEN_KEY]];
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap((option) => textPaths(option, path));
  return schema instanceof z.ZodBoolean ? [] : [path];
}

const HIDDEN_KEY = "ke\u202Ey";

const PATHS = Object.entries(SCHEMAS).flatMap(([name, schema]) =>
  [...new Set(textPaths(schema).map((path) => path.join("\n")))].map((path) => ({ name, path: path.split("\n") })),
);

/** A document that has this value at this path, and nothing else. */
function documentWith(path: string[], value: string) {
  const root = path.reduceRight<unknown>((below, step) => (step === "0" ? [below] : { [step]: below }), value);
  return { value: root, lineOf: () => 7 };
}

test("there are fields to look at, with those of every form of newsletter and comments", () => {
  const found = PATHS.map(({ name, path }) => `${name} ${path.join(".")}`);
  expect(found.length).toBeGreaterThan(80);
  expect(found).toEqual(
    expect.arrayContaining([
      "site.yaml newsletter.action",
      "site.yaml comments.repositoryId",
      "site.yaml hubs.0",
      "authors.yaml 0.links.0.label",
      "tags.yaml 0.aliases.0",
      "front-page.yaml rails.key.0",
      "front matter corrections.0.text",
      "front matter image.alt",
    ]),
  );
});

describe("no text of any file may hold what nobody sees", () => {
  const hidden = fc.constantFrom(
    ...["\ud83d", "\udc00", "\u0000", "\u0007", "\u001b", "\u007f", "\u0092", "\u202a", "\u202e", "\u2066", "\u200b"],
    ...["\u200e", "\u2060", "\ufeff", "\uffff", "\u3164"],
  );

  test.each(PATHS)("$name $path", ({ name, path }) => {
    fc.assert(
      fc.property(fc.string(), hidden, fc.string(), (before, mark, after) => {
        const result = validate(SCHEMAS[name] ?? z.never(), documentWith(path, `${before}a${mark}b${after}`), name);
        const field = path.join(".");
        const told = (result.ok ? [] : result.issues).filter((issue) => issue.field === field);
        expect(told.map(({ problem }) => problem)).toContain(
          "holds an invisible character (a control or direction mark).",
        );
        expect(told.every(({ line }) => line === 7)).toBe(true);
      }),
      runs(15),
    );
  });
});

test("a key that nobody asked for is held to the same", () => {
  const result = validate(siteSchema, documentWith(["na\u200Bme"], "x"), "site.yaml");
  expect(result.ok ? [] : result.issues.map(({ field, problem }) => [field, problem])).toContainEqual([
    "na\u200Bme",
    "holds an invisible character (a control or direction mark).",
  ]);
});
