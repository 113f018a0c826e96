import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as harfbuzz from "harfbuzzjs";
import wawoff2 from "wawoff2";
import { remembered } from "../lib/remembered.ts";
import type { CardFamily } from "./card-families.ts";
import { isWithin, type PointRange, readRanges } from "./point-ranges.ts";

// Each family comes in files for some letters each. A file is read when a letter of it is to be drawn, so that a card in
// English reads no other letters.

/** The weight of everything on a card. */
const WEIGHT = 600;

const require = createRequire(import.meta.url);

interface Slice {
  file: string;
  ranges: PointRange[];
}

/** `U+0000-00FF,U+0131`, as CSS writes it. */
const rangesOf = (css: string): PointRange[] =>
  readRanges(css.split(",").map((range) => range.trim().replace(/^U\+/i, "")));

const slices = new Map<string, Slice[]>();

/** The files of a family, each with the letters that it may have. */
export function slicesOf({ package: name, cut }: CardFamily): Slice[] {
  const known = slices.get(name);
  if (known) return known;
  const subsets = JSON.parse(readFileSync(require.resolve(`${name}/unicode.json`), "utf8")) as Record<string, string>;
  const [, id = ""] = name.split("/");
  const all = Object.entries(subsets).map(([subset, ranges]) => ({
    file: require.resolve(`${name}/files/${id}-${subset.replace(/[[\]]/g, "")}-${cut}.woff2`),
    ranges: rangesOf(ranges),
  }));
  slices.set(name, all);
  return all;
}

/** A file of a font, ready to set with; each is opened once. */
export const openFont = remembered(
  async (file: string): Promise<CardFont> => new CardFont(await wawoff2.decompress(readFileSync(file))),
);

/** The first file of these families that has the letter; null where none has. */
export async function fontWith(letter: string, families: readonly CardFamily[]): Promise<CardFont | null> {
  const point = letter.codePointAt(0) ?? 0;
  for (const family of families) {
    for (const { file, ranges } of slicesOf(family)) {
      if (!isWithin(ranges, point)) continue;
      const font = await openFont(file);
      if (font.has(letter)) return font;
    }
  }
  return null;
}

/** A glyph where it stands: in units of the font, from the start of its run, upwards. */
export interface PlacedGlyph {
  path: string;
  x: number;
  y: number;
}

/** One file of a font, in the weight of cards. */
export class CardFont {
  readonly unitsPerEm: number;
  private readonly face: harfbuzz.Face;
  private readonly font: harfbuzz.Font;
  private readonly path = remembered((glyph: number) => this.font.glyphToPath(glyph));

  constructor(bytes: Uint8Array) {
    this.face = new harfbuzz.Face(new harfbuzz.Blob(bytes));
    this.font = new harfbuzz.Font(this.face);
    this.font.setVariations([new harfbuzz.Variation("wght", WEIGHT)]);
    this.unitsPerEm = this.face.upem;
  }

  has(letter: string): boolean {
    return this.font.nominalGlyph(letter.codePointAt(0) ?? 0) !== undefined;
  }

  /** All code points that it has a glyph for. */
  codePoints(): Uint32Array {
    return this.face.collectUnicodes();
  }

  /** Sets a run in one direction: letters joined, marks placed, pairs kerned; in the order in which they are seen. */
  set(run: string, rightToLeft: boolean, language: string): { glyphs: PlacedGlyph[]; width: number } {
    const buffer = new harfbuzz.Buffer();
    buffer.addText(run);
    buffer.guessSegmentProperties();
    buffer.setDirection(rightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
    buffer.setLanguage(language);
    harfbuzz.shape(this.font, buffer);
    let width = 0;
    const glyphs = buffer.getGlyphInfosAndPositions().map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
      const placed = { path: this.path(codepoint), x: width + xOffset, y: yOffset };
      width += xAdvance;
      return placed;
    });
    return { glyphs: glyphs.filter(({ path }) => path !== ""), width };
  }
}
