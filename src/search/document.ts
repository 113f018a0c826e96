import type { StoryLanguage } from "../article/article.ts";
import type { Story } from "../edition/edition.ts";
import { yearOf } from "../lib/zone.ts";
import { encodePath } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { bylineNames, dayOf, joinNames, sectionOf } from "../pages/views.ts";

/** What the index is told of a story; JSON, so that another process can be handed it. */
export interface SearchDocument {
  url: string;
  /** Null where it is written in the site's own. */
  language: StoryLanguage | null;
  headline: string;
  standfirst: string;
  /** One paragraph a line. */
  text: string;
  captions: string[];
  section: string;
  /** As a reader sees it: "Ada Byron and Bo Lindqvist". */
  byline: string;
  authors: string[];
  tags: string[];
  /** As a reader sees it. */
  day: string;
  /** On the newsroom's calendar. */
  year: number;
  /** The instant of publication, ISO 8601 in UTC. */
  published: string;
}

/**
 * What the index is told of a story.
 * @param text its words without markup, one paragraph a line.
 */
export function searchDocument(
  story: Story,
  text: string,
  { newsroom }: Pick<PageContext, "newsroom">,
): SearchDocument {
  const authors = bylineNames(story, newsroom);
  return {
    url: encodePath(story.path),
    language: story.language,
    headline: story.headline,
    standfirst: story.standfirst,
    text,
    captions: story.body.figures.flatMap(({ caption }) => (caption ? [caption] : [])),
    section: sectionOf(story.section, newsroom).name,
    byline: joinNames(authors, newsroom),
    authors,
    tags: story.tags.map(({ label }) => label),
    day: dayOf(story.publishedAt, newsroom).text,
    year: yearOf(story.publishedAt, newsroom.site.zone),
    published: new Date(story.publishedAt).toISOString(),
  };
}
