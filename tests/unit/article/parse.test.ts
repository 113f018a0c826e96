import { describe, expect, test } from "vitest";
import { de } from "../../../src/words/de.ts";
import { at } from "../article-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";
import { parsed, problems, source } from "./source.ts";

describe("with the required keys alone", () => {
  const article = parsed(source({}, "The **first** paragraph.\n\nThe second."));

  test("the address comes from the day in the newsroom's zone and the file's name", () => {
    expect(article.path).toBe("/2024/05/25/summit/");
    expect(parsed(source({ published: "2024-05-26T03:00:00Z" })).path).toBe("/2024/05/25/summit/");
  });

  test("the standfirst is the first paragraph, and known to be no editor's", () => {
    expect(article).toMatchObject({ standfirst: "The first paragraph.", hasOwnStandfirst: false });
    expect(article.social).toEqual({ headline: "Summit ends", description: "The first paragraph." });
  });

  test("what was left out is null or empty, and it is no draft", () => {
    expect(article).toMatchObject({
      kicker: null,
      source: null,
      dateline: null,
      tags: [],
      image: null,
      updatedAt: null,
      corrections: [],
      retraction: null,
      expiresAt: null,
      draft: false,
      aliases: [],
      comments: "open",
    });
  });

  test("words are counted without markup", () => {
    expect(article).toMatchObject({ text: "The first paragraph.\nThe second.", words: 5 });
  });
});

describe("times", () => {
  test("are read on the newsroom's clock", () => {
    expect(parsed(source()).publishedAt).toBe(at("2024-05-25T18:28:00-04:00"));
    const berlin = aNewsroom({ site: { ...SITE, zone: "Europe/Berlin" } });
    expect(parsed(source(), { newsroom: berlin }).publishedAt).toBe(at("2024-05-25T18:28:00+02:00"));
  });

  test("of corrections come in the order in which they happened", () => {
    const later = "{ at: 2024-06-02 10:00, text: Second. }";
    const earlier = "{ at: 2024-06-01 10:00, text: First. }";
    expect(parsed(source({ corrections: `[${later}, ${earlier}]` })).corrections).toEqual([
      { at: at("2024-06-01T10:00:00-04:00"), text: "First." },
      { at: at("2024-06-02T10:00:00-04:00"), text: "Second." },
    ]);
  });
});

describe("the id in feeds", () => {
  test("is made from the first address", () => {
    expect(parsed(source()).feedId).toBe("tag:ledger.example,2024-05-25:/2024/05/25/summit/");
  });

  test("stays when the address, the headline and the section change, as long as the old address is an alias", () => {
    const moved = source({ slug: "summit-ends", headline: "Other", section: "city", aliases: "[/2024/05/25/summit/]" });
    expect(parsed(moved).feedId).toBe(parsed(source()).feedId);
    expect(parsed(moved).path).toBe("/2024/05/25/summit-ends/");
  });

  test("does not come from an alias that was no story's address", () => {
    expect(parsed(source({ aliases: "[/summit/]" })).feedId).toBe(parsed(source()).feedId);
  });

  test("is what the editor says, if the editor says so", () => {
    expect(parsed(source({ id: "old-cms-4711" })).feedId).toBe("old-cms-4711");
  });
});

describe("tags", () => {
  const tagsOf = (tags: string) => parsed(source({ tags })).tags;

  test("that are registered are spelled as registered", () => {
    expect(tagsOf("[city council]")).toEqual([{ slug: "city-council", label: "City Council" }]);
  });

  test("that are not are spelled as written", () => {
    expect(tagsOf("[São Paulo]")).toEqual([{ slug: "sao-paulo", label: "São Paulo" }]);
  });

  test("with a slug of their own have a page of their own", () => {
    expect(tagsOf("[C++, 'C#']")).toEqual([
      { slug: "c-plus-plus", label: "C++" },
      { slug: "c", label: "C#" },
    ]);
  });

  test("given twice count once", () => {
    expect(tagsOf("[Harbor, harbor, HARBOR]")).toEqual([{ slug: "harbor", label: "Harbor" }]);
  });
});

