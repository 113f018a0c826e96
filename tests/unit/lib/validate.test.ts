import { describe, expect, test } from "vitest";
import { z } from "zod";
import { formatIssue } from "../../../src/lib/issue.ts";
import { suggestion, validate } from "../../../src/lib/validate.ts";
import { readYaml } from "../../../src/lib/yaml.ts";

const text = (form: string) => z.string().min(1).meta({ form, rule: "" });
const schema = z.strictObject({
  name: text("a name"),
  kind: z.enum(["news", "opinion"]).optional(),
  people: z.array(z.strictObject({ first: text("a first name"), last: text("a last name").optional() })).optional(),
  rails: z.record(z.string(), z.array(text("an address"))).optional(),
});

function told(yaml: string): string[] {
  const document = readYaml(yaml, "a.yaml");
  if (!document.ok) throw new Error(document.issues.map(formatIssue).join("\n"));
  const result = validate(schema, document.value, "a.yaml");
  return result.ok ? [] : result.issues.map(formatIssue);
}

describe("what does not fit the schema is told with its line, its field and the form that is wanted", () => {
  test.each([
    ["kind: news\n", "a.yaml:1  name: is missing. Write a name."],
    ["name: x\nkind: opnion\n", 'a.yaml:2  kind: "opnion" is not one of news, opinion. Did you mean "opinion"?'],
    ["name: x\npeople:\n  - first: a\n  - last: b\n", "a.yaml:4  people.1.first: is missing. Write a first name."],
    [
      "name: x\npeople:\n  - frist: a\n    first: b\n",
      'a.yaml:3  people.0.frist: is not a key that is known here. Did you mean "first"?',
    ],
    ["name: x\npeople: y\n", "a.yaml:2  people: is not a list. Begin each entry with a dash: `- …`."],
    [
      "name: x\npeople:\n  - y\n",
      "a.yaml:3  people.0: is not a group of keys. Write its keys below it, each indented: `key: value`.",
    ],
    ["name: x\nrails:\n  city:\n    - [a]\n", "a.yaml:4  rails.city.0: is not text. Write an address."],
  ])("%j", (yaml, line) => {
    expect(told(yaml)).toEqual([line]);
  });

  test("all at once", () => {
    expect(told("kind: x\npeople: [{ last: y }]\n")).toHaveLength(3);
  });
});

describe("a suggestion", () => {
  const known = ["city", "opinion", "globaltalk"];

  test.each([
    ["globltalk", 'Did you mean "globaltalk"?'],
    ["GLOBALTALK", 'Did you mean "globaltalk"?'],
    ["cty", 'Did you mean "city"?'],
    ["weather", ""],
    ["ctiy", 'Did you mean "city"?'],
    ["xy", ""],
  ])("for %s is %s", (given, said) => {
    expect(suggestion(given, known)).toBe(said);
  });

  test.each(["fr", "es", "eo", "dn", "e"])("is not made of another word as short: %s", (given) => {
    expect(suggestion(given, ["en", "de"])).toBe("");
  });

  test("is not made where nothing is known", () => {
    expect(suggestion("x", [])).toBe("");
  });
});
