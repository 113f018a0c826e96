import type { RetractionNotice } from "../edition/corrections.ts";
import type { Section } from "../newsroom/schemas.ts";
import type { StoryLanguage } from "../text/language.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { pageKind } from "./page.ts";
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

export type RetractionPage = ReturnType<typeof retractionPage>;

/** What stays at the address of a retracted story. */
export const retractionPages = (context: PageContext): RetractionPage[] =>
  context.edition.retractions.map((notice) =>
    retractionPage({ path: notice.path, owner: notice.file }, () => notice, context),
  );

const retractionPage = pageKind({
  kind: "retraction",
  model(
    { path, headline, language, section, publishedAt, at, reason }: RetractionNotice,
    { newsroom, site }: Shared,
  ): RetractionModel {
    const { words } = newsroom;
    const title = `${words.retractedTitle}: ${headline}`;
    return {
      head: plainHead({ title, description: words.retractedIntro, path, indexed: false }, site),
      headline,
      language,
      section: sectionLink(section, newsroom),
      accent: sectionOf(section, newsroom).accent,
      published: timestamp(publishedAt, newsroom),
      retracted: timestamp(at, newsroom),
      reason,
    };
  },
});
