import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIssue } from "../../../src/lib/issue.ts";
import { readYaml, type YamlDocument } from "../../../src/lib/yaml.ts";
import { documents } from "./yaml-writer.ts";

/** What an editor is told, or the value. */
const read = (text: string, firstLine = 1): unknown => {
  const result = readYaml(text, "a.yaml", firstLine);
  return result.ok ? result.value.value : result.issues.map(formatIssue);
};

function documentOf(text: string, firstLine = 1): YamlDocument {
  const result = readYaml(text, "a.yaml", firstLine);
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join("\n"));
  return result.value;
}

const place = (text: string, path: PropertyKey[], firstLine = 1) => documentOf(text, firstLine).lineOf(path);

describe("values", () => {
  test("are text, true, false or nothing: no numbers, no dates, no yes that becomes true", () => {
    const text = "year: 1984\ndate: 2024-05-25\nno: no\nhex: 0x10\nyes: true\nnone: null\nempty:\n";
    expect(read(text)).toEqual({
      year: "1984",
      date: "2024-05-25",
      no: "no",
      hex: "0x10",
      yes: true,
      none: null,
      empty: null,
    });
  });

  test("as keys, these three are text, too", () => {
    expect(read("true: x\nnull: y\n~: z\n")).toEqual({ true: "x", null: "y", "~": "z" });
  });

  test("an empty document is an empty group of keys", () => {
    expect(read("")).toEqual({});
    expect(read("# a comment\n")).toEqual({});
  });
});

describe("refused, with the line and a way out", () => {
  test.each([
    ["an anchor", "a: x\nb: &anchor y\n", ["a.yaml:2  YAML anchors (&) are not allowed. Put the value in quotes."]],
    [
      "an alias",
      "a: x\nb:\n  - *anchor\n",
      ["a.yaml:3  YAML aliases (*) are not allowed. Write the value out, or put it in quotes."],
    ],
    ["a tag", "a: x\nb: !!js/function y\n", ["a.yaml:2  YAML tags (!) are not allowed. Put the value in quotes."]],
    ["a tag on a list", "a: !!set\n  - x\n", ["a.yaml:1  YAML tags (!) are not allowed. Put the value in quotes."]],
    ["a merge key", "a: x\nb:\n  <<: { c: d }\n", ['a.yaml:3  the key "<<" is not allowed. Remove it.']],
    ["a key given twice", "a: x\nb: y\na: z\n", ['a.yaml:3  the key "a" is given twice. Keep one of the two.']],
    [
      "several documents",
      "a: x\n---\nb: y\n",
      ["a.yaml:2  there are several YAML documents here. Keep one: remove the extra lines `---` and `...`."],
    ],
  ])("%s", (_, text, told) => {
    expect(read(text)).toEqual(told);
  });

  test("a value that needs quotes and has none", () => {
    expect(read("a: x\nheadline: Putin: a visit\n")).toEqual([
      "a.yaml:2  the value holds a colon and a space. Put the whole value in quotes: 'Putin: a visit'",
    ]);
  });

  test("a key given twice at depth, where the second stands", () => {
    expect(read("a:\n  - b: x\n    c: y\n    b: z\n")).toEqual([expect.stringMatching(/^a\.yaml:4 .*given twice/)]);
  });

  test("every key that is given twice, in a short form, too", () => {
    expect(read("a: x\na: y\nb: { c: 1, c: 2 }\na: z\n")).toEqual([
      expect.stringMatching(/^a\.yaml:2 .*"a" is given twice/),
      expect.stringMatching(/^a\.yaml:3 .*"c" is given twice/),
      expect.stringMatching(/^a\.yaml:4 .*"a" is given twice/),
    ]);
  });

  test.each([
    ["a: x\n# c\n\n---\nb: y\n", 4],
    ["a: x\n\n...\n\nb: y\n", 3],
    ["---\na: x\n---\n", 3],
  ])("several documents at the line between them: %j", (text, line) => {
    expect(read(text)).toEqual([expect.stringMatching(`^a\\.yaml:${line} .*several YAML documents`)]);
  });

  test.each(['a: x\nb: "y\\"', "a: x\nb: 'y''"])("a quote mark at the very end that closes nothing: %j", (text) => {
    expect(read(text)).toEqual([expect.stringMatching(/^a\.yaml:2 .*quote mark/)]);
  });

  test("half a surrogate pair, and a control character of the library's own", () => {
    for (const character of ["\ud800", "\udc00", "\u0002", "\u0018", "\u001f"]) {
      expect(read(`a: x\nb: ${character}\n`)).toEqual([expect.stringMatching(/^a\.yaml:2 .*control character/)]);
    }
    expect(read("a: \u{1F6A2}\n")).toEqual({ a: "\u{1F6A2}" });
  });

  test("a directive changes nothing, and a byte order mark is none of the text", () => {
    expect(read("\uFEFF%YAML 1.1\n---\na: yes\nb: 010\n")).toEqual({ a: "yes", b: "010" });
  });

  test("every anchor, not only the first", () => {
    expect(read("a: &x 1\nb: &y 2\n")).toHaveLength(2);
  });

  test("nesting without end", () => {
    expect(read(`${"[".repeat(50)}${"]".repeat(50)}`)).toEqual([expect.stringContaining("nested too deep")]);
    expect(read(`a: x\nb:\n  ${"- ".repeat(50)}`)).toEqual([expect.stringMatching(/^a\.yaml:3 .*nested too deep/)]);
  });

  test("twenty levels are read", () => {
    expect(read(`a: ${"[".repeat(17)}${"]".repeat(17)}`)).toHaveProperty("a");
  });

  test("colons in many values are no nesting", () => {
    expect(read(Array.from({ length: 50 }, (_, n) => `k${n}: a: b`).join("\n"))).toEqual([
      expect.stringMatching(/^a\.yaml:1 .*holds a colon and a space/),
    ]);
  });

  test("lines are those of the file that the text was cut from", () => {
    expect(read("a: x\nb: *c\n", 10)).toEqual([expect.stringMatching(/^a\.yaml:11 /)]);
  });
});

