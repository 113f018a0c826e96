import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Settings } from "../command/settings.ts";
import { digest } from "../lib/digest.ts";
import { fingerprintOf } from "../lib/fingerprint.ts";
import { ifThere } from "../lib/if-there.ts";
import { LAYOUTS, PROJECT } from "../lib/project.ts";
import { type NewsroomFacts, type ParsingNewsroom, parsingFacts } from "../newsroom/newsroom.ts";
import type { SiteView } from "../pages/site-view.ts";
import { replaceFile } from "./cache-file.ts";

/** The folders of the code that reads articles. */
export const READING = ["article", "lib", "markdown", "newsroom", "pictures", "store", "text", "words"].map(
  (room) => `src/${room}`,
);
/** What reads articles. */
const READERS = ["package.json", "package-lock.json", "tsconfig.json", ...READING];
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
  const readers = digest(JSON.stringify([process.versions, installed(PROJECT), contents(READERS)]));
  return { readers, all: digest(JSON.stringify([readers, contents([...MAKERS, path.relative(PROJECT, layouts)])])) };
}

/** The lock that npm leaves says what is truly installed: beside the project, or around it where it is a package. */
function installed(folder: string): string | null {
  const lock = ifThere(() => readFileSync(path.join(folder, "node_modules/.package-lock.json")));
  if (lock !== null) return digest(lock);
  const parent = path.dirname(folder);
  return parent === folder ? null : installed(parent);
}

function filesBelow(file: string): string[] {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats ? [file] : [];
  return readdirSync(file).flatMap((name) => filesBelow(path.join(file, name)));
}

/** Stands for everything but its own bytes and pictures that an article depends on. */
export const parseVersion = ({ readers }: CodeVersion, articlesDir: string, newsroom: ParsingNewsroom): string =>
  digest(JSON.stringify([readers, articlesDir, parsingFacts(newsroom)]));

/** Stands for everything but a page's own model that its bytes depend on; its parts say what of it changed. */
export function siteVersion(
  { all }: CodeVersion,
  newsroom: NewsroomFacts,
  site: SiteView,
  { preview, isProduction }: Settings,
): string {
  const { words, sections, authors, agencies, tags } = newsroom;
  const pictures = [...newsroom.pictures].map(([name, { digest }]) => [name, digest]);
  return fingerprintOf({
    code: all,
    settings: JSON.stringify(newsroom.site),
    words: JSON.stringify(words),
    sections: JSON.stringify(sections),
    authors: JSON.stringify([...authors]),
    agencies: JSON.stringify([...agencies]),
    tags: JSON.stringify([...tags]),
    pictures: JSON.stringify(pictures),
    surroundings: JSON.stringify(site),
    mode: JSON.stringify([preview, isProduction]),
  });
}

/** In CACHE_DIR: the version of the site that the last build left. */
const versionFile = (cacheDir: string) => path.join(cacheDir, "site-version.txt");

/** Null where it is not known. */
export const lastVersion = (cacheDir: string): string | null =>
  ifThere(() => readFileSync(versionFile(cacheDir), "utf8"));

export const keepVersion = (cacheDir: string, version: string): void => replaceFile(versionFile(cacheDir), version);
