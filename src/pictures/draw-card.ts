import sharp from "sharp";
import { CardFace, type SetText } from "./card-face.ts";
import { cut, setHeadline } from "./card-lines.ts";
import { piecesOf } from "./card-pieces.ts";
import { CARD, type CardColors, type CardText } from "./story-card.ts";

// Loaded where a card is drawn, since its libraries take longer to load than a build that has none to draw.
// Letters are drawn as outlines, so that the fonts of a machine decide on nothing.

const MARGIN = 80;
const MEASURE = CARD.width - 2 * MARGIN;
/** Below the rule, above the section. */
const HEADLINE_TOP = 178;
const HEADLINE_HEIGHT = 356;

const HOUSE: CardColors = { paper: "#fbf9f4", ink: "#1b1a18", accent: "#a3262d" };

/** The card as an SVG drawing of outlines alone; one in Arabic or Hebrew begins at the right. */
export async function cardSvg({ outlet, headline, section, language, colors = HOUSE }: CardText): Promise<string> {
  const serif = await CardFace.for(headline, language, "headline");
  const name = await CardFace.for(outlet, language, "headline");
  const sans = await CardFace.for(section, language, "label");
  const shapes: string[] = [];
  const place = (set: SetText, y: number, color: string) => {
    const start = serif.isRightToLeft ? CARD.width - MARGIN - set.width : MARGIN;
    shapes.push(`<g fill="${color}">`, ...pathsOf(set, start, y), "</g>");
  };
  place(shortened(name, outlet, 40), 104, colors.ink);
  const room = { measure: MEASURE, height: HEADLINE_HEIGHT, leading: serif.leading };
  const { size, lines } = setHeadline(headline, room, (line, px) => serif.width(line, px));
  // What is above the letters of a script needs room above the first line, too.
  const first = HEADLINE_TOP + size * (0.8 + (serif.leading - 1.08) / 2);
  lines.forEach((line, index) => {
    place(serif.set(line, size), first + index * size * serif.leading, colors.ink);
  });
  place(shortened(sans, section, 30), CARD.height - 56, colors.accent);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">`,
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${colors.paper}"/>`,
    `<rect width="${CARD.width}" height="14" fill="${colors.accent}"/>`,
    `<rect x="${MARGIN}" y="134" width="${MEASURE}" height="2" fill="${colors.ink}"/>`,
    ...shapes,
    "</svg>",
  ].join("");
}

const number = (value: number): string => String(Number(value.toFixed(6)));

/** A text as outlines. @param y its baseline. */
export const pathsOf = ({ glyphs }: SetText, x: number, y: number): string[] =>
  glyphs.map(({ path, x: dx, y: dy, scale }) => {
    const at = `translate(${number(x + dx)} ${number(y + dy)}) scale(${number(scale)} ${number(-scale)})`;
    return `<path transform="${at}" d="${path}"/>`;
  });

/** In one line, whatever its length. */
function shortened(face: CardFace, text: string, size: number): SetText {
  const [line = ""] = cut(piecesOf(text), 1, (some) => face.width(some, size) <= MEASURE);
  return face.set(line, size);
}

/** The card as PNG: 15 kB. The same card gives the same bytes. */
export async function drawCard(card: CardText): Promise<Buffer> {
  // One thread: another process is at work beside this one.
  sharp.concurrency(1);
  const few = { palette: true, colours: 16, effort: 1, dither: 0 };
  return sharp(Buffer.from(await cardSvg(card)))
    .png(few)
    .toBuffer();
}
