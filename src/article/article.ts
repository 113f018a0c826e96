import type { Instant } from "../lib/clock.ts";
import type { Advice } from "../lib/issue.ts";
import type { ArticleImage, Update } from "../markdown/body.ts";
import type { Picture } from "../pictures/picture.ts";
import type { StoryLanguage } from "../text/language.ts";
import type { TextSource } from "./text.ts";

/** One validated source file, in two parts: its head, and `content()`, which is read when it is asked for. */
export interface Article extends ArticleHead {
  /** Where it was read, for messages. */
  file: string;
  /** May read a file, and parse the source where that file is damaged. Ask once for all that you need. */
  content(): ArticleContent;
}

/** What every build asks of every article, and so is always in memory: plain JSON. */
export interface ArticleHead {
  /** Stands for all that it says to readers, its pictures included: the same digest, the same article. */
  digest: string;
  /** Its address: `/2024/05/25/slug/`, from the day of first publication in the newsroom's zone. */
  path: string;
  feedId: string;
  section: string;
  /** Slugs of authors, in the order of the byline. */
  byline: string[];
  /** Slug of the agency that a wire story came from. */
  source: string | null;
  tags: ArticleTag[];
  publishedAt: Instant;
  updatedAt: Instant | null;
  /** Oldest first. */
  corrections: { at: Instant; text: string }[];
  retraction: { at: Instant; reason: string } | null;
  expiresAt: Instant | null;
  draft: boolean;
  aliases: string[];
  series: SeriesPart | null;
  /** Of each picture, in the order of `picturesOf`. */
  pictures: PictureUse[];
  /** Addresses on this site that the text links to. */
  links: { href: string; line: number }[];
  /** Newest first, as they stand in the text. */
  updates: Update[];
}

/** The rest of what an article says. Its text is read when a page shows it. */
export interface ArticleContent {
  /** The line of each front matter key that the whole newsroom is held against later. */
  lines: {
    headline: number;
    published: number;
    standfirst: number;
    kicker: number;
    tags: number;
    slug: number;
    aliases: number;
    series: number;
  };
  headline: string;
  /** Never empty: where the editor wrote none, it is the beginning of the text. */
  standfirst: string;
  /** Whether the editor wrote it. If not, it is not shown above the text that it repeats. */
  hasOwnStandfirst: boolean;
  kicker: string | null;
  dateline: string | null;
  image: ArticleImage | null;
  comments: "open" | "closed";
  /** Covered as it happens; `ended` keeps its updates. */
  live: "running" | "ended" | null;
  /** Null where it is written in the site's own language. */
  language: StoryLanguage | null;
  /** Whether the text begins with a large letter. */
  dropCap: boolean;
  /** False where no earlier version may be read again. */
  history: boolean;
  social: { headline: string; description: string };
  text: TextSource;
  words: number;
  /** Of the words, the signs of Chinese and Japanese. */
  signs: number;
  /** The pictures in the text. */
  figures: ArticleImage[];
  /** Fragment ids that exist in the text. */
  anchors: string[];
  hasEmbeds: boolean;
  /** What is legal in its source but hardly meant. It says nothing to readers, and is no part of the digest. */
  advice: Advice[];
}

/** Which part of which series a story is. */
export interface SeriesPart {
  slug: string;
  name: string;
  /** From 1. */
  part: number;
}

/** A tag as the article spells it; the edition decides on one spelling. */
export interface ArticleTag {
  slug: string;
  label: string;
}

/** Which picture stands where in the source: known where nothing else is asked of the article. */
export interface PictureUse {
  /** As `Picture` has it. */
  digest: string;
  line: number;
  /** Null in the text. */
  field: string | null;
}

/** Every picture of an article: the one above its text, and those in it. */
export const picturesOf = ({ image, figures }: Pick<ArticleContent, "image" | "figures">): Picture[] =>
  [...(image ? [image] : []), ...figures].map(({ picture }) => picture);
