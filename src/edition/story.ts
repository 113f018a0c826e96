import type { Article, ArticleContent } from "../article/article.ts";
import type { Instant } from "../lib/clock.ts";
import { digest } from "../lib/digest.ts";
import type { PublicationState } from "./publication-state.ts";
import { untilNow, updatedAtOf } from "./updates.ts";

const published = Symbol("published");

/** An article that the gate let through. Only this module makes one, so nothing else can reach a page. */
export interface Story extends Omit<Article, "content" | "pictures"> {
  readonly [published]: true;
  /** Set in a preview alone: why the story is not public. */
  mark: Exclude<PublicationState, "published" | "retracted"> | null;
  /** Tags with the label that the whole edition uses for them. */
  tags: Tag[];
  /** Stands for all that the edition says of the story: the same key in the same newsroom, the same story. */
  key: string;
  /** As of the article. */
  content(): StoryContent;
  /** The key: so the JSON of what a page is made of stands for all of it. */
  toJSON(): string;
}

export type StoryContent = Omit<ArticleContent, "advice">;

export interface Tag {
  slug: string;
  label: string;
}

/** A public article as its edition has it. The gate, `editionAt`, alone calls this. @param labels of tags, by their slugs. */
export function toStory(article: Article, state: PublicationState, now: Instant, labels: Map<string, string>): Story {
  const isSpelledSo = article.tags.every(({ slug, label }) => (labels.get(slug) ?? label) === label);
  const tags = isSpelledSo
    ? article.tags
    : article.tags.map(({ slug, label }) => ({ slug, label: labels.get(slug) ?? label }));
  // What is dated later than the edition has not happened in it.
  const updatedAt = updatedAtOf(article, now);
  const { updates, content } = untilNow(article, now);
  const isOver = (correction: { at: Instant }) => correction.at <= now;
  const corrections = article.corrections.every(isOver) ? article.corrections : article.corrections.filter(isOver);
  const mark = state === "published" || state === "retracted" ? null : state;
  const decided = [updatedAt, corrections.length, updates.length, mark, ...tags.map(({ label }) => label)];
  const isAsWritten =
    isSpelledSo &&
    mark === null &&
    (article.updatedAt === null || article.updatedAt <= now) &&
    updates.length === article.updates.length &&
    corrections.length === article.corrections.length;
  const key = isAsWritten ? article.digest : digest([article.digest, ...decided].join("\n"));
  const story = { ...article, tags, updatedAt, updates, corrections, retraction: null, mark, key, content };
  return { ...story, [published]: true, toJSON: () => key };
}