describe("quotes of plain text", () => {
  const keys = {
    headline: `'"Yes", she said: it''s done'`,
    standfirst: `'"So"'`,
    kicker: `'"K"'`,
    corrections: `[{ at: 2024-06-01 10:00, text: 'Not "so".' }]`,
    social: `{ headline: '"H"', description: '"D"' }`,
  };

  test("are set as in English", () => {
    const article = parsed(source(keys));
    expect(article.headline).toBe("“Yes”, she said: it’s done");
    expect([article.standfirst, article.kicker, article.corrections[0]?.text]).toEqual(["“So”", "“K”", "Not “so”."]);
    expect(article.social).toEqual({ headline: "“H”", description: "“D”" });
  });

  test("are set as in German", () => {
    const newsroom = aNewsroom({ words: de, site: { ...SITE, language: "de", locale: "de-DE" } });
    expect(parsed(source(keys), { newsroom }).headline).toBe("„Yes“, she said: it’s done");
  });

  test("are those of the story's own language, in all of its texts", () => {
    const body = 'He says "no".\n\n::: update 2024-05-25 19:00 A "first"\n"Now".\n:::';
    const article = parsed(source({ ...keys, lang: "sv", live: "true" }, body));
    expect([article.headline, article.standfirst, article.kicker]).toEqual([
      "”Yes”, she said: it’s done",
      "”So”",
      "”K”",
    ]);
    expect([article.corrections[0]?.text, article.social.headline]).toEqual(["Not ”so”.", "”H”"]);
    expect([article.text, article.updates[0]?.headline]).toEqual(["He says ”no”.\nA ”first”\n”Now”.", "A ”first”"]);
  });

  test("are the newsroom's where the language is none, or the front matter is wrong", () => {
    expect(problems(source({ lang: "'\"sv\"'" }))[0]).toContain("is not a language");
  });

  test("are set in a tag, by the newsroom's language; its page has the address that it had", () => {
    const tags = `['"Hamlet"', Women's sailing]`;
    expect(parsed(source({ tags, lang: "fr" })).tags).toEqual([
      { slug: "hamlet", label: "“Hamlet”" },
      { slug: "womens-sailing", label: "Women’s sailing" },
    ]);
  });

  test("markup in a headline is shown as typed", () => {
    expect(parsed(source({ headline: `'"<b>*Now*</b>" &amp; [here](/x/)'` })).headline).toBe(
      "“<b>*Now*</b>” &amp; [here](/x/)",
    );
  });
});

test("a retraction keeps when and why", () => {
  expect(parsed(source({ retracted: "{ at: 2024-06-01 10:00, reason: Made up. }" })).retraction).toEqual({
    at: at("2024-06-01T10:00:00-04:00"),
    reason: "Made up.",
  });
});

test("the newsroom decides on comments where the article does not", () => {
  const closed = aNewsroom({ site: { ...SITE, comments: { provider: "letters", default: "closed" } } });
  expect(parsed(source(), { newsroom: closed }).comments).toBe("closed");
  expect(parsed(source({ comments: "open" }), { newsroom: closed }).comments).toBe("open");
});

test("a wire story needs no author", () => {
  expect(parsed(source({ byline: undefined, source: "afp" }))).toMatchObject({ byline: [], source: "afp" });
});

test("the lines that the whole newsroom is held against later are the file's own", () => {
  expect(parsed(source({ tags: "[a]", aliases: "[/old/]" })).lines).toEqual({
    headline: 2,
    published: 3,
    standfirst: 2,
    kicker: 2,
    tags: 6,
    series: 2,
    slug: 3,
    aliases: 7,
  });
  expect(parsed(source({ slug: "other" })).lines.slug).toBe(6);
});

describe("addresses in a newsroom whose language has rules of its own", () => {
  const german = aNewsroom({ site: { ...SITE, locale: "de-DE" }, tags: new Map() });
  const turkish = aNewsroom({ site: { ...SITE, locale: "tr-TR" } });

  test("of stories stay, whatever rule they were made by", () => {
    const pathOf = (slug: string, newsroom = german) => parsed(source({ slug }), { newsroom }).path;
    expect(pathOf("muller")).toBe("/2024/05/25/muller/");
    expect(pathOf("mueller")).toBe("/2024/05/25/mueller/");
    expect(pathOf("diyarbakır", turkish)).toBe("/2024/05/25/diyarbakır/");
    expect(problems(source({ slug: "müller" }), { newsroom: german })[0]).toContain('Write "mueller"');
  });

  test("of tags and series follow it", () => {
    const keys = { tags: "[Köln, Koeln, Vögel]", series: "{ name: Brücken, part: 1 }" };
    const { tags, series } = parsed(source(keys), { newsroom: german });
    expect([...tags.map(({ slug }) => slug), series?.slug]).toEqual(["koeln", "voegel", "bruecken"]);
  });

  test("of headings stay, since links lead to them", () => {
    expect(parsed(source({}, "## Größe\n\nText."), { newsroom: german }).anchors).toEqual(["grosse"]);
  });
});
