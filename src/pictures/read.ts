import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { shortDigest } from "../lib/digest.ts";
import { type Refused, refused } from "../lib/issue.ts";
import { readHead } from "./head.ts";
import type { Picture } from "./picture.ts";

export type PictureResult = { ok: true; picture: Picture } | Refused;

/**
 * Reads the picture `name` in `folder`. Only a plain file in that folder (or below it) counts: no way up, no link to
 * somewhere else. The type is what the bytes say, not what the name says.
 */
export function readPicture(folder: string, name: string): PictureResult {
  const inside = path.normalize(name);
  if (
    path.isAbsolute(name) ||
    inside.split(path.sep)[0] === ".." ||
    name.includes("\\") ||
    name.includes("\0") ||
    name.includes(":")
  ) {
    return refused(`"${name}" is outside the folder.`, "Put the picture beside the file that uses it.");
  }
  const file = path.join(folder, inside);
  if (!existsSync(file) || !lstatSync(file).isFile()) {
    return refused(`there is no picture "${name}".`, `Put it at ${file}, or correct the name.`);
  }
  // A folder on the way may be a link to somewhere else, too.
  if (!realpathSync(file).startsWith(realpathSync(folder) + path.sep)) {
    return refused(`"${name}" leads out of the folder.`, "Put the picture itself beside the file.");
  }
  const bytes = bytesOf(file);
  if (typeof bytes === "string") return refused(`"${name}" cannot be read.`, bytes);
  const head = readHead(bytes, name);
  if (!head.ok) return head;
  const { mediaType, width, height } = head;
  return { ok: true, picture: { name: inside, file, digest: shortDigest(bytes), width, height, mediaType } };
}

/** Or how to fix it that they cannot be had. @throws {Error} where the file is not at fault. */
function bytesOf(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM") return "Give yourself the right to read it.";
    if (code === "ENOENT") return "It went away while it was looked at: put it back, or correct the name.";
    throw error;
  }
}
