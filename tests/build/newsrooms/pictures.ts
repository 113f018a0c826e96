import fc from "fast-check";
import sharp from "sharp";

interface GivenPicture {
  name: string;
  bytes: Buffer;
}

const image = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 90, g: 120, b: 150 } } });

const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30">${inside}</svg>`);

const jpeg = await image(40, 30).jpeg().toBuffer();

/** Turned in each of the eight ways, and in one that does not exist. */
const turned = await Promise.all(
  [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => image(40, 30).jpeg().withMetadata({ orientation }).toBuffer()),
);

const SOUND: GivenPicture[] = [
  { name: "a.jpg", bytes: jpeg },
  { name: "b.png", bytes: await image(30, 40).png().toBuffer() },
  { name: "c.webp", bytes: await image(40, 30).webp().toBuffer() },
  { name: "d.avif", bytes: await image(40, 30).avif({ effort: 0 }).toBuffer() },
  { name: "e.gif", bytes: await image(40, 30).gif().toBuffer() },
  { name: "f.svg", bytes: svg('<path d="M0 0h40v30H0z"/>') },
  { name: "g.png", bytes: await image(1, 1).png().toBuffer() },
  { name: "h.jpg", bytes: await image(40, 30).toColorspace("cmyk").jpeg().toBuffer() },
  { name: "i.png", bytes: await image(40, 30).ensureAlpha(0.2).png({ palette: true }).toBuffer() },
  { name: "j.jpg", bytes: await image(3000, 8).jpeg().toBuffer() },
  ...turned.map((bytes, index) => ({ name: `turned-${index + 1}.jpg`, bytes })),
];

/** Refused by the check, whatever else is true. */
const REFUSED: GivenPicture[] = [
  { name: "empty.jpg", bytes: Buffer.alloc(0) },
  { name: "text.png", bytes: Buffer.from("This is no picture.") },
  { name: "cut.jpg", bytes: jpeg.subarray(0, jpeg.length - 40) },
  { name: "scan.tif", bytes: await image(40, 30).tiff().toBuffer() },
];

const tall = await image(20, 17_000).jpeg().toBuffer();
const noisy = await sharp(Buffer.from(Array.from({ length: 60 * 60 * 3 }, (_, index) => (index * index) % 251)), {
  raw: { width: 60, height: 60, channels: 3 },
})
  .png()
  .toBuffer();

/** A copy in which the middle is overwritten. */
function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 40);
  return copy;
}

/** As EXIF says it, in a format whose pictures are not turned by every program. */
const turnedOther = async (format: "png" | "webp" | "avif") =>
  image(40, 30).toFormat(format).withMetadata({ orientation: 6 }).toBuffer();

const ODD: GivenPicture[] = [
  { name: "tall.jpg", bytes: tall },
  { name: "thread.png", bytes: await image(1, 60_000).png().toBuffer() },
  { name: "damaged.png", bytes: damaged(noisy) },
  { name: "damaged.jpg", bytes: damaged(await sharp(noisy).jpeg().toBuffer()) },
  { name: "still.gif", bytes: Buffer.from("GIF89a\x28\0\x1e\0\0\0\0;", "latin1") },
  { name: "turned.png", bytes: await turnedOther("png") },
  { name: "turned.webp", bytes: await turnedOther("webp") },
  { name: "turned.avif", bytes: await turnedOther("avif") },
  { name: "script.svg", bytes: svg("<script>alert(1)</script>") },
  { name: "handler.svg", bytes: svg('<path onload="alert(1)"/>') },
  { name: "outside.svg", bytes: svg('<image href="https://elsewhere.invalid/x.png"/>') },
  { name: "half.svg", bytes: Buffer.from('<svg width="10" height="10"><path') },
];

const bytesByName = new Map([...SOUND, ...REFUSED, ...ODD].map(({ name, bytes }) => [name, bytes]));

/** @throws {Error} where there is no such picture. */
export function bytesOf(name: string): Buffer {
  const bytes = bytesByName.get(name);
  if (!bytes) throw new Error(`There is no picture ${name}.`);
  return bytes;
}

const nameOf = (pictures: readonly GivenPicture[]) => fc.constantFrom(...pictures.map(({ name }) => name));

/** The name of one that a story may use; mostly of a sound one. */
export const picture: fc.Arbitrary<string> = fc.oneof(
  { weight: 30, arbitrary: nameOf(SOUND) },
  { weight: 1, arbitrary: nameOf(REFUSED) },
  { weight: 8, arbitrary: nameOf(ODD) },
);
