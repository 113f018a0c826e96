import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ifThere } from "../lib/if-there.ts";
import { suggestion } from "../lib/validate.ts";
import type { PictureResult } from "./read.ts";

/** What was found of a picture; where nothing was, with the name of one beside it that may have been meant. */
export function suggestPicture(folder: string, name: string, found: PictureResult): PictureResult {
  if (found.ok || path.posix.normalize(name).startsWith("..") || path.isAbsolute(name)) return found;
  if (existsSync(path.join(folder, name))) return found;
  const near = nearFile(folder, name);
  return near === null ? found : { ...found, remedy: `Did you mean "${near}"?` };
}

/**
 * The name of a file that may have been meant by one that is not there: with other capitals, with its accents apart, or
 * with a slip of the keyboard. Null where none is near.
 * @param name relative to the folder; only its last part may differ.
 */
export function nearFile(folder: string, name: string): string | null {
  const { dir, base } = path.posix.parse(name);
  const entries = ifThere(() => readdirSync(path.join(folder, dir), { withFileTypes: true })) ?? [];
  const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
  if (names.includes(base)) return null;
  const fold = (text: string) => text.normalize("NFC").toLowerCase();
  const same = names.find((other) => fold(other) === fold(base));
  const near = same ?? names.find((other) => suggestion(fold(base), [fold(other)]) !== "");
  return near === undefined ? null : path.posix.join(dir, near);
}
