import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { findConflicts } from "../../../src/article/conflicts.ts";
import { readSettings, type Settings } from "../../../src/command/settings.ts";
import { findEarlyLinks } from "../../../src/edition/foresight.ts";
import { changesOf } from "../../../src/edition/publication-state.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { formatIssue, type Issue, NewsroomErrors } from "../../../src/lib/issue.ts";
import { composeSite, NO_ASSETS, type Sources } from "../../../src/site/compose.ts";
import { findFutureErrors } from "../../../src/site/future-errors.ts";
import { runs } from "../../property.ts";
import { anArticle, at } from "../article-factory.ts";
import { articles, instants } from "../edition/arbitraries.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const settingsAt = (now: Instant): Settings => ({ ...readSettings({}), now });
const sourcesOf = (articles: Article[]): Sources => ({ newsroom: aNewsroom(), articles, histories: new Map() });

/** What a build at this instant would refuse. */
function problemsAt(all: Article[], now: Instant): Issue[] {
  try {
    composeSite(sourcesOf(all), NO_ASSETS, settingsAt(now));
    return [];
  } catch (error) {
    if (error instanceof NewsroomErrors) return error.issues;
    throw error;
  }
}

const ahead = (all: Article[], now: Instant) =>
  findFutureErrors(sourcesOf(all), NO_ASSETS, settingsAt(now)).issues.map(formatIssue);

/** Pages that come and go with their stories, and places in these. */
const LISTS = [
  "/tags/harbor/",
  "/tags/tides/feed.xml",
  "/authors/ada-byron/",
  "/authors/bo-lindqvist/",
  "/archive/2024/05/",
  "/archive/2024/06/",
  "/sections/city/",
  "/about/",
  "/nowhere/",
  ...[0, 1, 2, 3].flatMap((number) =>
    ["", "#comments", "#corrections", "#lost"].map((place) => `/2024/05/25/story-${number}/${place}`),
  ),
];

/** Stories that link to such pages, or have their addresses as old paths. */
const entangled: fc.Arbitrary<Article[]> = articles.chain((all) =>
  fc.tuple(
    ...all.map((article) =>
      fc
        .record({
          links: fc.array(fc.constantFrom(...LISTS), { maxLength: 1 }),
          aliases: fc.option(fc.constantFrom("/tags/harbor/", "/authors/ada-byron/", "/archive/2024/06/"), { freq: 8 }),
        })
        .map(({ links, aliases }) => ({
          ...article,
          links: links.map((href) => ({ href, line: 9 })),
          aliases: aliases === null ? article.aliases : [...article.aliases, aliases],
        })),
    ),
  ),
);

test("whatever a later build would refuse is reported now, and nothing else", () => {
  const seen = { clean: 0, wrong: 0 };
  fc.assert(
    fc.property(entangled, instants, (all, now) => {
      fc.pre(findConflicts(all).length === 0 && findEarlyLinks(all, now).length === 0);
      fc.pre(problemsAt(all, now).length === 0);
      const later = [...new Set(all.flatMap((article) => changesOf(article, aNewsroom().site.zone)))]
        .filter((at) => at > now)
        .sort((a, b) => a - b);
      const expected = new Set(later.flatMap((at) => problemsAt(all, at).map(formatIssue)));
      const found = ahead(all, now);
      expect(new Set(found.map((issue) => issue.replace(/From [^ ]+ on: /, "")))).toEqual(expected);
      if (expected.size === 0) seen.clean += 1;
      else seen.wrong += 1;
    }),
    { ...runs(100), endOnFailure: true },
  );
  expect(seen.clean).toBeGreaterThan(15);
  expect(seen.wrong).toBeGreaterThan(15);
});

test("however many stories come out before", () => {
  const queue = Array.from({ length: 30 }, (_, day) =>
    anArticle(`story-${day}`, { publishedAt: instant(at("2024-07-02T00:00:00Z") + day * 86_400_000) }),
  );
  const last = anArticle("last", {
    publishedAt: at("2024-09-01T00:00:00Z"),
    links: [{ href: "/nowhere/", line: 9 }],
    aliases: ["/archive/2024/07/"],
  });
  expect(ahead([...queue, last], at("2024-07-01T00:00:00Z"))).toEqual([
    expect.stringContaining("last.md:8  aliases: From 2024-08-31T20:00:00-04:00 on: the old path /archive/2024/07/"),
    expect.stringContaining("last.md:9  From 2024-08-31T20:00:00-04:00 on: the link /nowhere/ leads to no page"),
  ]);
});

test("a link to a place in a story goes on when that story is withdrawn", () => {
  const gone = anArticle("gone", { expiresAt: at("2024-08-01T00:00:00Z"), anchors: ["why"] });
  const retraction = { at: at("2024-08-02T00:00:00Z"), reason: "Made up." };
  const wrong = anArticle("wrong", { retraction, anchors: ["why"] });
  const links = ["/2024/05/25/gone/#why", "/2024/05/25/wrong/#why"].map((href) => ({ href, line: 9 }));
  const all = [gone, wrong, anArticle("here", { links })];
  expect(ahead(all, at("2024-07-01T00:00:00Z"))).toEqual([]);
});
