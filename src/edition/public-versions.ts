import type { Article } from "../article/article.ts";
import { type Instant, instant } from "../lib/clock.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Edition } from "./edition.ts";
import type { Story } from "./story.ts";
import { untilNow } from "./updates.ts";

/** What one commit made of an article's file. */
export interface CommittedVersion {
  /** When it was committed. */
  at: Instant;
  /** What the commit says readers should know of it; null where it says nothing. */
  reason: string | null;
  /** Null where the file could not be read as an article. */
  article: Article | null;
}

/** A version that readers once had before them. Only this module makes one. */
export interface PublicVersion {
  /** Since when. */
  from: Instant;
  reason: string | null;
  headline: string;
  /** Empty where the editor wrote none. */
  standfirst: string;
  text: string;
}

/** Committed versions by the article's file, each oldest first. */
export type Histories = ReadonlyMap<string, readonly CommittedVersion[]>;

/** The public versions of each story that has more than one, oldest first, by its path. */
export function publicHistories(
  { stories, now }: Pick<Edition, "stories" | "now">,
  histories: Histories,
  newsroom: Newsroom,
): Map<string, PublicVersion[]> {
  const all = stories.map((story): [string, PublicVersion[]] => {
    const versions = histories.get(story.file);
    const mayShow = versions && story.mark === null && mayKeepVersions(story, newsroom);
    return [story.path, mayShow ? publicVersions(story, versions, newsroom, now) : []];
  });
  return new Map(all.filter(([, versions]) => versions.length > 1));
}

/** Not where the editor forbids it, nor where the agency's contract lets no archive be kept. */
export function mayKeepVersions({ source, content }: Pick<Story, "source" | "content">, newsroom: Newsroom): boolean {
  return (source === null || newsroom.agencies.get(source)?.archive !== false) && content().history;
}

/**
 * The versions that were public at some instant until `now`, without those that say what the one before them said.
 * Closed by default: a version counts only where its own front matter let it be read before the next commit.
 */
export function publicVersions(
  story: Pick<Story, "publishedAt">,
  committed: readonly CommittedVersion[],
  newsroom: Newsroom,
  now: Instant,
): PublicVersion[] {
  const versions: PublicVersion[] = [];
  committed.forEach(({ at, reason, article }, index) => {
    if (article === null || article.draft) return;
    if (article.source !== null && newsroom.agencies.get(article.source)?.archive === false) return;
    // Clocks of two machines differ: a commit that any later one precedes was replaced by then.
    const replaced = Math.min(...committed.slice(index + 1).map((later) => later.at));
    const until = Math.min(replaced, article.expiresAt ?? Infinity, article.retraction?.at ?? Infinity);
    const from = instant(Math.max(at, article.publishedAt, story.publishedAt));
    if (from > now || from >= until) return;
    // Of its updates, those that came out while it stood.
    const stood = untilNow(article, instant(Math.min(now, until - 1)));
    const { headline, hasOwnStandfirst, text, ...content } = stood.content();
    const standfirst = hasOwnStandfirst ? content.standfirst : "";
    const version = { from, reason, headline, standfirst, text: text.read().text };
    const last = versions.at(-1);
    if (!last || !saysTheSame(last, version)) versions.push(version);
  });
  return versions;
}

const saysTheSame = (a: PublicVersion, b: PublicVersion) =>
  a.headline === b.headline && a.standfirst === b.standfirst && a.text === b.text;
