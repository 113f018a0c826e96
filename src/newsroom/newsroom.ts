import type { Advice } from "../lib/issue.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Words } from "../words/en.ts";
import { PARSING_WORDS, type ParsingWords } from "../words/parsing.ts";
import type { Front } from "./fronts.ts";
import type { OwnFile } from "./own-files.ts";
import type { Agency, Author, RegisteredTag, Section, SiteSettings } from "./schemas.ts";
import type { Theme } from "./theme.ts";

/** What any page may show of the newsroom, and any story depend on. */
export interface NewsroomFacts {
  site: SiteSettings;
  words: Words;
  theme: Theme;
  /** In the order of the navigation. */
  sections: Section[];
  authors: ReadonlyMap<string, Author>;
  agencies: ReadonlyMap<string, Agency>;
  /** The registered tags, by what they mean (`meaningOf` their label, and of each alias). */
  tags: ReadonlyMap<string, RegisteredTag & { slug: string }>;
  /** The outlet's mark as SVG. */
  mark: TrustedHtml;
  /** The pictures that the settings name, by their name in the newsroom folder. */
  pictures: ReadonlyMap<string, Picture>;
}

/** Who we are: everything in the newsroom folder, validated. */
export interface Newsroom extends NewsroomFacts {
  /** What the editors chose for the front, and the file that says so. */
  frontPage: { fronts: readonly Front[]; file: string };
  /** The pages that the newsroom writes in Markdown. */
  prose: Record<ProseName, Prose>;
  /** Where the settings name each picture. */
  pictureUses: readonly NewsroomPictureUse[];
  /** What it publishes as it is. */
  files: readonly OwnFile[];
  /** Files that could not be read: what they would have listed is unknown, so nothing is held against it. */
  unread: ReadonlySet<string>;
}

interface Named {
  slug: string;
  aliases?: string[] | undefined;
}

/** All of the newsroom that an article is parsed with: whatever else its files say, the articles stay as they are. */
export interface ParsingNewsroom {
  site: { url: string; zone: string; locale: string; comments: Pick<SiteSettings["comments"], "default"> };
  words: ParsingWords;
  sections: readonly Named[];
  authors: ReadonlyMap<string, Named>;
  agencies: ReadonlyMap<string, Named & Pick<Agency, "expiresAfterDays">>;
  tags: ReadonlyMap<string, { slug: string; label: string }>;
  unread: ReadonlySet<string>;
}

/** The same as JSON, and nothing besides. */
export function parsingFacts({ site, words, sections, authors, agencies, tags }: ParsingNewsroom): unknown {
  const { url, zone, locale, comments } = site;
  return [
    { url, zone, locale, comments: comments.default, words: PARSING_WORDS.map((name) => words[name]) },
    sections.map(({ slug, aliases }) => [slug, aliases]),
    [...authors.values()].map(({ slug, aliases }) => [slug, aliases]),
    [...agencies.values()].map(({ slug, expiresAfterDays }) => [slug, expiresAfterDays]),
    [...tags].map(([meaning, { slug, label }]) => [meaning, slug, label]),
  ];
}

/** The slug that something bears today, for one that it bears or has borne; as given where it is nobody's. */
export const currentSlug = (given: string, list: Iterable<Named>): string =>
  [...list].find(({ slug, aliases }) => slug === given || aliases?.includes(given))?.slug ?? given;

/** A page that the newsroom wrote; links and anchors as in an article's body. */
export interface Prose {
  file: string;
  html: TrustedHtml;
  links: { href: string; line: number }[];
  anchors: string[];
  advice: Advice[];
}

export type ProseName = "about" | "community-guidelines" | "privacy";

/** A line of a settings file that names a picture of the newsroom folder. */
export interface NewsroomPictureUse {
  file: string;
  line: number;
  field: string | null;
  name: string;
}
