import type { TextSource } from "../article/text.ts";
import type { Instant } from "../lib/clock.ts";
import type { PlannedPage } from "../pages/page.ts";
import type { StoryLanguage } from "../text/language.ts";

/** The name under which feeds say what made them. */
export const GENERATOR = "Halyard";

/** One feed in one format. All three formats are written from the same model. */
export interface FeedModel {
  format: "rss" | "atom" | "json";
  /** Never changes, even if the site moves to another origin in a preview. */
  id: string;
  self: string;
  /** Where readers may subscribe to it (WebSub). */
  hubs: string[];
  home: string;
  title: string;
  description: string;
  language: string;
  rights: string;
  /** Who publishes it, and where the editors read mail. */
  publisher: { name: string; url: string; email: string };
  icon: string;
  /** The same in a small size. */
  favicon: string;
  logo: { url: string; width: number; height: number };
  stylesheet: string;
  updatedAt: Instant;
  /** Newest first. */
  items: FeedItem[];
}

export type FeedPage = PlannedPage<"feed", FeedModel>;

export interface FeedItem {
  id: string;
  url: string;
  title: string;
  /** BCP 47; null where it is the feed's own. */
  language: string | null;
  /** Plain text. */
  summary: string;
  content: ItemContent;
  publishedAt: Instant;
  updatedAt: Instant;
  authors: { name: string; url: string | null }[];
  /** All of them as the newsroom's language joins them: "A and B". */
  byline: string;
  categories: string[];
  picture: FeedPicture | null;
}

/** HTML in parts, so that the text of a story is read where it is written into the feed. `itemHtml` puts them together. */
export interface ItemContent {
  before: string;
  /** The story's own text; null where the agency's contract keeps it out. */
  text: TextSource | null;
  dateline: string | null;
  /** Null where the text is in the feed's own. */
  language: StoryLanguage | null;
  after: string;
  /** What addresses in it are relative to. */
  origin: string;
  page: string;
}

/** The one picture that stands for an item. */
export interface FeedPicture {
  /** Its file in the output. */
  path: string;
  url: string;
  mediaType: string;
  width: number;
  height: number;
  /** In bytes: a function of the file's path, whose digest stands for its bytes. Null until the file is made. */
  length: number | null;
  /** Plain text. */
  alt: string;
  caption: string | null;
  /** Null for what the newsroom has drawn itself. */
  credit: string | null;
}
