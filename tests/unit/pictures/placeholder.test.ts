import { expect, test } from "vitest";
import { placeholderMark } from "../../../src/pictures/draw-placeholder.ts";

test.each([
  ["The Daily Tern", "Daily", "en"],
  ["Les Échos", "Échos", "fr"],
  ["L’Écho du port", "Écho", "fr"],
  ["Las Provincias", "Provincias", "es"],
  ["Die Möwe", "Möwe", "de"],
  ["الميناء", "ميناء", "ar"],
])("the mark of %s is the first letter of %s", async (name, word, language) => {
  expect(await placeholderMark(name, language)).toBe(await placeholderMark(word, language));
});

test.each([
  ["Theater Weekly", "T", "en"],
  ["Derby Post", "D", "en"],
  ["Latvia News", "L", "en"],
  ["The", "T", "en"],
  ["港日報", "港", "ja"],
])("%s begins with no article: its mark is %s", async (name, letter, language) => {
  expect(await placeholderMark(name, language)).toBe(await placeholderMark(letter, language));
});
