import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { RESERVED } from "../../../src/pages/addresses.ts";
import { claimAddresses } from "../../../src/site/claims.ts";
import { listSite } from "../../../src/site/site-plan.ts";
import { anArticle, at, type Changes } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const RENAMED = aNewsroom({
  sections: aNewsroom().sections.map((section) =>
    section.slug === "city" ? { ...section, aliases: ["town"] } : section,
  ),
});

/** What is said of a story with these old paths. */
function told(aliases: string[], others: Article[] = [], changes: Changes = {}) {
  const story = anArticle("taker", { file: "taker.md", aliases, ...changes });
  const plan = listSite(aContext([story, ...others], { newsroom: RENAMED }), { isProduction: true });
  return claimAddresses(plan, () => 8).collisions.map(formatIssue);
}

const REMEDY = "Remove it, or correct the path.";

describe("an old path", () => {
  test.each([
    "/old/story/",
    "/feed/",
    "/assets-of-old/",
    "/searching/index/",
    "/2024/",
    "/images/",
    "/sections/city/page/9/",
    "/archive/2019/05/",
    "/tags/harbor/",
    "/old.html",
    "/old.html/below",
  ])("may be %s, where nothing of the site is", (path) => {
    expect(told([path])).toEqual([]);
  });

  test.each([
    ["/", "front-page.yaml"],
    ["/about", "about.md"],
    ["/Sections/City/index.html", "section /sections/city/"],
    ["/tags/", "tag index"],
    ["/404.html", "site"],
    ["/404", "site"],
    ["/410/", "site"],
    ["/newsletter/thanks/", "site"],
    ["/robots.txt", "sitemaps"],
    ["/_headers", "site.yaml"],
    ["/_redirects", "aliases"],
    ["/feed.xml", "feed of /"],
    ["/sections/town/", "sections.yaml"],
    ["/sections/town/feed.xml", "sections.yaml"],
  ])("may not be %s, which the site answers", (path, owner) => {
    expect(told([path])).toEqual([
      `taker.md:8  aliases: the old path ${path} is an address of the site already (${owner}). ${REMEDY}`,
    ]);
  });

  test.each([...RESERVED, ...RESERVED.map((path) => `${path.replace(/\/$/, "")}/below/it.js`), "/Assets/site.css"])(
    "may not be %s, where other makers have their files",
    (path) => {
      expect(told([path])).toEqual([
        expect.stringMatching(/^taker\.md:8 {2}aliases: the old path .* lies where the site keeps files of its own \(/),
      ]);
    },
  );

  test.each(["/feed.xml/old/", "/robots.txt/a/b", "/404.html/x"])("may not be %s, below a file", (path) => {
    expect(told([path])).toEqual([expect.stringContaining(`the old path ${path} lies below /`)]);
  });

  test("may not lie where the rule for an old slug catches it", () => {
    expect(told(["/sections/town/page/3/"])).toEqual([
      `taker.md:8  aliases: the old path /sections/town/page/3/ is redirected already (sections.yaml: /sections/town/page/*). ${REMEDY}`,
    ]);
  });

  test("may not be a page that another story brings: its tag, its series", () => {
    const other = anArticle("other", {
      tags: [{ slug: "harbor", label: "Harbor" }],
      series: { slug: "tides", name: "Tides", part: 1 },
    });
    expect(told(["/tags/harbor/", "/series/tides"], [other])).toEqual([
      expect.stringContaining("/series/tides is an address of the site already (series /series/tides/)"),
      expect.stringContaining("/tags/harbor/ is an address of the site already (tag /tags/harbor/)"),
    ]);
  });

  test("is judged, too, of a story that was withdrawn", () => {
    const past = at("2024-06-01T00:00:00Z");
    expect(told(["/sw.js"], [], { expiresAt: past })).toHaveLength(1);
    expect(told(["/sw.js"], [], { retraction: { at: past, reason: "Made up." } })).toHaveLength(1);
  });

  test("may ask for a query of the front page alone", () => {
    expect(told(["/?p=123", "/old.php?id=1", "/old.php?id=2"])).toEqual([]);
    expect(told(["/about/?p=1"])).toEqual([expect.stringContaining("/about/?p=1 is an address of the site already")]);
    expect(told(["/sw.js?v=1"])).toHaveLength(1);
  });
});

test("all that is listed has one owner, and is answered", () => {
  const plan = listSite(aContext([anArticle("a", { aliases: ["/old/"] })], { newsroom: RENAMED }), {
    isProduction: true,
  });
  const { isAnswered, collisions } = claimAddresses(plan, () => 1);
  expect(collisions).toEqual([]);
  for (const address of ["/", "/2024/05/25/a/", "/old/", "/feed.xml/", "/sections/town/"]) {
    expect(isAnswered(address)).toBe(true);
  }
  expect(isAnswered("/nowhere/")).toBe(false);
});
