import { describe, expect, test } from "vitest";
import { lengthOf, readingMinutes } from "../../../src/text/length.ts";

describe("words", () => {
  test.each([
    ["", 0],
    ["— … !?", 0],
    ["One two  three.", 3],
    ["It’s the city’s well-known 3.5-million-dollar plan", 6],
    ["日本語 text", 4],
    ["naïve São Paulo", 3],
    ["नमस्ते दुनिया", 2],
    ["« Oui\u202F! »", 1],
    ["ท่าเรือ 3 แห่ง opened twice", 5],
    ["배는 토요일에 돌아온다", 3],
  ])("of %s", (text, count) => {
    expect(lengthOf(text).words).toBe(count);
  });

  test.each([
    ["Thai", "ท่าเรือเปิดอีกครั้งในวันเสาร์"],
    ["Lao", "ທ່າເຮືອເປີດອີກເທື່ອໜຶ່ງໃນວັນເສົາ"],
    ["Khmer", "កំពង់ផែបើកម្តងទៀតនៅព្រឹកថ្ងៃសៅរ៍"],
    ["Burmese", "ဆိပ်ကမ်းသည်စနေနေ့နံနက်တွင်ပြန်ဖွင့်သည်"],
  ])("of %s are found in a row without spaces", (_, text) => {
    expect(lengthOf(text).words).toBeGreaterThanOrEqual(4);
    expect(lengthOf(text).words).toBeLessThanOrEqual(text.length / 2);
    expect(lengthOf(`${text} ${text}`).words).toBe(2 * lengthOf(text).words);
  });

  test("of Chinese and Japanese are their signs", () => {
    expect(lengthOf("轮渡、フェリー and ferry")).toEqual({ words: 8, signs: 6 });
    expect(lengthOf("배 ferry ท่าเรือ")).toMatchObject({ signs: 0 });
  });
});

describe("reading time", () => {
  test.each([
    [0, 0, 1],
    [230, 0, 1],
    [1150, 0, 5],
    [2000, 2000, 4],
    [1460, 1000, 4],
  ])("of %i words, %i of them signs of Chinese or Japanese, is %i minutes", (words, signs, minutes) => {
    expect(readingMinutes({ words, signs })).toBe(minutes);
  });
});
