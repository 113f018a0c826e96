import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { type Edition, editionAt } from "../../../src/edition/edition.ts";
import { publicationState } from "../../../src/edition/publication-state.ts";
import type { Story } from "../../../src/edition/story.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { anArticle, at } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { articles, instants } from "./arbitraries.ts";

const newsroom = aNewsroom();
const edit = (now: Instant, all: readonly Article[]): Edition => editionAt(now, all, newsroom);

/** The same with all that its stories say, in place of what reads it. */
function said(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(said);
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== "object" || value === null) return value;
  if ("read" in value && typeof value.read === "function") return value.read();
  const parts = Object.entries(value).filter(([name]) => name !== "toJSON");
  return Object.fromEntries(parts.map(([name, part]) => [name, said(typeof part === "function" ? part() : part)]));
}
const RELEASE = at("2024-05-25T18:28:00-04:00");

/** The lists of the edition by what they are of. */
const listsOf = (edition: Edition): [string, Story[]][] => [
  ["stories", edition.stories],
  ...[...edition.sections].map(([slug, stories]): [string, Story[]] => [`section ${slug}`, stories]),
  ...[...edition.tags].map(([slug, { stories }]): [string, Story[]] => [`tag ${slug}`, stories]),
  ...[...edition.authors].map(([slug, stories]): [string, Story[]] => [`author ${slug}`, stories]),
  ...[...edition.months].map(([month, stories]): [string, Story[]] => [`month ${month}`, stories]),
];

const pathsIn = (edition: Edition, list: string): string[] =>
  (listsOf(edition).find(([name]) => name === list)?.[1] ?? []).map(({ path }) => path);

/** All but what tells of the future and of the past. */
const shownBy = ({ nextChange, expired, now, ...shown }: Edition) => shown;

describe("for any articles at any time", () => {
  test("what is not public is in no list, and tells of no correction", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const edition = edit(now, all);
        const hidden = all.filter((article) => publicationState(article, now) !== "published").map(({ path }) => path);
        for (const [, stories] of listsOf(edition)) {
          expect(stories.map(({ path }) => path).filter((path) => hidden.includes(path))).toEqual([]);
        }
        const corrected = edition.corrections.filter(({ kind }) => kind === "correction").map(({ path }) => path);
        expect(corrected.filter((path) => hidden.includes(path))).toEqual([]);
      }),
    );
  });

  test("what is public is in every list where it belongs, once", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const edition = edit(now, all);
        const lists = new Map(listsOf(edition).map(([name, stories]) => [name, stories.map(({ path }) => path)]));
        for (const article of all.filter((one) => publicationState(one, now) === "published")) {
          const belongs = [
            "stories",
            `section ${article.section}`,
            ...article.tags.map(({ slug }) => `tag ${slug}`),
            ...article.byline.map((slug) => `author ${slug}`),
          ];
          const found = [...lists].filter(([, paths]) => paths.includes(article.path)).map(([name]) => name);
          expect(found.filter((name) => !name.startsWith("month "))).toEqual(expect.arrayContaining(belongs));
          expect(found).toHaveLength(belongs.length + 1);
        }
        for (const paths of lists.values()) expect(new Set(paths).size).toBe(paths.length);
      }),
    );
  });

  test("a draft, an embargoed or an expired story leaves the edition as if it were not there", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const known = all.filter((article) => ["published", "retracted"].includes(publicationState(article, now)));
        expect(said(shownBy(edit(now, all)))).toEqual(said(shownBy(edit(now, known))));
      }),
    );
  });

  test("only the addresses of expired stories are known to have been there", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const expired = all.filter((article) => publicationState(article, now) === "expired");
        expect(edit(now, all).expired.map(({ path }) => path)).toEqual(
          expired.flatMap(({ path, aliases }) => [path, ...aliases]).sort(),
        );
      }),
    );
  });

  test("every list runs from the newest to the oldest", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const edition = edit(now, all);
        for (const times of [
          ...listsOf(edition).map(([, stories]) => stories.map(({ publishedAt }) => publishedAt)),
          edition.corrections.map(({ at }) => at),
          edition.retractions.map(({ publishedAt }) => publishedAt),
        ]) {
          expect(times).toEqual([...times].sort((a, b) => b - a));
        }
      }),
    );
  });

  test("the order in which files are read does not matter", () => {
    const shuffled = articles.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, instants, ([all, otherwise], now) => {
        expect(said(edit(now, otherwise))).toEqual(said(edit(now, all)));
        expect([...edit(now, otherwise).tags.keys()]).toEqual([...edit(now, all).tags.keys()]);
      }),
    );
  });

  test("nothing changes before the next change that is foretold", () => {
    fc.assert(
      fc.property(articles, instants, instants, (all, now, then) => {
        const { nextChange } = edit(now, all);
        fc.pre(now < then && (nextChange === null || then < nextChange));
        expect(said({ ...edit(then, all), now })).toEqual(said(edit(now, all)));
      }),
    );
  });

  test("nothing that is dated later has happened: no update, no correction, no retraction", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const edition = edit(now, all);
        for (const { updatedAt, corrections } of edition.stories) {
          expect(updatedAt ?? now).toBeLessThanOrEqual(now);
          expect(corrections.filter(({ at }) => at > now)).toEqual([]);
        }
        expect(edition.corrections.filter(({ at }) => at > now)).toEqual([]);
        expect(edition.retractions.filter(({ at }) => at > now)).toEqual([]);
        expect(JSON.stringify(edition.stories)).not.toContain("was withdrawn");
      }),
    );
  });
});

