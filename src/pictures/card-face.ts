import { type CardFamily, familiesFor, familiesOfCluster, type HouseFace, isPicture } from "./card-families.ts";
import { type CardFont, fontWith, type PlacedGlyph } from "./card-fonts.ts";
import { type DrawnLetter, drawnLetter } from "./card-letters.ts";
import { inOrder, levelsOf } from "./card-order.ts";
import { clustersOf } from "./card-pieces.ts";

/** Digits below and above the line: how large, and how far from it, as parts of the size. */
const PLACES = {
  line: { scale: 1, rise: 0 },
  below: { scale: 0.62, rise: -0.14 },
  above: { scale: 0.62, rise: 0.34 },
};

/** A glyph of a line, in pixels from the start of its baseline, downwards. */
export interface SetGlyph {
  path: string;
  x: number;
  y: number;
  /** From units of the font to pixels. */
  scale: number;
}

/** A text set in one line. */
export interface SetText {
  /** In pixels. */
  width: number;
  glyphs: SetGlyph[];
}

interface Run {
  font: CardFont;
  place: DrawnLetter["place"];
  level: number;
  text: string;
}

/** Letters that Unicode counts as joining or changing what they follow. */
const FOLLOWS = /^[\p{M}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]$/u;
const SPACE = /^[\p{Z}\p{P}\p{N}]$/u;
/** The space of a font of emoji is as wide as an emoji. */
const WORD_END = /(?:[\p{L}\p{N}\p{P}]|(?![\ufe0f\u20e3])\p{M})$/u;

/** What a text is set in: for each of its letters the font that has it. */
export class CardFace {
  readonly leading: number;
  readonly isRightToLeft: boolean;
  private readonly language: string;
  private readonly fonts: ReadonlyMap<string, CardFont>;

  private constructor(family: CardFamily, text: string, language: string, fonts: ReadonlyMap<string, CardFont>) {
    this.leading = family.leading;
    this.isRightToLeft = runsFromTheRight(family, text);
    this.language = language;
    this.fonts = fonts;
  }

  /** @param text all of whose letters are to be set. @param language BCP 47. */
  static async for(text: string, language: string, face: HouseFace): Promise<CardFace> {
    const families = familiesFor(text, language, face);
    const fonts = new Map<string, CardFont>();
    // The ellipsis of a headline that is cut.
    for (const cluster of clustersOf(`${text.normalize("NFC")}…`)) {
      const order = familiesOfCluster(cluster, families);
      let own: CardFont | null = null;
      for (const letter of cluster) {
        for (const drawn of drawnLetter(letter)?.text ?? "") {
          if (fonts.has(keyOf(cluster, drawn))) continue;
          // A mark is placed by the font of the letter that bears it.
          const font: CardFont | null =
            own && (own.has(drawn) || FOLLOWS.test(drawn)) ? own : await fontWith(drawn, order);
          own ??= font;
          if (font) fonts.set(keyOf(cluster, drawn), font);
        }
      }
    }
    return new CardFace(families[0], text, language, fonts);
  }

  set(text: string, size: number): SetText {
    const glyphs: SetGlyph[] = [];
    let x = 0;
    for (const { font, place, level, text: run } of inOrder(this.runs(text.normalize("NFC")))) {
      const { scale: part, rise } = PLACES[place];
      const scale = (size * part) / font.unitsPerEm;
      const set = font.set(run, level % 2 === 1, this.language);
      glyphs.push(...set.glyphs.map((glyph) => placed(glyph, x, rise * size, scale)));
      x += set.width * scale;
    }
    return { width: x, glyphs };
  }

  width(text: string, size: number): number {
    return this.set(text, size).width;
  }

  /** Letters that stand together in one font are set together: they are kerned and joined. */
  private runs(text: string): Run[] {
    const levels = levelsOf(text, this.isRightToLeft);
    const runs: Run[] = [];
    let at = 0;
    for (const cluster of clustersOf(text)) {
      const level = levels[at] ?? 0;
      at += cluster.length;
      for (const letter of cluster) {
        const drawn = drawnLetter(letter);
        if (drawn === null) continue;
        for (const one of drawn.text) add(runs, one, this.fonts.get(keyOf(cluster, one)), drawn.place, level);
      }
    }
    return runs;
  }
}

function add(runs: Run[], letter: string, own: CardFont | undefined, place: Run["place"], level: number): void {
  const last = runs.at(-1);
  const goesOn = last && last.place === place && last.level === level;
  // A mark is placed by the font of the letter that bears it; a space or a point goes with the word before it.
  const joins = FOLLOWS.test(letter) || (SPACE.test(letter) && WORD_END.test(last?.text ?? ""));
  const font = last && goesOn && joins && last.font.has(letter) ? last.font : (own ?? last?.font);
  if (font === undefined) return;
  if (last && goesOn && last.font === font) last.text += letter;
  else runs.push({ font, place, level, text: letter });
}

/** A letter may be another one in an emoji than by itself. */
const keyOf = (cluster: string, letter: string): string => (isPicture(cluster) ? `${cluster} ${letter}` : letter);

const placed = ({ path, x, y }: PlacedGlyph, start: number, rise: number, scale: number): SetGlyph => ({
  path,
  x: start + x * scale,
  y: -(rise + y * scale),
  scale,
});

/** By the letters that most of it is in; a headline that is in none runs as its outlet's language does. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const runsFromTheRight = ({ letters }: CardFamily, text: string): boolean =>
  letters !== null && [...text].some((letter) => letters.test(letter) && RIGHT_TO_LEFT.test(letter));
