import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { absoluteLinks, type FeedModel, feedPages, itemHtml, lastChange } from "../../../src/feeds/feed.ts";
import { instant } from "../../../src/lib/clock.ts";
import { trust } from "../../../src/lib/trusted-html.ts";
import { inStory } from "../../../src/pictures/renditions.ts";
import { fallback } from "../../../src/pictures/sources.ts";
import { aBody, anArticle, anImage, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { pictureOf } from "../pictures.ts";

/** The feeds of a site by their paths. */
const feedsOf = (
  articles: readonly Article[],
  circumstances?: Parameters<typeof aContext>[1],
): Map<string, FeedModel> =>
  new Map(feedPages(aContext(articles, circumstances)).map(({ path, model }) => [path, model]));

const lead = fallback(inStory(pictureOf("bridge.jpg")).files);

const full = anArticle("summit", {
  section: "globaltalk",
  source: "afp",
  byline: [],
  dateline: "PYONGYANG",
  tags: [{ slug: "日本", label: "日本" }],
  image: { ...anImage("bridge.jpg"), caption: "A <bridge>." },
  updatedAt: at("2024-05-26T12:00:00Z"),
  corrections: [{ at: at("2024-05-27T12:00:00Z"), text: "Not 3 < 2." }],
  body: aBody({ html: trust('<p>Text with a <a href="/about/">link</a> and a <a href="#fn1">note</a>.</p>\n') }),
});

describe("which feeds there are", () => {
  const paths = [...feedsOf([full, anArticle("b")]).keys()];

  test("three formats of the site and of each section", () => {
    for (const list of ["/", "/sections/globaltalk/", "/sections/city/", "/sections/opinion/"]) {
      expect(paths).toEqual(expect.arrayContaining([`${list}feed.xml`, `${list}feed.atom`, `${list}feed.json`]));
    }
  });

  test("RSS alone of each tag, each author and the corrections", () => {
    expect(paths.filter((path) => /^\/(tags|authors|corrections)\//.test(path))).toEqual([
      "/tags/日本/feed.xml",
      "/authors/ada-byron/feed.xml",
      "/corrections/feed.xml",
    ]);
  });

  test("each under an address of its own, and none besides", () => {
    expect(paths).toHaveLength(4 * 3 + 3);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe("a feed", () => {
  test("holds the newest thirty stories, that of a tag the newest ten", () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      anArticle(`s${n}`, {
        publishedAt: instant(at("2024-05-01T00:00:00Z") + n * 60_000),
        tags: [{ slug: "harbor", label: "harbor" }],
      }),
    );
    const feeds = feedsOf(many);
    const titles = (path: string) => feeds.get(path)?.items.map(({ title }) => title);
    expect(titles("/feed.xml")).toHaveLength(30);
    expect(titles("/tags/harbor/feed.xml")).toEqual(titles("/feed.xml")?.slice(0, 10));
    expect(titles("/feed.xml")?.[0]).toBe("About s39");
  });

  test("keeps its id in a preview on another origin, where its addresses move", () => {
    const preview = feedsOf([full], { origin: "https://preview.example" }).get("/sections/globaltalk/feed.atom");
    expect(preview).toMatchObject({
      id: "https://ledger.example/sections/globaltalk/",
      self: "https://preview.example/sections/globaltalk/feed.atom",
      home: "https://preview.example/sections/globaltalk/",
    });
    expect(preview?.items[0]).toMatchObject({ id: full.feedId, url: "https://preview.example/2024/05/25/summit/" });
  });

  test("has addresses that every reader understands", () => {
    expect(feedsOf([full]).get("/tags/日本/feed.xml")?.home).toBe(`https://ledger.example${encodeURI("/tags/日本/")}`);
  });

  test("was updated when the latest of its items was", () => {
    expect(feedsOf([full]).get("/feed.xml")?.updatedAt).toBe(at("2024-05-27T12:00:00Z"));
  });

  test("has a logo within the bounds of RSS 2.0, in its own proportions", () => {
    expect(feedsOf([full]).get("/feed.xml")?.logo).toMatchObject({ width: 144, height: 108 });
  });
});

describe("an item", () => {
  const item = feedsOf([full]).get("/feed.xml")?.items[0];

  test("carries the whole story: picture, dateline, text, correction and wire credit", () => {
    expect(item && itemHtml(item).split("\n")).toEqual([
      `<figure><img src="https://ledger.example${lead.path}" alt="What it shows" width="800" height="600">` +
        "<figcaption>A &lt;bridge&gt;. Photo: Ada</figcaption></figure>",
      '<p><span class="dateline">PYONGYANG</span> — Text with a <a href="https://ledger.example/about/">link</a>' +
        ' and a <a href="https://ledger.example/2024/05/25/summit/#fn1">note</a>.</p>',
      "<p><strong>Correction</strong>, Monday, 27 May 2024 08:00 AM EDT: Not 3 &lt; 2.</p>",
      "<p>© AFP 2024</p>",
      "",
    ]);
  });

  test("names the agency where there is no author, and section and tags as categories", () => {
    expect(item?.authors).toEqual([{ name: "AFP", url: null }]);
    expect(item?.categories).toEqual(["GlobalTalk", "日本"]);
  });

  test("names authors with their pages", () => {
    const byAda = feedsOf([anArticle("b")]).get("/feed.xml")?.items[0];
    expect(byAda?.authors).toEqual([{ name: "Ada Byron", url: "https://ledger.example/authors/ada-byron/" }]);
    expect(byAda?.enclosure).toBeNull();
  });

  test("has the picture as a JPEG, which every reader shows", () => {
    expect(item?.enclosure).toEqual({ url: `https://ledger.example${lead.path}`, mediaType: "image/jpeg" });
    expect(lead.path).toMatch(/^\/images\/bridge-[0-9a-f]{10}-800\.jpg$/);
  });

  test("has pictures of the text in one file each, with an absolute address", () => {
    const html =
      '<picture><source type="image/avif" srcset="/images/a.avif 400w" sizes="1px"><img src="/images/a.jpg" alt="x"></picture>';
    const [only] = feedsOf([anArticle("b", { body: aBody({ html: trust(html) }) })]).get("/feed.xml")?.items ?? [];
    expect(only && itemHtml(only)).toBe('<img src="https://ledger.example/images/a.jpg" alt="x">');
  });
});

describe("the feed of corrections", () => {
  const retracted = anArticle("made-up", { retraction: { at: at("2024-06-01T12:00:00Z"), reason: "It was made up." } });
  const items = feedsOf([full, retracted]).get("/corrections/feed.xml")?.items;

  test("has an item for each correction and retraction, newest first, with an id of its own", () => {
    expect(items?.map(({ title, summary, id }) => ({ title, summary, id }))).toEqual([
      {
        title: "Retraction: About made-up",
        summary: "It was made up.",
        id: `${retracted.feedId}#retraction-2024-06-01T12:00:00.000Z`,
      },
      {
        title: "Correction: About summit",
        summary: "Not 3 < 2.",
        id: `${full.feedId}#correction-2024-05-27T12:00:00.000Z`,
      },
    ]);
  });

  test("shows text, not markup", () => {
    expect(items?.map(itemHtml)[1]).toContain("<p>Not 3 &lt; 2.</p>");
  });
});

test("a retracted, an embargoed and an expired story are in no feed but, by its notice, that of the corrections", () => {
  const hidden = [
    anArticle("retracted", { retraction: { at: at("2024-06-01T00:00:00Z"), reason: "x" } }),
    anArticle("embargoed", { publishedAt: at("2024-08-01T00:00:00Z") }),
    anArticle("expired", { expiresAt: at("2024-06-01T00:00:00Z") }),
    anArticle("draft", { draft: true }),
  ];
  for (const [path, { items }] of feedsOf(hidden)) expect(items).toHaveLength(path === "/corrections/feed.xml" ? 1 : 0);
});

describe("the last change of a story", () => {
  const changeOf = (changes: Partial<Article>) => {
    const [story] = aContext([anArticle("a", { publishedAt: at("2024-05-01T00:00:00Z"), ...changes })]).edition.stories;
    return story && lastChange(story);
  };
  const update = at("2024-05-02T00:00:00Z");
  const correction = { at: at("2024-05-03T00:00:00Z"), text: "x" };

  test("is its publication, its update or its last correction, whichever came last", () => {
    expect(changeOf({})).toBe(at("2024-05-01T00:00:00Z"));
    expect(changeOf({ updatedAt: update })).toBe(update);
    expect(changeOf({ updatedAt: update, corrections: [correction] })).toBe(correction.at);
    expect(changeOf({ updatedAt: at("2024-05-04T00:00:00Z"), corrections: [correction] })).toBe(
      at("2024-05-04T00:00:00Z"),
    );
  });
});

test("addresses become absolute, what looks like one in a text does not", () => {
  const html =
    '<p><a href="/a/">x</a> <img src="/b.jpg"> <a href="#c">y</a> <a href="https://x.example/">z</a> href=&quot;/d&quot;</p>';
  expect(absoluteLinks(html, "https://o.example", "https://o.example/page/")).toBe(
    '<p><a href="https://o.example/a/">x</a> <img src="https://o.example/b.jpg"> <a href="https://o.example/page/#c">y</a> ' +
      '<a href="https://x.example/">z</a> href=&quot;/d&quot;</p>',
  );
  expect(absoluteLinks('<a href="//x.example/">x</a>', "https://o.example", "/")).toBe('<a href="//x.example/">x</a>');
});
