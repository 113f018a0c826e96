import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { frontMatterSchema } from "../../src/article/front-matter.ts";
import { formatIssue, type Issue } from "../../src/lib/issue.ts";
import { validate } from "../../src/lib/validate.ts";
import { readYaml } from "../../src/lib/yaml.ts";
import {
  agenciesSchema,
  authorsSchema,
  frontPageSchema,
  sectionsSchema,
  siteSchema,
  tagsSchema,
} from "../../src/newsroom/schemas.ts";
import { runs } from "../property.ts";
import { FILE, problems, source } from "./article/source.ts";
import { FILES } from "./newsroom/newsroom-folder.ts";

/** Every sentence that `yaml` can say, in the parts that its own values do not fill. */
function wordsOfYaml(): string[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve("yaml"));
  const files = ["compose", "parse", "doc", "nodes"].flatMap((part) =>
    readdirSync(path.join(folder, part)).map((file) => path.join(folder, part, file)),
  );
  const code = files.filter((file) => file.endsWith(".js")).map((file) => readFileSync(file, "utf8"));
  const sentences = [...code.join("\n").matchAll(/(["'`])((?:[A-Z]|\$\{)(?:(?!\1).)* (?:(?!\1).)*)\1/g)];
  return sentences.flatMap(([, , sentence = ""]) =>
    sentence.split(/\$\{[^}]*\}/).filter((part) => part.trim().length > 11),
  );
}

const WORDS_OF_YAML = wordsOfYaml();

/** What zod, luxon and JavaScript say, in parts that are in none of our sentences. */
const OTHERS =
  /\binvalid\b|\bexpected\b|\breceived\b|discriminator|unrecognized|\bmust\b|Too (small|big)|\bof type\b|\bundefined\b|\bNaN\b|\bnull\b|\bobject\b|\brecord\b|\bstring\b|\barray\b|\bunion\b|\benum\b|\bregex\b|\bunit out of range\b|\bat position\b|\[object/i;

test("the words of the libraries are known", () => {
  expect(WORDS_OF_YAML.length).toBeGreaterThan(50);
  expect(WORDS_OF_YAML).toEqual(
    expect.arrayContaining([
      "All mapping items must start at the same column",
      "Missing closing 'quote",
      "Nested mappings are not allowed in compact mappings",
      "Plain value cannot start with ",
      " token in YAML document",
    ]),
  );
  const issues = z
    .strictObject({ a: z.string(), b: z.url(), c: z.enum(["x"]), d: z.string().min(1) })
    .safeParse({ e: 1, b: "", d: "" });
  expect(issues.error?.issues.length).toBe(5);
  for (const { message } of issues.error?.issues ?? []) expect(message).toMatch(OTHERS);
});

/** What is wrong with an issue as a message for an editor; the values that it quotes are the editor's own. */
function faultsOf({ problem, remedy, line }: Issue, lines: number, given: string): string[] {
  const words = `${problem} ${remedy}`;
  const own = words.replace(/"[^"]*"|`[^`]*`|quotes: .*$|Known: .*$|Write `.*$/g, "");
  return [
    ...WORDS_OF_YAML.filter((sentence) => own.includes(sentence) && !given.includes(sentence)),
    ...(OTHERS.exec(own) ?? []).slice(0, 1),
    ...(remedy.trim() === "" ? ["no remedy"] : []),
    ...(/[.:]$/.test(problem) ? [] : ["no sentence"]),
    ...(line >= 1 && line <= lines ? [] : [`line ${line} of ${lines}`]),
  ];
}

const SETTINGS: [string, z.ZodType, string][] = (
  [
    ["site.yaml", siteSchema],
    ["sections.yaml", sectionsSchema],
    ["authors.yaml", authorsSchema],
    ["agencies.yaml", agenciesSchema],
    ["tags.yaml", tagsSchema],
    ["front-page.yaml", frontPageSchema],
  ] as const
).map(([name, schema]) => [name, schema, String(FILES[name])]);

const STORY =
  source({
    standfirst: '"The boat: back again"',
    tags: "[ferries, 'harbor']",
    image: "\n  file: x.png\n  alt: A boat\n  credit: Ada",
    corrections: "\n  - at: 2024-06-01 10:00\n    text: It was a ferry",
    updated: "2024-06-01 10:00",
    live: "false",
    social: "{ headline: Boat, description: Back }",
    series: "{ name: Boats, part: 2 }",
  }).split("---\n")[1] ?? "";

const DOCUMENTS: [string, z.ZodType, string][] = [...SETTINGS, ["front matter", frontMatterSchema, STORY]];

function issuesOf(text: string, schema: z.ZodType): Issue[] {
  const document = readYaml(text, "a.yaml");
  if (!document.ok) return document.issues;
  const valid = validate(schema, document.value, "a.yaml");
  return valid.ok ? [] : valid.issues;
}

const VALUES = [
  ...[
    "",
    "null",
    "true",
    "[]",
    "{}",
    "[a, [b]]",
    "{ a: b }",
    "1",
    "x",
    "fr",
    '""',
    "~",
    "https://x y",
    "2024-13-40 99:99",
    "- x",
  ],
  ...[
    "\n  - a",
    "\n  a: b",
    "|",
    ">-",
    "'",
    '"',
    "[",
    "{",
    "*x",
    "&x y",
    "!x y",
    "@x",
    "`x",
    "%x",
    "a: b",
    "a #b",
    "#b",
    "\u00A0x",
  ],
];
const PIECES = [
  ...[
    ":",
    ": ",
    "#",
    " #",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "-",
    "- ",
    "\n",
    "\t",
    " ",
    "  ",
    "\u00A0",
    "\u3000",
    "?",
    "? ",
    "|",
  ],
  ...[
    ">",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "\\",
    "---\n",
    "...\n",
    "\u0007",
    "\u0085",
    "\u202E",
    "：",
    "<<: x\n",
    "é",
    "日",
    "\\x",
  ],
];

/** A text with one to three slips, of any kind. */
const slips = (text: string) =>
  fc
    .array(
      fc.oneof(
        fc.record({ kind: fc.constant("insert" as const), at: fc.nat(text.length), piece: fc.constantFrom(...PIECES) }),
        fc.record({
          kind: fc.constant("delete" as const),
          at: fc.nat(text.length),
          piece: fc.constantFrom("", "-", "--"),
        }),
        fc.record({ kind: fc.constant("value" as const), at: fc.nat(text.length), piece: fc.constantFrom(...VALUES) }),
        fc.record({
          kind: fc.constant("line" as const),
          at: fc.nat(text.length),
          piece: fc.constantFrom("", " ", "\t", "x", "- "),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) =>
      all.reduce((now, { kind, at, piece }) => {
        if (kind === "insert") return now.slice(0, at) + piece + now.slice(at);
        if (kind === "delete") return now.slice(0, at) + now.slice(at + 1 + piece.length);
        const start = now.lastIndexOf("\n", at) + 1;
        if (kind === "line") return now.slice(0, start) + piece + now.slice(start);
        const end = (now.indexOf("\n", start) + 1 || now.length + 1) - 1;
        return now.slice(0, start) + now.slice(start, end).replace(/:.*/, `: ${piece}`) + now.slice(end);
      }, text),
    );

describe("whatever is wrong, an editor is told in our words, with a remedy, at a line of the file", () => {
  test.each(DOCUMENTS)("%s", (_, schema, text) => {
    expect(issuesOf(text, schema)).toEqual([]);
    fc.assert(
      fc.property(slips(text), (slipped) => {
        const lines = slipped.replace(/\n$/, "").split("\n").length;
        const told = issuesOf(slipped, schema).map((issue) => [formatIssue(issue), faultsOf(issue, lines, slipped)]);
        expect(told.filter(([, problems]) => problems?.length !== 0)).toEqual([]);
      }),
      runs(150),
    );
  });
});

/** A slip of the keyboard in one line `key: value`, and what it is called. */
const SLIPS: [name: string, slip: (line: string) => string, problem: RegExp][] = [
  ["no space after the colon", (line) => line.replace(": ", ":"), /no space after the colon/],
  ["a no-break space after it", (line) => line.replace(": ", ":\u00A0"), /no-break space/],
  ["a wide colon", (line) => line.replace(": ", "："), /colon is a wide one/],
  ["no colon", (line) => line.replace(": ", " "), /no key and no dash/],
  ["a colon in the value", (line) => `${line}: and more`, /holds a colon and a space/],
  ["a quote mark in front", (line) => line.replace(": ", ': "'), /quote mark that opens this value is not closed/],
  ["an apostrophe in front", (line) => line.replace(": ", ": '"), /quote mark that opens this value is not closed/],
  ["a word in quotes", (line) => line.replace(/: (.*)/, ': "$1" and more'), /goes on after its closing quote mark/],
  ["a bracket in front", (line) => line.replace(": ", ": ["), /bracket \[ is not closed/],
  ["a brace in front", (line) => line.replace(": ", ": {"), /bracket \{ is not closed/],
  ["text behind a list", (line) => line.replace(/: (.*)/, ": [$1] and more"), /goes on after its closing bracket/],
  ["a tab in front", (line) => `\t${line}`, /tab stands at the beginning/],
  ["a space in front", (line) => ` ${line}`, /indented differently/],
  ["an @", (line) => line.replace(": ", ": @"), /begins with @/],
  ["a percent sign", (line) => line.replace(": ", ": %"), /begins with %/],
  ["a dash", (line) => line.replace(": ", ": - "), /begins with -/],
  ["a backslash in quotes", (line) => line.replace(/: (.*)/, ': "$1\\p"'), /backslash/],
  ["a number sign behind a space", (line) => line.replace(": ", ": x #"), /from the # on/],
  ["a remark behind it", (line) => `${line} # more`, /from the # on/],
  ["a control character", (line) => `${line}\u0007`, /invisible control character/],
  ["an anchor", (line) => line.replace(": ", ": &x "), /anchors/],
  ["a tag", (line) => line.replace(": ", ": !x "), /tags/],
];

describe("a slip in one line is told at that line, by its name", () => {
  test.each(SLIPS)("%s", (_, slip, problem) => {
    const key = fc.stringMatching(/^[a-z][a-z]{1,7}$/).filter((word) => !/^(true|false|null)$/.test(word));
    const value = fc.stringMatching(/^[A-Za-zé日][A-Za-z0-9 é,.日-]{0,20}[a-z]$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { minLength: 3, maxLength: 6 }),
        fc.array(value, { minLength: 6, maxLength: 6 }),
        fc.nat(),
        (keys, values, n) => {
          const lines = keys.map((word, index) => `${word}: ${values[index]}`);
          // A first line with a space in front is right: the second one is the odd one then.
          const at = 1 + (n % (lines.length - 1));
          const text = lines.map((line, index) => (index === at ? slip(line) : line)).join("\n");
          const read = readYaml(`${text}\n`, "a.yaml", 5);
          const told = read.ok ? [] : read.issues.map((issue) => ({ line: issue.line, problem: issue.problem }));
          expect([text, told]).toEqual([text, [{ line: 5 + at, problem: expect.stringMatching(problem) }]]);
        },
      ),
      runs(100),
    );
  });

  test("also in the first line, and in the last", () => {
    const read = (text: string) => problems(`---\n${text}---\nText.\n`)[0];
    expect(read("headline:Night\npublished: 2026-11-20 06:30\n")).toBe(
      `${FILE}:2  there is no space after the colon. Write \`headline: Night\`.`,
    );
    expect(read("headline: Night\npublished:2026-11-20\n")).toContain(`${FILE}:3  there is no space after the colon.`);
    expect(read('headline: Night\npublished: "2026-11-20\n')).toContain(`${FILE}:3  the quote mark that opens`);
    expect(read("headline\npublished: x\n")).toContain(`${FILE}:2  there is no key and no dash on this line.`);
  });
});

describe("the remedy is what the editor would have to write", () => {
  test.each([
    ["Ferry fares: up again", "Ferry fares: up again"],
    ['"Fares" to rise', '"Fares" to rise'],
    ["'Fares' to rise", "'Fares' to rise"],
    ["'It's late'", "It's late"],
    ["@mayor: it's late", "@mayor: it's late"],
    ["[Mayor] speaks", "[Mayor] speaks"],
    ['100%: "it\'s" \\ it', '100%: "it\'s" \\ it'],
  ])("%s", (given, meant) => {
    const told = readYaml(`a: x\nheadline: ${given}\nb: y\n`, "a.yaml");
    const offered = told.ok ? "" : (/quotes: (.*)$/.exec(told.issues[0]?.remedy ?? "")?.[1] ?? "");
    const read = readYaml(`headline: ${offered}\n`, "a.yaml");
    expect(read.ok && read.value.value).toEqual({ headline: meant });
  });
});
