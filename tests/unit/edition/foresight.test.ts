import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findEarlyLinks } from "../../../src/edition/foresight.ts";
import { publicationState } from "../../../src/edition/publication-state.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { foldPath } from "../../../src/text/fold-path.ts";
import { runs } from "../../property.ts";
import { anArticle, at } from "../article-factory.ts";
import { instants, linkedArticles } from "./arbitraries.ts";

const NOW = at("2024-05-25T12:00:00Z");
const TOMORROW = at("2024-05-26T12:00:00Z");
const linkingTo = (...hrefs: string[]) => ({ links: hrefs.map((href) => ({ href, line: 12 })) });
const target = (changes = {}) => anArticle("target", { publishedAt: TOMORROW, aliases: ["/old/target/"], ...changes });
const told = (...articles: Parameters<typeof findEarlyLinks>[0]) => findEarlyLinks(articles, NOW).map(formatIssue);

test("a link to a story that is not public yet is told at its line", () => {
  const story = anArticle("a", { publishedAt: NOW, ...linkingTo("/2024/05/25/target/") });
  expect(told(story, target())).toEqual([
    "articles/2024/05/a.md:12  this links to /2024/05/25/target/, which is not public yet when this story is. " +
      "Publish that one first, or remove the link until then.",
  ]);
});

test("a link to a draft is told as such, however old the draft is", () => {
  const story = anArticle("a", { publishedAt: NOW, ...linkingTo("/2024/05/25/target/") });
  expect(told(story, target({ draft: true, publishedAt: at("2020-01-01T00:00:00Z") }))).toEqual([
    expect.stringContaining("which is a draft when this story is."),
  ]);
});

test.each([
  "/2024/05/25/target",
  "/2024/05/25/target/index.html",
  "/2024/05/25/target/#notes",
  "/2024/05/25/Target/?x",
  "/old/target/",
])("%s is such a link", (href) => {
  expect(told(anArticle("a", { publishedAt: NOW, ...linkingTo(href) }), target())).toHaveLength(1);
});

describe("is not told", () => {
  test("where both come out together", () => {
    expect(told(anArticle("a", { publishedAt: TOMORROW, ...linkingTo("/2024/05/25/target/") }), target())).toEqual([]);
  });

  test("where the story itself is a draft", () => {
    expect(told(anArticle("a", { draft: true, ...linkingTo("/2024/05/25/target/") }), target())).toEqual([]);
  });

  test("where the link leads to the story itself", () => {
    expect(told(anArticle("a", { publishedAt: TOMORROW, ...linkingTo("/2024/05/25/a/#top") }))).toEqual([]);
  });

  test("where the address is no story's", () => {
    expect(told(anArticle("a", linkingTo("/about/", "/nowhere/")))).toEqual([]);
  });

  test("where the target is public by now, though it came later than the story", () => {
    const story = anArticle("a", { publishedAt: at("2024-01-01T00:00:00Z"), ...linkingTo("/2024/05/25/target/") });
    expect(told(story, target({ publishedAt: NOW }))).toEqual([]);
  });
});

test("for any newsroom without such links, no story ever leads to one that is not out, now or later", () => {
  fc.assert(
    fc.property(linkedArticles, instants, instants, (all, one, other) => {
      const [now, later] = one < other ? [one, other] : [other, one];
      const early = new Set(findEarlyLinks(all, now).map(({ file }) => file));
      const byPath = new Map(all.flatMap((a) => [a.path, ...a.aliases].map((path) => [foldPath(path), a] as const)));
      for (const article of all) {
        if (early.has(article.file) || publicationState(article, later) !== "published") continue;
        for (const { href } of article.links) {
          const linked = byPath.get(foldPath(href.replace(/#.*/, "")));
          expect(["draft", "embargoed"]).not.toContain(linked && publicationState(linked, later));
        }
      }
    }),
    runs(100),
  );
});

test("a link with non-Latin letters is followed as Markdown writes it", () => {
  const story = anArticle("a", { publishedAt: NOW, ...linkingTo(encodeURI("/2024/05/26/日本/")) });
  expect(told(story, target({ path: "/2024/05/26/日本/" }))).toHaveLength(1);
});
