import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import sharp from "sharp";
import { cut, setHeadline, wordsOf } from "./card-lines.ts";
import { CARD, type CardText } from "./story-card.ts";

// Loaded where a card is drawn, since its libraries take longer to load than a build that has none to draw.
// Letters are drawn as outlines, so that the fonts of a machine decide on nothing.

const MARGIN = 80;
const MEASURE = CARD.width - 2 * MARGIN;
const LEADING = 1.08;
/** Below the rule, above the section. */
const HEADLINE_TOP = 178;

const COLORS = { paper: "#fbf9f4", ink: "#1b1a18", rule: "#1b1a18", accent: "#a3262d" };

/** A text set in one line. */
export interface SetText {
  /** In pixels. */
  width: number;
  /** SVG path data, from the baseline's start. */
  path: string;
}

/** One weight of a face, of which each letter is in one of several files. */
export class CardFace {
  private readonly fonts: Font[];

  constructor(name: "headline" | "label") {
    // The library knows collections, too; each of these files is one font.
    this.fonts = [`card-${name}.ttf`, `card-${name}-names.ttf`].map((file) => {
      return create(readFileSync(new URL(`../../layouts/fonts/${file}`, import.meta.url))) as Font;
    });
  }

  set(text: string, size: number): SetText {
    let width = 0;
    let path = "";
    for (const { font, run } of this.runs(text)) {
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = font.layout(run);
      glyphs.forEach((glyph, index) => {
        const at = positions[index];
        path += glyph.path
          .scale(scale, -scale)
          .translate(width + (at?.xOffset ?? 0) * scale, 0)
          .toSVG();
        width += (at?.xAdvance ?? glyph.advanceWidth) * scale;
      });
    }
    return { width, path };
  }

  width(text: string, size: number): number {
    return this.runs(text).reduce(
      (sum, { font, run }) => sum + (font.layout(run).advanceWidth * size) / font.unitsPerEm,
      0,
    );
  }

  /** Letters that stand together in one file are set together: they are kerned. */
  private runs(text: string): { font: Font; run: string }[] {
    const runs: { font: Font; run: string }[] = [];
    for (const letter of text) {
      const font = this.fonts.find((one) => one.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) ?? this.fonts[0];
      const last = runs.at(-1);
      if (last && last.font === font) last.run += letter;
      else if (font) runs.push({ font, run: letter });
    }
    return runs;
  }
}

let faces: { headline: CardFace; label: CardFace } | null = null;

/** The card as an SVG drawing of outlines alone. */
export function cardSvg({ outlet, headline, section }: CardText): string {
  faces ??= { headline: new CardFace("headline"), label: new CardFace("label") };
  const { headline: serif, label: sans } = faces;
  const shapes: string[] = [];
  const place = ({ path }: SetText, x: number, y: number, color: string) =>
    shapes.push(`<path transform="translate(${x} ${y})" fill="${color}" d="${path}"/>`);
  place(shortened(serif, outlet, 40, MEASURE), MARGIN, 104, COLORS.ink);
  const { size, lines } = setHeadline(headline, MEASURE, (word, px) => serif.width(word, px));
  lines.forEach((line, index) => {
    place(serif.set(line, size), MARGIN, HEADLINE_TOP + size * (0.8 + index * LEADING), COLORS.ink);
  });
  place(shortened(sans, section, 30, MEASURE), MARGIN, CARD.height - 56, COLORS.accent);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">`,
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${COLORS.paper}"/>`,
    `<rect width="${CARD.width}" height="14" fill="${COLORS.accent}"/>`,
    `<rect x="${MARGIN}" y="134" width="${MEASURE}" height="2" fill="${COLORS.rule}"/>`,
    ...shapes,
    "</svg>",
  ].join("");
}

/** In one line, whatever its length. */
function shortened(face: CardFace, text: string, size: number, measure: number): SetText {
  const [line = ""] = cut(wordsOf(text), 1, (some) => face.width(some, size) <= measure);
  return face.set(line, size);
}

/** The card as PNG: 15 kB. The same card gives the same bytes. */
export async function drawCard(card: CardText): Promise<Buffer> {
  // One thread: another process is at work beside this one.
  sharp.concurrency(1);
  const few = { palette: true, colours: 16, effort: 1, dither: 0 };
  return sharp(Buffer.from(cardSvg(card)))
    .png(few)
    .toBuffer();
}
