import { expect, test } from "vitest";
import { type TextPlace, textAt } from "../../../src/article/text.ts";
import { trust } from "../../../src/lib/trusted-html.ts";
import { pageReviver } from "../../../src/render/revive.ts";
import { listSite, type Page } from "../../../src/site/site-plan.ts";
import { anArticle, at, type Changes } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";

const place: TextPlace = { file: "articles/2024/05/a.md", texts: "x.texts", start: 3, html: 2, length: 4, digest: "d" };
const read = () => ({ html: trust("<p>From the disk.</p>"), text: "From the disk." });

/** The HTML of each text on the pages of a site, after the pages have been sent to another process. */
function sentTexts(changes: Changes): string[] {
  const stories = ["a", "b"].map((slug, index) =>
    anArticle(slug, { publishedAt: at(`2024-05-25T1${index}:00:00Z`), ...changes }),
  );
  const { pages } = listSite(aContext(stories), { isProduction: true });
  const sent = JSON.stringify(pages);
  expect(sent).not.toContain("From the disk");
  return (JSON.parse(sent) as Page[]).map(pageReviver(read)).flatMap((page) => {
    if (page.kind === "article") return [page.model.text.read().html.html];
    return page.kind === "feed" ? page.model.items.flatMap(({ content }) => content.text?.read().html.html ?? []) : [];
  });
}

test("texts that are kept do not travel, and are read where they are shown", () => {
  const html = sentTexts({ text: textAt(place, read) });
  expect(html.length).toBeGreaterThan(10);
  expect(new Set(html)).toEqual(new Set(["<p>From the disk.</p>"]));
});

test("an update that is not public yet is cut out of a text that is kept, in another process, too", () => {
  const update = { anchor: "u", headline: null, words: 0, signs: 0, figures: [0, 0] as [number, number] };
  const later = {
    ...update,
    at: at("2099-01-01T00:00:00Z"),
    html: [7, 16] as [number, number],
    text: [4, 13] as [number, number],
  };
  const html = sentTexts({ text: textAt(place, read), updates: [later] });
  expect(new Set(html)).toEqual(new Set(["<p>From.</p>"]));
});

test("a text in memory travels along", () => {
  expect(new Set(sentTexts({}))).toEqual(new Set(["<p>The text.</p>\n"]));
});
