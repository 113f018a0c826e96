import { crc32 } from "node:zlib";
import sharp from "sharp";

/** Stored like this; how it is seen depends on its orientation. */
export const STORED = { width: 24, height: 16 };

type Color = "red" | "lime" | "blue" | "white";
const COLORS: Record<Color, string> = { red: "#f00", lime: "#0f0", blue: "#00f", white: "#fff" };
/** Of the corners of what is stored: above at the left and the right, below at the left and the right. */
const CORNERS: readonly Color[] = ["red", "lime", "blue", "white"];

/** Which stored corner is seen at each corner, by orientation: EXIF 2.32, section 4.6.4, tag 0x0112. */
const SEEN: Record<number, readonly number[]> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [2, 0, 3, 1],
  7: [3, 1, 2, 0],
  8: [1, 3, 0, 2],
};

export const seenCorners = (orientation: number): Color[] =>
  (SEEN[orientation] ?? SEEN[1] ?? []).map((corner) => CORNERS[corner] ?? "white");

export const seenSize = (orientation: number): { width: number; height: number } => {
  const { width, height } = STORED;
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
};

export type TurnedFormat = "jpeg" | "png" | "webp" | "avif";

/** A picture with a color in each quarter that asks to be turned. */
export function turned(format: TurnedFormat, orientation: number): Promise<Buffer> {
  const [width, height] = [STORED.width / 2, STORED.height / 2];
  const quarters = CORNERS.map((color, corner) => ({
    input: { create: { width, height, channels: 3, background: COLORS[color] } } as const,
    left: (corner % 2) * width,
    top: Math.floor(corner / 2) * height,
  }));
  const whole = sharp({ create: { ...STORED, channels: 3, background: "#000" } }).composite(
    quarters.map(({ input, ...place }) => ({ input, ...place })),
  );
  const options = { quality: 100, chromaSubsampling: "4:4:4" };
  return whole
    .withMetadata({ orientation })
    .toFormat(format, format === "png" ? {} : format === "webp" ? { lossless: true } : options)
    .toBuffer();
}

const ORIENTATION = { little: Buffer.from([0x12, 0x01, 0x03, 0x00]), big: Buffer.from([0x01, 0x12, 0x00, 0x03]) };

/** The same file with a number in its EXIF that no orientation has. */
export function withOrientation(file: Buffer, value: number): Buffer {
  const bytes = Buffer.from(file);
  const little = bytes.indexOf(ORIENTATION.little);
  if (little !== -1) bytes.writeUInt16LE(value, little + 8);
  else bytes.writeUInt16BE(value, bytes.indexOf(ORIENTATION.big) + 8);
  const chunk = bytes.indexOf("eXIf");
  if (chunk !== -1) {
    const end = chunk + 4 + bytes.readUInt32BE(chunk - 4);
    bytes.writeUInt32BE(crc32(bytes.subarray(chunk, end)), end);
  }
  return bytes;
}

/** The colors at the corners of a picture. */
export async function corners(bytes: Uint8Array): Promise<Color[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): Color => {
    const [red = 0, green = 0, blue = 0] = data.subarray((y * info.width + x) * info.channels);
    const name = [red, green, blue].map((value) => (value > 128 ? 1 : 0)).join("");
    return name === "100" ? "red" : name === "010" ? "lime" : name === "001" ? "blue" : "white";
  };
  const [right, below] = [info.width - 3, info.height - 3];
  return [at(2, 2), at(right, 2), at(2, below), at(right, below)];
}
