import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { FAMILIES, houseFamily } from "../../src/pictures/card-families.ts";
import { openFont, slicesOf } from "../../src/pictures/card-fonts.ts";
import { isWithin, joinedRanges } from "../../src/pictures/point-ranges.ts";
import { FACES, packagedFile, SUBSETS } from "./faces.ts";

/**
 * Cuts the fonts that every page loads down to what a page needs: letters of the languages of Western Europe, the
 * punctuation of a newspaper, and the weights that the styles ask for. `npm run fonts` writes the files beside this one.
 */

const FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "lnum", "tnum"];

/** The files to write beside this one, by name. The same packages give the same bytes. */
export async function fontSubsets(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const { name, family, style, weight } of FACES) {
    for (const { suffix, of, letters } of SUBSETS) {
      const options = { targetFormat: "woff2", variationAxes: { wght: weight }, keepFeatures: FEATURES } as const;
      const font = await readFile(new URL(import.meta.resolve(packagedFile(family, of, style))));
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
        if (isWithin(ranges, point)) points.add(point);
      }
    }
  }
  return `${joinedRanges(points)
    .map(({ first, last }) => (first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`))
    .join("\n")}\n`;
}
