import { unportable } from "./portable-names.ts";
import { LONGEST_SLUG, slugOf } from "./slugs.ts";

/**
 * The slug of a new story: at most eight words, and no more than any disk takes: an address that people can read out.
 * @param year for a headline that is nothing but a name which Windows keeps for a device.
 * @returns nothing where the headline has no letter or digit.
 */
export function fileSlug(headline: string, year: string, locale: string): string {
  const slug = cut(slugOf(headline, locale).split("-").slice(0, 8).join("-"), LONGEST_SLUG);
  // Windows keeps some words for devices. With the year they are names like any other.
  return slug !== "" && unportable(slug) ? `${slug}-${year}` : slug;
}

/** The whole words that fit, or of a longer word the letters that do. */
function cut(slug: string, bytes: number): string {
  if (Buffer.byteLength(slug) <= bytes) return slug;
  const words = slug.slice(0, slug.lastIndexOf("-"));
  if (slug.includes("-")) return cut(words, bytes);
  const letters = [...new Intl.Segmenter().segment(slug)].map(({ segment }) => segment);
  while (Buffer.byteLength(letters.join("")) > bytes) letters.pop();
  return letters.join("");
}
