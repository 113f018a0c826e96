import type { Article } from "../article/article.ts";
import type { Instant } from "../lib/clock.ts";
import { digest } from "../lib/digest.ts";
import type { PublicationState } from "./publication-state.ts";
import { bodyAt, updatedAtOf } from "./updates.ts";

declare const published: unique symbol;

/** An article that the gate let through. Only this module makes one, so nothing else can reach a page. */
export interface Story extends Omit<Article, "advice"> {
  readonly [published]: true;
  /** Set in a preview alone: why the story is not public. */
  readonly mark: Exclude<PublicationState, "published" | "retracted"> | null;
  /** Tags with the label that the whole edition uses for them. */
  readonly tags: Tag[];
  /** Stands for all that the edition says of the story: the same key in the same newsroom, the same story. */
  readonly key: string;
  /** The key: so the JSON of what a page is made of stands for all of it. */
  toJSON(): string;
}

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
  const body = bodyAt(article.body, now);
  const isOver = (correction: { at: Instant }) => correction.at <= now;
  const corrections = article.corrections.every(isOver) ? article.corrections : article.corrections.filter(isOver);
  const mark = state === "published" || state === "retracted" ? null : state;
  const decided = [updatedAt, corrections.length, body.updates.length, mark, ...tags.map(({ label }) => label)];
  const isAsWritten =
    isSpelledSo &&
    mark === null &&
    (article.updatedAt === null || article.updatedAt <= now) &&
    body === article.body &&
    corrections.length === article.corrections.length;
  const key = isAsWritten ? article.digest : digest([article.digest, ...decided].join("\n"));
  return new PublicArticle(article, { body, tags, updatedAt, corrections, mark, key });
}

/** What the edition decides about an article that is public. */
type Decided = Pick<Story, "body" | "tags" | "updatedAt" | "corrections" | "mark" | "key">;

/** Everything else is as the article says, and asked of it when somebody asks. */
class PublicArticle implements Story {
  declare readonly [published]: true;
  readonly body: Story["body"];
  readonly tags: Tag[];
  readonly updatedAt: Instant | null;
  readonly corrections: Article["corrections"];
  readonly retraction = null;
  readonly mark: Story["mark"];
  readonly key: string;
  readonly path: string;
  readonly publishedAt: Instant;
  readonly section: string;
  readonly byline: string[];
  readonly source: string | null;
  readonly #article: Article;

  constructor(article: Article, { body, tags, updatedAt, corrections, mark, key }: Decided) {
    this.#article = article;
    this.body = body;
    this.tags = tags;
    this.updatedAt = updatedAt;
    this.corrections = corrections;
    this.mark = mark;
    this.key = key;
    this.path = article.path;
    this.publishedAt = article.publishedAt;
    this.section = article.section;
    this.byline = article.byline;
    this.source = article.source;
  }

  toJSON(): string {
    return this.key;
  }

  get file() {
    return this.#article.file;
  }
  get digest() {
    return this.#article.digest;
  }
  get lines() {
    return this.#article.lines;
  }
  get feedId() {
    return this.#article.feedId;
  }
  get headline() {
    return this.#article.headline;
  }
  get standfirst() {
    return this.#article.standfirst;
  }
  get hasOwnStandfirst() {
    return this.#article.hasOwnStandfirst;
  }
  get kicker() {
    return this.#article.kicker;
  }
  get dateline() {
    return this.#article.dateline;
  }
  get image() {
    return this.#article.image;
  }
  get pictures() {
    return this.#article.pictures;
  }
  get expiresAt() {
    return this.#article.expiresAt;
  }
  get draft() {
    return this.#article.draft;
  }
  get aliases() {
    return this.#article.aliases;
  }
  get comments() {
    return this.#article.comments;
  }
  get live() {
    return this.#article.live;
  }
  get series() {
    return this.#article.series;
  }
  get language() {
    return this.#article.language;
  }
  get dropCap() {
    return this.#article.dropCap;
  }
  get history() {
    return this.#article.history;
  }
  get social() {
    return this.#article.social;
  }
}
