import type { Story } from "./story.ts";

/** Stories by each key that they have, in their order. @param first keys that are there even without a story, in front. */
export function groupByKey(
  stories: Story[],
  keysOf: (story: Story) => string[],
  first: string[],
): Map<string, Story[]> {
  const groups = new Map<string, Story[]>(first.map((key) => [key, []]));
  for (const story of stories) {
    for (const key of keysOf(story)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [story]);
      // Somebody may stand twice in a byline.
      else if (group.at(-1) !== story) group.push(story);
    }
  }
  return groups;
}
