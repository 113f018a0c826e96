import path from "node:path";
import { slugOf } from "../text/slugs.ts";
import type { Picture } from "./picture.ts";

/** By what the bytes are: a picture named `x.html` must never be served as a page. */
const EXTENSIONS: Record<string, string> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "image/avif": ".avif",
  "image/gif": ".gif",
  "image/svg+xml": ".svg",
};

/**
 * Where a picture is published that goes out as it is: `/images/mark-1a2b3c4d5e.svg`. New bytes, new address, so that
 * browsers and CDNs may keep it for ever.
 */
export function imageHref(picture: Picture): string {
  return `/images/${pictureSlug(picture)}-${picture.digest}${EXTENSIONS[picture.mediaType] ?? ""}`;
}

/** The part of an address that says which picture it is. */
export function pictureSlug(picture: Picture): string {
  const { name } = path.parse(picture.name);
  return shortened(slugOf(name)) || "picture";
}

/** Some characters become many in a slug (`ﷺ` eighteen), and a name of the output holds 255 bytes. */
function shortened(slug: string): string {
  let short = "";
  for (const character of slug) {
    if (Buffer.byteLength(short + character) > LONGEST) break;
    short += character;
  }
  return short.replace(/-+$/, "");
}

const LONGEST = 120;
