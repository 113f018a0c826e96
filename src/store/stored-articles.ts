import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article, ArticleContent } from "../article/article.ts";
import { type ArticleSource, createTypesetter, type ParsedArticle, parseArticle } from "../article/parse.ts";
import { type ArticleText, type TextPlace, textAt } from "../article/text.ts";
import { digest } from "../lib/digest.ts";
import { RecentMap } from "../lib/recent.ts";
import { trust } from "../lib/trusted-html.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import { type BuildCache, readKept } from "./cache-file.ts";
import { type CachedFolder, type Entry, folderOf, forgetFolder } from "./folder-cache.ts";
import { readPiece } from "./pieces.ts";

/** What is kept of an article's content: JSON. Its text lies in a file of its own. */
export type KeptContent = Omit<ArticleContent, "text">;

/** Parses sources for one newsroom. */
export type Parser = (source: ArticleSource) => ParsedArticle;

export function parserFor(newsroom: ParsingNewsroom): Parser {
  const typesetter = createTypesetter(newsroom.words);
  return (source) => parseArticle(source, newsroom, typesetter);
}

/** The articles that are kept. What is damaged is reported and parsed again. */
export class StoredArticles {
  private readonly cache: BuildCache;
  private readonly parse: Parser;
  /** Files of contents that were read, null where one is not there. As bytes, they lie outside the heap. */
  private readonly files = new Map<string, Buffer | null>();
  private readonly contents = new RecentMap<Entry, ArticleContent>(10_000);

  constructor(cache: BuildCache, parse: Parser) {
    this.cache = cache;
    this.parse = parse;
  }

  /** The articles of one folder. */
  of(cached: CachedFolder): Article[] {
    return cached.entries.map((entry) => {
      const content = () => this.contents.get(entry, () => this.readContent(cached, entry));
      return { ...entry.head, file: entry.file, content };
    });
  }

  readText({ file, texts, html, ...piecePlace }: TextPlace): ArticleText {
    const kept = path.join(folderOf(this.cache), texts);
    const piece = readPiece(kept, piecePlace);
    if (piece === null) return this.parseAgain(file, kept).text.read();
    return { html: trust(piece.toString("utf8", 0, html)), text: piece.toString("utf8", html) };
  }

  private readContent({ contents, texts }: CachedFolder, { file, content, text }: Entry): ArticleContent {
    const kept = path.join(folderOf(this.cache), contents);
    let bytes = this.files.get(contents);
    if (bytes === undefined) {
      bytes = readKept(kept);
      this.files.set(contents, bytes);
    }
    const piece = bytes?.subarray(content.start, content.start + content.length);
    const isWhole = piece !== undefined && digest(piece) === content.digest;
    const read = isWhole ? (JSON.parse(piece.toString()) as KeptContent) : this.parseAgain(file, kept);
    return { ...read, text: textAt({ file, texts, ...text }, (place) => this.readText(place)) };
  }

  private parseAgain(file: string, damaged: string): ArticleContent {
    this.cache.damaged(damaged);
    // The next build keeps it again.
    forgetFolder(this.cache, path.dirname(file));
    const parsed = this.parse({ file, bytes: readFileSync(file) });
    if (!parsed.ok) throw new UsageError(`${file} changed while the site was built. Build again.`);
    return parsed.value.content();
  }
}
