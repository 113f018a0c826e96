import { readdirSync } from "node:fs";
import path from "node:path";
import { ifThere } from "./if-there.ts";
import { suggestion } from "./validate.ts";

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
