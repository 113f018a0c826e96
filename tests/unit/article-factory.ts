import type { Article, ArticleContent, ArticleHead } from "../../src/article/article.ts";
import { type TextSource, textInMemory } from "../../src/article/text.ts";
import { type Instant, instant } from "../../src/lib/clock.ts";
import { trust } from "../../src/lib/trusted-html.ts";
import { pictureOf } from "./pictures.ts";

/** The instant that an ISO time with an offset names. */
export const at = (iso: string): Instant => instant(Date.parse(iso));

/** The text of an article; its HTML is one paragraph of it, if not given. */
export const aText = (text = "The text.", html = `<p>${text}</p>\n`): TextSource =>
  textInMemory({ html: trust(html), text });

/** Parts of an article's head, or of its content. */
export type Changes = Partial<Article & ArticleContent>;

/** A valid article at `/2024/05/25/<slug>/`; `changes` replaces parts of its head or its content. */
export function anArticle(slug: string, changes: Changes = {}): Article {
  const path = `/2024/05/25/${slug}/`;
  const head: ArticleHead = {
    digest: slug,
    path,
    feedId: `tag:ledger.example,2024-05-25:${path}`,
    section: "city",
    byline: ["ada-byron"],
    source: null,
    tags: [],
    publishedAt: at("2024-05-25T18:28:00-04:00"),
    updatedAt: null,
    corrections: [],
    retraction: null,
    expiresAt: null,
    draft: false,
    aliases: [],
    series: null,
    pictures: [],
    links: [],
    updates: [],
  };
  const content: ArticleContent = {
    lines: { headline: 2, published: 3, standfirst: 4, kicker: 5, tags: 6, slug: 7, aliases: 8, series: 9 },
    headline: `About ${slug}`,
    standfirst: "The text.",
    hasOwnStandfirst: false,
    kicker: null,
    dateline: null,
    image: null,
    comments: "open",
    live: null,
    language: null,
    dropCap: false,
    history: true,
    social: { headline: `About ${slug}`, description: "The text." },
    text: aText(),
    words: 2,
    signs: 0,
    figures: [],
    anchors: [],
    hasEmbeds: false,
    advice: [],
  };
  const isOfContent = (key: string) => key in content;
  const entries = Object.entries(changes);
  const inHead = Object.fromEntries(entries.filter(([key]) => !isOfContent(key)));
  const inContent = Object.fromEntries(entries.filter(([key]) => isOfContent(key)));
  const changed = { ...content, ...inContent };
  return { ...head, file: `articles/2024/05/${slug}.md`, content: () => changed, ...inHead };
}

export const anImage = (name: string): NonNullable<ArticleContent["image"]> => ({
  picture: pictureOf(name),
  alt: "What it shows",
  credit: "Photo: Ada",
  caption: null,
  focus: null,
});
