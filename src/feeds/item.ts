import type { StoryLanguage } from "../article/article.ts";
import { withDateline } from "../article/dateline.ts";
import type { Story } from "../edition/edition.ts";
import { lastChange } from "../edition/last-change.ts";
import { rightsOf } from "../edition/rights.ts";
import type { Instant } from "../lib/clock.ts";
import { escapeHtml, type TrustedHtml } from "../lib/trusted-html.ts";
import { absolute, addresses, encodePath } from "../pages/addresses.ts";
import { wireCredit } from "../pages/article.ts";
import type { PageContext } from "../pages/context.ts";
import { joinNames, sectionOf, signatories, timestamp } from "../pages/views.ts";
import { inStory } from "../pictures/renditions.ts";
import { oneFile } from "../pictures/sources.ts";
import { feedHtml } from "./feed-html.ts";
import { type FeedPicture, pictureOfStory } from "./picture.ts";

export interface FeedItem {
  id: string;
  url: string;
  title: string;
  /** BCP 47; null where it is the feed's own. */
  language: string | null;
  /** Plain text. */
  summary: string;
  content: ItemContent;
  publishedAt: Instant;
  updatedAt: Instant;
  authors: { name: string; url: string | null }[];
  /** All of them as the newsroom's language joins them: "A and B". */
  byline: string;
  categories: string[];
  picture: FeedPicture | null;
}

/** HTML in parts, so that the text of a story is read where it is written into the feed. `itemHtml` puts them together. */
interface ItemContent {
  before: string;
  /** The story's own text; null where the agency's contract keeps it out. */
  text: TrustedHtml | null;
  dateline: string | null;
  /** Null where the text is in the feed's own. */
  language: StoryLanguage | null;
  after: string;
  /** What addresses in it are relative to. */
  origin: string;
  page: string;
}

/** A story as feed readers get it. */
export function feedItem(story: Story, context: PageContext): FeedItem {
  const { newsroom, site } = context;
  const names = signatories(story, newsroom);
  return {
    id: story.feedId,
    url: absolute(site.origin, story.path),
    title: story.headline,
    language: story.language?.lang ?? null,
    summary: story.standfirst,
    content: storyContent(story, context),
    publishedAt: story.publishedAt,
    updatedAt: lastChange(story),
    authors: names.map((name, index) => {
      const slug = story.byline[index];
      return { name, url: slug === undefined ? null : absolute(site.origin, addresses.author(slug)) };
    }),
    byline: joinNames(names, newsroom),
    categories: [sectionOf(story.section, newsroom).name, ...story.tags.map(({ label }) => label)],
    picture: pictureOfStory(story, context),
  };
}

/**
 * The story as a feed reader shows it: picture, dateline, body, corrections, wire credit. Where an agency's contract
 * keeps the text out of feeds, its beginning and the way to it.
 */
function storyContent(story: Story, context: PageContext): ItemContent {
  const { newsroom, site } = context;
  const { words } = newsroom;
  const corrections = story.corrections
    .map(
      ({ at, text }) =>
        `<p><strong>${escapeHtml(words.correction)}</strong>, ${escapeHtml(timestamp(at, newsroom).text)}: ${escapeHtml(text)}</p>\n`,
    )
    .join("");
  const credit = wireCredit(story, context);
  const isFull = rightsOf(story, newsroom).fullTextInFeeds;
  const beginning = isFull
    ? ""
    : `<p>${escapeHtml(story.standfirst)}</p>\n<p><a href="${escapeHtml(encodePath(story.path))}">${escapeHtml(words.readOn)}</a></p>\n`;
  return {
    before: leadFigure(story) + beginning,
    text: isFull ? story.body.html : null,
    dateline: story.dateline,
    language: story.language,
    after: `${corrections}${credit ? `<p>${escapeHtml(credit)}</p>\n` : ""}`,
    origin: site.origin,
    page: absolute(site.origin, story.path),
  };
}

function leadFigure({ image }: Story): string {
  if (!image) return "";
  const { href, width, height } = oneFile(image.picture, inStory(image.picture));
  const caption = image.caption ? `${escapeHtml(image.caption)} ` : "";
  return (
    `<figure><img src="${escapeHtml(encodeURI(href))}" alt="${escapeHtml(image.alt)}" width="${width}" height="${height}">` +
    `<figcaption>${caption}<span class="credit">${escapeHtml(image.credit)}</span></figcaption></figure>\n`
  );
}

export const attributesOf = (language: StoryLanguage | null): string =>
  language === null ? "" : ` lang="${language.lang}" dir="${language.dir}"`;

/** An item's full text with absolute addresses. */
export function itemHtml({ content: { before, text, dateline, language, after, origin, page } }: FeedItem): string {
  const own = text === null ? "" : withDateline(text, dateline).html;
  const body = language === null ? own : `<div${attributesOf(language)}>\n${own}</div>\n`;
  return feedHtml(`${before}${body}${after}`, { origin, page });
}
