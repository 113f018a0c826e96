import type { Story } from "../edition/story.ts";
import { datePath } from "../lib/zone.ts";
import { encodePath } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { bylineNames, dayOf, joinNames, sectionOf } from "../pages/views.ts";
import type { StoryLanguage } from "../text/language.ts";
import type { StoryText } from "./stream.ts";

/** What the index holds of a story; JSON, so that another process can be handed it. */
export interface SearchDocument extends StoryText {
  /** Null where it is written in the site's own. */
  language: StoryLanguage | null;
  isOpinion: boolean;
  authors: string[];
  /** As a reader sees it. */
  day: string;
  /** On the newsroom's calendar, `2024-05-25`. */
  date: string;
  /** The instant of publication, ISO 8601 in UTC. */
  published: string;
}

/** What the index holds of a story. */
export function searchDocument(story: Story, { newsroom }: Pick<PageContext, "newsroom">): SearchDocument {
  const content = story.content();
  const authors = bylineNames(story, newsroom);
  const agency = story.source === null ? undefined : newsroom.agencies.get(story.source);
  return {
    url: encodePath(story.path),
    language: content.language,
    isOpinion: sectionOf(story.section, newsroom).kind === "opinion",
    headline: content.headline,
    kicker: content.kicker ?? "",
    // Otherwise it is the beginning of the text, which is searched as it is.
    standfirst: content.hasOwnStandfirst ? content.standfirst : "",
    text: content.text.read().text,
    captions: [content.image, ...content.figures].flatMap((picture) => (picture?.caption ? [picture.caption] : [])),
    section: sectionOf(story.section, newsroom).name,
    byline: joinNames(authors, newsroom),
    authors,
    tags: story.tags.map(({ label }) => label),
    dateline: content.dateline ?? "",
    agency: agency ? `${agency.name} · ${agency.fullName}` : "",
    day: dayOf(story.publishedAt, newsroom).text,
    date: datePath(story.publishedAt, newsroom.site.zone).replaceAll("/", "-"),
    published: new Date(story.publishedAt).toISOString(),
  };
}
