import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encodePicture } from "../../../src/pictures/encode.ts";
import { readHead } from "../../../src/pictures/head.ts";
import { LONGEST_SIDE, MOST_PIXELS, sizeProblem } from "../../../src/pictures/limits.ts";
import { orientationOf } from "../../../src/pictures/orientation.ts";
import { asPortrait, inStory, onCard, toShare } from "../../../src/pictures/renditions.ts";
import { runs } from "../../property.ts";
import { pictureOf } from "../pictures.ts";
import { SOUND } from "./drawings.ts";
import { corners, seenCorners, seenSize, type TurnedFormat, turned, withOrientation } from "./turned.ts";

const FORMATS: TurnedFormat[] = ["jpeg", "png", "webp", "avif"];
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What is published of it, in a format that loses nothing. */
async function published(bytes: Buffer) {
  const head = readHead(bytes, "a");
  if (!head.ok) throw new Error(head.problem);
  const { width, height } = head;
  const [file = Buffer.alloc(0)] = await encodePicture(bytes, head, { left: 0, top: 0, width, height }, [
    { path: "", format: "png", width, height },
  ]);
  return { size: { width, height }, corners: await corners(file) };
}

describe.each(FORMATS)("a picture in %s", (format) => {
  test.each(ORIENTATIONS)(
    "that asks for orientation %i is turned, and has the size that it is seen in",
    async (one) => {
      expect(await published(await turned(format, one))).toEqual({ size: seenSize(one), corners: seenCorners(one) });
    },
  );
});

describe.each(["jpeg", "png", "webp"] as const)("a picture in %s", (format) => {
  test.each([0, 9, 99, 65_535])("that asks for orientation %i, which there is not, stays as it is", async (value) => {
    const bytes = withOrientation(await turned(format, 6), value);
    expect(await published(bytes)).toEqual({ size: seenSize(1), corners: seenCorners(1) });
  });

  test("asks for nothing where its metadata is anything else", async () => {
    const whole = await turned(format, 6);
    const at = whole.indexOf("II*\0") === -1 ? whole.indexOf("MM\0*") : whole.indexOf("II*\0");
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (noise) => {
        const bytes = Buffer.from(whole);
        bytes.set(noise, at);
        expect(ORIENTATIONS).toContain(orientationOf(bytes, `image/${format}`));
        expect(ORIENTATIONS).toContain(orientationOf(bytes.subarray(0, at + (noise[0] ?? 0)), `image/${format}`));
      }),
    );
  });
});

test("an AVIF picture may name its family first", async () => {
  const bytes = await turned("avif", 6);
  bytes.write("mif1", 8, "latin1");
  expect(readHead(bytes, "a.avif")).toEqual({ ok: true, mediaType: "image/avif", ...seenSize(6) });
});

test("no file makes the reader fail, whatever its bytes", async () => {
  const files = await Promise.all(FORMATS.map((format) => turned(format, 6)));
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 12 }),
      (file, place, noise) => {
        const bytes = Buffer.from(file);
        bytes.set(noise.subarray(0, bytes.length), place % Math.max(1, bytes.length - noise.length));
        expect(readHead(bytes, "a.jpg")).toHaveProperty("ok");
        expect(readHead(bytes.subarray(0, place % bytes.length), "a.jpg")).toHaveProperty("ok");
      },
    ),
    runs(200),
  );
});

describe("what can be published of a picture", () => {
  test("keeps every limit of every format, whatever its size; or the size is refused", () => {
    const side = fc.oneof(fc.integer({ min: 1, max: 70_000 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(side, side, (width, height) => {
        const isRefused = width * height > MOST_PIXELS || height > LONGEST_SIDE * width;
        expect(sizeProblem({ width, height }) !== null).toBe(isRefused);
        if (isRefused) return;
        const picture = { ...pictureOf("a.jpg"), width, height };
        for (const { files } of [
          inStory(picture),
          onCard(picture, null),
          asPortrait(picture),
          ...toShare(picture, null),
        ]) {
          expect(files.length).toBeGreaterThan(0);
          for (const file of files) {
            expect(Math.min(file.width, file.height)).toBeGreaterThanOrEqual(1);
            expect(Math.max(file.width, file.height)).toBeLessThanOrEqual(LONGEST_SIDE);
          }
        }
      }),
      runs(200),
    );
  });

  test.each([
    [30, 17_000],
    [4, 60_000],
    [60_000, 1],
  ])("of one of %i × %i pixels is encoded in every format", async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: "#a33" } })
      .png()
      .toBuffer();
    const head = readHead(bytes, "a.png");
    if (!head.ok) throw new Error(head.problem);
    const { region, files } = inStory({ ...pictureOf("a.png"), width, height });
    const encoded = await encodePicture(bytes, head, region, files);
    const sizes = await Promise.all(encoded.map((one) => sharp(one).metadata()));
    expect(sizes.map(({ width, height }) => [width, height])).toEqual(
      files.map(({ width, height }) => [width, height]),
    );
  });
});

/** The head of a PNG that says whatever it is told. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.from("89504e470d0a1a0a0000000d49484452000000000000000008020000000000000049454e44", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

test.each([
  ["a.png", png(0, 0), "has no pixels: it is 0 × 0 px. Export it again from its original."],
  [
    "a.png",
    png(20_000, 20_000),
    "is too large: 20000 × 20000 px are 400 million pixels. Scale it down to 268 million or fewer: readers are sent no more than 1600 px in width.",
  ],
  [
    "a.png",
    png(1, 60_000),
    "is too narrow for its height: 1 × 60000 px. Crop it: its height may be 16,383 times its width.",
  ],
  [
    "a.jpg",
    Buffer.from(SOUND.moving ?? ""),
    "is an SVG drawing, or no picture at all. Give an SVG drawing a name that ends with .svg.",
  ],
  ["a.svg", png(9, 9), "is not an SVG drawing. Name it as what it is: png."],
  [
    "a.tif",
    Buffer.from("4d4d002a00000008000201000003000000010001000001010003000000010001000000000000", "hex"),
    "is a TIFF file, which browsers do not show. Save it as JPEG or PNG.",
  ],
  [
    "a.heic",
    Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
    "is not a picture that browsers show, or it is broken.",
  ],
])("%s is refused with the remedy that fits it", (name, bytes, told) => {
  const head = readHead(bytes, name);
  expect(head.ok ? "" : `${head.problem} ${head.remedy}`).toContain(`"${name}" ${told}`);
});
