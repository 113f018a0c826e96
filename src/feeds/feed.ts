import type { StoryLanguage } from "../article/article.ts";
import { withDateline } from "../article/dateline.ts";
import type { CorrectionEntry, Story } from "../edition/edition.ts";
import { rightsOf } from "../edition/rights.ts";
import type { Instant } from "../lib/clock.ts";
import { instant } from "../lib/clock.ts";
import { escapeHtml, type TrustedHtml } from "../lib/trusted-html.ts";
import { absolute, addresses, encodePath } from "../pages/addresses.ts";
import { wireCredit } from "../pages/article.ts";
import type { PageContext } from "../pages/context.ts";
import { type PageOf, pageOnDemand } from "../pages/page.ts";
import { bylineNames, sectionOf, timestamp } from "../pages/views.ts";
import { inStory } from "../pictures/renditions.ts";
import { oneFile } from "../pictures/sources.ts";

/** One feed in one format. All three formats are written from the same model. */
export interface FeedModel {
  format: "rss" | "atom" | "json";
  /** Never changes, even if the site moves to another origin in a preview. */
  id: string;
  self: string;
  /** Where readers may subscribe to it (WebSub). */
  hubs: string[];
  home: string;
  title: string;
  description: string;
  language: string;
  rights: string;
  icon: string;
  logo: { url: string; width: number; height: number };
  stylesheet: string;
  updatedAt: Instant;
  /** Newest first. */
  items: FeedItem[];
}

export type FeedPage = PageOf<"feed", FeedModel>;

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
  categories: string[];
  enclosure: { url: string; mediaType: string } | null;
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

/** How many stories a feed holds: more where readers follow everything, fewer in the thousands of tag feeds. */
const SITE_ITEMS = 30;
const TAG_ITEMS = 10;

interface FeedFacts {
  /** The list that the feed follows: `/`, `/tags/russia/`. */
  list: string;
  /** The list's first address: what the feed's id is made of. */
  firstList?: string;
  title: string;
  description: string;
  /** All that the items are made of. */
  key: string;
  items(): FeedItem[];
}

/** Every feed: three formats of the site and each section; RSS of each tag, each author and the corrections. */
export function feedPages(context: PageContext): FeedPage[] {
  const { edition, newsroom, site } = context;
  const items = (stories: readonly Story[], most: number) => {
    const newest = stories.slice(0, most);
    return {
      key: newest.map(({ key }) => key).join(),
      items: () => newest.map((story) => feedItem(story, context)),
    };
  };
  const { description } = newsroom.site;
  const all = { list: "/", title: site.name, description, ...items(edition.stories, SITE_ITEMS) };
  const sections = newsroom.sections.map(({ slug, name, description, aliases }) => ({
    list: addresses.section(slug),
    firstList: addresses.section(aliases?.[0] ?? slug),
    title: `${site.name}: ${name}`,
    description,
    ...items(edition.sections.get(slug) ?? [], SITE_ITEMS),
  }));
  const tags = [...edition.tags.values()].map(({ slug, label, description, stories }) => ({
    list: addresses.tag(slug),
    title: `${site.name}: ${label}`,
    description: description ?? `${label} | ${site.name}`,
    ...items(stories, TAG_ITEMS),
  }));
  const authors = [...edition.authors].map(([slug, stories]) => {
    const author = newsroom.authors.get(slug);
    const title = `${site.name}: ${author?.name ?? slug}`;
    return { list: addresses.author(slug), title, description: author?.bio ?? title, ...items(stories, TAG_ITEMS) };
  });
  const corrected = distinct(edition.corrections.map((entry) => correctionItem(entry, context))).slice(0, SITE_ITEMS);
  const corrections = {
    list: addresses.corrections,
    title: `${site.name}: ${newsroom.words.corrections}`,
    description: newsroom.words.correctionsIntro,
    key: JSON.stringify(corrected),
    items: () => corrected,
  };
  return [
    ...[all, ...sections].flatMap((facts) => [
      feedPage("rss", facts, context),
      feedPage("atom", facts, context),
      feedPage("json", facts, context),
    ]),
    ...[...tags, ...authors, corrections].map((facts) => feedPage("rss", facts, context)),
  ];
}

