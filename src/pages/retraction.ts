import type { RetractionNotice } from "../edition/edition.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import type { PageOf } from "./page.ts";
import { type Link, sectionLink, type TimeView, timestamp } from "./views.ts";

export interface RetractionModel {
  head: HeadModel;
  headline: string;
  section: Link;
  published: TimeView;
  retracted: TimeView;
  reason: string;
}

export type RetractionPage = PageOf<"retraction", RetractionModel>;

/** What stays at the address of a retracted story. */
export function retractionPages({ edition, newsroom, site }: PageContext): RetractionPage[] {
  return edition.retractions.map(({ file, path, headline, section, publishedAt, at, reason }: RetractionNotice) => ({
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
      section: sectionLink(section, newsroom),
      published: timestamp(publishedAt, newsroom),
      retracted: timestamp(at, newsroom),
      reason,
    },
  }));
}
