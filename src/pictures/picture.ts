import { readFileSync } from "node:fs";
import { shortDigest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import { UsageError } from "../lib/usage-error.ts";

/** What is known of a picture without its bytes: plain JSON. */
export interface Picture {
  name: string;
  /** Where it was read. */
  file: string;
  /** Ten hexadecimal digits of the bytes' SHA-256. */
  digest: string;
  /** As it is seen: after the rotation that the file may ask for. */
  width: number;
  height: number;
  mediaType: string;
}

/** A picture changed or went away while the site was built: the name that it goes out under would lie. */
export class PictureChanged extends UsageError {
  constructor(file: string) {
    super(`${file} changed while the site was built. Build again.`);
  }
}

/** Reads the bytes of a picture that is known. @throws {PictureChanged} where they are others by now. */
export function pictureBytes({ file, digest }: Pick<Picture, "file" | "digest">): Buffer {
  const bytes = ifThere(() => readFileSync(file));
  if (bytes === null || shortDigest(bytes) !== digest) throw new PictureChanged(file);
  return bytes;
}
