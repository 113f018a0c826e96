import { expect, test } from "vitest";
import { feedPages } from "../../../src/feeds/feed.ts";
import type { Newsroom } from "../../../src/newsroom/newsroom.ts";
import { articlePages } from "../../../src/pages/article.ts";
import { card } from "../../../src/pages/views.ts";
import { searchDocument } from "../../../src/search/document.ts";
import { anArticle } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";

const named = (slug: string, name: string) => ({ slug, name, role: "Reporter", bio: "Reports." });

const newsroomIn = (locale: string) =>
  aNewsroom({
    site: { ...SITE, locale },
    authors: new Map([
      ["a", named("a", "Ann Lee")],
      ["b", named("b", "Max Ray, Jr.")],
      ["c", named("c", "Sinéad O’Brien")],
    ]),
  });

/** The byline of one story wherever one is shown. */
function bylines(newsroom: Newsroom, byline: string[], source: string | null = null) {
  const context = aContext([anArticle("x", { byline, source })], { newsroom });
  const [story] = context.edition.stories;
  const [page] = articlePages(context);
  const [feed] = feedPages(context);
  if (!story || !page || !feed) throw new Error("there is a story");
  return {
    page: page.model.byline.map((part) => (typeof part === "string" ? part : part.label)).join(""),
    links: page.model.byline.flatMap((part) => (typeof part === "string" ? [] : [part.href])),
    card: card(story, newsroom).byline,
    search: searchDocument(story, "", context).byline,
    feed: feed.model.items[0]?.byline,
    feedAuthors: feed.model.items[0]?.authors.map(({ name }) => name),
  };
}

test.each([
  ["en-US", "Ann Lee, Max Ray, Jr. and Sinéad O’Brien"],
  ["en-GB", "Ann Lee, Max Ray, Jr. and Sinéad O’Brien"],
  ["de-DE", "Ann Lee, Max Ray, Jr. und Sinéad O’Brien"],
  ["ar-LB", "Ann Lee وMax Ray, Jr. وSinéad O’Brien"],
])("a byline has one form everywhere, in the newsroom's language: %s", (locale, byline) => {
  const shown = bylines(newsroomIn(locale), ["a", "b", "c"]);
  expect(shown).toMatchObject({ page: byline, card: byline, search: byline, feed: byline });
  expect(shown.links).toEqual(["/authors/a/", "/authors/b/", "/authors/c/"]);
});

test("an agency signs with its full name, and is short in lists", () => {
  expect(bylines(aNewsroom(), [], "afp")).toMatchObject({
    page: "",
    card: "AFP",
    feed: "Agence France-Presse",
    feedAuthors: ["Agence France-Presse"],
  });
});
