import type { Sharp } from "sharp";
import { widestOf } from "./limits.ts";
import type { Picture } from "./picture.ts";
import { ENCODING, type Format, LARGEST, type Region, type Rendition } from "./renditions.ts";

/** What the message says of a picture: it comes after the picture's name. */
export interface PictureProblem {
  problem: string;
  remedy: string;
}

/** The bytes are no picture that can be published: for an editor to fix. */
export class BrokenPicture extends Error {
  readonly problem: PictureProblem;
  constructor(problem: PictureProblem, cause?: unknown) {
    super(`the picture ${problem.problem} ${problem.remedy}`, { cause });
    this.problem = problem;
  }
}

const DAMAGED: PictureProblem = {
  problem: "is damaged: not all of it can be decoded.",
  remedy: "Upload it again, or export it again from its original.",
};

/** Pixels, row by row, of one byte for each channel: gray or red, green, blue; then, of a transparent picture, alpha. */
export interface Pixels {
  data: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/**
 * A part of a picture, turned as the file asks, with sRGB colors, scaled to the size that is asked for. Whatever the
 * part and the size, the same files can be decoded.
 * @param seen the size that the beginning of the file told.
 * @param failOn a warning is of what a camera wrote carelessly, and most often no damage; a scan that breaks off is.
 * @throws {BrokenPicture} where the bytes cannot be decoded.
 */
export async function decodePicture(
  bytes: Uint8Array,
  seen: Pick<Picture, "width" | "height">,
  region: Region,
  { width, height }: Pick<Region, "width" | "height">,
  failOn: "error" | "warning" = "error",
): Promise<Pixels> {
  // Loading it takes longer than a build that has nothing to encode.
  const { default: sharp } = await import("sharp");
  // One thread for each file: their number must not decide on bytes, and another process is at work beside this one.
  sharp.concurrency(1);
  try {
    const source = sharp(bytes, { failOn });
    const { autoOrient } = await source.metadata();
    if (autoOrient.width !== seen.width || autoOrient.height !== seen.height) {
      const problem = `says that it is ${seen.width} × ${seen.height} px, and is ${autoOrient.width} × ${autoOrient.height}.`;
      throw new BrokenPicture({ problem, remedy: "Open it in an image editor and export it again." });
    }
    const { data, info } = await source
      .autoOrient()
      .extract(region)
      .resize(width, height, { fit: "fill" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
  } catch (error) {
    throw error instanceof BrokenPicture ? error : new BrokenPicture(DAMAGED, error);
  }
}

/**
 * Encodes a part of a picture in every form that is asked for. Nothing of what the file holds beside the picture (place,
 * camera, names) goes along, and colors become sRGB. Each file depends on the picture and its own form alone, not on what
 * else is asked for.
 * @throws {BrokenPicture} where the bytes cannot be decoded.
 */
export async function encodePicture(
  bytes: Uint8Array,
  seen: Pick<Picture, "width" | "height">,
  region: Region,
  files: readonly Rendition[],
): Promise<Buffer[]> {
  // Decoded once, in the greatest size that anything is published in.
  const width = Math.min(widestOf(region), LARGEST);
  const height = Math.max(1, Math.round((width * region.height) / region.width));
  const { data, raw } = await decodePicture(bytes, seen, region, { width, height });
  const { default: sharp } = await import("sharp");
  return Promise.all(
    files.map((file) =>
      inFormat(sharp(data, { raw }).resize(file.width, file.height, { fit: "fill" }), file.format).toBuffer(),
    ),
  );
}

/** What is transparent stands on the same ground in every format that a page shows; a device's icon stays as it is. */
function inFormat(image: Sharp, format: Format): Sharp {
  const { ground: background } = ENCODING;
  switch (format) {
    case "avif":
      return image.flatten({ background }).avif(ENCODING.avif);
    case "webp":
      return image.flatten({ background }).webp(ENCODING.webp);
    case "png":
      return image.png(ENCODING.png);
    case "jpeg":
      return image.flatten({ background }).jpeg(ENCODING.jpeg);
  }
}
