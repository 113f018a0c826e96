import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { digest } from "../../../src/lib/digest.ts";
import { CardFace } from "../../../src/pictures/card-face.ts";
import { setHeadline } from "../../../src/pictures/card-lines.ts";
import { cardSvg, drawCard } from "../../../src/pictures/draw-card.ts";
import { CARD_DESIGN, cardFile } from "../../../src/pictures/story-card.ts";

const CARD = {
  outlet: "The Ledger",
  headline: "“Über” the bridge: Linh Đào, Łódź",
  section: "City",
  language: "en-US",
};
const ROOM = { measure: 1000, height: 356, leading: 1.08 };
/** Every letter half as wide as it is high. */
const width = (word: string, size: number) => ([...word].length * size) / 2;

const letters = fc.constantFrom(..."abcdefgh,–’é");
/** Of all lengths: by itself, fast-check makes none that has to be cut. */
const headlines = fc
  .array(fc.string({ unit: letters, minLength: 1, maxLength: 60, size: "max" }), {
    minLength: 1,
    maxLength: 40,
    size: "max",
  })
  .map((words) => words.join(" "));

describe("the lines of a headline", () => {
  test("hold its words in their order, none of them too wide, and end with an ellipsis where some are missing", () => {
    fc.assert(
      fc.property(headlines, (headline) => {
        const { size, lines } = setHeadline(headline, ROOM, width);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.length).toBeLessThanOrEqual(5);
        for (const line of lines) expect(width(line, size)).toBeLessThanOrEqual(ROOM.measure);
        const said = lines.join("").replaceAll(" ", "");
        const all = headline.replaceAll(" ", "");
        if (said.endsWith("…")) expect(all.startsWith(said.slice(0, -1))).toBe(true);
        else expect(said).toBe(all);
      }),
    );
  });

  test("are cut at the end of a word, and a word that is too wide is broken", () => {
    const long = setHeadline(Array(60).fill("words").join(" "), ROOM, width);
    expect(long.size).toBe(64);
    expect(long.lines).toHaveLength(5);
    expect(long.lines.at(-1)).toMatch(/^(words )*words…$/);
    expect(setHeadline("x".repeat(40), ROOM, width).lines).toEqual(["x".repeat(31), "x".repeat(9)]);
  });

  test("are as large as can be, and even", () => {
    expect(setHeadline("Yes", ROOM, width)).toEqual({ size: 104, lines: ["Yes"] });
    // One long line and a short one would hold it, too.
    expect(setHeadline("Nine nights of silence", ROOM, width).lines).toEqual(["Nine nights", "of silence"]);
  });

  test("keep together what a no-break space joins", () => {
    const { lines } = setHeadline("It will take about 400\u00a0years of waiting", ROOM, width);
    expect(lines.some((line) => line.includes("400\u00a0years"))).toBe(true);
  });
});

describe("the card", () => {
  test("has another address for each text and each design", () => {
    const others = [
      { ...CARD, headline: "B" },
      { ...CARD, section: "B" },
      { ...CARD, outlet: "B" },
      { ...CARD, language: "vi" },
    ];
    expect(new Set([CARD, ...others].map((card) => cardFile(card).path)).size).toBe(5);
    expect(cardFile(CARD)).toMatchObject({ format: "png", width: 1200, height: 630 });
  });

  test("looks as it did when its design got this number: raise CARD_DESIGN with each change of how it is drawn", async () => {
    expect([CARD_DESIGN, digest(await cardSvg(CARD))]).toEqual([2, "aMxmvgW4ewxZRWaJBcJ6ds"]);
  });

  test("is a picture of that size, small, and the same each time", async () => {
    const bytes = await drawCard(CARD);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(bytes.length).toBeLessThan(40_000);
    expect((await drawCard(CARD)).equals(bytes)).toBe(true);
  });

  test("holds outlines alone: no text that a machine would set in its own fonts, and nothing of the text as markup", async () => {
    const svg = await cardSvg({ ...CARD, headline: 'a<script>&"' });
    expect(svg).not.toMatch(/<(text|image|script|style)|font/);
  });
});

test("letters are kerned", async () => {
  const face = await CardFace.for("AV", "en", "headline");
  expect(face.width("AV", 100)).toBeLessThan(face.width("A", 100) + face.width("V", 100) - 3);
});
