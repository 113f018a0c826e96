// What decoders and encoders can take, in pixels.

/** The longest side of a file that we publish: WebP's format ends here, one pixel before the encoder of AVIF. */
export const LONGEST_SIDE = 16_383;

/** The most that sharp decodes, against files that fill the memory: its own default. */
export const MOST_PIXELS = 0x3fff * 0x3fff;

interface Size {
  width: number;
  height: number;
}

/** The greatest width in which a picture, or a part of one, is not too tall for any format; 0 where there is none. */
export const widestOf = ({ width, height }: Size): number =>
  Math.min(width, Math.floor((width * LONGEST_SIDE) / height));

/** What of a picture's size stands in the way of publishing it, and how to fix it; null where nothing does. */
export function sizeProblem({ width, height }: Size): { problem: string; remedy: string } | null {
  const size = `${width} × ${height} px`;
  if (width < 1 || height < 1) {
    return { problem: `has no pixels: it is ${size}.`, remedy: "Export it again from its original." };
  }
  if (width * height > MOST_PIXELS) {
    const problem = `is too large: ${size} are ${millions(width * height)} million pixels.`;
    const remedy = `Scale it down to ${millions(MOST_PIXELS)} million or fewer: readers are sent no more than 1600 px in width.`;
    return { problem, remedy };
  }
  if (widestOf({ width, height }) < 1) {
    const problem = `is too narrow for its height: ${size}.`;
    return { problem, remedy: `Crop it: its height may be ${LONGEST_SIDE.toLocaleString("en-US")} times its width.` };
  }
  return null;
}

const millions = (pixels: number) => Math.floor(pixels / 1_000_000);
