import type { Article, ArticleContent } from "../article/article.ts";
import type { Story } from "../edition/story.ts";
import type { Advice } from "../lib/issue.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import { HOUSE, type Theme } from "../newsroom/theme.ts";
import { canBeDrawn, lettersLacking } from "../pictures/card-letters.ts";
import { isVector } from "../pictures/renditions.ts";
import type { CardText } from "../pictures/story-card.ts";
import { sectionOf } from "./views.ts";

/** The width in pixels that partners ask of a picture which they show large. */
const LARGE = 1200;

/**
 * What is drawn to stand for a story elsewhere. Null where it has a picture that is large enough, where the newsroom wants
 * none, and where no font has a single letter of the headline.
 */
export function cardOf(story: Story, newsroom: NewsroomFacts): CardText | null {
  const content = story.content();
  if (!hasCard(content, newsroom)) return null;
  const headline = onCard(content);
  if (!canBeDrawn(headline)) return null;
  return {
    outlet: newsroom.site.name,
    headline,
    section: sectionOf(story.section, newsroom).name,
    language: content.language?.lang ?? newsroom.site.locale,
    ...colorsOf(newsroom),
  };
}

/** A card of the house's own look has the address that it always had. */
function colorsOf({ theme }: NewsroomFacts): Pick<CardText, "colors"> {
  const colorsIn = ({ colors: { paper, ink, accent } }: Theme) => ({
    paper: paper.light,
    ink: ink.light,
    accent: accent.light,
  });
  const colors = colorsIn(theme);
  return JSON.stringify(colors) === JSON.stringify(colorsIn(HOUSE)) ? {} : { colors };
}

type Carded = Pick<ArticleContent, "image" | "social">;

function hasCard({ image }: Carded, { site }: NewsroomFacts): boolean {
  return site.storyCards === true && !(image && !isVector(image.picture) && image.picture.width >= LARGE);
}

/** Where a word may be broken is for pages alone. */
const onCard = ({ social }: Carded): string => social.headline.replaceAll("\u00ad", "");

/** What a card would leave out, since no font has it. */
export function adviseOnCard(article: Article, newsroom: NewsroomFacts): Advice[] {
  const content = article.content();
  if (!hasCard(content, newsroom)) return [];
  const headline = onCard(content);
  const lacking = lettersLacking(headline);
  if (lacking.length === 0) return [];
  const problem = canBeDrawn(headline)
    ? `the story's card leaves out ${named(lacking)}, which no font for cards has.`
    : `no font for cards has a letter of this headline, so the newsroom's own card stands for the story.`;
  const remedy = "Write it in other letters under `social`, or give the story a picture that is 1200 pixels wide.";
  return [{ file: article.file, line: content.lines.headline, field: "headline", problem, remedy }];
}

/** `"𓀀" (U+13000)`: a letter that no font has may look like any other. */
const named = (letters: readonly string[]): string =>
  letters
    .map((letter) => `"${letter}" (U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`)
    .join(", ");