describe("size", () => {
  const ofBytes = (bytes: number) => `a: ${"x".repeat(bytes - 3)}`;

  test("64 KB are accepted", () => {
    expect(read(ofBytes(64 * 1024))).toHaveProperty("a");
  });

  test("one byte more is refused, and letters of several bytes count as such", () => {
    const told = ["a.yaml:2  this block of YAML is larger than 64 KB. Shorten it, or move text into the body."];
    expect(read(ofBytes(64 * 1024 + 1), 2)).toEqual(told);
    expect(read(`a: ${"é".repeat(32 * 1024)}`, 2)).toEqual(told);
  });
});

describe("keys that reach for an object's prototype", () => {
  const key = fc.constantFrom("__proto__", "constructor", "prototype", "<<");
  const steps = fc.array(fc.constantFrom("map", "list", "flow"), { maxLength: 6 });

  test("are refused at any depth, and nothing is polluted", () => {
    fc.assert(
      fc.property(key, steps, (forbidden, path) => {
        const inner = `"${forbidden}": { polluted: "yes" }`;
        const text = path.reduceRight((below, step) => {
          if (step === "map") return `"a": { ${below} }`;
          return step === "list" ? `"b": [{ ${below} }]` : `"c": [[], { "d": "e", ${below} }]`;
        }, inner);
        expect(read(text)).toEqual([`a.yaml:1  the key "${forbidden}" is not allowed. Remove it.`]);
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
    );
  });

  test("are found at their own lines, all of them", () => {
    expect(read("a:\n  - x\n  - constructor: 1\nprototype: 2\n__proto__:\n  polluted: 1\n")).toEqual([
      'a.yaml:3  the key "constructor" is not allowed. Remove it.',
      'a.yaml:4  the key "prototype" is not allowed. Remove it.',
      'a.yaml:5  the key "__proto__" is not allowed. Remove it.',
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("as values they are words like others", () => {
    expect(read("a: constructor\nb: [__proto__]\n")).toEqual({ a: "constructor", b: ["__proto__"] });
  });
});

describe("the line of a value", () => {
  test("is found for every key and item of any document", () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 50 }), ({ text, value, lines }, firstLine) => {
        const document = documentOf(text, firstLine);
        expect(document.value).toEqual(value);
        const found = lines.map(({ path }) => ({ path, line: document.lineOf(path) - firstLine + 1 }));
        expect(found).toEqual(lines);
      }),
    );
  });

  test("is that of the nearest parent where the value is missing", () => {
    const text = "a: x\nimage:\n  file: y\nlist:\n  - z\n";
    expect(place(text, ["image", "alt"])).toBe(2);
    expect(place(text, ["list", 7, "alt"])).toBe(4);
    expect(place(text, ["a", "b"])).toBe(1);
    expect(place(text, ["nothing"], 2)).toBe(2);
    expect(place(text, [], 2)).toBe(2);
  });

  test("is found in the short forms with brackets and braces", () => {
    const text = "image: {\n  file: x,\n  list: [a,\n    b] }\n";
    expect(place(text, ["image", "file"])).toBe(2);
    expect(place(text, ["image", "list", 1])).toBe(4);
  });

  test("a number as a key is no place in a list", () => {
    expect(place('a: x\n"0": y\n', [0])).toBe(2);
  });
});
