import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shortDigest } from "../../../src/lib/digest.ts";
import {
  asPortrait,
  crop,
  ENCODING,
  inStory,
  isVector,
  onCard,
  regionPath,
  toShare,
} from "../../../src/pictures/renditions.ts";
import { fallback, oneFile, sourcesOf } from "../../../src/pictures/sources.ts";
import { pictureOf } from "../pictures.ts";

const photo = (width: number, height: number) => ({ ...pictureOf("night-ferry.jpg"), width, height });
const length = fc.integer({ min: 1, max: 12_000 });
const percent = fc.integer({ min: 0, max: 100 });

test("the sharp that is part of every address is the installed one: another one encodes other bytes, which need other addresses", () => {
  const { versions } = createRequire(import.meta.url)("sharp") as { versions: { sharp: string } };
  expect(ENCODING.sharp).toBe(versions.sharp);
});

describe("widths", () => {
  const widthsOf = (width: number) => {
    const { files } = inStory(photo(width, 900));
    return files.filter(({ format }) => format === "avif").map((file) => file.width);
  };

  test("are those of the layout where the picture has them", () => {
    expect(widthsOf(1600)).toEqual([400, 800, 1200, 1600]);
    expect(widthsOf(6000)).toEqual([400, 800, 1200, 1600]);
  });

  test("end with the picture's own where it is smaller", () => {
    expect(widthsOf(1000)).toEqual([400, 800, 1000]);
    expect(widthsOf(64)).toEqual([64]);
  });

  test("are never more than there is, of no crop of any picture", () => {
    fc.assert(
      fc.property(length, length, percent, percent, (width, height, x, y) => {
        const picture = photo(width, height);
        const all = [inStory(picture), onCard(picture, { x, y }), asPortrait(picture), ...toShare(picture, { x, y })];
        for (const { region, files } of all) {
          expect(files.length).toBeGreaterThan(0);
          for (const file of files) {
            expect(file.width).toBeLessThanOrEqual(region.width);
            expect(file.height).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});

describe("a crop", () => {
  test("has its ratio, lies within the picture, and holds the point of focus", () => {
    fc.assert(
      fc.property(length, length, percent, percent, fc.constantFrom(16 / 9, 4 / 3, 1), (width, height, x, y, ratio) => {
        const { left, top, ...part } = crop({ width, height }, ratio, { x, y });
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(left + part.width).toBeLessThanOrEqual(width);
        expect(top + part.height).toBeLessThanOrEqual(height);
        expect([part.width, part.height]).toContain(part.width === width ? width : height);
        expect(Math.abs(part.width - part.height * ratio)).toBeLessThanOrEqual(Math.max(1, ratio));
        const [pointX, pointY] = [(x / 100) * width, (y / 100) * height];
        expect(pointX).toBeGreaterThanOrEqual(left - 1);
        expect(pointX).toBeLessThanOrEqual(left + part.width + 1);
        expect(pointY).toBeGreaterThanOrEqual(top - 1);
        expect(pointY).toBeLessThanOrEqual(top + part.height + 1);
      }),
    );
  });

  test("without a focus is the middle", () => {
    expect(crop({ width: 1000, height: 1000 }, 16 / 9, null)).toEqual({ left: 0, top: 219, width: 1000, height: 563 });
  });

  test("has the focus in its middle where the picture goes on that far", () => {
    expect(crop({ width: 2000, height: 1000 }, 1, { x: 30, y: 50 }).left).toBe(100);
    expect(crop({ width: 2000, height: 1000 }, 1, { x: 0, y: 50 }).left).toBe(0);
    expect(crop({ width: 2000, height: 1000 }, 1, { x: 100, y: 50 }).left).toBe(1000);
  });

  test("of a picture that has the ratio already is the picture: both share their files", () => {
    const picture = photo(1600, 900);
    expect(inStory(picture).files).toEqual(expect.arrayContaining(onCard(picture, { x: 10, y: 90 }).files));
  });
});

describe("an address", () => {
  const picture = photo(1200, 1200);
  const pathOf = (focus: { x: number; y: number } | null) => onCard(picture, focus).files[0]?.path;

  test("says what the picture is, its width and its format", () => {
    const paths = onCard(picture, null).files.map(({ path }) => path);
    expect(paths.every((path) => /^\/images\/night-ferry-[0-9a-f]{10}-\d+\.(avif|webp|jpg)$/.test(path))).toBe(true);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("is another one for other bytes and for another crop", () => {
    expect(pathOf({ x: 50, y: 0 })).not.toBe(pathOf({ x: 50, y: 100 }));
    const { region } = inStory(picture);
    expect(regionPath({ ...picture, digest: shortDigest("other") }, region)).not.toBe(regionPath(picture, region));
  });
});

describe("the sources of a picture", () => {
  test("name the best format first, and a JPEG for whoever knows none of them", () => {
    const { sources, src, width, height } = sourcesOf(inStory(photo(1600, 800)));
    expect(sources.map(({ type }) => type)).toEqual(["image/avif", "image/webp", "image/jpeg"]);
    expect(sources[0]?.srcset).toMatch(
      /^\S+-400\.avif 400w, \S+-800\.avif 800w, \S+-1200\.avif 1200w, \S+-1600\.avif 1600w$/,
    );
    expect(src).toMatch(/-1200\.jpg$/);
    expect([width, height]).toEqual([1600, 800]);
  });

  test("of a vector drawing are itself alone", () => {
    const drawing = { ...pictureOf("map.svg"), mediaType: "image/svg+xml" };
    expect(isVector(drawing)).toBe(true);
    expect(sourcesOf(inStory(drawing))).toMatchObject({
      sources: [],
      src: expect.stringMatching(/^\/images\/map-\w{10}\.svg$/),
    });
    expect(oneFile(drawing, inStory(drawing)).mediaType).toBe("image/svg+xml");
  });

  test("for one file alone are a JPEG of at most 1200 pixels, or the smallest there is", () => {
    expect(fallback(inStory(photo(6000, 4000)).files)).toMatchObject({ format: "jpeg", width: 1200, height: 800 });
    expect(fallback(inStory(photo(30, 40)).files)).toMatchObject({ format: "jpeg", width: 30, height: 40 });
  });

  test("to share are 16:9, 4:3 and 1:1", () => {
    const files = toShare(photo(3000, 2000), null).map(({ files }) => files);
    expect(files).toMatchObject([
      [{ format: "jpeg", width: 1200, height: 675 }],
      [{ format: "jpeg", width: 1200, height: 900 }],
      [{ format: "jpeg", width: 1200, height: 1200 }],
    ]);
  });
});
