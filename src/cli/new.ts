import { writeFileSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { stringify } from "yaml";
import { createTypesetter, parseArticle } from "../article/parse.ts";
import { readSettings, type Settings } from "../command/settings.ts";
import { withoutInvisible } from "../lib/invisible.ts";
import { formatIssue, NewsroomErrors } from "../lib/issue.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { naming } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { fileSlug } from "../text/file-slug.ts";
import { defineCommand } from "./command.ts";

/**
 * Makes a valid article, a draft, at `articles/YYYY/MM/<slug>.md` and returns its path. Never overwrites one.
 * @throws {UsageError} where no story can have that headline, or the file is there already.
 */
export function newArticle(headline: string, { articlesDir, newsroomDir, now }: Settings): string {
  const { newsroom, issues } = readNewsroom(newsroomDir);
  if (issues.length > 0) throw new NewsroomErrors(issues);
  const visible = withoutInvisible(headline).replace(/\s+/gu, " ").trim();
  const local = DateTime.fromMillis(now, { zone: newsroom.site.zone });
  const slug = fileSlug(visible, local.toFormat("yyyy"), newsroom.site.locale);
  if (slug === "") throw new UsageError(`"${visible}" has no letter or digit for an address. Add a word.`);
  const file = path.join(articlesDir, local.toFormat("yyyy"), local.toFormat("MM"), `${slug}.md`);
  const [section] = newsroom.sections;
  const [author] = newsroom.authors.keys();
  const [agency] = newsroom.agencies.keys();
  if (author === undefined && agency === undefined) {
    throw new UsageError(`A story needs an author: add one to ${path.join(newsroomDir, "authors.yaml")} first.`);
  }
  const text = [
    "---",
    stringify({ headline: visible }, { lineWidth: 0 }).trimEnd(),
    `published: ${local.toFormat("yyyy-MM-dd HH:mm")}`,
    `section: ${section?.slug}`,
    author ? `byline: [${author}]` : `source: ${agency}`,
    "tags: []",
    "draft: true",
    "---",
    "",
    "Write the story here, and remove `draft: true` when it may be published.",
    "",
  ].join("\n");
  const parsed = parseArticle({ file, bytes: Buffer.from(text) }, newsroom, createTypesetter(newsroom.words));
  if (!parsed.ok) throw new UsageError(`No story can have this headline: ${parsed.issues.map(formatIssue).join("\n")}`);
  makeFolder(path.dirname(file));
  try {
    naming(file, () => writeFileSync(file, text, { flag: "wx" }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new UsageError(`${file} is there already: choose another headline, or edit that file.`);
  }
  return file;
}

export const newCommand = defineCommand({
  name: "new",
  does: "Makes a draft at `articles/YYYY/MM/<slug>.md` and prints its path. Never overwrites a file.",
  operand: '"Headline"',
  async run(_, env, operands) {
    const headline = operands.join(" ").trim();
    if (headline === "") throw new UsageError('Name the story: npm run new -- "Headline"');
    console.log(newArticle(headline, readSettings(env)));
    return 0;
  },
});

export const { main } = newCommand;
