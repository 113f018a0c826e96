import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { imageSize } from "image-size";
import { shortDigest } from "../lib/digest.ts";
import type { Picture } from "./newsroom.ts";

const MEDIA_TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  svg: "image/svg+xml",
};

export type PictureResult = { ok: true; picture: Picture } | { ok: false; problem: string; remedy: string };

/**
 * Reads the picture `name` in `folder`. Only a plain file in that folder (or below it) counts: no way up, no link to
 * somewhere else. The type is what the bytes say, not what the name says.
 */
export function readPicture(folder: string, name: string): PictureResult {
  const inside = path.normalize(name);
  if (
    path.isAbsolute(name) ||
    inside.split(path.sep)[0] === ".." ||
    name.includes("\\") ||
    name.includes("\0") ||
    name.includes(":")
  ) {
    return {
      ok: false,
      problem: `"${name}" is outside the folder.`,
      remedy: "Put the picture beside the file that uses it.",
    };
  }
  const file = path.join(folder, inside);
  if (!existsSync(file) || !lstatSync(file).isFile()) {
    return { ok: false, problem: `there is no picture "${name}".`, remedy: `Put it at ${file}, or correct the name.` };
  }
  // A folder on the way may be a link to somewhere else, too.
  if (!realpathSync(file).startsWith(realpathSync(folder) + path.sep)) {
    return {
      ok: false,
      problem: `"${name}" leads out of the folder.`,
      remedy: "Put the picture itself beside the file.",
    };
  }
  const bytes = readFileSync(file);
  try {
    const { type, orientation = 1, ...size } = imageSize(bytes);
    const mediaType = MEDIA_TYPES[type ?? ""];
    if (!mediaType || !isWhole(bytes, mediaType)) throw new TypeError(`unknown type ${type}, or cut off`);
    // From 5 on, the picture lies on its side and is turned before anybody sees it.
    const [width, height] = orientation < 5 ? [size.width, size.height] : [size.height, size.width];
    return { ok: true, picture: { name: inside, file, bytes, digest: shortDigest(bytes), width, height, mediaType } };
  } catch {
    return {
      ok: false,
      problem: `"${name}" is not a picture that browsers show, or it is broken.`,
      remedy: "Save it again as JPEG, PNG, WebP or AVIF.",
    };
  }
}

/** Whether the end of the file is there; what a look at its head cannot tell. Damage in the middle shows when it is encoded. */
function isWhole(bytes: Buffer, mediaType: string): boolean {
  switch (mediaType) {
    case "image/jpeg":
      // The last end of an image comes after the last start of a scan; a thumbnail in the head has both before them.
      return bytes.lastIndexOf("ffd9", undefined, "hex") > bytes.lastIndexOf("ffda", undefined, "hex");
    case "image/png":
      return bytes.includes("IEND", 0, "latin1");
    case "image/webp":
      return bytes.readUInt32LE(4) + 8 <= bytes.length;
    default:
      return true;
  }
}
