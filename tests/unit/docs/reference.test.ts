import { describe, expect, test } from "vitest";
import { z } from "zod";
import { useOf } from "../../docs/commands.ts";
import { variablesIn } from "../../docs/environment.ts";
import { anchorOf, refuseDrift, table } from "../../docs/markdown.ts";
import { inCode } from "../../docs/messages/chapter.ts";
import { CHAPTERS } from "../../docs/messages/chapters.ts";
import { fieldsOf } from "../../docs/schema.ts";

describe("a table", () => {
  test("has a row for each list of cells, and a bar in a cell is text", () => {
    expect(table(["a", "b"], [["x|y", "z"]])).toBe("| a | b |\n| --- | --- |\n| x\\|y | z |");
  });
});

test("an anchor is what GitHub makes of a heading", () => {
  expect(anchorOf("Netlify's own build")).toBe("netlifys-own-build");
  expect(anchorOf("about.md, privacy.md")).toBe("aboutmd-privacymd");
  expect(anchorOf("Über uns – heute")).toBe("über-uns--heute");
});

describe("what is written by hand is held against what there is", () => {
  test("and passes where every name has a sentence", () => {
    expect(() => refuseDrift("command", ["build", "check", "build"], ["check", "build"])).not.toThrow();
  });

  test("a name without a sentence is refused", () => {
    expect(() => refuseDrift("command", ["build", "check"], ["build"])).toThrow(/command does: check/);
  });

  test("a sentence without its name is refused", () => {
    expect(() => refuseDrift("command", ["build"], ["build", "check"])).toThrow(/no such command is left: check/);
  });
});

describe("the keys of a schema", () => {
  const text = z.string().meta({ form: "text", rule: "" });
  const names = (schema: z.ZodType) => fieldsOf(schema).map(({ name }) => name);
  const only = (schema: z.ZodType) => fieldsOf(z.strictObject({ key: schema }))[0];

  test("are those of groups and lists, too, in their order", () => {
    const schema = z.strictObject({
      a: z.strictObject({ b: text }),
      c: z.array(z.strictObject({ d: text })).optional(),
      e: text,
    });
    expect(names(schema)).toEqual(["a", "a.b", "c", "c[].d", "e"]);
  });

  test("say whether they are required, and what holds where they are not there", () => {
    expect(only(text)).toMatchObject({ required: true, default: null });
    expect(only(text.optional())).toMatchObject({ form: "text", required: false, default: null });
    expect(only(z.boolean().default(true))).toMatchObject({ required: false, default: "true" });
  });

  test("say what they may be", () => {
    expect(only(z.boolean())?.form).toBe("`true` or `false`");
    expect(only(z.enum(["a", "b", "c"]))?.form).toBe("`a`, `b` or `c`");
    expect(only(z.array(text))?.form).toBe("a list: text");
    expect(() => only(z.date())).toThrow("date");
  });

  test("of a union are those of all its forms, and required where all of them require them", () => {
    const union = z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("a"), all: text, one: text }),
      z.strictObject({ kind: z.literal("b"), all: text }),
    ]);
    const fields = fieldsOf(z.strictObject({ it: union })).slice(1);
    expect(fields.map(({ name, form, required }) => [name, form, required])).toEqual([
      ["it.kind", "`a` or `b`", true],
      ["it.all", "text", true],
      ["it.one", "text", false],
    ]);
  });
});

describe("commands and variables are found in code", () => {
  test("how a command is called", () => {
    expect(useOf("start", "")).toBe("npm start");
    expect(useOf("check", "[--json]")).toBe("npm run check -- [--json]");
  });

  test("variables that are read by name, or taken out by name", () => {
    expect(variablesIn("a(env.ONE_DIR, process.env.TWO)")).toEqual(["ONE_DIR", "TWO"]);
    expect(variablesIn("const { THREE: three, FOUR } = env;")).toEqual(["THREE", "FOUR"]);
    expect(variablesIn("env.lower; OTHER")).toEqual([]);
  });
});

describe("the page of messages", () => {
  test("a message that is looked for in the code has to be there", async () => {
    const paper = undefined as never;
    await expect(inCode("Nobody says ‹this› today.")(paper)).rejects.toThrow("Nobody says");
    expect(await inCode("‹articles› holds no story: the site is published without stories.")(paper)).toEqual([
      "articles holds no story: the site is published without stories.",
    ]);
  });

  test("has every chapter once", () => {
    const titles = CHAPTERS.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { entries } of CHAPTERS) expect(entries.length).toBeGreaterThan(0);
  });
});
