import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { FAMILIES, houseFamily } from "../../src/pictures/card-families.ts";
import { openFont, slicesOf } from "../../src/pictures/card-fonts.ts";

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

/** The letters of names from Central and Eastern Europe, Turkey and the Baltics, likewise, and two signs beside them. */
const NAMES = `${span(0x100, 0x130)}${span(0x134, 0x148)}${span(0x14a, 0x151)}${span(0x154, 0x17e)}ȘșȚțẞ†`;

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

/** All letters that some font of cards has, as ranges of code points: what src/pictures/card-letters.ts reads. */
export async function cardLetters(): Promise<string> {
  const points = new Set<number>();
  for (const family of [houseFamily("headline"), houseFamily("label"), ...FAMILIES]) {
    for (const { file, ranges } of slicesOf(family)) {
      for (const point of (await openFont(file)).codePoints()) {
        if (ranges.some(({ first, last }) => first <= point && point <= last)) points.add(point);
      }
    }
  }
  const hex = ({ first, last }: Range) =>
    first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`;
  return `${joinedRanges(points).map(hex).join("\n")}\n`;
}

function readFace(family: Family, style: Style, subset: "latin" | "latin-ext"): Promise<Buffer> {
  const file = `@fontsource-variable/${family}/files/${family}-${subset}-wght-${style}.woff2`;
  return readFile(new URL(import.meta.resolve(file)));
}

/** The `unicode-range` of each file, as fonts.css has to say it. */
export const UNICODE_RANGES = { basic: rangesOf(BASIC), rest: rangesOf(REST), names: rangesOf(NAMES) };

function rangesOf(letters: string): string {
  const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, "0");
  return joinedRanges([...letters].map((letter) => letter.codePointAt(0) ?? 0))
    .map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(", ");
}

interface Range {
  first: number;
  last: number;
}

/** Neighbors joined, in their order. */
function joinedRanges(points: Iterable<number>): Range[] {
  const ranges: Range[] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && point <= range.last + 1) range.last = point;
    else ranges.push({ first: point, last: point });
  }
  return ranges;
}

/** All letters from one code point to another one. */
function span(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
