import type { LiveBlogPostingLeaf, NewsArticleLeaf, NewsMediaOrganizationLeaf } from "schema-dts";
import type { TextSource } from "../article/text.ts";
import { BLOCK, blocksOf } from "../edition/blocks.ts";
import { relatedCoverage } from "../edition/related.ts";
import { rightsOf } from "../edition/rights.ts";
import type { Story, StoryContent } from "../edition/story.ts";
import { lastChange } from "../edition/updates.ts";
import { instant } from "../lib/clock.ts";
import type { JsonLd, JsonLdOf } from "../lib/json-ld.ts";
import { isoInZone, yearOf } from "../lib/zone.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import type { Section } from "../newsroom/schemas.ts";
import { inStory, isVector, toShare } from "../pictures/renditions.ts";
import { oneFile } from "../pictures/sources.ts";
import { cardFile } from "../pictures/story-card.ts";
import type { StoryLanguage } from "../text/language.ts";
import { readingMinutes } from "../text/length.ts";
import { say } from "../words/sentence.ts";
import { absolute, addresses, encodePath } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import {
  breadcrumbs,
  feedLinks,
  type HeadModel,
  INDEXED,
  NOT_INDEXED,
  openGraphLocale,
  pictureProperties,
} from "./head.ts";
import { type PageGroup, pageGroup, pageKind } from "./page.ts";
import { partsBefore, type SeriesNote, seriesNote } from "./series.ts";
import { cardOf } from "./story-cards.ts";
import {
  type CardView,
  card,
  formatNumber,
  type ImageView,
  imageView,
  joinLinks,
  type Link,
  markText,
  sectionLink,
  sectionOf,
  type TimeView,
  timestamp,
} from "./views.ts";

export interface ArticleModel {
  head: HeadModel;
  path: string;
  headline: string;
  /** Null where the editor wrote none. */
  standfirst: string | null;
  kicker: string | null;
  section: Link;
  sectionFeed: Link;
  isOpinion: boolean;
  /** The color of its section. */
  accent: Section["accent"];
  tags: Link[];
  /** Names with links, and the words between them; empty where an agency alone signs. */
  byline: (Link | string)[];
  agency: string | null;
  published: TimeView;
  updated: TimeView | null;
  image: ImageView | null;
  text: TextSource;
  dropCap: boolean;
  /** The place to put before the first words of the text. */
  dateline: string | null;
  wireCredit: string | null;
  corrections: { at: TimeView; text: string }[];
  /** The address of its earlier versions; null where there are none to show. */
  history: string | null;
  wordCount: string;
  readingTime: string;
  comments: "open" | "closed";
  related: CardView[];
  mark: string | null;
  live: StoryContent["live"];
  series: SeriesNote | null;
  /** Null where it is the site's own. */
  language: StoryLanguage | null;
  url: string;
}

export type ArticlePage = ReturnType<typeof articlePage>;

/** What the page of a story shows. */
interface ArticleInputs {
  story: Story;
  /** Related coverage. */
  related: Story[];
  /** The parts of its series that came before it. */
  parts: Story[];
  /** Whether readers may see its earlier versions. */
  hasHistory: boolean;
}

/**
 * One page for each story.
 * @param block how many of them make a group.
 */
export function articlePages(context: PageContext, block = BLOCK): ArticlePage[] {
  const { stories } = context.edition;
  const relatedTo = relatedOnDemand(stories, block);
  const groups = pageGroups(context, block);
  return stories.map((story, index) => {
    /** Counted from the oldest. */
    const place = stories.length - 1 - index;
    const group = groups[Math.floor(place / block)];
    const inputs = (): ArticleInputs => {
      const parts = partsBefore(story, context);
      // What the series leads to already is not shown twice.
      const others = relatedTo(story, place).filter((other) => !parts.includes(other));
      return { story, related: others, parts, hasHistory: context.histories.has(story.path) };
    };
    return articlePage({ path: story.path, owner: story.file, ...(group && { group }) }, inputs, context);
  });
}

