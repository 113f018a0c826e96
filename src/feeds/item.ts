import type { CorrectionEntry } from "../edition/corrections.ts";
import { rightsOf } from "../edition/rights.ts";
import type { Story, StoryContent } from "../edition/story.ts";
import { lastChange } from "../edition/updates.ts";
import { escapeHtml } from "../lib/trusted-html.ts";
import { withDateline } from "../markdown/dateline.ts";
import { absolute, addresses, encodePath } from "../pages/addresses.ts";
import { wireCredit } from "../pages/article-head.ts";
import type { Shared } from "../pages/context.ts";
import { joinNames, sectionOf, signatories, timestamp } from "../pages/views.ts";
import { inStory } from "../pictures/renditions.ts";
import { oneFile } from "../pictures/sources.ts";
import type { StoryLanguage } from "../text/language.ts";
import { labelled } from "../words/sentence.ts";
import { feedHtml } from "./feed-html.ts";
import type { FeedItem, ItemContent } from "./model.ts";
import { pictureOfSite, pictureOfStory } from "./picture.ts";

/** A story as feed readers get it. */
export function feedItem(story: Story, shared: Shared): FeedItem {
  const { newsroom, site } = shared;
  const names = signatories(story, newsroom);
  const content = story.content();
  return {
    id: story.feedId,
    url: absolute(site.origin, story.path),
    title: content.headline,
    language: content.language?.lang ?? null,
    summary: content.standfirst,
    content: storyContent(story, shared),
    publishedAt: story.publishedAt,
    updatedAt: lastChange(story),
    authors: names.map((name, index) => {
      const slug = story.byline[index];
      return { name, url: slug === undefined ? null : absolute(site.origin, addresses.author(slug)) };
    }),
    byline: joinNames(names, newsroom),
    categories: [sectionOf(story.section, newsroom).name, ...story.tags.map(({ label }) => label)],
    picture: pictureOfStory(story, shared),
  };
}

/**
 * The story as a feed reader shows it: picture, dateline, body, corrections, wire credit. Where an agency's contract
 * keeps the text out of feeds, its beginning and the way to it.
 */
function storyContent(story: Story, shared: Shared): ItemContent {
  const { newsroom, site } = shared;
  const { words } = newsroom;
  const { standfirst, image, text, dateline, language } = story.content();
  const corrections = story.corrections
    .map(
      ({ at, text }) =>
        `<p><strong>${escapeHtml(words.correction)}</strong>, ${escapeHtml(timestamp(at, newsroom).text)}: ${escapeHtml(text)}</p>\n`,
    )
    .join("");
  const credit = wireCredit(story, shared);
  const isFull = rightsOf(story, newsroom).fullTextInFeeds;
  const beginning = isFull
    ? ""
    : `<p>${escapeHtml(standfirst)}</p>\n<p><a href="${escapeHtml(encodePath(story.path))}">${escapeHtml(words.readOn)}</a></p>\n`;
  return {
    before: leadFigure(image) + beginning,
    text: isFull ? text : null,
    dateline,
    language,
    after: `${corrections}${credit ? `<p>${escapeHtml(credit)}</p>\n` : ""}`,
    origin: site.origin,
    page: absolute(site.origin, story.path),
  };
}

function leadFigure(image: StoryContent["image"]): string {
  if (!image) return "";
  const { href, width, height } = oneFile(image.picture, inStory(image.picture));
  const caption = image.caption ? `${escapeHtml(image.caption)} ` : "";
  return (
    `<figure><img src="${escapeHtml(encodeURI(href))}" alt="${escapeHtml(image.alt)}" width="${width}" height="${height}">` +
    `<figcaption>${caption}<span class="credit">${escapeHtml(image.credit)}</span></figcaption></figure>\n`
  );
}

/** An item for each correction and retraction. @param entries newest first. */
export const correctionItems = (entries: readonly CorrectionEntry[], shared: Shared): FeedItem[] =>
  distinct(entries.map((entry) => correctionItem(entry, shared)));

/** Two corrections of one story may be made at one time. */
function distinct(items: FeedItem[]): FeedItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}-${count}` };
  });
}

function correctionItem(entry: CorrectionEntry, shared: Shared): FeedItem {
  const { newsroom, site } = shared;
  const { words } = newsroom;
  const url = absolute(site.origin, entry.path);
  const kind = entry.kind === "retraction" ? words.retraction : words.correction;
  const own = attributesOf(entry.language);
  return {
    id: `${entry.feedId}#${entry.kind}-${new Date(entry.at).toISOString()}`,
    url,
    title: labelled(kind, entry.headline, words),
    language: null,
    summary: entry.text,
    content: {
      before: `<p${own}>${escapeHtml(entry.text)}</p><p${own}><a href="${escapeHtml(url)}">${escapeHtml(entry.headline)}</a></p>`,
      text: null,
      dateline: null,
      language: null,
      after: "",
      origin: site.origin,
      page: url,
    },
    publishedAt: entry.at,
    updatedAt: entry.at,
    authors: [{ name: newsroom.site.name, url: null }],
    byline: newsroom.site.name,
    categories: [words.corrections],
    picture: pictureOfSite(shared),
  };
}

const attributesOf = (language: StoryLanguage | null): string =>
  language === null ? "" : ` lang="${language.lang}" dir="${language.dir}"`;

/** An item's full text with absolute addresses. */
export function itemHtml({ content: { before, text, dateline, language, after, origin, page } }: FeedItem): string {
  const own = text === null ? "" : withDateline(text.read().html, dateline).html;
  const body = language === null ? own : `<div${attributesOf(language)}>\n${own}</div>\n`;
  return feedHtml(`${before}${body}${after}`, { origin, page });
}
