import type { Story } from "../edition/edition.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { canBeDrawn } from "../pictures/card-letters.ts";
import { isVector } from "../pictures/renditions.ts";
import type { CardText } from "../pictures/story-card.ts";
import { sectionOf } from "./views.ts";

/** The width in pixels that partners ask of a picture which they show large. */
const LARGE = 1200;

/**
 * What is drawn to stand for a story elsewhere. Null where it has a picture that is large enough, where the newsroom wants
 * none, and where the headline is in letters that the card's faces lack.
 */
export function cardOf(story: Story, newsroom: Newsroom): CardText | null {
  if (!newsroom.site.storyCards) return null;
  const { image, section, social } = story;
  if (image && !isVector(image.picture) && image.picture.width >= LARGE) return null;
  // Where a word may be broken is for pages alone.
  const headline = social.headline.replaceAll("\u00ad", "");
  const card = { outlet: newsroom.site.name, headline, section: sectionOf(section, newsroom).name };
  return canBeDrawn(Object.values(card).join("")) ? card : null;
}