const articlePage = pageKind({ kind: "article", model: articleModel });

/**
 * The stories in blocks, counted from the oldest. A page shows nothing of later stories, so the key of a block stands for
 * its own stories and for all before them: a new story changes the last block alone.
 */
function pageGroups({ edition, histories }: PageContext, block: number): PageGroup[] {
  let before = "";
  return blocksOf(edition.stories, block).map(({ start, stories }) => {
    const own = stories.map((story) => [story, histories.has(story.path), ...partsBefore(story, { edition })]);
    const group = pageGroup(`stories from ${start}`, [before, ...own]);
    before = group.key;
    return group;
  });
}

/**
 * Related coverage, worked out when somebody first asks: for the stories of that block and all later ones, which are what a
 * new story concerns; for all of them if somebody asks for an earlier one.
 * @param stories newest first.
 * @returns what answers for a story, by its place counted from the oldest.
 */
function relatedOnDemand(stories: readonly Story[], block: number) {
  let known: { from: number; related: Map<string, Story[]> } | null = null;
  return ({ path }: Story, place: number): Story[] => {
    if (known === null || place < known.from) {
      const from = known === null ? place - (place % block) : 0;
      known = { from, related: relatedCoverage(stories, from) };
    }
    return known.related.get(path) ?? [];
  };
}

function articleModel({ story, related, parts, hasHistory }: ArticleInputs, shared: Shared): ArticleModel {
  const { newsroom, site } = shared;
  const { words } = newsroom;
  const section = sectionOf(story.section, newsroom);
  const content = story.content();
  const { image } = content;
  return {
    head: articleHead(story, section, shared),
    path: story.path,
    headline: content.headline,
    standfirst: content.hasOwnStandfirst ? content.standfirst : null,
    kicker: content.kicker,
    section: sectionLink(story.section, newsroom),
    sectionFeed: {
      href: addresses.rss(addresses.section(story.section)),
      label: say(words.feedOf, { name: section.name }),
    },
    isOpinion: section.kind === "opinion",
    accent: section.accent,
    tags: story.tags.map(({ slug, label }) => ({ href: addresses.tag(slug), label })),
    byline: joinLinks(
      story.byline.map((slug) => ({
        href: addresses.author(slug),
        label: newsroom.authors.get(slug)?.name ?? slug,
      })),
      newsroom,
    ),
    agency: story.source === null ? null : (newsroom.agencies.get(story.source)?.fullName ?? null),
    published: timestamp(story.publishedAt, newsroom),
    updated: story.updatedAt === null ? null : timestamp(story.updatedAt, newsroom),
    image: image && imageView(image, inStory(image.picture)),
    text: content.text,
    dateline: content.dateline,
    wireCredit: wireCredit(story, shared),
    corrections: story.corrections.map(({ at, text }) => ({ at: timestamp(at, newsroom), text })),
    history: hasHistory ? encodePath(addresses.history(story.path)) : null,
    wordCount:
      content.words === 1 ? words.wordCountOne : say(words.wordCount, { count: formatNumber(content.words, newsroom) }),
    readingTime: say(words.readingTime, { count: readingMinutes(content) }),
    comments: content.comments,
    related: related.map((earlier) => card(earlier, newsroom)),
    mark: markText(story, newsroom),
    live: content.live,
    series: seriesNote(story, parts, shared),
    dropCap: content.dropCap,
    language: content.language,
    url: absolute(site.origin, story.path),
  };
}

/** "© AFP 2024", or the line that the agency's contract asks for; the year of publication in the newsroom's zone. */
export function wireCredit(story: Story, { newsroom }: Pick<Shared, "newsroom">): string | null {
  const agency = story.source === null ? undefined : newsroom.agencies.get(story.source);
  if (!agency) return null;
  const year = yearOf(story.publishedAt, newsroom.site.zone);
  return say(agency.credit ?? `© ${agency.name} {year}`, { year });
}

