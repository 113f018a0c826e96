import { shortDigest } from "../lib/digest.ts";
import { pictureSlug } from "./address.ts";
import { FAVICON } from "./favicon.ts";
import { widestOf } from "./limits.ts";
import type { Picture } from "./picture.ts";

// What is published of a picture: which part of it, in which widths and formats, and where. All of it is known before
// anything is encoded, so a build can tell what is missing without decoding a picture.

export type Format = "avif" | "webp" | "jpeg" | "png";

/** Of pictures in pages, the best first: a browser takes the first one that it knows. */
export const FORMATS = ["avif", "webp", "jpeg"] as const satisfies readonly Format[];

/** Nothing is published in a greater width. */
export const LARGEST = 1600;

/** What a picture in a page stands on where it is transparent. */
const GROUND = "#fff";

/**
 * How pictures are encoded, and with which sharp (a test holds it against the one that is installed). All of it is part
 * of every address: what is encoded in another way has another name.
 */
export const ENCODING = {
  sharp: "0.35.5",
  largest: LARGEST,
  // Measured on the demonstration's pictures: more effort takes twice as long for files that are 8 % smaller.
  /** What JPEG cannot show through looks the same in every format, on a page of any color. */
  ground: GROUND,
  avif: { quality: 50, effort: 0, chromaSubsampling: "4:2:0" },
  webp: { quality: 75, effort: 2 },
  jpeg: { quality: 78, progressive: true },
  png: { compressionLevel: 9 },
} as const;

/** The widths of a picture in a story, and of its crop on a card: these share theirs, since most pictures are 16:9. */
const WIDTHS = {
  story: [400, 800, 1200, LARGEST],
  card: [400, 800, 1200],
  portrait: [160, 320],
  icon: [180, 192, 512],
  share: [1200],
};

/** A point in percent from the left and the top. */
export interface Focus {
  x: number;
  y: number;
}

/** A part of a picture, in its own pixels. */
export interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** One file that is made of a region. */
export interface Rendition {
  path: string;
  format: Format;
  width: number;
  height: number;
}

/** Files that are made of one region of a picture. */
export interface Renditions {
  picture: Picture;
  region: Region;
  files: Rendition[];
}

/** A vector drawing has every width already; drawing its letters would depend on the fonts of the machine. */
export const isVector = ({ mediaType }: Picture): boolean => mediaType === "image/svg+xml";

/** The whole picture, as a story shows it. */
export const inStory = (picture: Picture): Renditions => renditions(picture, whole(picture), FORMATS, WIDTHS.story);

/** The crop on a card. */
export const onCard = (picture: Picture, focus: Focus | null): Renditions =>
  renditions(picture, crop(picture, 16 / 9, focus), FORMATS, WIDTHS.card);

export const asPortrait = (picture: Picture): Renditions =>
  renditions(picture, crop(picture, 1, null), FORMATS, WIDTHS.portrait);

/** What devices show for the site as a whole: PNG, with what is see-through in it. */
export const asIcon = (picture: Picture): Renditions =>
  renditions(picture, crop(picture, 1, null), ["png"], WIDTHS.icon);

/** What a browser's tab shows; `/favicon.ico` holds the same bytes. */
export const asFavicon = (picture: Picture): Renditions =>
  renditions(picture, crop(picture, 1, null), ["png"], [FAVICON]);

/** The crops that search engines and social networks ask for: 16:9, which comes first, 4:3 and 1:1. */
export const toShare = (picture: Picture, focus: Focus | null): [Renditions, Renditions, Renditions] => {
  const one = (ratio: number) => renditions(picture, crop(picture, ratio, focus), ["jpeg"], WIDTHS.share);
  return [one(16 / 9), one(4 / 3), one(1)];
};

const whole = ({ width, height }: Picture): Region => ({ left: 0, top: 0, width, height });

/** The largest part of the picture with this ratio that has the point of focus as near to its middle as can be. */
export function crop({ width, height }: Pick<Picture, "width" | "height">, ratio: number, focus: Focus | null): Region {
  const isWide = width / height > ratio;
  const part = isWide
    ? { width: Math.max(1, Math.round(height * ratio)), height }
    : { width, height: Math.min(height, Math.max(1, Math.round(width / ratio))) };
  const start = (percent: number, length: number, all: number) =>
    Math.max(0, Math.min(all - length, Math.round((percent / 100) * all - length / 2)));
  const { x, y } = focus ?? { x: 50, y: 50 };
  return { left: start(x, part.width, width), top: start(y, part.height, height), ...part };
}

function renditions(
  picture: Picture,
  region: Region,
  formats: readonly Format[],
  wanted: readonly number[],
): Renditions {
  const start = regionPath(picture, region);
  const files = formats.flatMap((format) =>
    widths(widestOf(region), wanted).map((width): Rendition => {
      const height = Math.max(1, Math.round((width * region.height) / region.width));
      return { path: `${start}-${width}.${format === "jpeg" ? "jpg" : format}`, format, width, height };
    }),
  );
  return { picture, region, files };
}

/** Never more than there is: a picture that is smaller than the widest that is wanted ends with its own width. */
function widths(own: number, wanted: readonly number[]): number[] {
  const smaller = wanted.filter((width) => width < own);
  return smaller.length === wanted.length ? smaller : [...smaller, own];
}

/** How the addresses of a region's files begin: `/images/night-ferry-1a2b3c4d5e`. */
export function regionPath(picture: Picture, { left, top, width, height }: Region): string {
  const source = [picture.digest, left, top, width, height, JSON.stringify(ENCODING)].join();
  return `/images/${pictureSlug(picture)}-${shortDigest(source)}`;
}
