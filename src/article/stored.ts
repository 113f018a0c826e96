import { readFileSync } from "node:fs";
import { shortDigest } from "../lib/digest.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { Picture } from "../newsroom/newsroom.ts";
import type { Article, ArticleBody, ArticleImage, ArticleTag, Span } from "./article.ts";

/** What is read of a story's body only where a page shows it. */
export interface ArticleText {
  html: TrustedHtml;
  text: string;
}

type PictureFacts = Omit<Picture, "bytes">;
type ImageFacts = Omit<ArticleImage, "picture"> & { picture: PictureFacts };

/** An article without its text and without the bytes of its pictures, as it is kept between builds: plain JSON. */
export interface ArticleFacts extends Omit<Article, "body" | "image" | "social"> {
  image: ImageFacts | null;
  /** Null where it says what the headline and the standfirst say. */
  social: Article["social"] | null;
  body: Omit<ArticleBody, "html" | "text" | "figures"> & { figures: ImageFacts[] };
}

export function factsOf({ image, body, social, ...rest }: Article): ArticleFacts {
  const isOwn = social.headline !== rest.headline || social.description !== rest.standfirst;
  const { html: _, text: __, figures, ...other } = body;
  return {
    ...rest,
    social: isOwn ? social : null,
    image: image && imageFacts(image),
    body: { ...other, figures: figures.map(imageFacts) },
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
  /** The name of a file of texts, and the bytes in it. */
  texts: string;
  start: number;
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

  toJSON(): { place: TextPlace } {
    return { place: this.place };
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

  toJSON(): { whole: TrustedHtml; cut: Span } {
    return { whole: this.whole, cut: this.cut };
  }
}

/**
 * The article again. The facts are part of it from now on: copies of a hundred thousand would fill the memory.
 * @param read is called each time that somebody asks for its text.
 */
export function articleOf(facts: ArticleFacts, place: TextPlace, read: (place: TextPlace) => ArticleText): Article {
  const { image, body, social, tags, headline, standfirst } = facts;
  const revived = (facts: ImageFacts): ArticleImage => ({ ...facts, picture: storedPicture(facts.picture) });
  return Object.assign(facts, {
    tags: tags.map(sharedTag),
    social: social ?? { headline, description: standfirst },
    image: image && revived(image),
    body: {
      ...body,
      figures: body.figures.map(revived),
      html: new StoredHtml(place, read),
      get text() {
        return read(place).text;
      },
    },
  });
}

const sharedTags = new Map<string, ArticleTag>();

/** One object for all articles that have the tag: a hundred thousand articles have half a million. */
function sharedTag(tag: ArticleTag): ArticleTag {
  const known = sharedTags.get(tag.label);
  if (known?.slug === tag.slug) return known;
  sharedTags.set(tag.label, tag);
  return tag;
}

/** A picture changed while the site was built: the name that it goes out under would lie. */
export class PictureChanged extends Error {}

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
  const bytes = readFileSync(file);
  if (shortDigest(bytes) !== digest) throw new PictureChanged(`${file} changed while the site was built.`);
  return bytes;
}
