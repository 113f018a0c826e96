import type { Section } from "../newsroom/schemas.ts";
import type { StoryLanguage } from "../text/language.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import type { PageOf } from "./page.ts";
import { type Link, sectionLink, sectionOf, type TimeView, timestamp } from "./views.ts";

export interface RetractionModel {
  head: HeadModel;
  headline: string;
  /** The story's, where that is not the site's. */
  language: StoryLanguage | null;
  section: Link;
  /** The color of its section. */
  accent: Section["accent"];
  published: TimeView;
  retracted: TimeView;
  reason: string;
}

export type RetractionPage = PageOf<"retraction", RetractionModel>;

/** What stays at the address of a retracted story. */
export function retractionPages({ edition, newsroom, site }: PageContext): RetractionPage[] {
  return edition.retractions.map((notice) => {
    const { file, path, headline, language, section, publishedAt, at, reason } = notice;
    return {
      kind: "retraction",
      path,
      owner: file,
      model: {
        head: plainHead(
          {
            title: `${newsroom.words.retractedTitle}: ${headline}`,
            description: newsroom.words.retractedIntro,
            path,
            indexed: false,
          },
          site,
        ),
        headline,
        language,
        section: sectionLink(section, newsroom),
        accent: sectionOf(section, newsroom).accent,
        published: timestamp(publishedAt, newsroom),
        retracted: timestamp(at, newsroom),
        reason,
      },
    };
  });
}
