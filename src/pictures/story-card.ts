import { shortDigest } from "../lib/digest.ts";
import { ENCODING, type Rendition } from "./renditions.ts";

/** What stands for a story without a picture where somebody shares it. */
export interface CardText {
  outlet: string;
  headline: string;
  section: string;
  /** BCP 47: letters of Chinese, Japanese and Korean look different in each. */
  language: string;
  /** Left out where they are the house's own. */
  colors?: CardColors;
}

/** `#rrggbb` each. */
export interface CardColors {
  paper: string;
  ink: string;
  accent: string;
}

/** The size that social networks ask for, in pixels. */
export const CARD = { width: 1200, height: 630 };

/** What is made of a card. */
export interface DrawnCard {
  card: CardText;
  files: Rendition[];
}

/** Another one for each change of how cards are drawn: it is part of their addresses. A test sees to it. */
export const CARD_DESIGN = 2;

/** Where the card of a story is: the same text, the same address. */
export function cardFile(card: CardText): Rendition {
  const { outlet, headline, section, language, colors } = card;
  const digest = shortDigest(
    JSON.stringify([CARD_DESIGN, ENCODING.sharp, outlet, headline, section, language, ...(colors ? [colors] : [])]),
  );
  return { path: `/images/card-${digest}.png`, format: "png", ...CARD };
}
