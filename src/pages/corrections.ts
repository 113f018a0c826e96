import type { CorrectionEntry } from "../edition/corrections.ts";
import { addresses, encodePath } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead, rssLink } from "./head.ts";
import { pageKind } from "./page.ts";
import { type Link, type TimeView, timestamp } from "./views.ts";

export interface CorrectionsModel {
  head: HeadModel;
  entries: (Pick<CorrectionEntry, "text" | "language" | "kind"> & { at: TimeView; story: Link })[];
  feed: Link;
}

export type CorrectionsPage = ReturnType<typeof planPage>;

export const correctionsPage = (context: PageContext): CorrectionsPage =>
  planPage({ path: addresses.corrections, owner: "corrections" }, () => context.edition.corrections, context);

const planPage = pageKind({
  kind: "corrections",
  model(corrections: readonly CorrectionEntry[], { newsroom, site }: Shared): CorrectionsModel {
    const { words } = newsroom;
    const path = addresses.corrections;
    const feed = rssLink(path, `${site.name}: ${words.corrections}`);
    return {
      head: plainHead({ title: words.corrections, description: words.correctionsIntro, path, feeds: [feed] }, site),
      entries: corrections.map((entry) => ({
        at: timestamp(entry.at, newsroom),
        text: entry.text,
        language: entry.language,
        story: { href: encodePath(entry.path), label: entry.headline },
        kind: entry.kind,
      })),
      feed,
    };
  },
});
