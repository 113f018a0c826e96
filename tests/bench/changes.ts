import type { BenchArticle } from "./invent.ts";
import { Writer } from "./prose.ts";
import { Random } from "./random.ts";

const SEED = 20251229;

/** Places in the list of tags, the busiest first, of the new story's tags: from everyday words to rare ones. */
const TAG_RANKS = [0, 0.002, 0.02, 0.1, 0.3, 0.6, 1];

/**
 * The first build's clock: at night, late in a month and a year that hold stories like any other, so that the newest
 * parts of the site are as full as they get. No story comes out at night, so none leaves the news sitemap meanwhile.
 */
const FIRST_BUILD = Date.parse("2025-12-29T04:20:00-05:00");

/** The clock of the build with this number: each is ten seconds later, as no two real builds share an instant. */
export const clockOf = (build: number): string => new Date(FIRST_BUILD + build * 10_000).toISOString();

export interface Changes {
  /** Newer than all others, and public at every build's clock: seven tags, one section, one author. */
  newStory: BenchArticle;
  /** A story of five years ago, before and after a paragraph was added to its body. */
  edited: { before: BenchArticle; after: BenchArticle };
}

/** @param articles oldest first. */
export function inventChanges(articles: readonly BenchArticle[]): Changes {
  const writer = new Writer(new Random(SEED));
  const before = articles[articles.length >> 1];
  const last = articles.findLast(({ isWire }) => !isWire);
  if (!before || !last) throw new RangeError("There are too few articles to change one.");
  const tags = tagsByUse(articles);
  return {
    newStory: {
      ...last,
      slug: "one-more-story-for-the-night-desk",
      year: "2025",
      month: "12",
      day: "29",
      time: "04:10",
      headline: "One more story for the night desk",
      section: "world",
      authors: last.authors.slice(0, 1),
      tags: [...new Set(TAG_RANKS.map((rank) => tags[Math.round(rank * (tags.length - 1))] ?? ""))],
      standfirst: writer.sentence(),
      updated: null,
      correction: null,
      body: writer.body(["https://elsewhere.example/report"]),
    },
    edited: {
      before,
      after: { ...before, body: `${before.body}\n\n${writer.paragraph(["https://elsewhere.example/"])}` },
    },
  };
}

/** Every tag in use, the busiest first. */
function tagsByUse(articles: readonly BenchArticle[]): string[] {
  const uses = new Map<string, number>();
  for (const tag of articles.flatMap(({ tags }) => tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses].sort(([a, usesA], [b, usesB]) => usesB - usesA || (a < b ? -1 : 1)).map(([tag]) => tag);
}
