import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedParagraphs, type Piece } from "../../../src/lib/word-diff.ts";

const MARKS = { same: ["", ""], added: ["{+", "+}"], removed: ["[-", "-]"], gap: ["…", ""] } as const;

/** One line for each paragraph: `stayed [-went-]{+came+} …`. */
const marked = (paragraphs: Piece[][]): string[] =>
  paragraphs.map((pieces) => pieces.map(({ kind, text }) => `${MARKS[kind][0]}${text}${MARKS[kind][1]}`).join(""));

const diff = (before: string, after: string) => marked(changedParagraphs(before, after));

describe("what changed", () => {
  test("is shown by words, and a number is one", () => {
    expect(diff("It costs $5.40 a day.", "It costs $4.50 a day.")).toEqual(["It costs $[-5.40-]{+4.50+} a day."]);
  });

  test("is one change where several words in a row did", () => {
    expect(diff("The old red boat sails.", "The new blue boat sails.")).toEqual([
      "The [-old red-]{+new blue+} boat sails.",
    ]);
  });

  test("is shown by characters where a script has no spaces", () => {
    expect(diff("東京は雨です", "大阪は雨です")).toEqual(["[-東京-]{+大阪+}は雨です"]);
  });

  test("is shown in its paragraphs; those that stayed are left out", () => {
    expect(diff("One.\nTwo.\nThree.\nFour.", "One.\nTwo.\n3.\nFour.\nFive.")).toEqual([
      "…",
      "[-Three-]{+3+}.",
      "…",
      "{+Five.+}",
    ]);
  });

  test("is seen where a paragraph was split or two were joined", () => {
    expect(diff("One. Two.", "One.\nTwo.")).toEqual(["One.[- -]{+¶+}", "Two."]);
    expect(diff("One.\nTwo.", "One. Two.")).toEqual(["One.[-¶-]{+ +}Two."]);
  });

  test("keeps some words around it, and leaves out what is further away", () => {
    const words = Array.from({ length: 100 }, (_, index) => `w${index}`).join(" ");
    const [line = ""] = diff(`${words} old ${words}`, `${words} new ${words}`);
    expect(line).toMatch(/^…w88 w89 .* w99 \[-old-\]\{\+new\+\} w0 w1 .* w11 ?…$/);
  });

  test("is all of it where a part was empty before or is now", () => {
    expect(diff("", "All new.")).toEqual(["{+All new.+}"]);
    expect(diff("All old.", "")).toEqual(["[-All old.-]"]);
  });

  test("is all of it where the texts have nothing in common, however long they are", () => {
    const text = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(" ");
    const [line = "", ...others] = diff(text("a"), text("b"));
    expect(others).toEqual([]);
    expect(line).toBe(`[-${text("a")}-]{+${text("b")}+}`);
  });
});

test("both texts can be read from what is shown, where nothing is left out", () => {
  const line = fc.array(fc.constantFrom("the", "ferry", "sails", "$4.50", "—", "at", "noon."), {
    minLength: 1,
    maxLength: 6,
  });
  const text = line.map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = changedParagraphs(before, after).flat();
      const read = (without: Piece["kind"]) =>
        pieces
          .filter(({ kind }) => kind !== without)
          .map(({ text }) => text)
          .join("");
      if (before === after) return;
      expect(read("added")).toBe(before);
      expect(read("removed")).toBe(after);
    }),
  );
});
