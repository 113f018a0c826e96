import fc from "fast-check";
import { expect, test } from "vitest";
import { shortDigest } from "../../../src/lib/digest.ts";
import { imageHref } from "../../../src/pictures/address.ts";
import { pictureOf } from "../pictures.ts";

test("a picture's address holds its name and a digest of its bytes", () => {
  const picture = { ...pictureOf("bridge.JPG"), digest: shortDigest("bytes") };
  expect(imageHref(picture)).toBe(`/images/bridge-${shortDigest("bytes")}.jpg`);
});

test("other bytes have another address", () => {
  const one = { ...pictureOf("bridge.jpg"), digest: shortDigest("one") };
  expect(imageHref({ ...one, digest: shortDigest("two") })).not.toBe(imageHref(one));
});

test("whatever its name, the address is one that needs no encoding but for letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(imageHref(pictureOf(`${name.replaceAll(".", "")}1.png`))).toMatch(/^\/images\/[\p{L}\p{M}\p{N}-]+\.jpg$/u);
    }),
  );
});

test("the address ends in what the bytes are, so that no picture is ever served as a page", () => {
  expect(imageHref({ ...pictureOf("mark.html"), mediaType: "image/svg+xml" })).toMatch(/^\/images\/mark-\w{10}\.svg$/);
});

test("a digest is ten hexadecimal digits of SHA-256", () => {
  expect(shortDigest("")).toBe("e3b0c44298");
});
