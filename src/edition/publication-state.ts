import type { Article } from "../article/article.ts";
import { type Instant, instant } from "../lib/clock.ts";
import { isInNewsSitemap, leavesNewsSitemapAt } from "./news-sitemap-time.ts";

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

/**
 * Every instant at which what readers see of an article changes by the clock alone, in order: release, updates,
 * corrections, the end of its time in the news sitemap, retraction, expiry. What changes behind a closed door is left out.
 * @param zone of the newsroom.
 */
export function changesOf(article: Article, zone: string): Instant[] {
  return [...new Set([...candidatesOf(article), leavesNewsSitemapAt(article.publishedAt, zone)])]
    .sort((a, b) => a - b)
    .filter((at) => seenAt(article, at, zone) !== seenAt(article, instant(at - 1), zone));
}

/** The next of these after `now`; null for nearly every story of an archive, and then found without much ado. */
export function nextChangeOf(article: Article, now: Instant, zone: string): Instant | null {
  if (candidatesOf(article).every((at) => at <= now) && !isInNewsSitemap(article.publishedAt, now, zone)) return null;
  return changesOf(article, zone).find((at) => at > now) ?? null;
}

function candidatesOf({ publishedAt, updatedAt, expiresAt, retraction, corrections, updates }: Article): Instant[] {
  const candidates = [publishedAt];
  if (updatedAt !== null) candidates.push(updatedAt);
  if (expiresAt !== null) candidates.push(expiresAt);
  if (retraction !== null) candidates.push(retraction.at);
  for (const { at } of corrections) candidates.push(at);
  for (const { at } of updates) candidates.push(at);
  return candidates;
}

/** All that the clock decides about an article. */
function seenAt(article: Article, now: Instant, zone: string): string {
  const state = publicationState(article, now);
  if (state === "draft" || state === "embargoed") return "";
  if (state !== "published") return state;
  const corrections = article.corrections.filter(({ at }) => at <= now).length;
  const isUpdated = article.updatedAt !== null && article.updatedAt <= now;
  const updates = article.updates.filter(({ at }) => at <= now).length;
  return [state, isInNewsSitemap(article.publishedAt, now, zone), isUpdated, corrections, updates].join();
}
