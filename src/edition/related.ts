import type { Story } from "./story.ts";

const MOST = 4;
/** Older candidates for one tag are left alone: it keeps the cost linear, and newer coverage is worth more anyway. */
const CANDIDATES_PER_TAG = 40;

/**
 * Related coverage: up to four earlier stories that share tags, the most specific tags first. A tag is the more
 * specific the fewer earlier stories carry it. Only earlier stories count, so a page never changes because a later
 * story came out.
 * @param from how many of the oldest stories are left out: nobody asks for theirs.
 * @returns earlier stories by the story's path.
 */
export function relatedCoverage(newestFirst: readonly Story[], from = 0): Map<string, Story[]> {
  const stories = newestFirst.toReversed();
  const latestByTag = new Map<string, Latest>();
  const related = new Map<string, Story[]>();
  // By the place of a story in the order of publication; zero where it is no candidate.
  const scores = new Float64Array(stories.length);
  const mostTags = stories.reduce((most, { tags }) => Math.max(most, tags.length), 0);
  const candidates = new Int32Array(CANDIDATES_PER_TAG * mostTags);
  stories.forEach((story, place) => {
    let count = 0;
    for (const { slug } of story.tags) {
      let latest = latestByTag.get(slug);
      if (latest === undefined) {
        latest = { places: new Int32Array(CANDIDATES_PER_TAG), count: 0 };
        latestByTag.set(slug, latest);
      }
      const { places } = latest;
      const weight = 1 / latest.count;
      const held = place < from ? 0 : Math.min(latest.count, CANDIDATES_PER_TAG);
      for (let index = 0; index < held; index += 1) {
        const candidate = places[index] as number;
        if (scores[candidate] === 0) candidates[count++] = candidate;
        scores[candidate] = (scores[candidate] as number) + weight;
      }
      places[latest.count % CANDIDATES_PER_TAG] = place;
      latest.count += 1;
    }
    if (place < from) return;
    related.set(
      story.path,
      best(candidates.subarray(0, count), scores).flatMap((candidate) => stories[candidate] ?? []),
    );
    for (let index = 0; index < count; index += 1) scores[candidates[index] as number] = 0;
  });
  return related;
}

/** The last stories that carry a tag, in no order, and how many have carried it. */
interface Latest {
  places: Int32Array;
  count: number;
}

/** The places with the highest scores, best first; of two equals the later story. */
function best(candidates: Int32Array, scores: Float64Array): number[] {
  const chosen: number[] = [];
  for (const candidate of candidates) {
    const score = scores[candidate] as number;
    let rank = chosen.length;
    while (rank > 0) {
      const other = chosen[rank - 1] as number;
      const otherScore = scores[other] as number;
      if (otherScore > score || (otherScore === score && other > candidate)) break;
      rank -= 1;
    }
    if (rank === MOST) continue;
    chosen.splice(rank, 0, candidate);
    if (chosen.length > MOST) chosen.pop();
  }
  return chosen;
}
