import { BrokenPicture, decodePicture, type PictureProblem, type Pixels } from "./encode.ts";
import { type Picture, pictureBytes } from "./picture.ts";
import { isVector } from "./renditions.ts";

/** What decoding all of a picture has shown. */
export interface Examination {
  /** Why it cannot be published; null where it can. */
  problem: PictureProblem | null;
  /** Of a transparent picture in which everything that is drawn is nearly black, or nearly white; else null. */
  drawnIn: "black" | "white" | null;
}

/** Another one for each change of what is found: what an older examination found is not asked then. */
export const EXAMINATION = 3;

/** The sides of what is looked at for colors, in pixels. */
const SMALL = 64;

/**
 * Decodes the picture as the encoder will: what passes here can be encoded. A drawing is not decoded, which browsers do;
 * its colors are looked at where it can be drawn.
 * @param isAlone whether no other picture is decoded meanwhile. The decoder keeps one text of warnings for the whole
 * process: what it warned of can be believed only then.
 * @returns null where it warned of something, and another picture may have changed the text.
 */
export async function examinePicture(picture: Picture, isAlone: boolean): Promise<Examination | null> {
  const { width, height } = picture;
  const bytes = pictureBytes(picture);
  if (isVector(picture)) return { problem: null, drawnIn: await drawingColor(bytes) };
  const small = { width: Math.min(SMALL, width), height: Math.min(SMALL, height) };
  const decode = async (failOn: "error" | "warning"): Promise<Examination> => {
    const pixels = await decodePicture(bytes, picture, { left: 0, top: 0, width, height }, small, failOn);
    return { problem: null, drawnIn: colorOf(pixels) };
  };
  try {
    return await decode("warning");
  } catch (error) {
    if (!(error instanceof BrokenPicture)) throw error;
    if (!isAlone) return null;
    if (lacksBits(error)) return { problem: error.problem, drawnIn: null };
  }
  try {
    return await decode("error");
  } catch (error) {
    if (error instanceof BrokenPicture) return { problem: error.problem, drawnIn: null };
    throw error;
  }
}

/** Where bits of a JPEG are missing, its decoder warns and goes on, in gray. Its other warnings are of no damage. */
const lacksBits = ({ cause }: BrokenPicture): boolean =>
  /premature end|bad Huffman code|instead of RST|bad arithmetic/.test(String((cause as Error | undefined)?.message));

async function drawingColor(bytes: Uint8Array): Promise<Examination["drawnIn"]> {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  try {
    const small = sharp(bytes).resize(SMALL, SMALL, { fit: "fill" }).ensureAlpha().toColourspace("srgb");
    const { data, info } = await small.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
    return colorOf({ data, raw: info });
  } catch {
    // Browsers draw more than this library does: nothing is known of its colors then, and nothing is wrong.
    return null;
  }
}

/** Of the largest value that a channel may have. */
const [CLEAR, DARK, LIGHT] = [0.1 * 255, 0.25 * 255, 0.92 * 255];
/** So much of the picture has to be transparent, and so much of what is drawn has to be of one kind. */
const [MUCH, NEARLY_ALL] = [0.2, 0.97];

/** A pixel that is half transparent counts half. */
function colorOf({ data, raw: { channels } }: Pixels): Examination["drawnIn"] {
  if (channels % 2 === 1) return null;
  let [all, clear, drawn, dark, light] = [0, 0, 0, 0, 0];
  for (let at = 0; at < data.length; at += channels) {
    const alpha = data[at + channels - 1] ?? 0;
    const colors = data.subarray(at, at + channels - 1);
    all += 1;
    if (alpha < CLEAR) clear += 1;
    drawn += alpha;
    if (Math.max(...colors) < DARK) dark += alpha;
    if (Math.min(...colors) > LIGHT) light += alpha;
  }
  if (drawn === 0 || clear < MUCH * all) return null;
  return dark > NEARLY_ALL * drawn ? "black" : light > NEARLY_ALL * drawn ? "white" : null;
}
