import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { editionAt } from "../../../src/edition/edition.ts";
import { relatedCoverage } from "../../../src/edition/related.ts";
import type { Story } from "../../../src/edition/story.ts";
import { instant } from "../../../src/lib/clock.ts";
import { anArticle, at } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { articles } from "./arbitraries.ts";

const NOW = at("2024-07-01T00:00:00Z");
const storiesOf = (all: readonly Article[]): Story[] => editionAt(NOW, all, aNewsroom()).stories;
const slugs = (stories: readonly Story[] | undefined) => stories?.map(({ path }) => path.split("/")[4]);

/** Stories a minute apart, in the order given, with tags by their slugs. */
const inOrder = (...tags: string[][]): Story[] =>
  storiesOf(
    tags.map((slugs, index) =>
      anArticle(`s${index}`, {
        publishedAt: instant(at("2024-05-01T00:00:00Z") + index * 60_000),
        tags: slugs.map((slug) => ({ slug, label: slug })),
      }),
    ),
  );

test("only earlier stories that share a tag are related, four at most, none twice", () => {
  fc.assert(
    fc.property(articles, (all) => {
      const stories = storiesOf(all);
      const related = relatedCoverage(stories);
      for (const [index, story] of stories.entries()) {
        const earlier = related.get(story.path) ?? [];
        const tags = story.tags.map(({ slug }) => slug);
        expect(earlier.length).toBeLessThanOrEqual(4);
        expect(new Set(earlier).size).toBe(earlier.length);
        for (const one of earlier) {
          expect(stories.indexOf(one)).toBeGreaterThan(index);
          expect(one.tags.some(({ slug }) => tags.includes(slug))).toBe(true);
        }
      }
    }),
  );
});

test("a later story changes nobody's related coverage", () => {
  fc.assert(
    fc.property(articles, fc.nat(), (all, cut) => {
      const stories = storiesOf(all);
      const before = stories.slice(cut % (stories.length + 1));
      const [now, then] = [relatedCoverage(stories), relatedCoverage(before)];
      for (const { path } of before) expect(slugs(now.get(path))).toEqual(slugs(then.get(path)));
    }),
  );
});

test("the rarer tag counts for more than the newer story", () => {
  const stories = inOrder(["rare"], ["common"], ["common"], ["common"], ["common"], ["common", "rare"]);
  expect(slugs(relatedCoverage(stories).get(stories[0]?.path ?? ""))).toEqual(["s0", "s4", "s3", "s2"]);
});

test("two tags in common count for more than one", () => {
  const stories = inOrder(["a", "b"], ["a"], ["b"], ["a", "b"]);
  expect(slugs(relatedCoverage(stories).get(stories[0]?.path ?? ""))).toEqual(["s0", "s2", "s1"]);
});

test("among equals the newest come first", () => {
  const stories = inOrder(...Array.from({ length: 6 }, () => ["tag"]));
  expect(slugs(relatedCoverage(stories).get(stories[0]?.path ?? ""))).toEqual(["s4", "s3", "s2", "s1"]);
});
