import type { Article } from "../article/article.ts";
import type { Instant } from "../lib/clock.ts";
import { datePath } from "../lib/zone.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { type CorrectionEntry, correctionEntries, type RetractionNotice, toNotice } from "./corrections.ts";
import { groupByKey } from "./group-by-key.ts";
import { nextChangeOf, publicationState } from "./publication-state.ts";
import { rightsOf } from "./rights.ts";
import { type SeriesGroup, seriesGroups } from "./series.ts";
import { type Story, toStory } from "./story.ts";
import { formerSlugs, type TagGroup, tagGroups, tagLabels } from "./tags.ts";

/** Everything that is public at one instant. Lists of stories run from the newest to the oldest. */
export interface Edition {
  now: Instant;
  stories: Story[];
  retractions: RetractionNotice[];
  /** Addresses of stories whose rights have ended, and of their former selves. */
  expired: { path: string; file: string }[];
  /** Every section of the newsroom, also one without stories. */
  sections: Map<string, Story[]>;
  /** Sorted by label. */
  tags: Map<string, TagGroup>;
  /** By slug. Sorted by name. */
  series: Map<string, SeriesGroup>;
  /** Authors with at least one story. */
  authors: Map<string, Story[]>;
  /** The archive: by `2024/05`, newest first, without stories that an agency lets nobody archive. */
  months: Map<string, Story[]>;
  /** Newest first. */
  corrections: CorrectionEntry[];
  /** The next instant at which the same sources make another edition; null where none is known. */
  nextChange: Instant | null;
}

/**
 * The one gate: what is public at `now`, grouped. Nothing that comes after it sees an article that is not.
 * @param preview lets drafts, embargoed and expired stories through, marked: for editors' own machines.
 */
export function editionAt(
  now: Instant,
  articles: readonly Article[],
  newsroom: Newsroom,
  { preview = false }: { preview?: boolean } = {},
): Edition {
  const states = [...articles].sort(newestFirst).map((article) => ({ article, state: publicationState(article, now) }));
  const shown = states.filter(({ state }) => state === "published" || (preview && state !== "retracted"));
  const shownArticles = shown.map(({ article }) => article);
  const labels = tagLabels(shownArticles);
  const stories = shown.map(({ article, state }) => toStory(article, state, now, labels));
  const retracted = states.filter(({ state }) => state === "retracted").map(({ article }) => article);
  const expired = preview ? [] : states.filter(({ state }) => state === "expired").map(({ article }) => article);
  const changes = articles.flatMap((article) => nextChangeOf(article, now, newsroom.site.zone) ?? []);
  const fronts = newsroom.frontPage.fronts.flatMap(({ from }) => (from !== null && from > now ? [from] : []));
  return {
    now,
    stories,
    retractions: retracted.flatMap(toNotice),
    expired: expired
      .flatMap(({ path, aliases, file }) => [path, ...aliases].map((gone) => ({ path: gone, file })))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    sections: groupByKey(
      stories,
      (story) => [story.section],
      newsroom.sections.map((section) => section.slug),
    ),
    tags: tagGroups(stories, labels, formerSlugs(shownArticles, newsroom.site.locale), newsroom),
    series: seriesGroups(stories, newsroom.site.locale),
    authors: groupByKey(stories, (story) => story.byline, []),
    months: groupByKey(
      stories.filter((story) => rightsOf(story, newsroom).archive),
      (story) => [datePath(story.publishedAt, newsroom.site.zone).slice(0, 7)],
      [],
    ),
    corrections: correctionEntries(stories, retracted),
    nextChange: [...changes, ...fronts].reduce<Instant | null>(
      (first, at) => (first === null || at < first ? at : first),
      null,
    ),
  };
}

/** By publication, newest first; where two share an instant, by address. */
export function newestFirst(
  a: { publishedAt: Instant; path: string },
  b: { publishedAt: Instant; path: string },
): number {
  return b.publishedAt - a.publishedAt || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
