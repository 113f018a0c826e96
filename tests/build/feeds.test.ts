import { readFileSync } from "node:fs";
import path from "node:path";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { Parser } from "htmlparser2";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { parseStringPromise } from "xml2js";
import { feedReaders } from "../feed-readers.ts";
import { article, type BuiltSite, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";
import { falsePictures, toldPictures } from "./feed-pictures.ts";
import { faultsOf } from "./sitemap-rules.ts";

const SETTINGS = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/site.yaml"), "utf8");

const photo = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#468" } })
    .jpeg()
    .toBuffer();

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><path d="M0 0h9v9z"/></svg>';

const ODD = "The <script>alert</script> & AT&amp;T <b>x</b>";

/** Stories by their slugs: what changed last, and when, as the source says it. */
const CHANGES: Record<string, { at: string; source: string }> = {
  published: {
    at: "2026-11-20T08:00:00-05:00",
    source: article(
      { byline: "[ada-byron, bo-lindqvist]", image: '{ file: wide.jpg, alt: "A quay", credit: "Photo: A & B" }' },
      "Text.[^1]\n\nhttps://vimeo.com/76979871\n\nhttps://x.com/jack/status/20\n\n| A |\n|---|\n| 1 |\n\n[^1]: Note.",
    ),
  },
  updated: { at: "2026-11-20T09:30:00-05:00", source: article({ updated: "2026-11-20 09:30" }) },
  corrected: {
    at: "2026-11-21T10:00:00-05:00",
    source: article({
      updated: "2026-11-20 09:00",
      corrections: '[{ at: 2026-11-20 10:00, text: "One." }, { at: 2026-11-21 10:00, text: "Two." }]',
      image: '{ file: small.jpg, alt: "Small", credit: "Photo: C", caption: "No full stop" }',
    }),
  },
  live: {
    at: "2026-11-20T14:05:00-05:00",
    source: article(
      { live: "true", byline: "[ada-byron, bo-lindqvist]" },
      "Summary.\n\n::: update 2026-11-20 14:05 High water\nThe tide came.\n:::\n\n::: update 2026-11-20 11:00\nNothing yet.\n:::\n",
    ),
  },
  drawn: {
    at: "2026-11-20T08:00:00-05:00",
    source: article({ source: "afp", byline: undefined, image: '{ file: map.svg, alt: "A map", credit: "Ada" }' }),
  },
  odd: {
    at: "2026-11-20T08:00:00-05:00",
    source: article({ headline: `'${ODD}'`, standfirst: `'${ODD}'`, lang: "ar", byline: "[bo-lindqvist]" }),
  },
};

let newsroom: TestNewsroom;
let site: BuiltSite;

beforeAll(async () => {
  newsroom = new TestNewsroom("ledger")
    .write("newsroom/site.yaml", `${SETTINGS}storyCards: true\n`)
    .write("articles/2026/11/wide.jpg", await photo(1200, 300))
    .write("articles/2026/11/small.jpg", await photo(500, 400))
    .write("articles/2026/11/map.svg", DRAWING)
    .write(
      "articles/2026/11/retracted.md",
      article({ updated: "2026-11-20 09:00", retracted: '{ at: 2026-11-21 12:00, reason: "It was made up." }' }),
    );
  for (const [slug, { source }] of Object.entries(CHANGES)) newsroom.write(`articles/2026/11/${slug}.md`, source);
  site = await buildHere(newsroom);
});

const pageOf = (slug: string) => site.text(`2026/11/20/${slug}/index.html`);
const addressOf = (slug: string) => `https://ledger.example/2026/11/20/${slug}/`;

/** What `<meta>` and JSON-LD of a page say. */
function machineWords(html: string): { meta: Map<string, string>; data: Record<string, unknown>[] } {
  const meta = new Map<string, string>();
  const data: Record<string, unknown>[] = [];
  let script: string | null = null;
  new Parser({
    onopentag(name, { property, content, type }) {
      if (name === "meta" && property && content !== undefined) meta.set(property, content);
      if (name === "script" && type === "application/ld+json") script = "";
    },
    ontext(text) {
      if (script !== null) script += text;
    },
    onclosetag() {
      if (script !== null) data.push(JSON.parse(script) as Record<string, unknown>);
      script = null;
    },
  }).end(html);
  return { meta, data };
}

describe("when a story changed last is one instant,", () => {
  interface Urls {
    urlset: { url: { loc: string[]; lastmod: string[] }[] };
  }

  test("on its page, in each feed and in the sitemap", async () => {
    const rss = parseRssFeed(site.text("feed.xml")).items ?? [];
    const entries = parseAtomFeed(site.text("feed.atom")).entries ?? [];
    const items = parseJsonFeed(JSON.parse(site.text("feed.json"))).items ?? [];
    const { urlset } = (await parseStringPromise(site.text("sitemaps/2026-11.xml"))) as unknown as Urls;
    for (const [slug, { at }] of Object.entries(CHANGES)) {
      const address = addressOf(slug);
      const { meta, data } = machineWords(pageOf(slug));
      const item = rss.find(({ link }) => link === address);
      const told = {
        jsonLd: data.find((one) => "dateModified" in one)?.dateModified,
        openGraph: meta.get("article:modified_time"),
        rss: item?.atom?.updated ?? item?.pubDate,
        atom: entries.find(({ links }) => links?.some(({ href }) => href === address))?.updated,
        json: items.find(({ url }) => url === address)?.date_modified,
        sitemap: urlset.url.find(({ loc }) => loc[0] === address)?.lastmod[0],
      };
      const instants = Object.entries(told).map(([where, time]) => [where, Date.parse(String(time))]);
      expect(Object.fromEntries(instants), slug).toEqual(
        Object.fromEntries(instants.map(([where]) => [where, Date.parse(at)])),
      );
    }
  });

  test("and a retracted one has only the instant of its retraction", () => {
    const named = site.filesMentioning("/2026/11/20/retracted/").filter((file) => /feed|sitemap/.test(file));
    expect(named).toEqual(["corrections/feed.xml"]);
    const [entry] = parseRssFeed(site.text("corrections/feed.xml")).items ?? [];
    expect(Date.parse(entry?.pubDate ?? "")).toBe(Date.parse("2026-11-21T12:00:00-05:00"));
    expect(machineWords(pageOf("retracted")).meta.has("article:modified_time")).toBe(false);
  });
});

describe("every item of every feed has a picture of at least 1,200 pixels, and what is said of it is true", () => {
  test("of photos, cards and drawings", async () => {
    const told = toldPictures(site);
    expect(told.length).toBeGreaterThan(30);
    expect(await falsePictures(site, told)).toEqual([]);
    const urls = new Set(told.map(({ url }) => path.basename(url)));
    expect([...urls].filter((name) => name.startsWith("wide-"))).toHaveLength(1);
    expect([...urls].filter((name) => name.endsWith(".svg"))).toEqual([]);
  });

  test("with the credit and the words of a photo, and none for a card", () => {
    const items = parseRssFeed(site.text("feed.xml")).items ?? [];
    const mediaOf = (slug: string) => items.find(({ link }) => link === addressOf(slug))?.media?.contents?.[0];
    expect(mediaOf("published")).toMatchObject({
      medium: "image",
      credits: [{ value: "Photo: A & B" }],
      description: { value: "A quay" },
    });
    expect(mediaOf("updated")?.credits).toBeUndefined();
    expect(mediaOf("updated")?.description).toMatchObject({ value: "A headline" });
  });

  test("after another picture has taken its place, and where the cache of pictures is gone", async () => {
    const kept = new TestNewsroom("ledger")
      .write("articles/2026/11/wide.jpg", await photo(1200, 300))
      .write("articles/2026/11/a.md", CHANGES.published?.source ?? "");
    const before = toldPictures(await buildHere(kept));
    const circle =
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="300"><circle r="700" fill="#c40"/></svg>';
    kept.write("articles/2026/11/wide.jpg", await sharp(Buffer.from(circle)).jpeg().toBuffer());
    const after = await buildHere(kept, { CACHE_DIR: path.join(kept.folder, "other-cache") });
    expect(await falsePictures(after, toldPictures(after))).toEqual([]);
    expect(toldPictures(after)[0]?.length).not.toBe(before[0]?.length);
  });
});

test("feeds hold no words of the page's own interface", () => {
  for (const name of ["feed.xml", "feed.atom", "feed.json"]) {
    expect(site.text(name)).not.toMatch(
      /Opens here|↩|aria-|data-page-only|data-frame|class=\\?"(embed|update|notes|note|credit|table)/,
    );
    expect(site.text(name)).toContain("Watch the video on Vimeo");
    expect(site.text(name)).toContain("No full stop | Photo: C");
  }
  expect(pageOf("published")).toContain("Opens here after a click; nothing is loaded from X before.");
});

describe("read by others, an RSS item", async () => {
  const readers = feedReaders();

  test.each(readers)("has all of its authors, and a text with brackets as it was written: $name", async ({ read }) => {
    const items = await read(site.text("feed.xml"));
    expect(items).toHaveLength(Object.keys(CHANGES).length);
    expect(items.map(({ author }) => author).sort()).toEqual([
      "Ada Byron",
      "Ada Byron",
      "Ada Byron and Bo Lindqvist",
      "Ada Byron and Bo Lindqvist",
      "Agence France-Presse",
      "Bo Lindqvist",
    ]);
    const odd = items.find(({ author }) => author === "Bo Lindqvist");
    expect(odd?.title).toBe(ODD);
    if (odd?.summary !== undefined) expect(odd.summary).toBe(ODD);
  });
});

test("structured data and feeds name the same authors, and an update of a live story has them too, and its text once", () => {
  const items = parseJsonFeed(JSON.parse(site.text("feed.json"))).items ?? [];
  for (const slug of Object.keys(CHANGES)) {
    const data = machineWords(pageOf(slug)).data.find((one) => "dateModified" in one);
    const names = items.find(({ url }) => url === addressOf(slug))?.authors?.map(({ name }) => ({ name }));
    expect(data?.author).toMatchObject(names ?? [null]);
    expect(data?.author).toHaveLength(names?.length ?? 0);
  }
  const live = machineWords(pageOf("live")).data.find((one) => "liveBlogUpdate" in one);
  expect(live?.liveBlogUpdate).toMatchObject([
    {
      headline: "High water",
      articleBody: "The tide came.",
      author: [{ name: "Ada Byron" }, { name: "Bo Lindqvist" }],
    },
    { articleBody: "Nothing yet.", author: [{ name: "Ada Byron" }, { name: "Bo Lindqvist" }] },
  ]);
});

test("Open Graph has the language of the story, and words for each picture", () => {
  expect(machineWords(pageOf("odd")).meta.get("og:locale")).toBe("ar_AR");
  expect(machineWords(pageOf("updated")).meta.get("og:locale")).toBe("en_US");
  const silent = site.html().filter((file) => !site.text(file).includes('property="og:image:alt"'));
  expect(silent).toEqual([]);
});

test("every page names the site's feeds in all formats, and a section's its own", () => {
  const typesOf = (file: string) =>
    [...site.text(file).matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"/g)].map(
      ([, type, href]) => `${type} ${href}`,
    );
  const all = (list: string) => [
    `application/rss+xml ${list}feed.xml`,
    `application/atom+xml ${list}feed.atom`,
    `application/feed+json ${list}feed.json`,
  ];
  for (const file of site.html()) expect(typesOf(file), file).toEqual(expect.arrayContaining(all("/")));
  expect(typesOf("sections/city/index.html")).toEqual([...all("/sections/city/"), ...all("/")]);
  expect(typesOf("2026/11/20/odd/index.html")).toEqual([...all("/sections/city/"), ...all("/")]);
  for (const format of ["feed.xml", "feed.atom", "feed.json"]) {
    expect(site.text("sections/city/index.html")).toContain(`<a href="/sections/city/${format}">`);
  }
});

test("every sitemap is valid, whether there is news or not", async () => {
  const problems = (built: BuiltSite) =>
    built
      .files()
      .filter((file) => file.includes("sitemap") && file.endsWith(".xml"))
      .flatMap((file) => faultsOf(built.text(file)).map((problem) => `${file}: ${problem}`));
  const fresh = await buildHere(newsroom, { BUILD_TIME: "2026-11-20T20:00:00Z" });
  expect(fresh.text("news-sitemap.xml")).toContain("<news:news>");
  expect(problems(fresh)).toEqual([]);
  const later = await buildHere(newsroom, { BUILD_TIME: "2026-11-25T20:00:00Z" });
  expect(later.text("news-sitemap.xml")).not.toContain("<news:news>");
  expect(problems(later)).toEqual([]);
});
