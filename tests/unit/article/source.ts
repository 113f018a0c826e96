import type { Article, ArticleContent, ArticleHead } from "../../../src/article/article.ts";
import { type ArticleSource, createTypesetter, parseArticle, type Typesetter } from "../../../src/article/parse.ts";
import { formatIssue, sortIssues } from "../../../src/lib/issue.ts";
import type { Newsroom } from "../../../src/newsroom/newsroom.ts";
import type { Words } from "../../../src/words/en.ts";
import { aNewsroom } from "../newsroom-factory.ts";

export const FILE = "articles/2024/05/summit.md";

/** The keys of a valid article in their order: line 2 is the headline, line 5 the byline. */
const KEYS = {
  headline: "Summit ends",
  published: "2024-05-25 18:28",
  section: "globaltalk",
  byline: "[ada-byron]",
};

/** The text of an article. `keys` replaces values in their place or adds lines from line 6; undefined leaves one out. */
export function source(keys: Record<string, string | undefined> = {}, body = "The text."): string {
  const lines = Object.entries({ ...KEYS, ...keys }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join("\n")}\n---\n${body}\n`;
}

const typesetters = new Map<Words, Typesetter>();

/** The typesetter of the newsroom's language, made once. */
function typesetterOf({ words }: Newsroom): Typesetter {
  const typesetter = typesetters.get(words) ?? createTypesetter(words);
  typesetters.set(words, typesetter);
  return typesetter;
}

const bytesOf = (text: string | Buffer, file: string): ArticleSource => ({ file, bytes: Buffer.from(text) });

/** Both parts of an article in one, with its text as it reads. */
export interface WholeArticle extends ArticleHead, Omit<ArticleContent, "text"> {
  file: string;
  html: string;
  text: string;
}

export function wholeOf({ content, ...head }: Article): WholeArticle {
  const { text: source, ...rest } = content();
  const { html, text } = source.read();
  return { ...head, ...rest, html: html.html, text };
}

/** @throws {Error} with the problems, where there are any. */
export const parsed = (text: string | Buffer, options: Parameters<typeof parsedArticle>[1] = {}): WholeArticle =>
  wholeOf(parsedArticle(text, options));

/** @throws {Error} with the problems, where there are any. */
export function parsedArticle(text: string | Buffer, { file = FILE, newsroom = aNewsroom() } = {}): Article {
  const result = parseArticle(bytesOf(text, file), newsroom, typesetterOf(newsroom));
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join("\n"));
  return result.value;
}

/** Every problem as an editor reads it: `file:line  field: problem remedy`. */
export function problems(
  text: string | Buffer,
  { file = FILE, newsroom = aNewsroom() }: { file?: string; newsroom?: Newsroom } = {},
): string[] {
  const result = parseArticle(bytesOf(text, file), newsroom, typesetterOf(newsroom));
  return result.ok ? [] : sortIssues(result.issues).map(formatIssue);
}
