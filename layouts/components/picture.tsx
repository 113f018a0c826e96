import type { AuthorView } from "../../src/pages/authors.ts";
import type { ImageView } from "../../src/pages/views.ts";
import type { PictureSources } from "../../src/pictures/sources.ts";
import type { StoryLanguage } from "../../src/text/language.ts";

interface PictureProps {
  image: PictureSources & { alt: string };
  /** How wide the styles show it, as a browser asks before it has read them. */
  sizes: string;
  /** The picture that a reader sees first is fetched at once. */
  eager?: boolean;
  class?: string;
}

export function Picture({ image, sizes, eager = false, class: name }: PictureProps) {
  const img = (
    <img
      class={name}
      src={image.src}
      alt={image.alt}
      width={image.width}
      height={image.height}
      loading={eager ? "eager" : "lazy"}
      fetchpriority={eager ? "high" : undefined}
      decoding="async"
    />
  );
  if (image.sources.length === 0) return img;
  return (
    <picture>
      {image.sources.map(({ type, srcset }) => (
        <source key={type} type={type} srcset={srcset} sizes={sizes} />
      ))}
      {img}
    </picture>
  );
}

/** Lets the browser fetch the picture that a reader sees first before it has read the page that far. */
export function PicturePreload({ image, sizes }: Pick<PictureProps, "image" | "sizes">) {
  const [best] = image.sources;
  if (!best) return null;
  // Preact's types know neither of these names.
  const responsive = { imagesrcset: best.srcset, imagesizes: sizes };
  return <link rel="preload" as="image" type={best.type} {...responsive} fetchpriority="high" />;
}

interface PortraitProps {
  author: AuthorView;
  /** As wide as the styles show it. */
  sizes: string;
  eager?: boolean;
}

/** The name stands beside it, so the photo adds nothing for a screen reader. */
export function Portrait({ author, sizes, eager = false }: PortraitProps) {
  if (!author.photo) return null;
  return <Picture class="portrait" image={{ ...author.photo, alt: "" }} sizes={sizes} eager={eager} />;
}

interface FigureProps {
  image: ImageView;
  sizes: string;
  class: string;
  /** Its story's, where that is not the site's. */
  language: StoryLanguage | null;
}

/** The picture above a story's text. */
export function Figure({ image, sizes, class: name, language }: FigureProps) {
  return (
    <figure class={name} {...language}>
      <Picture image={image} sizes={sizes} eager />
      <figcaption>
        {image.caption && `${image.caption} `}
        <span class="credit">{image.credit}</span>
      </figcaption>
    </figure>
  );
}
