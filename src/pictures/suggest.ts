import { existsSync } from "node:fs";
import path from "node:path";
import { nearFile } from "../lib/near-file.ts";
import type { PictureResult } from "./read.ts";

/** What was found of a picture; where nothing was, with the name of one beside it that may have been meant. */
export function suggestPicture(folder: string, name: string, found: PictureResult): PictureResult {
  if (found.ok || path.posix.normalize(name).startsWith("..") || path.isAbsolute(name)) return found;
  if (existsSync(path.join(folder, name))) return found;
  const near = nearFile(folder, name);
  return near === null ? found : { ...found, remedy: `Did you mean "${near}"?` };
}
