import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adviseOnCard } from "../../../src/pages/story-cards.ts";
import { CardFace } from "../../../src/pictures/card-face.ts";
import { FAMILIES, familiesFor } from "../../../src/pictures/card-families.ts";
import { canBeDrawn, drawnLetter, lettersLacking } from "../../../src/pictures/card-letters.ts";
import { inOrder } from "../../../src/pictures/card-order.ts";
import { piecesOf } from "../../../src/pictures/card-pieces.ts";
import { cardSvg } from "../../../src/pictures/draw-card.ts";
import { runs } from "../../property.ts";
import { anArticle, anImage } from "../article-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";
import { pictureOf } from "../pictures.ts";

/** A language, and the letters that it is written in. */
const SCRIPTS: Record<string, string> = {
  ja: "[\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fa0]",
  "zh-Hans": "[\\u4e00-\\u9fa5]",
  "zh-Hant": "[\\u4e00-\\u9fa0]",
  ko: "[\\uac00-\\ud7a3]",
  ar: "[\\u0621-\\u064a]",
  he: "[\\u05d0-\\u05ea]",
  fa: "[\\u0621-\\u063aپچژگکی]",
  hi: "[\\u0905-\\u0939\\u093e-\\u094d]",
  bn: "[\\u0985-\\u09b9\\u09be-\\u09cd]",
  ta: "[\\u0b85-\\u0bcd]",
  th: "[\\u0e01-\\u0e4e]",
  el: "[\\u0386-\\u03ce]",
  ru: "[\\u0410-\\u044f]",
  uk: "[\\u0404-\\u0457ґҐ]",
  vi: "[\\u1ea0-\\u1ef9a-z]",
  ka: "[\\u10d0-\\u10f0]",
  am: "[\\u1200-\\u1357]",
  hy: "[\\u0531-\\u0556\\u0561-\\u0587]",
};

const lettersOf = (range: string): string[] => {
  const inRange = new RegExp(`^${range}$`, "u");
  const all = Array.from({ length: 0xd800 - 0x41 }, (_, index) => String.fromCodePoint(index + 0x41));
  return all.filter((letter) => inRange.test(letter) && /\P{Cn}/u.test(letter));
};

const card = (headline: string, language: string) => ({ outlet: "The Ledger", headline, section: "City", language });

