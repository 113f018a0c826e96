import * as pagefind from "pagefind";
import type { Story } from "../edition/edition.ts";
import { rightsOf } from "../edition/rights.ts";
import { escapeHtml } from "../lib/trusted-html.ts";
import { yearOf } from "../lib/zone.ts";
import { addresses, encodePath } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import type { Asset } from "../pages/page.ts";
import { bylineNames, joinNames, sectionOf, shortDay } from "../pages/views.ts";

/** Pagefind writes ready-made interfaces too; ours is its own, so they need not be served. */
const OF_USE =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..+|pagefind\..+\.pf_meta|(index|fragment|filter)\/.+)$/;

/**
 * Indexes the public stories, and no page besides.
 * @throws {Error} with Pagefind's own words where it refuses a record.
 */
export async function buildSearchIndex(context: PageContext): Promise<Asset[]> {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: context.newsroom.site.language,
    includeCharacters: "",
  });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
  try {
    for (const story of context.edition.stories) {
      // A search index is an archive.
      if (!rightsOf(story, context.newsroom).archive) continue;
      const added = await index.addHTMLFile({ url: encodePath(story.path), content: searchDocument(story, context) });
      if (added.errors.length > 0) throw new Error(`Pagefind refused ${story.path}: ${added.errors.join("; ")}`);
    }
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind wrote nothing: ${failed.join("; ")}`);
    return files
      .filter((file) => OF_USE.test(file.path))
      .map((file) => ({
        kind: "asset",
        path: `${addresses.searchBundle}${file.path}`,
        owner: "search",
        bytes: file.content,
      }));
  } finally {
    await index.deleteIndex();
    await pagefind.close();
  }
}

/** What Pagefind reads of a story. The headline weighs most (h1), then the standfirst. */
function searchDocument(story: Story, { newsroom }: PageContext): string {
  const section = sectionOf(story.section, newsroom).name;
  const names = bylineNames(story, newsroom);
  const year = yearOf(story.publishedAt, newsroom.site.zone);
  const data = (kind: "meta" | "filter" | "sort", name: string, value: string) =>
    `<meta data-pagefind-${kind}="${name}[content]" content="${escapeHtml(value)}">`;
  return [
    `<html lang="${newsroom.site.language}"><body>`,
    data("meta", "section", section),
    data("meta", "byline", joinNames(names, newsroom)),
    data("meta", "day", shortDay(story.publishedAt, newsroom).text),
    data("filter", "section", section),
    data("filter", "year", String(year)),
    ...names.map((name) => data("filter", "author", name)),
    ...story.tags.map(({ label }) => data("filter", "tag", label)),
    // As text: of numbers, Pagefind sorts the first seven digits alone.
    data("sort", "date", new Date(story.publishedAt).toISOString()),
    "<main data-pagefind-body>",
    `<h1>${escapeHtml(story.headline)}</h1>`,
    `<p data-pagefind-weight="3">${escapeHtml(story.standfirst)}</p>`,
    ...story.body.text.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`),
    ...story.body.figures.map(({ caption }) => (caption ? `<p>${escapeHtml(caption)}</p>` : "")),
    "</main></body></html>",
  ].join("\n");
}
