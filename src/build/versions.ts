import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { digest } from "../lib/digest.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { SiteView } from "../pages/site-view.ts";
import { PROJECT } from "./assets.ts";
import type { Settings } from "./settings.ts";

/** What the generator is made of. The lock that npm leaves says what is truly installed. */
const CODE = [
  ".eleventy.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "node_modules/.package-lock.json",
  "layouts",
  "src",
];

/** Stands for the code, its dependencies, and the Node that runs them (its zones and languages too). */
export function codeVersion(): string {
  const files = CODE.flatMap((name) => filesBelow(path.join(PROJECT, name))).sort();
  const contents = files.map((file) => [path.relative(PROJECT, file), digest(readFileSync(file))]);
  return digest(JSON.stringify([process.versions, contents]));
}

/** Settings of the project's own newsroom are read as settings, wherever they lie: they are no code. */
const isCode = (name: string) => !/\.(ya?ml|md|png|jpe?g|svg|webp|avif)$/.test(name);

function filesBelow(file: string): string[] {
  const entries = readEntries(file);
  if (entries === null) return [];
  if (entries === "file") return [file];
  return entries.flatMap((name) => (isCode(name) ? filesBelow(path.join(file, name)) : []));
}

/** Null where there is nothing. */
function readEntries(file: string): string[] | "file" | null {
  try {
    return readdirSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return "file";
    if (code === "ENOENT") return null;
    throw error;
  }
}

/** Stands for all of the newsroom's settings that an article, or more pages than a few, are made with. */
export function newsroomVersion({ site, words, sections, authors, agencies, tags }: Newsroom): string {
  return digest(JSON.stringify([site, words, sections, [...authors], [...agencies], [...tags]]));
}

/** Stands for everything but a page's own model that its bytes depend on. */
export function siteVersion(code: string, newsroom: Newsroom, site: SiteView, { preview, isProduction }: Settings) {
  const pictures = [...newsroom.pictures].map(([name, { digest }]) => [name, digest]);
  return digest(JSON.stringify([code, newsroomVersion(newsroom), pictures, site, preview, isProduction]));
}