describe("a headline in any script", () => {
  test.each(Object.entries(SCRIPTS))("of whatever letters, in %s, has a card", async (language, range) => {
    const unit = fc.constantFrom(...lettersOf(range).filter((letter) => drawnLetter(letter) !== null), " ");
    const headlines = fc
      .string({ unit, minLength: 1, maxLength: 90, size: "max" })
      .filter((text) => /\p{L}/u.test(text));
    await fc.assert(
      fc.asyncProperty(headlines, async (headline) => {
        expect(canBeDrawn(headline)).toBe(true);
        const face = await CardFace.for(headline, language, "headline");
        const first = [...headline.normalize("NFC")].find((letter) => /\p{L}/u.test(letter)) ?? "";
        expect(face.set(first, 100).glyphs.length).toBeGreaterThan(0);
        expect(await cardSvg(card(headline, language))).not.toContain("NaN");
      }),
      runs(5),
    );
  });

  test.each(Object.entries(SCRIPTS).filter(([, range]) => !range.includes("u4e00")))(
    "has every assigned letter of %s",
    (_, range) => {
      expect(lettersLacking(lettersOf(range).join(""))).toEqual([]);
    },
  );

  /** What each country teaches and prints, as its own standard lists it: rows of two bytes. */
  test.each([
    ["euc-jp", 0xb0, 0xf4, ""],
    ["gb2312", 0xb0, 0xd7, ""],
    // The package's cut of the font lacks five.
    ["big5", 0xa4, 0xc5, "詨跦歜觼鑤"],
    ["euc-kr", 0xb0, 0xc8, ""],
  ])("has every letter of %s", (encoding, first, last, lacking) => {
    const bytes: number[] = [];
    for (let row = first; row <= last; row += 1) {
      for (let column = 0xa1; column <= 0xfe; column += 1) bytes.push(row, column);
    }
    const all = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
    const letters = [...all].filter((letter) => /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter));
    expect(letters.length).toBeGreaterThan(2300);
    expect(lettersLacking(letters.join("")).join("")).toBe(lacking);
  });

  test("is set in the font of its language, where languages share letters", () => {
    const first = (text: string, language: string) => familiesFor(text, language, "headline")[0].package;
    expect(first("直", "ja")).toMatch(/noto-sans-jp/);
    expect(first("直", "zh-TW")).toMatch(/noto-sans-tc/);
    expect(first("直", "zh")).toMatch(/noto-sans-sc/);
    expect(first("直", "ko")).toMatch(/noto-sans-kr/);
    expect(first("Kein 直 ist gerade", "de")).toMatch(/newsreader/);
    expect(first("夜のフェリー", "en")).toMatch(/noto-sans-jp/);
    expect(first("Harbor Linesが値上げ", "ja")).toMatch(/noto-sans-jp/);
  });

  test("is joined, stacked and marked as its readers write it", async () => {
    const glyphs = async (text: string, language: string) => {
      const face = await CardFace.for(text, language, "headline");
      return face.set(text, 100);
    };
    // Two letters of Arabic that are joined look like neither alone.
    const [joined, beh, reh] = [await glyphs("بر", "ar"), await glyphs("ب", "ar"), await glyphs("ر", "ar")];
    expect(joined.width).toBeLessThan(beh.width + reh.width - 10);
    // Ka, virama, ssa: one sign.
    expect((await glyphs("क्ष", "hi")).glyphs).toHaveLength(1);
    // A tone above a vowel above a letter adds nothing to the width.
    expect((await glyphs("ที่", "th")).width).toBeCloseTo((await glyphs("ท", "th")).width);
    // A family is one picture.
    expect((await glyphs("👨‍👩‍👧", "en")).glyphs).toHaveLength(1);
    expect((await glyphs("🇺🇦", "en")).glyphs).toHaveLength(1);
  });

  test("begins at the right where its script does, with the numbers and brackets of its lines in order", async () => {
    const start = (svg: string) => Math.min(...[...svg.matchAll(/translate\((\S+) /g)].map(([, x = ""]) => Number(x)));
    expect(start(await cardSvg(card("שלום", "he")))).toBeGreaterThan(600);
    expect(start(await cardSvg(card("Peace", "en")))).toBeLessThan(100);
    // What reads "24-ל (12)" from the left was written ל-24 (12).
    const face = await CardFace.for("ל-24", "he", "headline");
    const [first] = face.set("ל-24", 100).glyphs;
    const [digit] = (await CardFace.for("2ל", "he", "headline")).set("2", 100).glyphs;
    expect(first?.path).toBe(digit?.path);
  });
});

test("what a card leaves out is told, with the line and the letter", () => {
  const newsroom = aNewsroom({ site: { ...SITE, storyCards: true } });
  const told = (headline: string, changes = {}, house = newsroom) =>
    adviseOnCard(anArticle("a", { social: { headline, description: "x" }, ...changes }), house);
  expect(told("Найдено 𓀀 в 東京")).toEqual([
    {
      file: "articles/2024/05/a.md",
      line: 2,
      field: "headline",
      problem: 'the story\'s card leaves out "𓀀" (U+13000), which no font for cards has.',
      remedy: expect.stringContaining("`social`"),
    },
  ]);
  expect(told("𓀀")[0]?.problem).toContain("newsroom's own card");
  expect(told("CO₂, Nguyễn, Kraft\u00adfahrzeug, 東京, 👩‍🚒")).toEqual([]);
  expect(told("𓀀", {}, aNewsroom())).toEqual([]);
  const picture = { ...pictureOf("a.jpg"), width: 1200 };
  expect(told("𓀀", { image: { ...anImage("a.jpg"), picture } })).toEqual([]);
});

