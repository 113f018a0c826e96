import { imageSize } from "image-size";
import { type Refused, refused } from "../lib/issue.ts";
import { avifSize } from "./avif.ts";
import { readDrawing } from "./drawing.ts";
import { sizeProblem } from "./limits.ts";
import { orientationOf } from "./orientation.ts";

/** What the beginning of a file says: its media type, and its size in pixels as it is seen, turned as it asks. */
export type PictureHead = { ok: true; mediaType: string; width: number; height: number } | Refused;

const MEDIA_TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
};

/** What browsers do not show, by what it is. */
const OTHERS: Record<string, string> = {
  tiff: "a TIFF file",
  heic: "a HEIC file",
  heif: "a HEIF file",
  bmp: "a BMP file",
  ico: "an icon file",
  icns: "an icon file",
  jp2: "a JPEG 2000 file",
  j2c: "a JPEG 2000 file",
  jxl: "a JPEG XL file",
  "jxl-stream": "a JPEG XL file",
  psd: "a Photoshop file",
};

/** Reads what can be known without decoding it; a drawing, whole. The type is what the bytes say, not what the name says. */
export function readHead(bytes: Buffer, name: string): PictureHead {
  const isNamedSvg = /\.svg$/i.test(name);
  if (beginsAsXml(bytes)) {
    if (isNamedSvg) {
      const drawing = readDrawing(bytes, name);
      return drawing.ok ? { ...drawing, mediaType: "image/svg+xml" } : drawing;
    }
    return refused(
      `"${name}" is an SVG drawing, or no picture at all.`,
      "Give an SVG drawing a name that ends with .svg.",
    );
  }
  const head = pixelsIn(bytes, name);
  if (!head.ok) return head;
  if (isNamedSvg)
    return refused(`"${name}" is not an SVG drawing.`, `Name it as what it is: ${head.mediaType.slice(6)}.`);
  const problem = sizeProblem(head);
  if (problem) return refused(`"${name}" ${problem.problem}`, problem.remedy);
  if (isWhole(bytes, head.mediaType)) return head;
  return refused(`"${name}" breaks off: its end is missing.`, "Upload it again, or export it again from its original.");
}

const beginsAsXml = (bytes: Buffer) => /^(\xEF\xBB\xBF)?\s*</.test(bytes.toString("latin1", 0, 1000));

function pixelsIn(bytes: Buffer, name: string): PictureHead {
  const avif = avifSize(bytes);
  if (avif) return { ok: true, mediaType: "image/avif", ...avif };
  const { type, width, height } = sizeIn(bytes);
  const mediaType = MEDIA_TYPES[type];
  if (mediaType !== undefined) {
    const isTurned = orientationOf(bytes, mediaType) >= 5;
    return { ok: true, mediaType, ...(isTurned ? { width: height, height: width } : { width, height }) };
  }
  const other = OTHERS[type];
  if (other !== undefined)
    return refused(`"${name}" is ${other}, which browsers do not show.`, "Save it as JPEG or PNG.");
  const remedy = "Export it again from its original, as JPEG, PNG, WebP or AVIF.";
  return refused(`"${name}" is not a picture that browsers show, or it is broken.`, remedy);
}

function sizeIn(bytes: Buffer): { type: string; width: number; height: number } {
  try {
    const { type = "", width, height } = imageSize(bytes);
    return { type, width, height };
  } catch {
    // Whatever it met, it is no picture that it knows.
    return { type: "", width: 0, height: 0 };
  }
}

/** Whether the end of the file is there; what a look at its head cannot tell. Damage in the middle shows when it is decoded. */
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
