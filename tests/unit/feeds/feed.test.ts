import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { feedPages, newestOf } from "../../../src/feeds/feed.ts";
import { itemHtml } from "../../../src/feeds/item.ts";
import type { FeedModel } from "../../../src/feeds/model.ts";
import { instant } from "../../../src/lib/clock.ts";
import type { Newsroom } from "../../../src/newsroom/newsroom.ts";
import { inStory } from "../../../src/pictures/renditions.ts";
import { fallback } from "../../../src/pictures/sources.ts";
import { anArticle, anImage, aText, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";
import { pictureOf } from "../pictures.ts";

const HOUR = 60 * 60 * 1000;

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
  text: aText(
    "Text with a link and a note.",
    '<p>Text with a <a href="/about/">link</a> and a <a href="#fn1">note</a>.</p>\n',
  ),
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
  /** Each so many hours older than the one before. */
  const older = (count: number, hours: number) =>
    Array.from({ length: count }, (_, n) =>
      anArticle(`s${n}`, {
        publishedAt: instant(at("2024-06-01T00:00:00Z") - n * hours * HOUR),
        tags: [{ slug: "harbor", label: "harbor" }],
      }),
    );
  const lengths = (articles: Article[], feeds?: Newsroom["site"]["feeds"]) => {
    const newsroom = aNewsroom({ site: feeds ? { ...SITE, feeds } : SITE });
    const all = feedsOf(articles, { newsroom });
    return ["/feed.xml", "/sections/city/feed.atom", "/tags/harbor/feed.xml", "/authors/ada-byron/feed.xml"].map(
      (path) => all.get(path)?.items.length,
    );
  };

  test("holds the newest thirty stories, that of a tag or an author the newest ten, or as many as the newsroom says", () => {
    expect(lengths(older(40, 5))).toEqual([30, 30, 10, 10]);
    expect(lengths(older(40, 5), { items: 12, listItems: 7 })).toEqual([12, 12, 7, 7]);
    expect(lengths(older(40, 5), { listItems: 39 })).toEqual([30, 30, 39, 39]);
    expect(feedsOf(older(40, 5)).get("/feed.xml")?.items[0]?.title).toBe("About s0");
  });

  test("holds no fewer than all of the 24 hours before its newest story", () => {
    expect(lengths(older(60, 0.5), { items: 5, listItems: 1 })).toEqual([49, 49, 49, 49]);
    const times = fc.array(fc.integer({ min: 0, max: 100 * HOUR }), { maxLength: 60 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 40 }), (all, most) => {
        const sorted = all.map(instant).sort((a, b) => b - a);
        const kept = newestOf(sorted, most, (time) => time);
        expect(kept).toEqual(sorted.slice(0, kept.length));
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(most, sorted.length));
        const missed = sorted.slice(kept.length);
        expect(missed.filter((time) => (sorted[0] ?? 0) - time <= 24 * HOUR)).toEqual([]);
        // No more than one of the two rules asks for.
        const last = kept.at(-1);
        if (last !== undefined && kept.length > most) expect((sorted[0] ?? 0) - last).toBeLessThanOrEqual(24 * HOUR);
      }),
    );
  });

  test("that is empty is as old as the paper, whatever is published elsewhere; in a paper without stories, it has a fixed date", () => {
    const updated = (articles: Article[], now?: string) =>
      feedsOf(articles, now ? { now } : {}).get("/sections/opinion/feed.atom")?.updatedAt;
    expect(updated([full, anArticle("b", { publishedAt: at("2024-06-01T00:00:00Z") })])).toBe(full.publishedAt);
    expect(updated([], "2027-01-01T00:00:00Z")).toBe(updated([], "2030-01-01T00:00:00Z"));
    expect(new Date(updated([]) ?? 0).getUTCFullYear()).toBeGreaterThan(2000);
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
        "<figcaption>A &lt;bridge&gt;. | Photo: Ada</figcaption></figure>",
      '<p>PYONGYANG — Text with a <a href="https://ledger.example/about/">link</a>' +
        ' and a <a href="https://ledger.example/2024/05/25/summit/#fn1">note</a>.</p>',
      "<p><strong>Correction</strong>, Monday,\u00a0May\u00a027,\u00a02024 at\u00a08:00\u00a0AM\u00a0EDT: Not 3 &lt; 2.</p>",
      "<p>© AFP 2024</p>",
      "",
    ]);
  });

  test("names the agency where there is no author, and section and tags as categories", () => {
    expect(item?.authors).toEqual([{ name: "Agence France-Presse", url: null }]);
    expect(item?.categories).toEqual(["GlobalTalk", "日本"]);
  });

  test("names authors with their pages", () => {
    const byAda = feedsOf([anArticle("b")]).get("/feed.xml")?.items[0];
    expect(byAda?.authors).toEqual([{ name: "Ada Byron", url: "https://ledger.example/authors/ada-byron/" }]);
  });

  test("names two authors in one line, as the newsroom's language joins them, and each by itself", () => {
    const byline = ["ada-byron", "bo-lindqvist"];
    const of = (newsroom: Newsroom) => feedsOf([anArticle("b", { byline })], { newsroom }).get("/feed.xml")?.items[0];
    expect(of(aNewsroom())?.byline).toBe("Ada Byron and Bo Lindqvist");
    expect(of(aNewsroom({ site: { ...SITE, locale: "de-DE" } }))?.byline).toBe("Ada Byron und Bo Lindqvist");
    expect(of(aNewsroom())?.authors.map(({ name }) => name)).toEqual(["Ada Byron", "Bo Lindqvist"]);
  });

  test("has pictures of the text in one file each, with an absolute address", () => {
    const html =
      '<picture><source type="image/avif" srcset="/images/a.avif 400w" sizes="1px"><img src="/images/a.jpg" alt="x"></picture>';
    const [only] = feedsOf([anArticle("b", { text: aText("The text.", html) })]).get("/feed.xml")?.items ?? [];
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
