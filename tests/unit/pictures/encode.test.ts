import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { BrokenPicture, encodePicture } from "../../../src/pictures/encode.ts";
import { FORMATS, type Format, type Region, type Rendition } from "../../../src/pictures/renditions.ts";
import { PNG } from "../pictures.ts";

/** Red above, blue below, with everything that a camera writes. */
function photo(width: number, height: number, orientation = 1): Promise<Buffer> {
  const half = { width, height: height / 2, channels: 3 } as const;
  return sharp({ create: { width, height, channels: 3, background: "#00f" } })
    .composite([{ input: { create: { ...half, background: "#f00" } }, gravity: "north" }])
    .withExif({
      IFD0: { Copyright: "SECRET", Make: "SECRET" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
    })
    .withIccProfile("p3")
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

const whole = (width: number, height: number): Region => ({ left: 0, top: 0, width, height });
const file = (format: Format, width: number, height: number): Rendition => ({ path: "", format, width, height });

async function colorAt(bytes: Buffer, x: number, y: number): Promise<"red" | "blue" | "other"> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [red = 0, green = 0, blue = 0] = data.subarray((y * info.width + x) * info.channels);
  if (green > 90) return "other";
  return red > 180 && blue < 90 ? "red" : blue > 180 && red < 90 ? "blue" : "other";
}

describe.each(FORMATS)("as %s", (format) => {
  test("a picture has the size that was asked for, and nothing that a camera wrote", async () => {
    const source = await photo(120, 80);
    expect((await sharp(source).metadata()).exif?.toString("latin1")).toContain("SECRET");
    const [bytes = Buffer.alloc(0)] = await encodePicture(source, { width: 120, height: 80 }, whole(120, 80), [
      file(format, 60, 40),
    ]);
    const { width, height, exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect([width, height]).toEqual([60, 40]);
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    for (const told of ["SECRET", "Exif", "GPS"]) expect(bytes.includes(told)).toBe(false);
  });

  test("a picture that lies on its side is turned", async () => {
    // 6: the top of the scene is at the left edge of what is stored… turned clockwise, the stored left side is above.
    const source = await photo(120, 80, 6);
    const [bytes = Buffer.alloc(0)] = await encodePicture(source, { width: 80, height: 120 }, whole(80, 120), [
      file(format, 80, 120),
    ]);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 80, height: 120 });
    expect([await colorAt(bytes, 70, 60), await colorAt(bytes, 10, 60)]).toEqual(["red", "blue"]);
  });

  test("a crop shows its own part alone", async () => {
    const source = await photo(120, 80);
    const below = { left: 10, top: 50, width: 60, height: 30 };
    const [bytes = Buffer.alloc(0)] = await encodePicture(source, { width: 120, height: 80 }, below, [
      file(format, 60, 30),
    ]);
    expect([await colorAt(bytes, 2, 2), await colorAt(bytes, 57, 27)]).toEqual(["blue", "blue"]);
  });

  test("the same picture is the same bytes, whatever else is made of it", async () => {
    const source = await photo(300, 200);
    const encode = (...files: Rendition[]) =>
      encodePicture(source, { width: 300, height: 200 }, whole(300, 200), files);
    const [alone] = await encode(file(format, 150, 100));
    const [, among] = await encode(file("jpeg", 300, 200), file(format, 150, 100), file("avif", 90, 60));
    expect(alone?.equals(among ?? Buffer.alloc(0))).toBe(true);
  });
});

test.each(FORMATS)("what is transparent is white as %s, as in every other format", async (format) => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: "#00000000" } })
    .png()
    .toBuffer();
  const [bytes] = await encodePicture(clear, { width: 8, height: 8 }, whole(8, 8), [file(format, 8, 8)]);
  const pixels = await sharp(bytes).raw().toBuffer();
  expect(pixels).toHaveLength(8 * 8 * 3);
  expect(Math.min(...pixels)).toBeGreaterThan(250);
});

test("the icon of a device stays transparent", async () => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: "#00000000" } })
    .png()
    .toBuffer();
  const [bytes] = await encodePicture(clear, { width: 8, height: 8 }, whole(8, 8), [file("png", 8, 8)]);
  expect(await sharp(bytes).metadata()).toMatchObject({ hasAlpha: true });
});

test("the smallest picture of all can be encoded", async () => {
  const files = FORMATS.map((format) => file(format, 1, 1));
  expect(await encodePicture(PNG, { width: 1, height: 1 }, whole(1, 1), files)).toHaveLength(3);
});

describe("refused is", () => {
  const encode = (bytes: Buffer) =>
    encodePicture(bytes, { width: 120, height: 80 }, whole(120, 80), [file("jpeg", 120, 80)]);

  test("a picture that breaks off in the middle, though a decoder would go on in gray", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const source = await sharp({ create: { width: 120, height: 80, channels: 3, background: "#888", noise } })
      .jpeg()
      .toBuffer();
    const cut = source.subarray(0, source.length / 2);
    await expect(sharp(cut, { failOn: "none" }).raw().toBuffer()).resolves.toBeTruthy();
    await expect(encode(cut)).rejects.toThrow(BrokenPicture);
  });

  test("a picture that is none", async () => {
    await expect(encode(Buffer.from("no picture"))).rejects.toThrow(BrokenPicture);
  });

  test("a picture of another size than was read from its head", async () => {
    await expect(encode(await photo(80, 120))).rejects.toThrow(/says that it is 120 × 80 px, and is 80 × 120/);
  });
});