function articleHead(story: Story, section: Section, shared: Shared): HeadModel {
  const { newsroom, site } = shared;
  const { zone } = newsroom.site;
  const url = absolute(site.origin, story.path);
  const { headline, standfirst, social, language } = story.content();
  const images = sharedImages(story, shared);
  const modified = isoInZone(lastChange(story), zone);
  const properties: [string, string][] = [
    ["og:type", "article"],
    ["og:site_name", site.name],
    ["og:locale", openGraphLocale(language?.lang ?? site.locale)],
    ["og:title", social.headline],
    ["og:description", social.description],
    ["og:url", url],
    ...pictureProperties(site.origin, images.image),
    ["article:published_time", isoInZone(story.publishedAt, zone)],
    ["article:modified_time", modified],
    ...story.byline.map((slug): [string, string] => ["article:author", absolute(site.origin, addresses.author(slug))]),
    ["article:section", section.name],
    ...story.tags.map(({ label }): [string, string] => ["article:tag", label]),
    ["twitter:card", "summary_large_image"],
  ];
  return {
    title: `${headline} | ${site.name}`,
    description: standfirst,
    canonical: url,
    robots: story.mark === null ? indexed(story, newsroom) : NOT_INDEXED,
    properties,
    keywords: story.tags.map(({ label }) => label),
    feeds: [
      ...feedLinks(addresses.section(story.section), `${site.name}: ${section.name}`),
      ...feedLinks("/", site.name),
    ],
    jsonLd: [
      newsArticle(
        story,
        section,
        { url, images: images.all.map((href) => absolute(site.origin, href)), modified },
        shared,
      ),
      breadcrumbs(site.origin, [
        { name: site.name, path: "/" },
        { name: section.name, path: addresses.section(section.slug) },
        { name: headline, path: story.path },
      ]),
    ],
  };
}

/** Search engines keep no copy of what an agency lets nobody archive. */
const indexed = (story: Story, newsroom: NewsroomFacts): string =>
  rightsOf(story, newsroom).archive ? INDEXED : `${INDEXED}, noarchive`;

/** What stands for the story elsewhere: one picture for cards, and every crop for search engines. */
function sharedImages(story: Story, { newsroom, site }: Shared) {
  const { image, social } = story.content();
  if (image && !isVector(image.picture)) {
    const [wide, ...others] = toShare(image.picture, image.focus).map((crop) => oneFile(image.picture, crop));
    if (!wide) throw new Error("the first crop is 16:9");
    const all = [wide, ...others].map(({ href }) => href);
    return { image: { ...wide, alt: image.alt }, all: [...new Set(all)] };
  }
  // Social networks show no vector drawings.
  const card = cardOf(story, newsroom);
  if (!card) return { image: { ...site.socialCard, alt: site.name }, all: [site.socialCard.href] };
  const { path, width, height } = cardFile(card);
  return { image: { href: path, width, height, alt: social.headline }, all: [path] };
}

interface ArticleFacts {
  url: string;
  images: string[];
  modified: string;
}

