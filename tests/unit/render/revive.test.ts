import { expect, test } from "vitest";
import { StoredHtml, type TextPlace } from "../../../src/article/stored.ts";
import { trust } from "../../../src/lib/trusted-html.ts";
import { pageReviver } from "../../../src/render/revive.ts";
import { listSite, type Page } from "../../../src/site/site-plan.ts";
import { aBody, anArticle, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";

const place: TextPlace = { file: "articles/2024/05/a.md", texts: "x.texts", start: 3, html: 2, length: 4, digest: "d" };
const read = () => ({ html: trust("<p>From the disk.</p>"), text: "From the disk." });

/** Every page of a site with stored texts, as it arrives in another process. */
function sent(): Page[] {
  const tags = [{ slug: "harbor", label: "Harbor" }];
  const body = aBody({ html: new StoredHtml(place, read) });
  const stories = ["a", "b"].map((slug, index) =>
    anArticle(slug, { tags, body, publishedAt: at(`2024-05-25T1${index}:00:00Z`) }),
  );
  const { pages } = listSite(aContext(stories), { isProduction: true });
  return JSON.parse(JSON.stringify(pages)) as Page[];
}

test("texts do not travel, and are read where they are shown", () => {
  expect(JSON.stringify(sent())).not.toContain("From the disk");
  const revivePage = pageReviver(read);
  const html = sent()
    .map(revivePage)
    .flatMap((page) => {
      if (page.kind === "article") return [page.model.body.html];
      return page.kind === "feed" ? page.model.items.map(({ content }) => content.text?.html) : [];
    });
  expect(html.length).toBeGreaterThan(10);
  expect(new Set(html)).toEqual(new Set(["<p>From the disk.</p>"]));
});

test("a story has one card in all of its lists", () => {
  const revivePage = pageReviver(read);
  const cards = sent()
    .map(revivePage)
    .flatMap((page) => {
      if (page.kind === "list" || page.kind === "author") return page.model.stories;
      return page.kind === "article" ? page.model.related : [];
    });
  expect(cards.length).toBeGreaterThan(5);
  expect(new Set(cards).size).toBe(2);
});
