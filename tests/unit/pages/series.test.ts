import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { listSite } from "../../../src/site/site-plan.ts";
import { anArticle, at, type Changes } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";

const day = (n: number) => at(`2024-06-0${n}T12:00:00Z`);
const part = (n: number, published: number, changes: Changes = {}) =>
  anArticle(`part-${n}`, {
    series: { slug: "the-edge", name: "The Edge", part: n },
    publishedAt: day(published),
    tags: [{ slug: "sea", label: "Sea" }],
    ...changes,
  });

const planOf = (articles: readonly Article[]) => listSite(aContext(articles), { isProduction: true }).pages;

function storyPage(slug: string, articles: readonly Article[]) {
  for (const page of planOf(articles)) if (page.kind === "article" && page.path.endsWith(`/${slug}/`)) return page;
  throw new Error(`no page of ${slug}`);
}

const seriesPage = (articles: readonly Article[]) => {
  for (const page of planOf(articles)) if (page.kind === "series") return page;
  return null;
};

describe("the page of a part", () => {
  const earlierOf = (slug: string, articles: readonly Article[]) =>
    storyPage(slug, articles).model.series?.earlier.map(({ story }) => story.headline);

  test("leads to the parts before it, and to none after it", () => {
    const all = [part(1, 1), part(2, 2), part(3, 3)];
    expect(earlierOf("part-2", all)).toEqual(["About part-1"]);
    expect(earlierOf("part-3", all)).toEqual(["About part-1", "About part-2"]);
  });

  test("is the same whatever comes out later, even a part with a lower number", () => {
    const before = storyPage("part-2", [part(2, 2)]);
    const after = storyPage("part-2", [part(1, 5), part(2, 2), part(3, 6)]);
    expect(after.parts).toEqual(before.parts);
    expect(JSON.stringify(after.model)).toBe(JSON.stringify(before.model));
  });

  test("shows no part twice: the series leads to it already", () => {
    expect(storyPage("part-2", [part(1, 1), part(2, 2)]).model.related).toEqual([]);
  });

  test("has another key where an earlier part says something else", () => {
    const changed = part(1, 1, { headline: "Anew", digest: "again" });
    expect(storyPage("part-2", [changed, part(2, 2)]).parts).not.toEqual(
      storyPage("part-2", [part(1, 1), part(2, 2)]).parts,
    );
  });

  test("says so to machines", () => {
    expect(storyPage("part-2", [part(2, 2)]).model.head.jsonLd[0]).toMatchObject({
      position: 2,
      isPartOf: [{ "@type": "WebSite" }, { name: "The Edge", url: "https://ledger.example/series/the-edge/" }],
    });
  });
});

describe("the page of a series", () => {
  test("lists its parts in their order, whenever they came out", () => {
    const page = seriesPage([part(3, 1), part(1, 2), part(2, 3)]);
    expect(page?.path).toBe("/series/the-edge/");
    expect(page?.model.parts.map(({ label, story }) => [label, story.headline])).toEqual([
      ["Part 1", "About part-1"],
      ["Part 2", "About part-2"],
      ["Part 3", "About part-3"],
    ]);
  });

  test("knows no draft, no embargoed, expired or retracted part; without any part it is not there", () => {
    const hidden = [
      part(1, 1, { draft: true }),
      part(2, 1, { publishedAt: at("2030-01-01T00:00:00Z") }),
      part(3, 1, { expiresAt: day(2) }),
      part(4, 1, { retraction: { at: day(2), reason: "Invented." } }),
    ];
    expect(seriesPage(hidden)).toBeNull();
    expect(JSON.stringify(seriesPage([...hidden, part(5, 1)])?.model)).not.toMatch(/part-[1-4]/);
  });

  test("is in the sitemap", () => {
    const map = planOf([part(1, 1)]).find(({ path }) => path === "/sitemaps/pages.xml");
    expect(JSON.stringify(map?.model)).toContain("https://ledger.example/series/the-edge/");
  });
});
