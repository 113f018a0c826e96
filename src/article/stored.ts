import { readFileSync } from "node:fs";
import path from "node:path";
import { shortDigest } from "../lib/digest.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { Picture } from "../newsroom/newsroom.ts";
import type { Article, ArticleBody, ArticleImage } from "./article.ts";

/** What is read of a story's body only where a page shows it. */
export interface ArticleText {
  html: TrustedHtml;
  text: string;
}

type PictureFacts = Omit<Picture, "bytes">;
type ImageFacts = Omit<ArticleImage, "picture"> & { picture: PictureFacts };

/** An article without its text and without the bytes of its pictures, as it is kept between builds: plain JSON. */
export interface ArticleFacts extends Omit<Article, "body" | "image"> {
  image: ImageFacts | null;
  body: Omit<ArticleBody, "html" | "text" | "figures"> & { figures: ImageFacts[] };
}

export function factsOf({ image, body, ...rest }: Article): ArticleFacts {
  const { html: _, text: __, figures, ...other } = body;
  return { ...rest, image: image && imageFacts(image), body: { ...other, figures: figures.map(imageFacts) } };
}

function imageFacts({ picture, ...rest }: ArticleImage): ImageFacts {
  const { bytes: _, ...facts } = picture;
  return { ...rest, picture: facts };
}

/**
 * The article again.
 * @param readText is called each time that somebody asks for its text.
 */
export function articleOf({ image, body, ...rest }: ArticleFacts, readText: () => ArticleText): Article {
  const folder = path.dirname(rest.file);
  const revived = (facts: ImageFacts): ArticleImage => ({ ...facts, picture: storedPicture(facts.picture, folder) });
  return {
    ...rest,
    image: image && revived(image),
    body: {
      ...body,
      figures: body.figures.map(revived),
      get html() {
        return readText().html;
      },
      get text() {
        return readText().text;
      },
    },
  };
}

/** A picture changed while the site was built: the name that it goes out under would lie. */
export class PictureChanged extends Error {}

function storedPicture(facts: PictureFacts, folder: string): Picture {
  return {
    ...facts,
    get bytes() {
      const file = path.join(folder, facts.name);
      const bytes = readFileSync(file);
      if (shortDigest(bytes) !== facts.digest) throw new PictureChanged(`${file} changed while the site was built.`);
      return bytes;
    },
  };
}
