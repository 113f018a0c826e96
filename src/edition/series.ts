import type { Story } from "./story.ts";

/** A series, as far as it is public. */
export interface SeriesGroup {
  slug: string;
  name: string;
  /** From the first part to the last one. */
  stories: Story[];
}

/** The series of an edition, sorted by name. */
export function seriesGroups(stories: readonly Story[], locale: string): Map<string, SeriesGroup> {
  const groups = new Map<string, SeriesGroup>();
  for (const story of stories) {
    if (story.series === null) continue;
    const { slug, name } = story.series;
    const group = groups.get(slug);
    if (group) group.stories.push(story);
    else groups.set(slug, { slug, name, stories: [story] });
  }
  for (const { stories } of groups.values()) stories.sort((a, b) => partOf(a) - partOf(b));
  const collator = new Intl.Collator(locale);
  return new Map(
    [...groups].sort(([a, one], [b, other]) => collator.compare(one.name, other.name) || (a < b ? -1 : 1)),
  );
}

/**
 * The parts that a part's own page may lead to: those with a lower number that came out before it. A part that comes
 * later, whatever its number, must not change a page that is out already.
 */
export function earlierParts(story: Story, { stories }: Pick<SeriesGroup, "stories">): Story[] {
  return stories.filter((other) => partOf(other) < partOf(story) && other.publishedAt < story.publishedAt);
}

const partOf = ({ series }: Story): number => series?.part ?? 0;
