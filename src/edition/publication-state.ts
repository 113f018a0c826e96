import type { Article } from "../article/article.ts";
import type { Instant } from "../lib/clock.ts";

export type PublicationState = "draft" | "embargoed" | "published" | "retracted" | "expired";

/**
 * The one rule of what is public. Closed by default: a draft is never public, whatever else is true; rights that have
 * ended end everything but a draft; a retraction leaves a notice.
 */
export function publicationState(article: Article, now: Instant): PublicationState {
  if (article.draft) return "draft";
  if (now < article.publishedAt) return "embargoed";
  if (article.expiresAt !== null && article.expiresAt <= now) return "expired";
  if (article.retraction !== null && article.retraction.at <= now) return "retracted";
  return "published";
}

const NEWS_SITEMAP_MS = 48 * 60 * 60 * 1000;

/** Google News: a story belongs in the news sitemap for two days after publication. */
export const isRecent = (publishedAt: Instant, now: Instant): boolean => now - publishedAt < NEWS_SITEMAP_MS;

/** Every instant at which what an article shows can change by the clock alone, in no order. */
export function changesOf(article: Article): Instant[] {
  if (article.draft) return [];
  const instants = [
    article.publishedAt,
    article.publishedAt + NEWS_SITEMAP_MS,
    article.updatedAt,
    article.expiresAt,
    article.retraction?.at ?? null,
    ...article.corrections.map((correction) => correction.at),
  ];
  return instants.filter((at) => at !== null) as Instant[];
}
