import type { LiveBlogPostingLeaf, NewsArticleLeaf, NewsMediaOrganizationLeaf } from "schema-dts";
import { rightsOf } from "../edition/rights.ts";
import type { Story } from "../edition/story.ts";
import { lastChange } from "../edition/updates.ts";
import { instant } from "../lib/clock.ts";
import type { JsonLd, JsonLdOf } from "../lib/json-ld.ts";
import { isoInZone, yearOf } from "../lib/zone.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import type { Section } from "../newsroom/schemas.ts";
import { isVector, toShare } from "../pictures/renditions.ts";
import { oneFile } from "../pictures/sources.ts";
import { cardFile } from "../pictures/story-card.ts";
import { labelled, say } from "../words/sentence.ts";
import { absolute, addresses } from "./addresses.ts";
import type { Shared } from "./context.ts";
import {
  breadcrumbs,
  feedLinks,
  type HeadModel,
  INDEXED,
  NOT_INDEXED,
  openGraphLocale,
  pictureProperties,
} from "./head.ts";
import { cardOf } from "./story-cards.ts";

/** "© AFP 2024", or the line that the agency's contract asks for; the year of publication in the newsroom's zone. */
export function wireCredit(story: Story, { newsroom }: Pick<Shared, "newsroom">): string | null {
  const agency = story.source === null ? undefined : newsroom.agencies.get(story.source);
  if (!agency) return null;
  const year = yearOf(story.publishedAt, newsroom.site.zone);
  return say(agency.credit ?? `© ${agency.name} {year}`, { year });
}

/** What machines read of a story's page. */
export function articleHead(story: Story, section: Section, shared: Shared): HeadModel {
  const { newsroom, site } = shared;
  const { zone } = newsroom.site;
  const url = absolute(site.origin, story.path);
  const { headline, standfirst, social, language } = story.content();
  const images = sharedImages(story, shared);
  const modified = isoInZone(lastChange(story), zone);
  const facts = { url, images: images.all.map((href) => absolute(site.origin, href)), modified };
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
      ...feedLinks(addresses.section(story.section), labelled(site.name, section.name, newsroom.words)),
      ...feedLinks("/", site.name),
    ],
    jsonLd: [
      newsArticle(story, section, facts, shared),
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
  const authors = story.byline.map((slug): JsonLd => {
    const url = absolute(site.origin, addresses.author(slug));
    return { "@type": "Person", name: newsroom.authors.get(slug)?.name, url };
  });
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
