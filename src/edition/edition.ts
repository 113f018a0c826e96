import type { Article, StoryLanguage } from "../article/article.ts";
import { slugOf } from "../article/slugs.ts";
import type { Instant } from "../lib/clock.ts";
import { digest } from "../lib/digest.ts";
import { datePath } from "../lib/zone.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { hasSlugRules } from "../words/slug-rules.ts";
import { nextChangeOf, type PublicationState, publicationState } from "./publication-state.ts";
import { rightsOf } from "./rights.ts";
import { type SeriesGroup, seriesGroups } from "./series.ts";
import { bodyAt, updatedAtOf } from "./updates.ts";

declare const published: unique symbol;

/** An article that the gate let through. Only this module makes one, so nothing else can reach a page. */
export interface Story extends Omit<Article, "advice"> {
  readonly [published]: true;
  /** Set in a preview alone: why the story is not public. */
  readonly mark: Exclude<PublicationState, "published" | "retracted"> | null;
  /** Tags with the label that the whole edition uses for them. */
  readonly tags: Tag[];
  /** Stands for all that the edition says of the story: the same key in the same newsroom, the same story. */
  readonly key: string;
}

/** What a retraction leaves: neither text, standfirst, picture nor tags. */
export interface RetractionNotice {
  /** Where it was read, for messages. */
  file: string;
  path: string;
  feedId: string;
  headline: string;
  language: StoryLanguage | null;
  section: string;
  publishedAt: Instant;
  at: Instant;
  reason: string;
  aliases: string[];
}

export interface Tag {
  slug: string;
  label: string;
}

export interface TagGroup extends Tag {
  /** The slugs that its labels had before the newsroom's language had rules of its own. */
  formerSlugs: string[];
  description: string | null;
  stories: Story[];
}

export interface CorrectionEntry {
  at: Instant;
  text: string;
  /** The story that is corrected. */
  path: string;
  headline: string;
  /** The story's, where that is not the site's: the text is written in it, too. */
  language: StoryLanguage | null;
  feedId: string;
  kind: "correction" | "retraction";
}

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
  const labels = tagLabels(shown.map(({ article }) => article));
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
    tags: tagGroups(
      stories,
      labels,
      formerSlugs(
        shown.map(({ article }) => article),
        newsroom.site.locale,
      ),
      newsroom,
    ),
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

function toStory(article: Article, state: PublicationState, now: Instant, labels: Map<string, string>): Story {
  const isSpelledSo = article.tags.every(({ slug, label }) => (labels.get(slug) ?? label) === label);
  const tags = isSpelledSo
    ? article.tags
    : article.tags.map(({ slug, label }) => ({ slug, label: labels.get(slug) ?? label }));
  // What is dated later than the edition has not happened in it.
  const updatedAt = updatedAtOf(article, now);
  const body = bodyAt(article.body, now);
  const isOver = (correction: { at: Instant }) => correction.at <= now;
  const corrections = article.corrections.every(isOver) ? article.corrections : article.corrections.filter(isOver);
  const mark = state === "published" || state === "retracted" ? null : state;
  const decided = [updatedAt, corrections.length, body.updates.length, mark, ...tags.map(({ label }) => label)];
  const isAsWritten =
    isSpelledSo &&
    mark === null &&
    (article.updatedAt === null || article.updatedAt <= now) &&
    body === article.body &&
    corrections.length === article.corrections.length;
  const key = isAsWritten ? article.digest : digest([article.digest, ...decided].join("\n"));
  return new PublicArticle(article, { body, tags, updatedAt, corrections, mark, key });
}

/** What the edition decides about an article that is public. */
type Decided = Pick<Story, "body" | "tags" | "updatedAt" | "corrections" | "mark" | "key">;

/** Everything else is as the article says, and asked of it when somebody asks. */
class PublicArticle implements Story {
  declare readonly [published]: true;
  readonly body: Story["body"];
  readonly tags: Tag[];
  readonly updatedAt: Instant | null;
  readonly corrections: Article["corrections"];
  readonly retraction = null;
  readonly mark: Story["mark"];
  readonly key: string;
  readonly path: string;
  readonly publishedAt: Instant;
  readonly section: string;
  readonly byline: string[];
  readonly source: string | null;
  readonly #article: Article;

  constructor(article: Article, { body, tags, updatedAt, corrections, mark, key }: Decided) {
    this.#article = article;
    this.body = body;
    this.tags = tags;
    this.updatedAt = updatedAt;
    this.corrections = corrections;
    this.mark = mark;
    this.key = key;
    this.path = article.path;
    this.publishedAt = article.publishedAt;
    this.section = article.section;
    this.byline = article.byline;
    this.source = article.source;
  }

