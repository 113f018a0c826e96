import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { CARD_LATIN, CARD_NAMES, span } from "../../src/pictures/card-letters.ts";

/**
 * Cuts the fonts that every page loads down to what a page needs: letters of the languages of Western Europe, the
 * punctuation of a newspaper, and the weights that the styles ask for. `npm run fonts` writes the files beside this one.
 */

const ASCII = span(0x20, 0x7e);
const BASIC = `${ASCII}\u00a0¡£§©«®°·»¿½ÀÁÂÃÄÅÇÈÉÊÍÑÓÔÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ\u2013\u2014‘’‚“”„•…€™−`;

/** The rest of Latin-1 and of typography: a file of its own, which only pages that hold one of these fetch. */
const REST = [...`${span(0xa1, 0xff)}Œœıˆʼ‹›⁄′″`]
  .filter((letter) => !BASIC.includes(letter) && letter !== "\u00ad")
  .join("");

/** The letters of names that a card can be drawn with, likewise, and two signs that lie in the same files. */
const NAMES = `${CARD_NAMES}ẞ†`;

const FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "lnum", "tnum"];

type Family = "newsreader" | "libre-franklin";
type Style = "normal" | "italic";
type Weight = number | { min: number; max: number };

const FACES: { name: string; family: Family; style: Style; weight: Weight }[] = [
  { name: "newsreader", family: "newsreader", style: "normal", weight: { min: 400, max: 600 } },
  // One weight: emphasis, opinion headlines and quotations look alike, at two thirds of the bytes.
  { name: "newsreader-italic", family: "newsreader", style: "italic", weight: 450 },
  { name: "libre-franklin", family: "libre-franklin", style: "normal", weight: { min: 400, max: 700 } },
];

/** The files to write beside this one, by name. The same packages give the same bytes. */
export async function fontSubsets(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const { name, family, style, weight } of FACES) {
    for (const [suffix, subset, letters] of [
      ["", "latin", BASIC],
      ["-rest", "latin", REST],
      ["-names", "latin-ext", NAMES],
    ] as const) {
      const options = { targetFormat: "woff2", variationAxes: { wght: weight }, keepFeatures: FEATURES } as const;
      const font = await readFace(family, style, subset);
      files.set(`${name}${suffix}.woff2`, await subsetFont(font, letters, { ...options, noHinting: true }));
    }
  }
  return files;
}

/** What social cards are drawn with: one weight of each face, as outlines for src/pictures/story-card.ts. */
export async function cardFonts(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [name, family] of [
    ["headline", "newsreader"],
    ["label", "libre-franklin"],
  ] as const) {
    for (const [suffix, subset, letters] of [
      ["", "latin", CARD_LATIN],
      ["-names", "latin-ext", CARD_NAMES],
    ] as const) {
      const font = await readFace(family, "normal", subset);
      const options = { targetFormat: "truetype", variationAxes: { wght: 600 }, keepFeatures: ["kern"] } as const;
      files.set(`card-${name}${suffix}.ttf`, await subsetFont(font, letters, { ...options, noHinting: true }));
    }
  }
  return files;
}

function readFace(family: Family, style: Style, subset: "latin" | "latin-ext"): Promise<Buffer> {
  const file = `@fontsource-variable/${family}/files/${family}-${subset}-wght-${style}.woff2`;
  return readFile(new URL(import.meta.resolve(file)));
}

/** The `unicode-range` of each file, as fonts.css has to say it. */
export const UNICODE_RANGES = { basic: rangesOf(BASIC), rest: rangesOf(REST), names: rangesOf(NAMES) };

function rangesOf(letters: string): string {
  const points = [...letters].map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const ranges: { first: number; last: number }[] = [];
  for (const point of points) {
    const range = ranges.at(-1);
    if (range && point <= range.last + 1) range.last = point;
    else ranges.push({ first: point, last: point });
  }
  const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, "0");
  return ranges
    .map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(", ");
}
