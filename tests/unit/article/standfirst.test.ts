import { describe, expect, test } from "vitest";
import { parsed, source } from "./source.ts";

const standfirst = (body: string, keys: Record<string, string> = {}) => parsed(source(keys, body)).standfirst;
const TEXT = "The ferries sail again.";

describe("a story without a standfirst has its first paragraph", () => {
  test.each([
    ["a heading", "## What changes"],
    ["a table", "| Pier | Boats |\n|---|---|\n| One | 4 |"],
    ["a list", "- One boat\n- Two boats"],
    ["a numbered list", "1. One boat\n2. Two boats"],
    ["a loose list", "- One boat\n\n- Two boats"],
    ["a pull quote", "::: pullquote\nWe sail.\n\n— Ada Sloane\n:::"],
    ["a quotation of another text", "> We shall sail."],
    ["a video", "https://vimeo.com/123"],
    ["a rule", "***"],
    ["code", "```\nsail()\n```"],
    ["a note alone", "[^1]\n\n[^1]: A note."],
  ])("although %s stands above it", (_, block) => {
    expect(standfirst(`${block}\n\n${TEXT}\n\nA second paragraph.`)).toBe(TEXT);
  });

  test("without the marks of bold words, links and notes", () => {
    expect(standfirst("The **ferries**[^1] [sail](https://quay.example/) `again`.\n\n[^1]: Why.")).toBe(TEXT);
  });

  test("else its first text that is no heading, else its heading", () => {
    expect(standfirst("## What changes\n\n- One boat\n- Two boats")).toBe("One boat");
    expect(standfirst("## What changes\n\n> We sail.")).toBe("We sail.");
    expect(standfirst("## What changes")).toBe("What changes");
  });

  test("nothing of an update", () => {
    const live = "## So far\n\n- One boat\n\n::: update 2024-05-25 19:00 Now\nA second boat.\n:::";
    expect(standfirst(live, { live: "true" })).toBe("One boat");
  });

  test("cut by the rules of the story's language", () => {
    const first = "Der Hafen bleibt an diesem 3. Oktober geschlossen, weil Dr. Orr es so bestimmt hat.";
    expect(standfirst(`${first} ${"Wort ".repeat(60)}`, { lang: "de" })).toBe(first);
  });

  test("in the words of the story's script", () => {
    const { words, signs, standfirst } = parsed(source({ lang: "ja" }, "港は土曜に\n開いた。".repeat(1)));
    expect([standfirst, words, signs]).toEqual(["港は土曜に開いた。", 8, 8]);
  });
});
