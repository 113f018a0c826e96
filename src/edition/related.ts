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
  const stories = newestFirst.toReversed();
  const earlierByTag = new Map<string, number[]>();
  const related = new Map<string, Story[]>();
  // By the place of a story in the order of publication; zero where it is no candidate.
  const scores = new Float64Array(stories.length);
  stories.forEach((story, place) => {
    const candidates: number[] = [];
    for (const { slug } of story.tags) {
      const earlier = earlierByTag.get(slug) ?? [];
      const weight = 1 / earlier.length;
      for (let index = Math.max(0, earlier.length - CANDIDATES_PER_TAG); index < earlier.length; index += 1) {
        const candidate = earlier[index] ?? 0;
        const score = scores[candidate] ?? 0;
        if (score === 0) candidates.push(candidate);
        scores[candidate] = score + weight;
      }
      earlier.push(place);
      earlierByTag.set(slug, earlier);
    }
    const isBetter = (a: number, b: number) =>
      (scores[a] ?? 0) > (scores[b] ?? 0) || (scores[a] === scores[b] && a > b);
    const best: number[] = [];
    for (const candidate of candidates) {
      const rank = best.findIndex((other) => isBetter(candidate, other));
      if (rank >= 0) best.splice(rank, 0, candidate);
      else if (best.length < MOST) best.push(candidate);
      if (best.length > MOST) best.pop();
    }
    for (const candidate of candidates) scores[candidate] = 0;
    related.set(
      story.path,
      best.flatMap((candidate) => stories[candidate] ?? []),
    );
  });
  return related;
}
