import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dump } from "js-yaml";
import { DateTime } from "luxon";
import { slugOf } from "../article/slugs.ts";
import { readSettings, type Settings, UsageError } from "../build/settings.ts";
import { NewsroomFaults } from "../lib/issue.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { isMain, run } from "./command.ts";

/**
 * Makes a valid article, a draft, at `articles/YYYY/MM/<slug>.md` and returns its path. Never overwrites one.
 * @throws {UsageError} where the headline has no letters, or the file is there already.
 */
export function newArticle(headline: string, { articlesDir, newsroomDir, now }: Settings): string {
  const { newsroom, issues } = readNewsroom(newsroomDir);
  if (issues.length > 0) throw new NewsroomFaults(issues);
  const slug = shorten(slugOf(headline));
  if (slug === "") throw new UsageError('Name the story: npm run new -- "Headline"');
  const local = DateTime.fromMillis(now, { zone: newsroom.site.zone });
  const file = path.join(articlesDir, local.toFormat("yyyy"), local.toFormat("MM"), `${slug}.md`);
  const [section] = newsroom.sections;
  const [author] = newsroom.authors.keys();
  const [agency] = newsroom.agencies.keys();
  const credit = author ? `byline: [${author}]` : `source: ${agency ?? "agency"}`;
  const text = [
    "---",
    dump({ headline }, { lineWidth: -1 }).trimEnd(),
    `published: ${local.toFormat("yyyy-MM-dd HH:mm")}`,
    `section: ${section?.slug}`,
    credit,
    "tags: []",
    "draft: true",
    "---",
    "",
    "Write the story here, and remove `draft: true` when it may be published.",
    "",
  ].join("\n");
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new UsageError(`${file} is there already: choose another headline, or edit that file.`);
  }
  return file;
}

/** At most eight words: an address that people can read out. */
const shorten = (slug: string): string => slug.split("-").slice(0, 8).join("-");

/** The command: its options and environment in, its exit code out. */
export async function main(options: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const headline = options.join(" ").trim();
  if (headline === "" || headline.startsWith("--")) throw new UsageError('Name the story: npm run new -- "Headline"');
  console.log(newArticle(headline, readSettings(env)));
  return 0;
}

if (isMain(import.meta.url)) await run(() => main(process.argv.slice(2), process.env));
