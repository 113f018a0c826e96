import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countWords, readingMinutes, summarise } from "../../../src/article/text.ts";

describe("words", () => {
  test.each([
    ["", 0],
    ["— … !?", 0],
    ["One two  three.", 3],
    ["It’s the city’s well-known 3.5-million-dollar plan", 6],
    ["日本語 text", 4],
    ["naïve São Paulo", 3],
    ["नमस्ते दुनिया", 2],
  ])("of %s", (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe("reading time", () => {
  test.each([
    [0, 1],
    [230, 1],
    [1150, 5],
  ])("of %i words is %i minutes", (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes);
  });
});

describe("a summary", () => {
  const sentence = "The pilots of the strait have gone on strike for the first time in forty years.";

  test("is the first line where that is short", () => {
    expect(summarise(`${sentence}\nMore.`)).toBe(sentence);
    expect(summarise("")).toBe("");
  });

  test("ends with a sentence where one is long enough", () => {
    expect(summarise(`${sentence} ${"word ".repeat(40)}`)).toBe(sentence);
    expect(summarise(`${sentence.replace(/\.$/, ".”")} ${"word ".repeat(40)}`)).toBe(sentence.replace(/\.$/, ".”"));
  });

  test("else ends with a word, without the comma behind it", () => {
    const words = `${"a ".repeat(107)}end, `;
    expect(summarise(`${words}${"more ".repeat(10)}`)).toMatch(/ end…$/);
  });

  test("is never longer than 220 characters, and begins as the text does", () => {
    const words = fc.array(fc.stringMatching(/^[a-zé,.]{1,12}$/), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(" ");
        const summary = summarise(text);
        expect(summary.length).toBeLessThanOrEqual(220);
        expect(text.startsWith(summary.replace(/…$/, ""))).toBe(true);
        expect(text === summary || summary.length > 40).toBe(true);
      }),
    );
  });
});

test("a text without a space is cut between characters, never within one", () => {
  expect(summarise("𠮷".repeat(300))).toBe(`${"𠮷".repeat(220)}…`);
});
