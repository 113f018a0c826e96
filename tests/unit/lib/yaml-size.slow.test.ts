import { describe, expect, test } from "vitest";
import { readYaml } from "../../../src/lib/yaml.ts";

/** Milliseconds of the processor for 64 KB. Where the time grew with the square of the text, these would take minutes. */
const ENOUGH = 20_000;

describe("the largest text that is nothing but", () => {
  const full = (text: string) => text.repeat((64 * 1024) / text.length);
  const numbered = (line: (index: number) => string) =>
    Array.from({ length: 3000 }, (_, index) => line(index)).join("");

  test.each([
    ["brackets", full("[")],
    ["braces", full("{")],
    ["lists in groups", full("[{")],
    ["groups in lists", full("{a: [")],
    ["lists as keys", `${full("[")}a${full("]: b")}`.slice(0, 64 * 1024)],
    ["dashes", full("- ")],
    ["question marks", full("? ")],
    ["colons", full(": ")],
    ["lines of colons", full(":\n")],
    ["keys", numbered((index) => `key${index}: value\n`)],
    ["keys in braces", `{${numbered((index) => `key${index}: value, `)}}`],
    ["one key", full("a: b\n")],
    ["quotes", full('"')],
    ["quotes that open", full('a: "\n')],
    ["backslashes in quotes", `"${full("\\").slice(1)}`],
    ["comments", `a:\n${full("  # b\n").slice(6)}`],
    ["empty lines", full("\n")],
    ["spaces", `a: b${full(" ").slice(4)}`],
    ["lines of a text", `a: |\n${full("  b\n\n").slice(6)}`],
    ["lines of a folded text", `a: >\n${full("  b\n   c\n").slice(9)}`],
    ["anchors", full("&a ")],
    ["aliases", full("*a ")],
    [
      "aliases of aliases",
      numbered((index) => `a${index}: &a${index} [*a${index - 1}, *a${index - 1}]\n`).slice(0, 64 * 1024),
    ],
    ["tags", full("!a ")],
    ["documents", full("---\n")],
    ["directives", full("%YAML 1.2\n")],
    ["commas", `[${full(",").slice(1)}`],
    ["brackets that close", full("]")],
  ])("%s is read or refused in good time", (_, text) => {
    const before = process.cpuUsage();
    const told = readYaml(text, "a.yaml");
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(ENOUGH);
    expect(!told.ok && told.issues.some(({ problem }) => problem.includes("larger than"))).toBe(false);
  });
});
