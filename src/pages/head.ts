import type { JsonLd } from "../lib/json-ld.ts";
import { absolute } from "./addresses.ts";
import type { Link } from "./views.ts";

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
  /** RSS feeds for autodiscovery, the most special first. */
  feeds: Link[];
  jsonLd: JsonLd[];
}

export const INDEXED = "index, follow, max-image-preview:large, max-snippet:-1";
export const NOT_INDEXED = "noindex, follow";

interface PlainHead {
  title: string;
  description: string;
  path: string;
  feeds?: Link[];
  indexed?: boolean;
  jsonLd?: JsonLd[];
}

/** The head of a page that is not a story. */
export function plainHead(
  { title, description, path, feeds = [], indexed = true, jsonLd = [] }: PlainHead,
  site: { name: string; origin: string; locale: string; socialCard: { href: string; width: number; height: number } },
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
      ["og:locale", site.locale.replace("-", "_")],
      ["og:title", title],
      ["og:description", description],
      ["og:url", url],
      ["og:image", absolute(site.origin, site.socialCard.href)],
      ["og:image:width", String(site.socialCard.width)],
      ["og:image:height", String(site.socialCard.height)],
      ["twitter:card", "summary_large_image"],
    ],
    keywords: [],
    feeds,
    jsonLd,
  };
}

/** schema.org/BreadcrumbList: from the front page to this one. */
export function breadcrumbs(origin: string, crumbs: { name: string; path: string }[]): JsonLd {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: absolute(origin, path),
    })),
  };
}