test("stories of one instant are ordered by address", () => {
  const all = ["b", "c", "a"].map((slug) => anArticle(slug, { publishedAt: RELEASE }));
  expect(edit(RELEASE, all).stories.map(({ path }) => path.at(-2))).toEqual(["a", "b", "c"]);
});

test("a month is that of the newsroom's calendar", () => {
  const late = anArticle("a", { publishedAt: at("2024-06-01T03:00:00Z") });
  expect([...edit(at("2024-06-02T00:00:00Z"), [late]).months.keys()]).toEqual(["2024/05"]);
});

test("a story whose byline names somebody twice is in the author's list once", () => {
  const story = anArticle("a", { byline: ["ada-byron", "bo-lindqvist", "ada-byron"] });
  expect(pathsIn(edit(RELEASE, [story]), "author ada-byron")).toEqual([story.path]);
});

test("a section without stories is there, and empty", () => {
  expect([...edit(RELEASE, []).sections]).toEqual([
    ["globaltalk", []],
    ["city", []],
    ["opinion", []],
  ]);
});

test("the next change may be a front's, and each front of a list is one", () => {
  const [first, second] = [instant(RELEASE + 1000), instant(RELEASE + 2000)];
  const front = (from: Instant | null, until: Instant | null) => ({
    ...{ curation: {}, from, until },
    at: () => ({ file: "front-page.yaml", line: 1, field: null }),
  });
  const fronts = [front(null, first), front(first, second), front(second, null)];
  const prepared = aNewsroom({ frontPage: { ...newsroom.frontPage, fronts } });
  expect(editionAt(RELEASE, [], prepared).nextChange).toBe(first);
  expect(editionAt(first, [], prepared).nextChange).toBe(second);
  expect(editionAt(second, [], prepared).nextChange).toBeNull();
});

test("an embargoed story comes out at its instant, in all its lists", () => {
  const story = anArticle("a", { publishedAt: RELEASE, tags: [{ slug: "harbor", label: "Harbor" }] });
  const before = edit(instant(RELEASE - 1), [story]);
  expect(before.nextChange).toBe(RELEASE);
  expect(pathsIn(before, "stories")).toEqual([]);
  const after = edit(RELEASE, [story]);
  for (const list of ["stories", "section city", "tag harbor", "author ada-byron", "month 2024/05"]) {
    expect(pathsIn(after, list)).toEqual([story.path]);
  }
});
