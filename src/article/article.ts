import type { Instant } from "../lib/clock.ts";
import type { Advice } from "../lib/issue.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { Picture } from "../newsroom/newsroom.ts";
import type { Focus } from "../pictures/renditions.ts";

/** One validated source file. */
export interface Article {
  /** Where it was read, for messages. */
  file: string;
  /** Stands for all that it says to readers, its pictures included: the same digest, the same article. */
  digest: string;
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
  /** Its address: `/2024/05/25/slug/`, from the day of first publication in the newsroom's zone. */
  path: string;
  feedId: string;
  headline: string;
  /** Never empty: where the editor wrote none, it is the beginning of the text. */
  standfirst: string;
  /** Whether the editor wrote it. If not, it is not shown above the text that it repeats. */
  hasOwnStandfirst: boolean;
  kicker: string | null;
  section: string;
  /** Slugs of authors, in the order of the byline. */
  byline: string[];
  /** Slug of the agency that a wire story came from. */
  source: string | null;
  dateline: string | null;
  tags: ArticleTag[];
  image: ArticleImage | null;
  /** Of each picture, in the order of `picturesOf`. */
  pictures: PictureUse[];
  publishedAt: Instant;
  updatedAt: Instant | null;
  /** Oldest first. */
  corrections: { at: Instant; text: string }[];
  retraction: { at: Instant; reason: string } | null;
  expiresAt: Instant | null;
  draft: boolean;
  aliases: string[];
  comments: "open" | "closed";
  /** Covered as it happens; `ended` keeps its updates. */
  live: "running" | "ended" | null;
  series: SeriesPart | null;
  /** Null where it is written in the site's own language. */
  language: StoryLanguage | null;
  /** Whether the text begins with a large letter. */
  dropCap: boolean;
  /** False where no earlier version may be read again. */
  history: boolean;
  social: { headline: string; description: string };
  body: ArticleBody;
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

/** What a story is written in, where that is not the site's language. */
export interface StoryLanguage {
  /** BCP 47, in its canonical form. */
  lang: string;
  dir: "ltr" | "rtl";
}

/** An entry of a live story. */
export interface Update {
  at: Instant;
  /** Its fragment id, made of its time: it stays whatever comes before or after it. */
  anchor: string;
  headline: string | null;
  words: number;
  /** As of the body. */
  signs: number;
  /** Where it stands in the body's HTML, in its text, and among its figures. */
  html: Span;
  text: Span;
  figures: Span;
}

/** From the first one to before the last one. */
export type Span = [start: number, end: number];

/** A tag as the article spells it; the edition decides on one spelling. */
export interface ArticleTag {
  slug: string;
  label: string;
}

export interface ArticleImage {
  picture: Picture;
  alt: string;
  credit: string;
  caption: string | null;
  /** The point that crops keep. */
  focus: Focus | null;
}

/** Which picture stands where in the source: known where nothing else is asked of the article. */
export interface PictureUse {
  /** As `Picture` has it. */
  digest: string;
  line: number;
  /** Null in the text. */
  field: string | null;
}

export interface ArticleBody {
  /** Like the text, it may be read from the disk each time somebody asks. */
  readonly html: TrustedHtml;
  /** Without markup, a line for each block: for search, word counts and summaries. */
  readonly text: string;
  words: number;
  /** Of the words, the signs of Chinese and Japanese. */
  signs: number;
  figures: ArticleImage[];
  /** Addresses on this site that the text links to. */
  links: { href: string; line: number }[];
  /** Fragment ids that exist in the body. */
  anchors: string[];
  /** Newest first, as they stand in the body. */
  updates: Update[];
  hasEmbeds: boolean;
}

/** Every picture of an article: the one above its text, and those in it. */
export const picturesOf = ({ image, body }: Pick<Article, "image" | "body">): Picture[] =>
  [...(image ? [image] : []), ...body.figures].map(({ picture }) => picture);
