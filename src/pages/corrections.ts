import type { CorrectionEntry } from "../edition/corrections.ts";
import { addresses, encodePath } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead, rssLink } from "./head.ts";
import type { PageOf } from "./page.ts";
import { type Link, type TimeView, timestamp } from "./views.ts";

export interface CorrectionsModel {
  head: HeadModel;
  entries: (Pick<CorrectionEntry, "text" | "language" | "kind"> & { at: TimeView; story: Link })[];
  feed: Link;
}

export type CorrectionsPage = PageOf<"corrections", CorrectionsModel>;

export function correctionsPage({ edition, newsroom, site }: PageContext): CorrectionsPage {
  const { words } = newsroom;
  const path = addresses.corrections;
  const feed = rssLink(path, `${site.name}: ${words.corrections}`);
  return {
    kind: "corrections",
    path,
    owner: "corrections",
    model: {
      head: plainHead({ title: words.corrections, description: words.correctionsIntro, path, feeds: [feed] }, site),
      entries: edition.corrections.map((entry) => ({
        at: timestamp(entry.at, newsroom),
        text: entry.text,
        language: entry.language,
        story: { href: encodePath(entry.path), label: entry.headline },
        kind: entry.kind,
      })),
      feed,
    },
  };
}
