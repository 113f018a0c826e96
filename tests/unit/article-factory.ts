import type { Article } from "../../src/article/article.ts";
import { type Instant, instant } from "../../src/lib/clock.ts";
import { trust } from "../../src/lib/trusted-html.ts";
import type { ArticleBody } from "../../src/markdown/body.ts";
import { pictureOf } from "./pictures.ts";

/** The instant that an ISO time with an offset names. */
export const at = (iso: string): Instant => instant(Date.parse(iso));

export const aBody = (changes: Partial<ArticleBody> = {}): ArticleBody => ({
  html: trust("<p>The text.</p>\n"),
  text: "The text.",
  signs: 0,
  words: 2,
  figures: [],
  links: [],
  anchors: [],
  updates: [],
  hasEmbeds: false,
  ...changes,
});

/** A valid article at `/2024/05/25/<slug>/`; `changes` replaces parts of it. */
export function anArticle(slug: string, changes: Partial<Article> = {}): Article {
  const path = `/2024/05/25/${slug}/`;
  return {
    file: `articles/2024/05/${slug}.md`,
    digest: slug,
    lines: { headline: 2, published: 3, standfirst: 4, kicker: 5, tags: 6, slug: 7, aliases: 8, series: 9 },
    path,
    feedId: `tag:ledger.example,2024-05-25:${path}`,
    headline: `About ${slug}`,
    standfirst: "The text.",
    hasOwnStandfirst: false,
    kicker: null,
    section: "city",
    byline: ["ada-byron"],
    source: null,
    dateline: null,
    tags: [],
    image: null,
    pictures: [],
    publishedAt: at("2024-05-25T18:28:00-04:00"),
    updatedAt: null,
    corrections: [],
    retraction: null,
    expiresAt: null,
    draft: false,
    aliases: [],
    comments: "open",
    live: null,
    dropCap: false,
    series: null,
    language: null,
    history: true,
    social: { headline: `About ${slug}`, description: "The text." },
    body: aBody(),
    advice: [],
    ...changes,
  };
}

export const anImage = (name: string): NonNullable<Article["image"]> => ({
  picture: pictureOf(name),
  alt: "What it shows",
  credit: "Photo: Ada",
  caption: null,
  focus: null,
});
