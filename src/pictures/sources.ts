import { imageHref } from "./address.ts";
import type { Picture } from "./picture.ts";
import { FORMATS, type Format, isVector, type Rendition, type Renditions } from "./renditions.ts";

/** What a `<picture>` is made of. */
export interface PictureSources {
  /** One for each format; none for a vector drawing. */
  sources: { type: string; srcset: string }[];
  /** For browsers that know none of these formats or no `srcset`: a JPEG. */
  src: string;
  /** Of the largest file: it tells the browser the proportions. */
  width: number;
  height: number;
}

const TYPES = { avif: "image/avif", webp: "image/webp", jpeg: "image/jpeg" };

/** The widest that an old browser or a feed reader is given. */
const FALLBACK = 1200;

export function sourcesOf({ picture, files }: Renditions): PictureSources {
  const { width, height } = picture;
  if (isVector(picture)) return { sources: [], src: encodeURI(imageHref(picture)), width, height };
  const inFormat = (format: Format) => files.filter((file) => file.format === format);
  const largest = files.at(-1);
  return {
    sources: FORMATS.map((format) => ({
      type: TYPES[format],
      srcset: inFormat(format)
        .map(({ path, width }) => `${encodeURI(path)} ${width}w`)
        .join(", "),
    })),
    src: encodeURI(fallback(files).path),
    width: largest?.width ?? width,
    height: largest?.height ?? height,
  };
}

/** A JPEG, for programs that take one picture alone. */
export function fallback(files: readonly Rendition[]): Rendition {
  const found = files.findLast(({ format, width }) => format === "jpeg" && width <= FALLBACK);
  const [first] = files.filter(({ format }) => format === "jpeg");
  const one = found ?? first;
  if (!one) throw new Error("every region has a JPEG");
  return one;
}

/** The one file of a picture for a feed or a card elsewhere. */
export function oneFile(
  picture: Picture,
  { files }: Renditions,
): { href: string; width: number; height: number; mediaType: string } {
  const { width, height, mediaType } = picture;
  if (isVector(picture)) return { href: imageHref(picture), width, height, mediaType };
  const { path, ...size } = fallback(files);
  return { href: path, width: size.width, height: size.height, mediaType: TYPES.jpeg };
}