  get file() {
    return this.#article.file;
  }
  get digest() {
    return this.#article.digest;
  }
  get lines() {
    return this.#article.lines;
  }
  get feedId() {
    return this.#article.feedId;
  }
  get headline() {
    return this.#article.headline;
  }
  get standfirst() {
    return this.#article.standfirst;
  }
  get hasOwnStandfirst() {
    return this.#article.hasOwnStandfirst;
  }
  get kicker() {
    return this.#article.kicker;
  }
  get dateline() {
    return this.#article.dateline;
  }
  get image() {
    return this.#article.image;
  }
  get pictures() {
    return this.#article.pictures;
  }
  get expiresAt() {
    return this.#article.expiresAt;
  }
  get draft() {
    return this.#article.draft;
  }
  get aliases() {
    return this.#article.aliases;
  }
  get comments() {
    return this.#article.comments;
  }
  get live() {
    return this.#article.live;
  }
  get series() {
    return this.#article.series;
  }
  get language() {
    return this.#article.language;
  }
  get dropCap() {
    return this.#article.dropCap;
  }
  get history() {
    return this.#article.history;
  }
  get social() {
    return this.#article.social;
  }
}

function toNotice({
  file,
  path,
  feedId,
  headline,
  language,
  section,
  publishedAt,
  retraction,
  aliases,
}: Article): RetractionNotice[] {
  if (retraction === null) return [];
  return [{ file, path, feedId, headline, language, section, publishedAt, aliases, ...retraction }];
}

/**
 * A tag is spelled as registered, else as in the first story that is public: `parseArticle` applied the register.
 * @param articles newest first.
 */
function tagLabels(articles: readonly Article[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const article of articles.toReversed()) {
    for (const { slug, label } of article.tags) if (!labels.has(slug)) labels.set(slug, label);
  }
  return labels;
}

/** By tag: what the rule for every language makes of its labels, where its own makes another address of them. */
function formerSlugs(articles: readonly Article[], locale: string): Map<string, Set<string>> {
  const former = new Map<string, Set<string>>();
  if (!hasSlugRules(locale)) return former;
  const seen = new Set<string>();
  for (const { slug, label } of articles.flatMap(({ tags }) => tags)) {
    if (seen.has(label)) continue;
    seen.add(label);
    const old = slugOf(label);
    // With a slug of its own it had that before.
    if (old !== "" && old !== slug && slugOf(label, locale) === slug) {
      former.set(slug, (former.get(slug) ?? new Set()).add(old));
    }
  }
  return former;
}

function tagGroups(
  stories: Story[],
  labels: Map<string, string>,
  former: ReadonlyMap<string, ReadonlySet<string>>,
  newsroom: Newsroom,
): Map<string, TagGroup> {
  const grouped = groupByKey(stories, (story) => story.tags.map((tag) => tag.slug), []);
  const descriptions = new Map([...newsroom.tags.values()].map(({ slug, description }) => [slug, description ?? null]));
  const collator = new Intl.Collator(newsroom.site.locale);
  return new Map(
    [...grouped]
      .map(([slug, group]): TagGroup => {
        const label = labels.get(slug) ?? slug;
        const formerSlugs = [...(former.get(slug) ?? [])].sort();
        return { slug, label, description: descriptions.get(slug) ?? null, formerSlugs, stories: group };
      })
      .sort((a, b) => collator.compare(a.label, b.label) || (a.slug < b.slug ? -1 : 1))
      .map((group) => [group.slug, group]),
  );
}

function groupByKey(stories: Story[], keysOf: (story: Story) => string[], first: string[]): Map<string, Story[]> {
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

function correctionEntries(stories: Story[], retracted: Article[]): CorrectionEntry[] {
  // Of a story without one, nothing is asked.
  const corrections = stories.flatMap((story) =>
    story.corrections.map(({ at, text }): CorrectionEntry => {
      const { path, headline, language, feedId } = story;
      return { at, text, path, headline, language, feedId, kind: "correction" };
    }),
  );
  const retractions = retracted.flatMap(toNotice).map(
    ({ at, reason, path, headline, language, feedId }): CorrectionEntry => ({
      at,
      text: reason,
      path,
      headline,
      language,
      feedId,
      kind: "retraction",
    }),
  );
  return [...corrections, ...retractions].sort((a, b) => b.at - a.at || (a.path < b.path ? -1 : 1));
}
