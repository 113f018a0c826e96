import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { CARD_LATIN, CARD_NAMES, span } from "../../src/pictures/card-letters.ts";

/**
 * Cuts the fonts that every page loads down to what a page needs: letters of the languages of Western Europe, the
 * punctuation of a newspaper, and the weights that the styles ask for. `npm run fonts` writes the files beside this one.
 */

const ASCII = span(0x20, 0x7e);
const BASIC = `${ASCII}\u00a0¡£§©«®°·»¿½ÀÁÂÃÄÅÇÈÉÊÍÑÓÔÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ\u2013\u2014‘’‚“”„•…€™−↑↗`;

/** The rest of Latin-1 and of typography: a file of its own, which only pages that hold one of these fetch. */
const REST = [...`${span(0xa1, 0xff)}Œœıˆˇˉẞʺʻʼ†‡‰‹›⁄\u2010\u2011\u2009\u202f′″`]
  .filter((letter) => !BASIC.includes(letter))
  .join("");

/** Central and Eastern Europe, Turkey and the Baltics, in the face of bylines and lists, where names stand. */
const NAMES = `${span(0x100, 0x130)}${span(0x132, 0x151)}${span(0x154, 0x17e)}ȘșȚț`;

const FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "lnum", "tnum"];

type Weight = number | { min: number; max: number };

const FAMILIES: { name: string; source: string; weight: Weight }[] = [
  { name: "newsreader", source: "newsreader/files/newsreader-latin-wght-normal", weight: { min: 400, max: 600 } },
  // One weight: emphasis, opinion headlines and quotations look alike, at two thirds of the bytes.
  { name: "newsreader-italic", source: "newsreader/files/newsreader-latin-wght-italic", weight: 450 },
  {
    name: "libre-franklin",
    source: "libre-franklin/files/libre-franklin-latin-wght-normal",
    weight: { min: 400, max: 700 },
  },
];

/** The files to write beside this one, by name. The same packages give the same bytes. */
export async function fontSubsets(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const { name, source, weight } of FAMILIES) {
    const font = await readFile(new URL(import.meta.resolve(`@fontsource-variable/${source}.woff2`)));
    for (const [suffix, letters] of [
      ["", BASIC],
      ["-rest", REST],
    ] as const) {
      const options = { targetFormat: "woff2", variationAxes: { wght: weight }, keepFeatures: FEATURES } as const;
      files.set(`${name}${suffix}.woff2`, await subsetFont(font, letters, { ...options, noHinting: true }));
    }
  }
  const names = await readFile(
    new URL(
      import.meta.resolve("@fontsource-variable/libre-franklin/files/libre-franklin-latin-ext-wght-normal.woff2"),
    ),
  );
  files.set(
    "libre-franklin-names.woff2",
    await subsetFont(names, NAMES, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 700 } },
      keepFeatures: FEATURES,
      noHinting: true,
    }),
  );
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
      const source = `@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`;
      const font = await readFile(new URL(import.meta.resolve(source)));
      const options = { targetFormat: "truetype", variationAxes: { wght: 600 }, keepFeatures: ["kern"] } as const;
      files.set(`card-${name}${suffix}.ttf`, await subsetFont(font, letters, { ...options, noHinting: true }));
    }
  }
  return files;
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
