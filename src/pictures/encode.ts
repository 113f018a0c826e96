import type { Sharp } from "sharp";
import type { Picture } from "../newsroom/newsroom.ts";
import { ENCODING, type Format, LARGEST, type Region, type Rendition } from "./renditions.ts";

/** The bytes are no picture that can be published: for an editor to mend. */
export class BrokenPicture extends Error {}

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
  // Loading it takes longer than a build that has nothing to encode.
  const { default: sharp } = await import("sharp");
  // One thread for each file: their number must not decide on bytes, and another process is at work beside this one.
  sharp.concurrency(1);
  try {
    // What a camera wrote carelessly is no damage: a warning is none, a scan that breaks off is.
    const source = sharp(bytes, { failOn: "error" });
    const { autoOrient } = await source.metadata();
    if (autoOrient.width !== seen.width || autoOrient.height !== seen.height) {
      throw new BrokenPicture("it asks to be rotated in a way that only JPEG files may");
    }
    // Decoded once, in the greatest size that anything is published in.
    const width = Math.min(region.width, LARGEST);
    const height = Math.max(1, Math.round((width * region.height) / region.width));
    const { data, info } = await source
      .autoOrient()
      .extract(region)
      .resize(width, height, { fit: "fill" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    return await Promise.all(
      files.map((file) =>
        inFormat(sharp(data, { raw }).resize(file.width, file.height, { fit: "fill" }), file.format).toBuffer(),
      ),
    );
  } catch (error) {
    throw error instanceof BrokenPicture ? error : new BrokenPicture((error as Error).message.split("\n")[0]);
  }
}

function inFormat(image: Sharp, format: Format): Sharp {
  switch (format) {
    case "avif":
      return image.avif(ENCODING.avif);
    case "webp":
      return image.webp(ENCODING.webp);
    case "png":
      return image.png(ENCODING.png);
    // It has no transparency.
    case "jpeg":
      return image.flatten({ background: "#fff" }).jpeg(ENCODING.jpeg);
  }
}
