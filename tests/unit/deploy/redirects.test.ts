import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SHORTER_LISTS } from "../../../src/deploy/fixed-rules.ts";
import { droppedRedirects } from "../../../src/deploy/netlify-engine.ts";
import { readDeployRules } from "../../../src/deploy/netlify-rules.ts";
import { type RedirectRule, redirectRules, redirectsPage } from "../../../src/deploy/redirects.ts";
import { listSite } from "../../../src/site/site-plan.ts";
import { foldPath } from "../../../src/text/fold-path.ts";
import { partsOfOldAddress } from "../../../src/text/old-address.ts";
import { slugOf } from "../../../src/text/slugs.ts";
import { runs } from "../../property.ts";
import { parsed, problems, source } from "../article/source.ts";
import { anArticle, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { articles, instants } from "../edition/arbitraries.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** What Netlify's own parser and engine make of the file. */
function readByNetlify(rules: readonly RedirectRule[]) {
  const folder = temporaryFolder({ _redirects: redirectsPage(rules).model.text });
  return readDeployRules(folder, path.join(folder, "netlify.toml"));
}

/** The lines of these rules, which stand before those that every newsroom has. */
function ownLines(rules: readonly RedirectRule[]): string {
  const { path, model } = redirectsPage(rules);
  expect(path).toBe("/_redirects");
  const shared = SHORTER_LISTS.map((line) => `${line}\n`).join("");
  expect(model.text.endsWith(shared)).toBe(true);
  return model.text.slice(0, -shared.length);
}

const part = fc.oneof(
  fc.webSegment(),
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[a-z0-9 "'<>[\]{}|^`~!@$&()+,;=.:*?#%\\-]{1,8}$/),
  fc.constantFrom("301", "301!", "/", "key=value", "https:", "日本", "e\u0301", "\u00a0", "index.html"),
);
const query = fc.option(
  fc.tuple(fc.stringMatching(/^[a-zA-Z_]\w{0,3}$/), fc.stringMatching(/^[\w.~-]{1,4}$/)).map((pair) => pair.join("=")),
);
const aliases = fc
  .array(
    fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), query)
      .map(([parts, asked]) => `/${parts.join("/")}${asked === null ? "" : `?${asked}`}`),
    { maxLength: 12 },
  )
  .map((candidates) =>
    candidates.filter((alias) => problems(source({ aliases: JSON.stringify([alias]) })).length === 0),
  )
  .map((candidates) => (candidates.length === 0 ? [] : parsed(source({ aliases: JSON.stringify(candidates) })).aliases))
  .map((kept) => [...new Map(kept.map((alias) => [foldPath(alias), alias])).values()]);

test("Netlify obeys the rule of every alias that an article may have", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(aliases, async (all) => {
      seen += all.length;
      const rules = all.map(
        (from, index): RedirectRule => ({ from, to: `/日本/${index}/`, status: 301, owner: "a.md" }),
      );
      const deployed = await readByNetlify(rules);
      expect(await droppedRedirects(deployed.redirects)).toEqual([]);
      for (const { from, to } of rules) {
        const { path, query } = partsOfOldAddress(from);
        const asked = new URLSearchParams(query).toString();
        const led = { to: `${encodeURI(to)}${asked && `?${asked}`}`, status: 301, force: true };
        expect(deployed.redirectFor(decodeURIComponent(path), asked)).toEqual(led);
      }
    }),
  );
  expect(seen).toBeGreaterThan(100);
});

test("of two rules for one path, the one that asks for more comes first", () => {
  const story = anArticle("here", { aliases: ["/a.php", "/a.php?id=1", "/a.php?id=1&cat=2"] });
  expect(redirectRules(aContext([story])).map(({ from }) => from)).toEqual([
    "/a.php?id=1&cat=2",
    "/a.php?id=1",
    "/a.php",
  ]);
});

test("a query is written as Netlify reads it", () => {
  const rule = { from: "/a b.php?id=1&cat=2", to: "/2024/05/25/a/", status: 301, owner: "a.md" } as const;
  expect(ownLines([rule])).toBe("/a%20b.php id=1 cat=2 /2024/05/25/a/ 301!\n");
});

test("a rule is one line of ASCII", () => {
  expect(ownLines([{ from: "/alt/größe/", to: "/2024/05/25/größe/", status: 301, owner: "a.md" }])).toBe(
    "/alt/gr%C3%B6%C3%9Fe/ /2024/05/25/gr%C3%B6%C3%9Fe/ 301!\n",
  );
  expect(ownLines([])).toBe("");
});

test("old paths of what is public lead to it, and what has expired is gone, in the order of the paths", () => {
  const expired = anArticle("gone", { aliases: ["/b/"], expiresAt: at("2024-06-01T00:00:00Z") });
  const retracted = anArticle("retracted", {
    aliases: ["/c/"],
    retraction: { at: at("2024-06-01T00:00:00Z"), reason: "Made up." },
  });
  expect(redirectRules(aContext([anArticle("here", { aliases: ["/d/", "/a/"] }), expired, retracted]))).toEqual([
    { from: "/2024/05/25/gone/", to: "/410.html", status: 410, owner: "articles/2024/05/gone.md" },
    { from: "/a/", to: "/2024/05/25/here/", status: 301, owner: "articles/2024/05/here.md" },
    { from: "/b/", to: "/410.html", status: 410, owner: "articles/2024/05/gone.md" },
    { from: "/c/", to: "/2024/05/25/retracted/", status: 301, owner: "articles/2024/05/retracted.md" },
    { from: "/d/", to: "/2024/05/25/here/", status: 301, owner: "articles/2024/05/here.md" },
  ]);
});

