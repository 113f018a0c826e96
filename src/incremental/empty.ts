import { existsSync, readdirSync } from "node:fs";
import type { Settings } from "../command/settings.ts";
import { type Issue, NewsroomErrors } from "../lib/issue.ts";
import { loadManifests, outputOf } from "./manifest.ts";

type Folders = Pick<Settings, "articlesDir" | "outputDir" | "cacheDir" | "preview" | "allowEmpty">;

/**
 * A folder without a story is mostly one that was not fetched, or another one than was meant: a build of it would take
 * every story down.
 * @param articles how many there are, public or not.
 * @returns a sentence for the person who publishes a site without any; null where there is nothing to say.
 * @throws {NewsroomErrors} where the folder is missing, or the last build had stories; not where `allowEmpty` is set.
 */
export function refuseEmpty(articles: number, settings: Folders): string | null {
  if (articles > 0) return null;
  const { articlesDir, allowEmpty } = settings;
  const refuse = (problem: string, remedy: string): never => {
    const issue: Issue = { file: articlesDir, line: 1, field: null, problem, remedy };
    throw new NewsroomErrors([issue]);
  };
  if (!allowEmpty && !existsSync(articlesDir)) {
    refuse("this folder is missing.", "Restore it. A new one needs a file that git can keep, like `.gitkeep`.");
  }
  const before = allowEmpty ? 0 : storiesBefore(settings);
  if (before > 0) {
    refuse(
      `there is no story in this folder, and the last build had ${before}.`,
      "Restore them, or name another folder in ARTICLES_DIR. `npm run build -- --allow-empty` takes every story down.",
    );
  }
  return `${articlesDir} holds no story: the site is published without stories.`;
}

/** Fewer may well have expired together. */
const MANY = 10;

/** @returns a sentence where many stories are gone, and more than are left; null otherwise. */
export function manyGone(deleted: readonly string[], left: number): string | null {
  const gone = deleted.filter(isStory).length;
  return gone >= MANY && gone > left ? `${gone} stories of the last build are gone, and ${left} are left.` : null;
}

const isStory = (file: string) => /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/.test(file);

/** What stands in the output; where there is none, what the cache says of it. */
function storiesBefore({ outputDir, cacheDir, preview }: Folders): number {
  if (existsSync(outputDir)) {
    const years = readdirSync(outputDir).filter((name) => /^\d{4}$/.test(name));
    const files = years.flatMap((year) =>
      readdirSync(`${outputDir}/${year}`, { recursive: true, encoding: "utf8" }).map(
        (file) => `${year}/${file.replaceAll("\\", "/")}`,
      ),
    );
    return files.filter(isStory).length;
  }
  const manifests = loadManifests({ dir: cacheDir, damaged: () => {} }, preview);
  return manifests === null ? 0 : [...outputOf(manifests.values()).files.keys()].filter(isStory).length;
}
