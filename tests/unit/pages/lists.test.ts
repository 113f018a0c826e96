import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editionAt } from "../../../src/edition/edition.ts";
import type { Story } from "../../../src/edition/story.ts";
import { instant } from "../../../src/lib/clock.ts";
import { divideList, type ListPart, sectionPages, tagPages } from "../../../src/pages/lists.ts";
import { anArticle, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const NOW = at("2024-07-01T00:00:00Z");

/** `count` stories, newest first; the oldest is number 0. */
function storiesOf(count: number): Story[] {
  const articles = Array.from({ length: count }, (_, n) =>
    anArticle(`s${n}`, { publishedAt: instant(at("2024-05-01T00:00:00Z") + n * 60_000) }),
  );
  return editionAt(NOW, articles, aNewsroom()).stories;
}

const ALL = storiesOf(200);
const newest = (count: number) => ALL.slice(ALL.length - count);
const counts = fc.integer({ min: 0, max: ALL.length });
const divide = (count: number) => divideList("/tags/harbor/", newest(count));

/** The parts from the newest to the oldest, as a reader meets them. */
const inOrder = ([head, ...full]: ListPart[]) => [...(head ? [head] : []), ...full.reverse()];

describe("a list of any length", () => {
  test("is all of its parts, in its order", () => {
    fc.assert(
      fc.property(counts, (count) => {
        expect(inOrder(divide(count)).flatMap(({ stories }) => stories)).toEqual(newest(count));
      }),
    );
  });

  test("has a head of 20 to 39 stories, or of all where there are fewer", () => {
    fc.assert(
      fc.property(counts, (count) => {
        const [head, ...full] = divide(count);
        expect(head?.stories.length).toBeGreaterThanOrEqual(Math.min(count, 20));
        expect(head?.stories.length).toBeLessThanOrEqual(39);
        expect(full.every(({ stories }) => stories.length === 20)).toBe(true);
      }),
    );
  });

  test("keeps its full pages as they are when newer stories come", () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const [, ...before] = divide(Math.min(one, other));
        const [, ...after] = divide(Math.max(one, other));
        expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });

  test("links from page to older page, from each full page to the newest, and ends", () => {
    fc.assert(
      fc.property(counts, (count) => {
        const parts = inOrder(divide(count));
        for (const [index, { pager, number, path }] of parts.entries()) {
          expect(pager.older).toBe(parts[index + 1]?.path ?? null);
          expect(pager.newest).toBe(number === null ? null : "/tags/harbor/");
          expect(path).toBe(number === null ? "/tags/harbor/" : `/tags/harbor/page/${number}/`);
        }
      }),
    );
  });

  test.each([
    [0, [0]],
    [39, [39]],
    [40, [20, 20]],
    [59, [39, 20]],
    [60, [20, 20, 20]],
  ])("with %i stories has parts of %o", (count, lengths) => {
    expect(divide(count).map(({ stories }) => stories.length)).toEqual(lengths);
  });
});

describe("the pages of a section", () => {
  const articles = Array.from({ length: 45 }, (_, n) => anArticle(`s${n}`, { section: "opinion" }));
  const pages = sectionPages(aContext(articles));
  const page = (path: string) => pages.find((candidate) => candidate.path === path)?.model;

  test("are there for every section, also for one without stories", () => {
    expect(pages.map(({ path }) => path)).toEqual([
      "/sections/globaltalk/",
      "/sections/city/",
      "/sections/opinion/",
      "/sections/opinion/page/1/",
    ]);
    expect(page("/sections/city/")?.stories).toEqual([]);
  });

  test("say which page they are, and the first alone says what the section is about", () => {
    expect(page("/sections/opinion/")).toMatchObject({ title: "Opinion", isFirst: true, description: "Views." });
    const older = page("/sections/opinion/page/1/");
    expect(older).toMatchObject({ title: "Opinion, page 1", isFirst: false });
    expect(older?.description).not.toContain("Views.");
  });

  test("of opinion say so, and lead to their feed", () => {
    expect(page("/sections/opinion/page/1/")).toMatchObject({
      isOpinion: true,
      feeds: ["xml", "atom", "json"].map((format) => ({ href: `/sections/opinion/feed.${format}` })),
    });
    expect(page("/sections/city/")?.isOpinion).toBe(false);
  });
});

test("there is a page for each tag that is in use, and for no other", () => {
  const tags = [{ slug: "日本", label: "日本" }];
  const draft = anArticle("b", { draft: true, tags: [{ slug: "secret", label: "Secret" }] });
  const pages = tagPages(aContext([anArticle("a", { tags }), draft]));
  expect(pages.map(({ path, model }) => [path, model.title])).toEqual([["/tags/日本/", "日本"]]);
});