test("an old path of a story that is not public gives nothing away", () => {
  const embargoed = anArticle("a", { aliases: ["/secret/"], publishedAt: at("2024-08-01T00:00:00Z") });
  const draft = anArticle("b", { aliases: ["/other-secret/"], draft: true });
  expect(redirectRules(aContext([embargoed, draft]))).toEqual([]);
});

describe("in a language that has rules of its own for addresses", () => {
  const german = (changes: Partial<ReturnType<typeof aNewsroom>> = {}) =>
    aNewsroom({ site: { ...aNewsroom().site, locale: "de-DE" }, tags: new Map(), ...changes });
  const tagged = (name: string, ...labels: string[]) =>
    anArticle(name, { tags: labels.map((label) => ({ slug: slugOf(label, "de"), label })) });
  const led = (stories: ReturnType<typeof anArticle>[], newsroom = german()) =>
    redirectRules(aContext(stories, { newsroom })).map(({ from, to }) => `${from} ${to}`);

  test("the old address of a tag leads to the new one, by every spelling", () => {
    expect(led([tagged("a", "Koeln", "Rat"), tagged("b", "Köln")])).toEqual([
      "/tags/koln/ /tags/koeln/",
      "/tags/koln/feed.xml /tags/koeln/feed.xml",
      "/tags/koln/page/* /tags/koeln/",
    ]);
  });

  test("but not where another tag stands, or what an editor asked for", () => {
    expect(led([tagged("a", "Müller", "Muller")])).toEqual([]);
    const gone = german({ site: { ...german().site, retired: ["/tags/muller/"] } });
    expect(led([tagged("a", "Müller")], gone).filter((rule) => rule.startsWith("/tags/muller/ "))).toEqual([
      "/tags/muller/ /410.html",
    ]);
    const rat = { label: "Rat", slug: "rat", aliases: ["Muller"] };
    const aliased = german({
      tags: new Map([
        ["rat", rat],
        ["muller", rat],
      ]),
    });
    expect(led([tagged("a", "Rat", "Müller")], aliased)).toContain("/tags/muller/ /tags/rat/");
    expect(led([tagged("a", "Rat", "Müller")], aliased)).not.toContain("/tags/muller/ /tags/mueller/");
  });

  test("nor for a tag that has a slug of its own", () => {
    const own = anArticle("a", { tags: [{ slug: "fc", label: "FC Köln" }] });
    expect(led([own])).toEqual([]);
  });

  test("nor from a tag of a story that is not public", () => {
    expect(led([{ ...tagged("a", "Köln"), draft: true }])).toEqual([]);
  });

  test("the page of a series is found, too, and an alias by both of its addresses", () => {
    const series = { slug: "bruecken", name: "Brücken", part: 1 };
    expect(led([anArticle("a", { series })])).toEqual([
      "/series/brucken/ /series/bruecken/",
      "/series/brucken/page/* /series/bruecken/",
    ]);
    const rat = { label: "Rat", slug: "rat", aliases: ["Räte"] };
    const aliased = german({ tags: new Map([["rat", rat]]) });
    expect(led([tagged("a", "Rat")], aliased).filter((rule) => !/feed|page/.test(rule))).toEqual([
      "/tags/raete/ /tags/rat/",
      "/tags/rate/ /tags/rat/",
    ]);
  });

  test("for any tags, no rule stands on a page or on another rule", () => {
    const label = fc.constantFrom(
      "Müller",
      "Muller",
      "Mueller",
      "Köln",
      "Koln",
      "Grüße",
      "Grusse",
      "C++",
      "ß",
      "Ä",
      "A",
      "Ae",
    );
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(label, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), (all) => {
        const stories = all.map((labels, index) => tagged(`s${index}`, ...labels));
        const { pages, redirects } = listSite(aContext(stories, { newsroom: german() }), { isProduction: true });
        const answered = new Set(pages.map(({ path }) => foldPath(path)));
        const moved = redirects.map(({ from }) => foldPath(from));
        expect(new Set(moved).size).toBe(moved.length);
        expect(moved.filter((from) => answered.has(from))).toEqual([]);
        expect(redirects.filter(({ to }) => !answered.has(foldPath(to)))).toEqual([]);
        for (const text of all.flat()) {
          const former = foldPath(`/tags/${slugOf(text)}/`);
          expect(answered.has(former) || moved.includes(former)).toBe(true);
        }
      }),
      runs(100),
    );
  });
});

test("for any stories at any time, a rule leads to a page, and never to another rule", () => {
  const harbor = { label: "harbor", slug: "harbor", aliases: ["port", "docks"] };
  const renamed = aNewsroom({
    sections: [
      {
        slug: "globaltalk",
        name: "GlobalTalk",
        description: "The world.",
        kind: "news",
        accent: "red",
        aliases: ["world", "abroad"],
      },
      { slug: "city", name: "City", description: "The city.", kind: "news", accent: "red" },
      { slug: "opinion", name: "Opinion", description: "Views.", kind: "opinion", accent: "red" },
    ],
    tags: new Map(["harbor", "port", "docks"].map((name) => [name, harbor])),
  });
  let seen = 0;
  fc.assert(
    fc.property(articles, instants, (all, now) => {
      const context = aContext(all, { now: new Date(now).toISOString(), newsroom: renamed });
      const { pages, redirects } = listSite(context, { isProduction: true });
      const answered = new Set(pages.map(({ path }) => foldPath(path)));
      const moved = new Set(redirects.map(({ from }) => foldPath(from)));
      expect(moved.size).toBe(redirects.length);
      for (const { to } of redirects) {
        seen += 1;
        expect(answered).toContain(foldPath(to));
        expect(moved).not.toContain(foldPath(to));
      }
      expect([...moved].filter((from) => answered.has(from))).toEqual([]);
    }),
  );
  expect(seen).toBeGreaterThan(100);
});
