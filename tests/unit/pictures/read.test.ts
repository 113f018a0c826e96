import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { shortDigest } from "../../../src/lib/digest.ts";
import { readPicture } from "../../../src/pictures/read.ts";
import { runs } from "../../property.ts";
import { PNG } from "../pictures.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>';

test("a picture is known by its bytes: its size, and its type whatever the name says", () => {
  const folder = temporaryFolder({ "a.jpg": PNG, "b.svg": SVG });
  expect(readPicture(folder, "a.jpg")).toEqual({
    ok: true,
    picture: {
      name: "a.jpg",
      file: `${folder}/a.jpg`,
      digest: shortDigest(PNG),
      width: 1,
      height: 1,
      mediaType: "image/png",
    },
  });
  expect(readPicture(folder, "b.svg")).toMatchObject({
    picture: { width: 20, height: 10, mediaType: "image/svg+xml" },
  });
});

/** Noise, so that the file is not tiny. */
const photo = (format: "jpeg" | "png" | "webp", orientation = 1) =>
  sharp({
    create: {
      width: 60,
      height: 40,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();

test("a picture that lies on its side has the size that it is seen in", async () => {
  const folder = temporaryFolder({ upright: await photo("jpeg", 3), lying: await photo("jpeg", 6) });
  expect(readPicture(folder, "upright")).toMatchObject({ picture: { width: 60, height: 40 } });
  expect(readPicture(folder, "lying")).toMatchObject({ picture: { width: 40, height: 60 } });
});

test("a thumbnail in the head of a JPEG does not stand for its end", async () => {
  const [picture, thumbnail] = [await photo("jpeg"), await photo("jpeg")];
  const head = Buffer.concat([Buffer.from("ffe10000", "hex"), thumbnail]);
  head.writeUInt16BE(head.length - 2, 2);
  const whole = Buffer.concat([picture.subarray(0, 2), head, picture.subarray(2)]);
  const folder = temporaryFolder({ whole, cut: whole.subarray(0, whole.length - 40) });
  expect(readPicture(folder, "whole")).toMatchObject({ ok: true });
  expect(readPicture(folder, "cut")).toMatchObject({ ok: false });
});

describe("is no picture", () => {
  test("a folder", () => {
    expect(readPicture(temporaryFolder({ "sub/a.png": PNG }), "sub")).toMatchObject({ ok: false });
  });

  test("a file that was cut off", () => {
    const folder = temporaryFolder({ "a.png": PNG.subarray(0, 12), "empty.png": "" });
    expect(readPicture(folder, "a.png")).toMatchObject({ ok: false, problem: expect.stringContaining("it is broken") });
    expect(readPicture(folder, "empty.png")).toMatchObject({ ok: false });
  });

  test.each(["jpeg", "png", "webp"] as const)("a %s whose end is missing, though its head is whole", async (format) => {
    const whole = await photo(format);
    const folder = temporaryFolder({ whole, cut: whole.subarray(0, whole.length - 40) });
    expect(readPicture(folder, "whole")).toMatchObject({ ok: true });
    expect(readPicture(folder, "cut")).toMatchObject({ ok: false, problem: '"cut" breaks off: its end is missing.' });
  });

  test("one of a kind that browsers do not show", () => {
    const tiny = Buffer.from("4d4d002a00000008000201000003000000010001000001010003000000010001000000000000", "hex");
    expect(readPicture(temporaryFolder({ "a.tif": tiny }), "a.tif")).toMatchObject({ ok: false });
  });
});

test("no name at all leads to a file outside of the folder", () => {
  const folder = temporaryFolder({ "inside/a.png": PNG, "b.png": PNG, "inside-too/c.png": PNG });
  const steps = fc.constantFrom("..", ".", "", "a.png", "b.png", "inside", "inside-too", "c.png", "sub", folder);
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 6 }), fc.constantFrom("/", "\\", "//"), (parts, slash) => {
      const found = readPicture(`${folder}/inside`, parts.join(slash));
      expect(found.ok ? found.picture.name : "a.png").toBe("a.png");
    }),
    runs(200),
  );
});
