import { shortDigest } from "../../src/lib/digest.ts";
import type { Picture } from "../../src/pictures/picture.ts";

/** The smallest PNG: one pixel. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A picture as it is known once it was read. */
export const pictureOf = (name: string): Picture => ({
  name,
  file: name,
  digest: shortDigest(name),
  width: 800,
  height: 600,
  mediaType: "image/jpeg",
});
