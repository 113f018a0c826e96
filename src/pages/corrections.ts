import type { CorrectionEntry, RetractionNotice } from "../edition/corrections.ts";
import { labelled } from "../words/sentence.ts";
import { addresses, encodePath } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { plainHead, rssLink } from "./head.ts";
import { pageKind } from "./page.ts";
import { sectionLink, sectionOf, timestamp } from "./views.ts";

export type CorrectionsPage = ReturnType<typeof planPage>;

export const correctionsPage = (context: PageContext): CorrectionsPage =>
  planPage({ path: addresses.corrections, owner: "corrections" }, () => context.edition.corrections, context);

const planPage = pageKind({
  kind: "corrections",
  model(corrections: readonly CorrectionEntry[], { newsroom, site }: Shared) {
    const { words } = newsroom;
    const path = addresses.corrections;
    const feed = rssLink(path, labelled(site.name, words.corrections, words));
    return {
      head: plainHead(site, { title: words.corrections, description: words.correctionsIntro, path, feeds: [feed] }),
      entries: corrections.map(({ at, text, language, path, headline, kind }) => ({
        at: timestamp(at, newsroom),
        text,
        language,
        story: { href: encodePath(path), label: headline },
        kind,
      })),
      feed,
    };
  },
});

export type RetractionPage = ReturnType<typeof retractionPage>;

/** What stays at the address of a retracted story. */
export const retractionPages = (context: PageContext): RetractionPage[] =>
  context.edition.retractions.map((notice) =>
    retractionPage({ path: notice.path, owner: notice.file }, () => notice, context),
  );

const retractionPage = pageKind({
  kind: "retraction",
  model({ path, headline, language, section, publishedAt, at, reason }: RetractionNotice, { newsroom, site }: Shared) {
    const { words } = newsroom;
    const title = labelled(words.retractedTitle, headline, words);
    return {
      head: plainHead(site, { title, description: words.retractedIntro, path, indexed: false }),
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
