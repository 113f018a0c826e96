import type { PublicVersion } from "../edition/public-versions.ts";
import type { Story } from "../edition/story.ts";
import { changedParagraphs, type Piece } from "../lib/word-diff.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import type { StoryLanguage } from "../text/language.ts";
import { say } from "../words/sentence.ts";
import { addresses, encodePath } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { pageKind } from "./page.ts";
import { type Link, sectionLink, type TimeView, timestamp } from "./views.ts";

/** What changed in one part of the story, by paragraphs; empty where nothing did. */
export interface ChangeView {
  part: string;
  paragraphs: Piece[][];
}

export interface VersionView {
  time: TimeView;
  /** Null for the first version, which changed nothing. */
  changes: ChangeView[] | null;
  reasons: string[];
}

export interface HistoryModel {
  head: HeadModel;
  headline: string;
  /** The story's, where that is not the site's. */
  language: StoryLanguage | null;
  story: Link;
  section: Link;
  /** Newest first. */
  versions: VersionView[];
}

export type HistoryPage = ReturnType<typeof historyPage>;

/** One page for each story that readers have seen in more than one version. */
export function historyPages(context: PageContext): HistoryPage[] {
  return context.edition.stories.flatMap((story): HistoryPage[] => {
    const versions = context.histories.get(story.path);
    if (!versions) return [];
    const path = addresses.history(story.path);
    return [historyPage({ path, owner: story.file }, () => ({ story, versions }), context)];
  });
}

const historyPage = pageKind({ kind: "history", model: historyModel });

interface HistoryInputs {
  story: Story;
  /** Oldest first. */
  versions: readonly PublicVersion[];
}

function historyModel({ story, versions }: HistoryInputs, { newsroom, site }: Shared): HistoryModel {
  const { words } = newsroom;
  const path = addresses.history(story.path);
  const { headline, language } = story.content();
  const title = say(words.historyOf, { headline });
  return {
    head: plainHead(site, { title, description: words.historyIntro, path, indexed: false }),
    headline,
    language,
    story: { href: encodePath(story.path), label: words.historyBack },
    section: sectionLink(story.section, newsroom),
    versions: versions.map((version, index) => versionView(version, versions[index - 1], story, newsroom)).reverse(),
  };
}

function versionView(
  version: PublicVersion,
  previous: PublicVersion | undefined,
  story: Story,
  newsroom: NewsroomFacts,
): VersionView {
  const time = timestamp(version.from, newsroom);
  if (!previous) return { time, changes: null, reasons: [] };
  const { words } = newsroom;
  const corrections = story.corrections.filter(({ at }) => previous.from < at && at <= version.from);
  const changes = [
    { part: words.historyHeadline, paragraphs: changedPart(previous.headline, version.headline) },
    { part: words.historyStandfirst, paragraphs: changedPart(previous.standfirst, version.standfirst) },
    { part: words.historyText, paragraphs: changedPart(previous.text, version.text) },
  ];
  return {
    time,
    changes: changes.filter(({ paragraphs }) => paragraphs.length > 0),
    reasons: [...corrections.map(({ text }) => text), ...(version.reason === null ? [] : [version.reason])],
  };
}

const changedPart = (before: string, after: string): Piece[][] =>
  before === after ? [] : changedParagraphs(before, after);
