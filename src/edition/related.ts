import type { Story } from "./edition.ts";

const MOST = 4;
/** Older candidates for one tag are left alone: it keeps the cost linear, and newer coverage is worth more anyway. */
const CANDIDATES_PER_TAG = 40;

/**
 * Related coverage: up to four earlier stories that share tags, the most specific tags first. A tag is the more
 * specific the fewer earlier stories carry it. Only earlier stories count, so a page never changes because a later
 * story came out.
 */
export function relatedCoverage(newestFirst: readonly Story[]): Map<string, Story[]> {
  const earlierByTag = new Map<string, Story[]>();
  const related = new Map<string, Story[]>();
  for (const story of [...newestFirst].reverse()) {
    const scores = new Map<Story, number>();
    for (const { slug } of story.tags) {
      const earlier = earlierByTag.get(slug) ?? [];
      for (const candidate of earlier.slice(-CANDIDATES_PER_TAG)) {
        scores.set(candidate, (scores.get(candidate) ?? 0) + 1 / earlier.length);
      }
      earlier.push(story);
      earlierByTag.set(slug, earlier);
    }
    const best = [...scores].sort(
      ([a, scoreA], [b, scoreB]) => scoreB - scoreA || b.publishedAt - a.publishedAt || (a.path < b.path ? -1 : 1),
    );
    related.set(
      story.path,
      best.slice(0, MOST).map(([candidate]) => candidate),
    );
  }
  return related;
}