/** schema.org/NewsArticle, as search engines read it; opinion says so by its own type. */
function newsArticle(story: Story, section: Section, facts: ArticleFacts, shared: Shared): JsonLd {
  const { newsroom, site } = shared;
  const { zone, language } = newsroom.site;
  const content = story.content();
  const agency = story.source === null ? undefined : newsroom.agencies.get(story.source);
  const authors: JsonLd[] = story.byline.map(
    (slug): JsonLd => ({
      "@type": "Person",
      name: newsroom.authors.get(slug)?.name,
      url: absolute(site.origin, addresses.author(slug)),
    }),
  );
  const agencyLd: JsonLd | undefined = agency && { "@type": "Organization", name: agency.fullName, url: agency.url };
  const author = authors.length > 0 || !agencyLd ? authors : [agencyLd];
  const corrections = story.corrections.map(({ at, text }): JsonLd => {
    return { "@type": "CorrectionComment", text, datePublished: isoInZone(at, zone) };
  });
  return {
    "@context": "https://schema.org",
    "@type": section.kind === "opinion" ? "OpinionNewsArticle" : "NewsArticle",
    ...liveBlog(story, facts, author, shared),
    headline: content.headline,
    description: content.standfirst,
    image: facts.images,
    datePublished: isoInZone(story.publishedAt, zone),
    dateModified: facts.modified,
    author,
    sourceOrganization: agencyLd,
    publisher: publisher(shared),
    mainEntityOfPage: facts.url,
    articleSection: section.name,
    keywords: story.tags.map(({ label }) => label),
    wordCount: content.words,
    inLanguage: content.language?.lang ?? language,
    dateline: content.dateline ?? undefined,
    creditText: wireCredit(story, shared) ?? undefined,
    copyrightHolder: agencyLd ?? { "@type": "Organization", name: newsroom.site.publisher.name },
    copyrightYear: yearOf(story.publishedAt, zone),
    isAccessibleForFree: true,
    ...partOf(story, site),
    correction: corrections.length > 0 ? corrections : undefined,
  };
}

/** schema.org/LiveBlogPosting, which Google shows with a mark. What is over ends with its last update. */
function liveBlog(
  story: Story,
  { url }: ArticleFacts,
  author: JsonLd[],
  { newsroom }: Shared,
): Partial<JsonLdOf<LiveBlogPostingLeaf>> {
  const { live, headline, text } = story.content();
  if (live === null) return {};
  const { zone } = newsroom.site;
  const { updates } = story;
  const plain = text.read().text;
  const first = updates.at(-1)?.at ?? story.publishedAt;
  return {
    "@type": "LiveBlogPosting",
    coverageStartTime: isoInZone(instant(Math.min(first, story.publishedAt)), zone),
    coverageEndTime: live === "ended" ? isoInZone(story.updatedAt ?? story.publishedAt, zone) : undefined,
    liveBlogUpdate: updates.map(
      (update): JsonLd => ({
        "@type": "BlogPosting",
        headline: update.headline ?? headline,
        datePublished: isoInZone(update.at, zone),
        url: `${url}#${update.anchor}`,
        author,
        articleBody: textBelow(update.headline, plain.slice(...update.text).trim()),
      }),
    ),
  };
}

/** The text of an update without the line of its headline. */
const textBelow = (headline: string | null, text: string): string =>
  headline !== null && text.startsWith(headline) ? text.slice(headline.length).trim() : text;

function partOf({ series }: Story, site: Shared["site"]): Partial<JsonLdOf<NewsArticleLeaf>> {
  const website: JsonLd = { "@type": "WebSite", name: site.name, url: absolute(site.origin, "/") };
  if (series === null) return { isPartOf: website };
  const url = absolute(site.origin, addresses.series(series.slug));
  return { isPartOf: [website, { "@type": "CreativeWorkSeries", name: series.name, url }], position: series.part };
}

/** schema.org/NewsMediaOrganization with the policies that trust initiatives look for. */
export function publisher({ newsroom, site }: Shared): JsonLdOf<NewsMediaOrganizationLeaf> {
  const about = absolute(site.origin, addresses.about);
  return {
    "@type": "NewsMediaOrganization",
    name: site.name,
    legalName: newsroom.site.publisher.name,
    url: absolute(site.origin, "/"),
    logo: { "@type": "ImageObject", url: absolute(site.origin, site.logo) },
    correctionsPolicy: absolute(site.origin, addresses.corrections),
    ethicsPolicy: about,
    ownershipFundingInfo: about,
    masthead: absolute(site.origin, addresses.authorIndex),
  };
}
