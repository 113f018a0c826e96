import { readFileSync } from "node:fs";
import { shortDigest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { ArticleBody, ArticleImage, Span } from "../markdown/body.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Article, ArticleTag, PictureUse } from "./article.ts";

/** What is read of a story's body only where a page shows it. */
export interface ArticleText {
  html: TrustedHtml;
  text: string;
}

type PictureFacts = Omit<Picture, "bytes">;
type ImageFacts = Omit<ArticleImage, "picture"> & { picture: PictureFacts };

/** What every build asks of every article: plain JSON. */
export interface ArticleHead
  extends Pick<
    Article,
    | "digest"
    | "path"
    | "feedId"
    | "section"
    | "byline"
    | "source"
    | "tags"
    | "publishedAt"
    | "updatedAt"
    | "corrections"
    | "retraction"
    | "expiresAt"
    | "draft"
    | "aliases"
    | "series"
  > {
  /** Of each link in its text: the line in the source, and where it leads. */
  links: (number | string)[];
  updates: ArticleBody["updates"];
  hasImage: boolean;
  hasFigures: boolean;
}

/** The rest of an article, without its text and without the bytes of its pictures: plain JSON. */
export interface ArticleFacts
  extends Omit<Article, keyof ArticleHead | "file" | "body" | "image" | "pictures" | "social"> {
  image: ImageFacts | null;
  /** Null where it says what the headline and the standfirst say. */
  social: Article["social"] | null;
  body: Omit<ArticleBody, "html" | "text" | "links" | "updates" | "figures"> & { figures: ImageFacts[] };
}

export function headOf({ body, image, ...article }: Article): ArticleHead {
  const { digest, path, feedId, section, byline, source, tags, publishedAt, updatedAt, expiresAt } = article;
  const { corrections, retraction, draft, aliases, series } = article;
  return {
    digest,
    path,
    feedId,
    section,
    byline,
    source,
    tags,
    publishedAt,
    updatedAt,
    expiresAt,
    corrections,
    retraction,
    draft,
    aliases,
    series,
    links: body.links.flatMap(({ line, href }) => [line, href]),
    updates: body.updates,
    hasImage: image !== null,
    hasFigures: body.figures.length > 0,
  };
}

export function factsOf({ image, body, social, ...article }: Article): ArticleFacts {
  const { lines, headline, standfirst, hasOwnStandfirst, kicker, dateline, comments, live } = article;
  const { language, dropCap, history, advice } = article;
  const { words, signs, figures, anchors, hasEmbeds } = body;
  return {
    lines,
    headline,
    standfirst,
    hasOwnStandfirst,
    kicker,
    dateline,
    comments,
    live,
    language,
    dropCap,
    history,
    advice,
    social: social.headline !== headline || social.description !== standfirst ? social : null,
    image: image && imageFacts(image),
    body: { words, signs, figures: figures.map(imageFacts), anchors, hasEmbeds },
  };
}

function imageFacts({ picture, ...rest }: ArticleImage): ImageFacts {
  const { bytes: _, ...facts } = picture;
  return { ...rest, picture: facts };
}

/** Where the text of an article is kept. JSON. */
export interface TextPlace {
  /** The article's source: the text can be had from there, too. */
  file: string;
  /** The name of a file of texts, and the bytes in it: the HTML, so many bytes of it, and the text. */
  texts: string;
  start: number;
  html: number;
  length: number;
  /** Of these bytes. */
  digest: string;
}

/** The HTML of an article that is read from the disk each time that somebody asks. As JSON, it is its place alone. */
export class StoredHtml implements TrustedHtml {
  readonly __trusted = true;
  private readonly place: TextPlace;
  private readonly read: (place: TextPlace) => ArticleText;

  constructor(place: TextPlace, read: (place: TextPlace) => ArticleText) {
    this.place = place;
    this.read = read;
  }

  get html(): string {
    return this.read(this.place).html.html;
  }

  toJSON(): { $: "stored"; place: TextPlace } {
    return { $: "stored", place: this.place };
  }
}

/** Another HTML without one piece of it. As JSON, it is that HTML and the piece's place. */
export class CutHtml implements TrustedHtml {
  readonly __trusted = true;
  private readonly whole: TrustedHtml;
  private readonly cut: Span;

  constructor(whole: TrustedHtml, cut: Span) {
    this.whole = whole;
    this.cut = cut;
  }

  get html(): string {
    const { html } = this.whole;
    return html.slice(0, this.cut[0]) + html.slice(this.cut[1]);
  }

  toJSON(): { $: "cut"; whole: TrustedHtml; cut: Span } {
    return { $: "cut", whole: this.whole, cut: this.cut };
  }
}

/** Where the rest of an article can be had, each time that somebody asks. */
export interface ArticleRest {
  facts(): ArticleFacts;
  place: TextPlace;
  pictures: PictureUse[];
  readText(place: TextPlace): ArticleText;
}

/** An article that was parsed by an earlier build: what is asked of few articles is read where it is asked. */
export class StoredArticle implements Article {
  readonly file: string;
  readonly digest: string;
  readonly path: string;
  readonly feedId: string;
  readonly section: string;
  readonly byline: string[];
  readonly source: string | null;
  readonly tags: ArticleTag[];
  readonly publishedAt: Article["publishedAt"];
  readonly updatedAt: Article["updatedAt"];
  readonly corrections: Article["corrections"];
  readonly retraction: Article["retraction"];
  readonly expiresAt: Article["expiresAt"];
  readonly draft: boolean;
  readonly aliases: string[];
  readonly series: Article["series"];
  readonly body: ArticleBody;
  private readonly hasImage: boolean;
  private readonly rest: ArticleRest;

  constructor(file: string, head: ArticleHead, rest: ArticleRest) {
    this.file = file;
    this.digest = head.digest;
    this.path = head.path;
    this.feedId = head.feedId;
    this.section = head.section;
    this.byline = head.byline;
    this.source = head.source;
    this.tags = head.tags;
    this.publishedAt = head.publishedAt;
    this.updatedAt = head.updatedAt;
    this.corrections = head.corrections;
    this.retraction = head.retraction;
    this.expiresAt = head.expiresAt;
    this.draft = head.draft;
    this.aliases = head.aliases;
    this.series = head.series;
    this.body = new StoredBody(head, rest);
    this.hasImage = head.hasImage;
    this.rest = rest;
  }

  get lines(): Article["lines"] {
    return this.rest.facts().lines;
  }
  get headline(): string {
    return this.rest.facts().headline;
  }
  get standfirst(): string {
    return this.rest.facts().standfirst;
  }
  get hasOwnStandfirst(): boolean {
    return this.rest.facts().hasOwnStandfirst;
  }
  get kicker(): string | null {
    return this.rest.facts().kicker;
  }
  get dateline(): string | null {
    return this.rest.facts().dateline;
  }
  get comments(): Article["comments"] {
    return this.rest.facts().comments;
  }
  get live(): Article["live"] {
    return this.rest.facts().live;
  }
  get language(): Article["language"] {
    return this.rest.facts().language;
  }
  get dropCap(): boolean {
    return this.rest.facts().dropCap;
  }
  get history(): boolean {
    return this.rest.facts().history;
  }
  get advice(): Article["advice"] {
    return this.rest.facts().advice;
  }
  get social(): Article["social"] {
    const { social, headline, standfirst } = this.rest.facts();
    return social ?? { headline, description: standfirst };
  }
  get pictures(): PictureUse[] {
    return this.rest.pictures;
  }
  get image(): ArticleImage | null {
    const image = this.hasImage ? this.rest.facts().image : null;
    return image && storedImage(image);
  }
}

class StoredBody implements ArticleBody {
  private readonly flatLinks: ArticleHead["links"];
  readonly updates: ArticleBody["updates"];
  private readonly hasFigures: boolean;
  private readonly rest: ArticleRest;

  constructor({ links, updates, hasFigures }: ArticleHead, rest: ArticleRest) {
    this.flatLinks = links;
    this.updates = updates;
    this.hasFigures = hasFigures;
    this.rest = rest;
  }

  get html(): TrustedHtml {
    return new StoredHtml(this.rest.place, (place) => this.rest.readText(place));
  }
  get text(): string {
    return this.rest.readText(this.rest.place).text;
  }
  get links(): ArticleBody["links"] {
    const links: ArticleBody["links"] = [];
    for (let index = 0; index < this.flatLinks.length; index += 2) {
      links.push({ line: Number(this.flatLinks[index]), href: String(this.flatLinks[index + 1]) });
    }
    return links;
  }
  get words(): number {
    return this.rest.facts().body.words;
  }
  get signs(): number {
    return this.rest.facts().body.signs;
  }
  get figures(): ArticleImage[] {
    return this.hasFigures ? this.rest.facts().body.figures.map(storedImage) : [];
  }
  get anchors(): string[] {
    return this.rest.facts().body.anchors;
  }
  get hasEmbeds(): boolean {
    return this.rest.facts().body.hasEmbeds;
  }
}

const storedImage = ({ picture, ...rest }: ImageFacts): ArticleImage => ({ ...rest, picture: storedPicture(picture) });

/** A picture changed or went away while the site was built: the name that it goes out under would lie. */
export class PictureChanged extends UsageError {
  constructor(file: string) {
    super(`${file} changed while the site was built. Build again.`);
  }
}

function storedPicture(facts: PictureFacts): Picture {
  return {
    ...facts,
    get bytes() {
      return unchangedBytes(facts);
    },
  };
}

/** The bytes of a picture that was looked at before. @throws {PictureChanged} where they are others by now. */
export function unchangedBytes({ file, digest }: Pick<Picture, "file" | "digest">): Buffer {
  const bytes = ifThere(() => readFileSync(file));
  if (bytes === null || shortDigest(bytes) !== digest) throw new PictureChanged(file);
  return bytes;
}