function feedPage(format: FeedModel["format"], facts: FeedFacts, { newsroom, site }: PageContext): FeedPage {
  const { list, firstList = list, title, description } = facts;
  const path = { rss: addresses.rss, atom: addresses.atom, json: addresses.jsonFeed }[format](list);
  const logo = newsroom.pictures.get(newsroom.site.publisher.logo);
  const key = () => JSON.stringify([format, list, firstList, title, description, facts.key]);
  return pageOnDemand({ kind: "feed", path, owner: `feed of ${list}`, key }, () => {
    const items = facts.items();
    return {
      format,
      id: absolute(newsroom.site.url, firstList),
      self: absolute(site.origin, path),
      hubs: newsroom.site.hubs ?? [],
      home: absolute(site.origin, list),
      title,
      description,
      language: newsroom.site.locale,
      rights: newsroom.site.rights,
      icon: absolute(site.origin, site.icon),
      // RSS 2.0 allows a channel image of at most 144 by 400 pixels.
      logo: { url: absolute(site.origin, site.logo), ...scaledToFit(logo ?? { width: 144, height: 144 }, 144, 400) },
      stylesheet: site.assets.feedStyles,
      updatedAt: items
        .map((item) => item.updatedAt)
        .reduce((a, b) => (a > b ? a : b), items[0]?.updatedAt ?? instant(0)),
      items,
    };
  });
}

function scaledToFit({ width, height }: { width: number; height: number }, maxWidth: number, maxHeight: number) {
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function feedItem(story: Story, context: PageContext): FeedItem {
  const { newsroom, site } = context;
  const names = bylineNames(story, newsroom);
  const picture = pictureOf(story);
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
    categories: [sectionOf(story.section, newsroom).name, ...story.tags.map(({ label }) => label)],
    enclosure: picture && { url: absolute(site.origin, picture.href), mediaType: picture.mediaType },
  };
}

/** The lead picture in one file that every reader shows. */
const pictureOf = ({ image }: Story) => image && oneFile(image.picture, inStory(image.picture));

/** The latest of publication, update and corrections. */
export function lastChange(story: Story): Instant {
  const corrected = story.corrections.at(-1)?.at ?? story.publishedAt;
  return instant(Math.max(story.publishedAt, story.updatedAt ?? story.publishedAt, corrected));
}

/**
 * The story as a feed reader shows it: picture, dateline, body, corrections, wire credit. Where an agency's contract
 * keeps the text out of feeds, its beginning and the way to it.
 */
function storyContent(story: Story, context: PageContext): ItemContent {
  const { newsroom, site } = context;
  const { words } = newsroom;
  const { image } = story;
  const shown = pictureOf(story);
  const picture =
    image && shown
      ? `<figure><img src="${escapeHtml(encodeURI(shown.href))}" alt="${escapeHtml(image.alt)}" width="${shown.width}" height="${shown.height}">` +
        `<figcaption>${escapeHtml([image.caption, image.credit].filter(Boolean).join(" "))}</figcaption></figure>\n`
      : "";
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
    before: picture + beginning,
    text: isFull ? story.body.html : null,
    dateline: story.dateline,
    language: story.language,
    after: `${corrections}${credit ? `<p>${escapeHtml(credit)}</p>\n` : ""}`,
    origin: site.origin,
    page: absolute(site.origin, story.path),
  };
}

/** A feed reader gets a picture in one file: its choices are all that our renderer writes into these elements. */
const CHOICES = /<source [^>]*>|<\/?picture>/g;

const attributesOf = (language: StoryLanguage | null): string =>
  language === null ? "" : ` lang="${language.lang}" dir="${language.dir}"`;

/** An item's full text with absolute addresses. */
export function itemHtml({ content: { before, text, dateline, language, after, origin, page } }: FeedItem): string {
  const own = text === null ? "" : withDateline(text, dateline).html;
  const body = language === null ? own : `<div${attributesOf(language)}>\n${own}</div>\n`;
  return absoluteLinks(`${before}${body}${after}`.replace(CHOICES, ""), origin, page);
}

/** Addresses in HTML that our own renderer wrote: text cannot look like an attribute, since its quotes are escaped. */
export function absoluteLinks(html: string, origin: string, pageUrl: string): string {
  return html
    .replace(/ (href|src)="\/(?!\/)/g, (_, name: string) => ` ${name}="${origin}/`)
    .replace(/ href="#/g, ` href="${pageUrl}#`);
}

/** Two corrections of one story may be made at one time. */
function distinct(items: FeedItem[]): FeedItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    return count === 1 ? item : { ...item, id: `${item.id}-${count}` };
  });
}

function correctionItem(entry: CorrectionEntry, { newsroom, site }: PageContext): FeedItem {
  const { words } = newsroom;
  const url = absolute(site.origin, entry.path);
  const kind = entry.kind === "retraction" ? words.retraction : words.correction;
  const own = attributesOf(entry.language);
  return {
    id: `${entry.feedId}#${entry.kind}-${new Date(entry.at).toISOString()}`,
    url,
    title: `${kind}: ${entry.headline}`,
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
    categories: [words.corrections],
    enclosure: null,
  };
}
