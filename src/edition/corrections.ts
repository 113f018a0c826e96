import type { Article } from "../article/article.ts";
import type { Instant } from "../lib/clock.ts";
import type { StoryLanguage } from "../text/language.ts";
import type { Story } from "./story.ts";

/** What a retraction leaves: neither text, standfirst, picture nor tags. */
export interface RetractionNotice {
  /** Where it was read, for messages. */
  file: string;
  path: string;
  feedId: string;
  headline: string;
  language: StoryLanguage | null;
  section: string;
  publishedAt: Instant;
  at: Instant;
  reason: string;
  aliases: string[];
}

export interface CorrectionEntry {
  at: Instant;
  text: string;
  /** The story that is corrected. */
  path: string;
  headline: string;
  /** The story's, where that is not the site's: the text is written in it, too. */
  language: StoryLanguage | null;
  feedId: string;
  kind: "correction" | "retraction";
}

export function toNotice({
  file,
  path,
  feedId,
  section,
  publishedAt,
  retraction,
  aliases,
  content,
}: Article): RetractionNotice[] {
  if (retraction === null) return [];
  const { headline, language } = content();
  return [{ file, path, feedId, headline, language, section, publishedAt, aliases, ...retraction }];
}

/** Corrections and retractions, newest first. */
export function correctionEntries(stories: Story[], retracted: Article[]): CorrectionEntry[] {
  const corrections = stories.flatMap((story) =>
    story.corrections.map(({ at, text }): CorrectionEntry => {
      const { path, feedId } = story;
      const { headline, language } = story.content();
      return { at, text, path, headline, language, feedId, kind: "correction" };
    }),
  );
  const retractions = retracted.flatMap(toNotice).map(
    ({ at, reason, path, headline, language, feedId }): CorrectionEntry => ({
      at,
      text: reason,
      path,
      headline,
      language,
      feedId,
      kind: "retraction",
    }),
  );
  return [...corrections, ...retractions].sort((a, b) => b.at - a.at || (a.path < b.path ? -1 : 1));
}
