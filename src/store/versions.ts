import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Settings } from "../command/settings.ts";
import { digest } from "../lib/digest.ts";
import { LAYOUTS, PROJECT } from "../lib/project.ts";
import { type Newsroom, type ParsingNewsroom, parsingFacts } from "../newsroom/newsroom.ts";
import type { SiteView } from "../pages/site-view.ts";

/** The folders of the code that reads articles. */
export const READING = ["article", "lib", "markdown", "newsroom", "pictures", "store", "text", "words"].map(
  (room) => `src/${room}`,
);
/** What reads articles. The lock that npm leaves says what is truly installed. */
const READERS = ["package.json", "package-lock.json", "tsconfig.json", "node_modules/.package-lock.json", ...READING];
/** What makes pages of them. */
const MAKERS = [".eleventy.ts", "src"];

/** Stands for the code of the generator, its dependencies, and the Node that runs them (its zones and languages too). */
export interface CodeVersion {
  /** What articles are read with. */
  readers: string;
  /** Everything. */
  all: string;
}

/** @param layouts the folder of layouts. */
export function codeVersion(layouts: string = LAYOUTS): CodeVersion {
  const contents = (names: string[]) =>
    names
      .flatMap((name) => filesBelow(path.join(PROJECT, name)))
      .sort()
      .map((file) => [path.relative(PROJECT, file), digest(readFileSync(file))]);
  const readers = digest(JSON.stringify([process.versions, contents(READERS)]));
  return { readers, all: digest(JSON.stringify([readers, contents([...MAKERS, path.relative(PROJECT, layouts)])])) };
}

function filesBelow(file: string): string[] {
  const entries = readEntries(file);
  if (entries === null) return [];
  if (entries === "file") return [file];
  return entries.flatMap((name) => filesBelow(path.join(file, name)));
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

/** Stands for everything but its own bytes and pictures that an article depends on. */
export const parseVersion = ({ readers }: CodeVersion, articlesDir: string, newsroom: ParsingNewsroom): string =>
  digest(JSON.stringify([readers, articlesDir, parsingFacts(newsroom)]));

/** Stands for everything but a page's own model that its bytes depend on. */
export function siteVersion(
  { all }: CodeVersion,
  newsroom: Newsroom,
  site: SiteView,
  { preview, isProduction }: Settings,
): string {
  const { words, sections, authors, agencies, tags } = newsroom;
  const settings = [newsroom.site, words, sections, [...authors], [...agencies], [...tags]];
  const pictures = [...newsroom.pictures].map(([name, { digest }]) => [name, digest]);
  return digest(JSON.stringify([all, settings, pictures, site, preview, isProduction]));
}
