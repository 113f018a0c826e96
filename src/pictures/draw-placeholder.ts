import sharp from "sharp";
import { CardFace } from "./card-face.ts";
import { pathsOf } from "./draw-card.ts";
import { PLACEHOLDER, SIZES } from "./placeholder.ts";

const INK = "#1b1a18";
const PAPER = "#fbf9f4";
const ACCENT = "#a3262d";

/** An article at the beginning of a name. Only those of French (`L’Écho`) and Arabic are written together with the word. */
const ARTICLE = /^(?:(?:the|le|la|les|der|die|das|el|los|las)\s+|l['’]\s*|ال)(?=\S)/iu;

/** The mark: the first letter of the outlet's name, in outlines, in the color of the text around it. */
export async function placeholderMark(name: string, language: string): Promise<string> {
  const letter = await outline(firstLetter(name), language, { width: 64, height: 64 }, 0.86);
  return `<svg xmlns="http://www.w3.org/2000/svg" id="${PLACEHOLDER}" viewBox="0 0 64 64" fill="currentColor">${letter}</svg>\n`;
}

/** The icon, the logo and the card for social networks, as PNG. */
export async function placeholderPictures(name: string, language: string): Promise<Record<keyof typeof SIZES, Buffer>> {
  const draw = async (kind: keyof typeof SIZES, text: string, fill: number, paper: string, ink: string) => {
    const size = SIZES[kind];
    const letters = await outline(text, language, size, fill);
    const ground = `<rect width="${size.width}" height="${size.height}" fill="${paper}"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${ground}<g fill="${ink}">${letters}</g></svg>`;
    return sharp(Buffer.from(svg))
      .withExif({ IFD0: { ImageDescription: PLACEHOLDER } })
      .png({ palette: true, colours: 16 })
      .toBuffer();
  };
  return {
    icon: await draw("icon", firstLetter(name), 0.7, ACCENT, PAPER),
    logo: await draw("logo", name, 0.9, PAPER, INK),
    socialCard: await draw("socialCard", name, 0.8, PAPER, INK),
  };
}

function firstLetter(name: string): string {
  const words = name.replace(ARTICLE, "");
  const [letter] = [...new Intl.Segmenter().segment(words.trim() || name)].map(({ segment }) => segment);
  return (letter ?? name).toUpperCase();
}

/** A text in the middle of a box, as large as a part of its width and 0.72 of its height allow. */
async function outline(text: string, language: string, box: { width: number; height: number }, fill: number) {
  const face = await CardFace.for(text, language, "headline");
  const size = Math.min((fill * box.width) / Math.max(face.width(text, 1), 0.01), box.height);
  const set = face.set(text, size);
  // Capital letters are about two thirds of the size high.
  return pathsOf(set, (box.width - set.width) / 2, box.height / 2 + size * 0.33).join("");
}
