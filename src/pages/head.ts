import type { JsonLd } from "../lib/json-ld.ts";
import { absolute, addresses } from "./addresses.ts";
import type { Link } from "./views.ts";

export interface FeedLink extends Link {
  /** The feed's media type. */
  type: string;
}

/** What machines read of a page: search engines, social networks, feed readers. */
export interface HeadModel {
  title: string;
  description: string;
  /** Absolute; null where a page must not be indexed. */
  canonical: string | null;
  robots: string;
  /** Open Graph and card properties, in order; a property may repeat. */
  properties: [string, string][];
  keywords: string[];
  /** Feeds for autodiscovery, the most special first. */
  feeds: FeedLink[];
  jsonLd: JsonLd[];
}

export const INDEXED = "index, follow, max-image-preview:large, max-snippet:-1";
export const NOT_INDEXED = "noindex, follow";

/** The RSS feed of a list. */
export const rssLink = (list: string, label: string): FeedLink => ({
  href: addresses.rss(list),
  label,
  type: "application/rss+xml",
});

/** The feeds of the site or of a section, in all formats. */
export const feedLinks = (list: string, label: string): FeedLink[] => [
  rssLink(list, label),
  { href: addresses.atom(list), label: `${label} (Atom)`, type: "application/atom+xml" },
  { href: addresses.jsonFeed(list), label: `${label} (JSON Feed)`, type: "application/feed+json" },
];

/**
 * A language as Open Graph writes it, with a territory: `en_US`. One that names none gets its most likely one; Arabic that of
 * Facebook's list, which has no other and alone reads this.
 * @param tag BCP 47.
 */
export function openGraphLocale(tag: string): string {
  const { language, region } = new Intl.Locale(tag);
  if (language === "ar" && region === undefined) return "ar_AR";
  return `${language}_${region ?? new Intl.Locale(tag).maximize().region ?? language.toUpperCase()}`;
}

/** Open Graph's properties of a picture that stands for a page. @param alt empty for what is decorative. */
export const pictureProperties = (
  origin: string,
  { href, width, height, alt }: { href: string; width: number; height: number; alt: string },
): [string, string][] => [
  ["og:image", absolute(origin, href)],
  ["og:image:width", String(width)],
  ["og:image:height", String(height)],
  ...(alt === "" ? [] : [["og:image:alt", alt] satisfies [string, string]]),
];

interface PlainHead {
  title: string;
  description: string;
  path: string;
  /** Its own: those of the site are on every page. */
  feeds?: FeedLink[];
  indexed?: boolean;
  jsonLd?: JsonLd[];
}

/** The head of a page that is not a story. */
export function plainHead(
  site: { name: string; origin: string; locale: string; socialCard: { href: string; width: number; height: number } },
  { title, description, path, feeds = [], indexed = true, jsonLd = [] }: PlainHead,
): HeadModel {
  const url = absolute(site.origin, path);
  return {
    title: title === site.name ? title : `${title} | ${site.name}`,
    description,
    canonical: indexed ? url : null,
    robots: indexed ? INDEXED : NOT_INDEXED,
    properties: [
      ["og:type", "website"],
      ["og:site_name", site.name],
      ["og:locale", openGraphLocale(site.locale)],
      ["og:title", title],
      ["og:description", description],
      ["og:url", url],
      ...pictureProperties(site.origin, { ...site.socialCard, alt: site.name }),
      ["twitter:card", "summary_large_image"],
    ],
    keywords: [],
    feeds: [...feeds, ...feedLinks("/", site.name)],
    jsonLd,
  };
}

/** schema.org/BreadcrumbList: from the front page to this one. */
export function breadcrumbs(origin: string, crumbs: { name: string; path: string }[]): JsonLd {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index): JsonLd => {
      return { "@type": "ListItem", position: index + 1, name, item: absolute(origin, path) };
    }),
  };
}
