import type { TextSource } from "../article/text.ts";
import { BLOCK, blocksOf } from "../edition/blocks.ts";
import { relatedCoverage } from "../edition/related.ts";
import type { Story, StoryContent } from "../edition/story.ts";
import type { Section } from "../newsroom/schemas.ts";
import { inStory } from "../pictures/renditions.ts";
import type { StoryLanguage } from "../text/language.ts";
import { readingMinutes } from "../text/length.ts";
import { say } from "../words/sentence.ts";
import { absolute, addresses, encodePath } from "./addresses.ts";
import { articleHead, wireCredit } from "./article-head.ts";
import type { PageContext, Shared } from "./context.ts";
import type { HeadModel } from "./head.ts";
import { type PageGroup, pageGroup, pageKind } from "./page.ts";
import { partsBefore, type SeriesNote, seriesNote } from "./series.ts";
import {
  type CardView,
  card,
  counted,
  type ImageView,
  imageView,
  joinLinks,
  type Link,
  markText,
  sectionLink,
  sectionOf,
  type TimeView,
  timestamp,
} from "./views.ts";

export interface ArticleModel {
  head: HeadModel;
  path: string;
  headline: string;
  /** Null where the editor wrote none. */
  standfirst: string | null;
  kicker: string | null;
  section: Link;
  sectionFeed: Link;
  isOpinion: boolean;
  /** The color of its section. */
  accent: Section["accent"];
  tags: Link[];
  /** Names with links, and the words between them; empty where an agency alone signs. */
  byline: (Link | string)[];
  agency: string | null;
  published: TimeView;
  updated: TimeView | null;
  image: ImageView | null;
  text: TextSource;
  dropCap: boolean;
  /** The place to put before the first words of the text. */
  dateline: string | null;
  wireCredit: string | null;
  corrections: { at: TimeView; text: string }[];
  /** The address of its earlier versions; null where there are none to show. */
  history: string | null;
  wordCount: string;
  readingTime: string;
  comments: "open" | "closed";
  related: CardView[];
  mark: string | null;
  live: StoryContent["live"];
  series: SeriesNote | null;
  /** Null where it is the site's own. */
  language: StoryLanguage | null;
  url: string;
}

export type ArticlePage = ReturnType<typeof articlePage>;

/** What the page of a story shows. */
interface ArticleInputs {
  story: Story;
  /** Related coverage. */
  related: Story[];
  /** The parts of its series that came before it. */
  parts: Story[];
  /** Whether readers may see its earlier versions. */
  hasHistory: boolean;
}

/**
 * One page for each story.
 * @param block how many of them make a group.
 */
export function articlePages(context: PageContext, block = BLOCK): ArticlePage[] {
  const { stories } = context.edition;
  const relatedTo = relatedOnDemand(stories, block);
  const groups = pageGroups(context, block);
  return stories.map((story, index) => {
    /** Counted from the oldest. */
    const place = stories.length - 1 - index;
    const group = groups[Math.floor(place / block)];
    const inputs = (): ArticleInputs => {
      const parts = partsBefore(story, context);
      // What the series leads to already is not shown twice.
      const others = relatedTo(story, place).filter((other) => !parts.includes(other));
      return { story, related: others, parts, hasHistory: context.histories.has(story.path) };
    };
    return articlePage({ path: story.path, owner: story.file, ...(group && { group }) }, inputs, context);
  });
}

const articlePage = pageKind({ kind: "article", model: articleModel });

/**
 * The stories in blocks, counted from the oldest. A page shows nothing of later stories, so the key of a block stands for
 * its own stories and for all before them: a new story changes the last block alone.
 */
function pageGroups({ edition, histories }: PageContext, block: number): PageGroup[] {
  let before = "";
  return blocksOf(edition.stories, block).map(({ start, stories }) => {
    const own = stories.map((story) => [story, histories.has(story.path), ...partsBefore(story, { edition })]);
    const group = pageGroup(`stories from ${start}`, [before, ...own]);
    before = group.key;
    return group;
  });
}

/**
 * Related coverage, worked out when somebody first asks: for the stories of that block and all later ones, which are what a
 * new story concerns; for all of them if somebody asks for an earlier one.
 * @param stories newest first.
 * @returns what answers for a story, by its place counted from the oldest.
 */
function relatedOnDemand(stories: readonly Story[], block: number) {
  let known: { from: number; related: Map<string, Story[]> } | null = null;
  return ({ path }: Story, place: number): Story[] => {
    if (known === null || place < known.from) {
      const from = known === null ? place - (place % block) : 0;
      known = { from, related: relatedCoverage(stories, from) };
    }
    return known.related.get(path) ?? [];
  };
}

function articleModel({ story, related, parts, hasHistory }: ArticleInputs, shared: Shared): ArticleModel {
  const { newsroom, site } = shared;
  const { words } = newsroom;
  const section = sectionOf(story.section, newsroom);
  const content = story.content();
  const { image } = content;
  const authors = story.byline.map((slug) => {
    return { href: addresses.author(slug), label: newsroom.authors.get(slug)?.name ?? slug };
  });
  return {
    head: articleHead(story, section, shared),
    path: story.path,
    headline: content.headline,
    standfirst: content.hasOwnStandfirst ? content.standfirst : null,
    kicker: content.kicker,
    section: sectionLink(story.section, newsroom),
    sectionFeed: {
      href: addresses.rss(addresses.section(story.section)),
      label: say(words.feedOf, { name: section.name }),
    },
    isOpinion: section.kind === "opinion",
    accent: section.accent,
    tags: story.tags.map(({ slug, label }) => ({ href: addresses.tag(slug), label })),
    byline: joinLinks(authors, newsroom),
    agency: story.source === null ? null : (newsroom.agencies.get(story.source)?.fullName ?? null),
    published: timestamp(story.publishedAt, newsroom),
    updated: story.updatedAt === null ? null : timestamp(story.updatedAt, newsroom),
    image: image && imageView(image, inStory(image.picture)),
    text: content.text,
    dateline: content.dateline,
    wireCredit: wireCredit(story, shared),
    corrections: story.corrections.map(({ at, text }) => ({ at: timestamp(at, newsroom), text })),
    history: hasHistory ? encodePath(addresses.history(story.path)) : null,
    wordCount: counted(words.wordCount, content.words, newsroom),
    readingTime: counted(words.readingTime, readingMinutes(content), newsroom),
    comments: content.comments,
    related: related.map((earlier) => card(earlier, newsroom)),
    mark: markText(story, newsroom),
    live: content.live,
    series: seriesNote(story, parts, shared),
    dropCap: content.dropCap,
    language: content.language,
    url: absolute(site.origin, story.path),
  };
}
