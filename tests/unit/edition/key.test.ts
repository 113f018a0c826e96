import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { editionAt } from "../../../src/edition/edition.ts";
import { anArticle, at, type Changes } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const BEFORE = "2024-06-01T00:00:00Z";
const BETWEEN = "2024-07-01T00:00:00Z";
const AFTER = "2024-08-01T00:00:00Z";

const keyAt = (now: string, article: Article, others: Article[] = [], preview = false) =>
  editionAt(at(now), [article, ...others], aNewsroom(), { preview }).stories.find(({ path }) => path === article.path)
    ?.key;

test("the same story at another time has the same key", () => {
  const article = anArticle("a", { updatedAt: at(BEFORE), corrections: [{ at: at(BEFORE), text: "Not so." }] });
  expect(keyAt(BETWEEN, article)).toBe(keyAt(AFTER, article));
});

test("a story that says something else has another one", () => {
  expect(keyAt(BEFORE, anArticle("a", { digest: "other" }))).not.toBe(keyAt(BEFORE, anArticle("a")));
});

test.each<[string, Changes]>([
  ["an update", { updatedAt: at(BETWEEN) }],
  ["a correction", { corrections: [{ at: at(BETWEEN), text: "Not so." }] }],
])("%s that the clock brings to light makes another key", (_, changes) => {
  const article = anArticle("a", changes);
  expect(keyAt(BEFORE, article)).not.toBe(keyAt(AFTER, article));
});

test("so does a tag that another story spells for the whole edition", () => {
  const article = anArticle("a", { tags: [{ slug: "harbor", label: "Harbor" }] });
  const earlier = anArticle("b", {
    tags: [{ slug: "harbor", label: "HARBOR" }],
    publishedAt: at("2024-05-01T00:00:00Z"),
  });
  expect(keyAt(BEFORE, article, [earlier])).not.toBe(keyAt(BEFORE, article));
});

test("so does the mark of a preview", () => {
  const embargoed = anArticle("a", { publishedAt: at(BETWEEN) });
  expect(keyAt(BEFORE, embargoed, [], true)).not.toBe(keyAt(AFTER, embargoed, [], true));
});