describe("signs", () => {
  test.each(["CO₂", "Nguyễn", "Hawaiʻi", "6′", "→", "Covid‑19", "№ 5", "€4", "x²", "10⁻⁹", "⅓", "🚢", "☂️", "ẞ", "“„«"])(
    "%s",
    async (text) => {
      expect(lettersLacking(text)).toEqual([]);
      const face = await CardFace.for(text, "en", "headline");
      expect(face.set(text, 100).glyphs.length).toBeGreaterThanOrEqual(1);
    },
  );

  test("below the line are smaller and lower", async () => {
    const face = await CardFace.for("O2₂", "en", "headline");
    const [digit, below] = face.set("2₂", 100).glyphs;
    expect(below?.path).toBe(digit?.path);
    expect(below?.scale).toBeLessThan(digit?.scale ?? 0);
    expect(below?.y).toBeGreaterThan(digit?.y ?? 0);
  });

  test("that no font has are left out, and the rest is drawn", async () => {
    expect(lettersLacking("A 𓀀𓀀 and 𓀁")).toEqual(["𓀀", "𓀁"]);
    expect(canBeDrawn("A 𓀀")).toBe(true);
    for (const nothing of ["𓀀𓀁", " \u200b", ""]) expect(canBeDrawn(nothing), nothing).toBe(false);
    const paths = (svg: string) => svg.match(/<path/g)?.length;
    expect(paths(await cardSvg(card("A𓀀B", "en")))).toBe(paths(await cardSvg(card("AB", "en"))));
  });

  test("that make an emoji are that of it alone", async () => {
    const face = await CardFace.for("3 3️⃣", "en", "headline");
    expect(face.set("3️⃣", 100).glyphs).toHaveLength(1);
    expect(face.set("3", 100).glyphs[0]?.path).not.toBe(face.set("3️⃣", 100).glyphs[0]?.path);
  });

  test("of emoji keep their space as narrow as a word's", async () => {
    const face = await CardFace.for("🚢 a", "en", "headline");
    expect(face.width("🚢 a", 100) - face.width("🚢", 100) - face.width("a", 100)).toBeLessThan(40);
  });
});

describe("where a line may end", () => {
  const parts = (text: string) => piecesOf(text).map(({ text }) => text);

  test("is after words, in what is written without spaces", () => {
    expect(parts("กรุงเทพมหานครขึ้นค่าโดยสาร").length).toBeGreaterThan(2);
    expect(parts("夜のフェリーが再開へ").join("|")).toBe("夜の|フェリーが|再開へ");
    expect(parts("부산항 여객선 요금")).toEqual(["부산항", "여객선", "요금"]);
  });

  test("is never before what closes, nor after what opens, nor within a number", () => {
    const headlines = ["知事は「再開」と発表。", "料金（12%）、4.5万円に！", "他说：“好。”明年起上调（试行）", "第3次"];
    for (const part of headlines.flatMap(parts)) {
      expect(part).not.toMatch(/^[」）。、，！”：]/);
      expect(part).not.toMatch(/[「（“]$/);
    }
    expect(parts("料金4.5万円に").some((part) => part.includes("4.5万"))).toBe(true);
  });

  test("keeps a wide space within a line, and drops it at the end of one", () => {
    expect(piecesOf("可決　来年")).toEqual([
      { text: "可決", space: "" },
      { text: "来年", space: "\u3000" },
    ]);
  });
});

test("runs are turned by the highest level first", () => {
  const runs = [0, 1, 2, 1, 0].map((level, index) => ({ level, index }));
  expect(inOrder(runs).map(({ index }) => index)).toEqual([0, 3, 2, 1, 4]);
  const odd = [1, 2, 1].map((level, index) => ({ level, index }));
  expect(inOrder(odd).map(({ index }) => index)).toEqual([2, 1, 0]);
});

test("no letter is asked of two families that both begin with it by name", () => {
  expect(new Set(FAMILIES.map(({ package: name }) => name)).size).toBe(FAMILIES.length);
});
