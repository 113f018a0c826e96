import { hash } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import RssParser from "rss-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/cli/check.ts";
import { readSettings } from "../../src/command/settings.ts";
import { type Issue, NewsroomErrors } from "../../src/lib/issue.ts";
import { brokenLinks, invalidHtml } from "../html.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";
import { falsePictures, toldPictures } from "./feed-pictures.ts";
import { expectSameAnswers } from "./netlify-dev.ts";
import { faultsOf } from "./sitemap-rules.ts";

const newsroom = new TestNewsroom("paper");
let site: BuiltSite;

beforeAll(async () => {
  site = await buildHere(newsroom);
});

/** Issues of a check, by the text of each. */
async function refused(): Promise<Issue[]> {
  try {
    await check(readSettings(newsroom.environment()));
    return [];
  } catch (error) {
    if (error instanceof NewsroomErrors) return error.issues;
    throw error;
  }
}

test("no old path may take the address of any file of the output, nor lie below one", async () => {
  const files = site.files().map((file) => `/${file}`);
  const below = files.filter((file) => !file.endsWith("/index.html")).map((file) => `${file}/below`);
  // Front matter holds only so many of them.
  const shares = Array.from({ length: 8 }, () => [] as string[]);
  [...files, ...below].forEach((path, index) => {
    shares[index % shares.length]?.push(path);
  });
  let left = shares;
  // Stories are held against each other before all else.
  for (let round = 0; round < 2; round += 1) {
    left.forEach((paths, share) => {
      newsroom.write(
        `articles/2026/11/taker-${share}.md`,
        article({ section: "wexmouth", byline: "[linh-dao]", aliases: JSON.stringify(paths) }),
      );
    });
    const issues = await refused();
    expect(issues.filter(({ file, line }) => !/taker-\d\.md$/.test(file) || line !== 6)).toEqual([]);
    const told = new Set(
      issues.flatMap(({ problem }) => /^the old path (.*?) (is|lies|already belongs) /.exec(problem)?.[1] ?? []),
    );
    left = left.map((paths) => paths.filter((path) => !told.has(path)));
  }
  shares.forEach((_, share) => {
    rmSync(`${newsroom.articles}/2026/11/taker-${share}.md`);
  });
  expect(files.length).toBeGreaterThan(500);
  expect(left.flat()).toEqual([]);
});

describe("what is not public", () => {
  test.each([
    ["the embargoed story", "Quillhaven"],
    ["the retracted story's text", "Brackenfold"],
    ["the expired story's text", "Osprelling"],
    ["the draft", "Velloriva"],
  ])("%s is nowhere in the output, search bundles included", (_, canary) => {
    expect(site.filesMentioning(canary)).toEqual([]);
  });

  test("the pictures of an embargoed story are not published", () => {
    // The name is part of every address of a picture.
    expect(site.filesMentioning("thornbury-memoir-embargo")).toEqual([]);
    expect(site.filesMentioning("thornbury-memoir")).toEqual([]);
  });

  test("an expired story is named only by the rule that answers 410", () => {
    expect(site.filesMentioning("gannet-island-summer-timetable")).toEqual(["_redirects"]);
    expect(site.text("_redirects")).toContain("/2026/06/12/gannet-island-summer-timetable/ /410.html 410!");
  });

  test("a retracted story leaves a notice that is not indexed, and a line on the corrections page", () => {
    const notice = site.text("2026/10/17/water-main-pine-hill/index.html");
    expect(notice).toContain("This story has been retracted");
    expect(notice).toContain('content="noindex, follow"');
    expect(site.filesMentioning("/2026/10/17/water-main-pine-hill/")).toEqual([
      "2026/10/17/water-main-pine-hill/index.html",
      "corrections/feed.xml",
      "corrections/index.html",
    ]);
  });
});

test("every item of every feed has a picture of at least 1,200 pixels, and what is said of it is true", async () => {
  const told = toldPictures(site);
  expect(told.length).toBeGreaterThan(500);
  expect(await falsePictures(site, told)).toEqual([]);
});

test("every sitemap is valid", () => {
  const maps = site.files().filter((file) => file.includes("sitemap") && file.endsWith(".xml"));
  expect(maps.flatMap((file) => faultsOf(site.text(file)))).toEqual([]);
});

describe("HTML", () => {
  test("every page passes html-validate", async () => {
    expect((await invalidHtml(site)).slice(0, 20)).toEqual([]);
  });

  test("every link and anchor within the site resolves", () => {
    expect(brokenLinks(site)).toEqual([]);
  });

  test("no page loads anything from elsewhere, and none has inline scripts but those that the policy names, or styles", () => {
    const policy = site.text("_headers");
    const isNamed = (script: string) => policy.includes(`'sha256-${hash("sha256", script, "base64")}'`);
    const problems = site.html().filter((file) => {
      const html = site.text(file);
      const loads =
        /<(?:script|img|iframe|source|video|audio)[^>]* src="(?!\/)|<link rel="(?:stylesheet|icon|preload)"[^>]* href="(?!\/)/;
      const inline = [...html.matchAll(/<script(?![^>]*(?: src=|ld\+json))[^>]*>(.*?)<\/script>/gs)];
      const isStrange = inline.some(([, script = ""]) => !isNamed(script));
      return loads.test(html) || isStrange || / style="| on\w+="|<style/.test(html);
    });
    expect(problems).toEqual([]);
  });

  test("the seed story shows what its page showed", () => {
    const html = site.text("2024/05/25/kremlin-putin-north-korea-visit/index.html");
    expect(html).toContain(
      '<time datetime="2024-05-25T18:28:00-04:00">Saturday,\u00a0May\u00a025,\u00a02024 at\u00a06:28\u00a0PM\u00a0EDT</time>',
    );
    expect(html).toContain("© AFP 2024");
    expect(html).toContain('<a href="/sections/globaltalk/">GlobalTalk</a>');
    const tags = [...html.matchAll(/<a rel="tag" href="[^"]+">([^<]+)<\/a>/g)].map(([, label]) => label);
    expect(tags).toEqual([
      "russia",
      "north korea",
      "vladimir putin",
      "kim jong un",
      "ria novosti",
      "kremlin",
      "axis of evil",
    ]);
    expect(html).toContain('name="keywords" content="russia, north korea,');
    expect(html).toMatch(/\d+ words/);
  });

  test("an article's page does not know the day of the build, nor a later story", async () => {
    const later = await buildHere(
      new TestNewsroom("paper").write(
        "articles/2026/12/one-more.md",
        "---\nheadline: One more\npublished: 2026-12-24 08:00\nsection: wexmouth\nbyline: [bram-sorley]\ntags: [harbor, transit]\n---\n\nA later story.\n",
      ),
      { BUILD_TIME: "2026-12-25T15:00:00Z" },
      { withSearch: false },
    );
    const articles = site.files().filter((file) => /^\d{4}\/\d{2}\/\d{2}\//.test(file));
    expect(articles.length).toBeGreaterThan(40);
    expect(articles.filter((file) => later.text(file) !== site.text(file))).toEqual([]);
  });
});

describe("structured data", () => {
  const jsonLd = (file: string) =>
    [...site.text(file).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, json = ""]) => JSON.parse(json) as Record<string, unknown>,
    );

  test("an article says who wrote it, when, and where it belongs", () => {
    const [news, crumbs] = jsonLd("2026/11/18/caldera-bay-election-recount/index.html");
    expect(news).toMatchObject({
      "@type": "NewsArticle",
      datePublished: "2026-11-18T12:05:00-05:00",
      author: [{ name: "Inés Calloway" }, { name: "Dmitri Aslan" }],
      publisher: { "@type": "NewsMediaOrganization", name: "The Halyard" },
      isAccessibleForFree: true,
      correction: [{ "@type": "CorrectionComment" }],
    });
    expect(crumbs).toMatchObject({ "@type": "BreadcrumbList" });
  });

  test("opinion is told apart from news", () => {
    expect(jsonLd("2026/11/23/a-city-that-closes-at-nine/index.html")[0]).toMatchObject({
      "@type": "OpinionNewsArticle",
    });
  });

  test("all of it parses, on every page", () => {
    expect(site.html().flatMap(jsonLd).length).toBeGreaterThan(site.html().length);
  });
});

describe("feeds and sitemaps", () => {
  test("every feed is read by somebody else's reader, with full text and absolute addresses", async () => {
    const parser = new RssParser();
    const feeds = site.files().filter((file) => /feed\.(xml|atom)$/.test(file));
    expect(feeds.length).toBeGreaterThan(100);
    for (const file of feeds) {
      const feed = await parser.parseString(site.text(file));
      expect(feed.title, file).toContain("The Halyard");
      for (const item of feed.items) {
        expect(item.link, file).toMatch(/^https:\/\/www\.thehalyard\.example\//);
        const html = String(item["content:encoded"] ?? item.content);
        expect(html, file).not.toMatch(/ (href|src)="(\/|#)/);
      }
    }
  });

  test("the three formats hold the same stories", async () => {
    const parser = new RssParser();
    const rss = await parser.parseString(site.text("feed.xml"));
    const atom = await parser.parseString(site.text("feed.atom"));
    const json = JSON.parse(site.text("feed.json")) as { items: { id: string; url: string; title: string }[] };
    const titles = json.items.map(({ title }) => title);
    expect(rss.items.map(({ title }) => title)).toEqual(titles);
    expect(atom.items.map(({ title }) => title)).toEqual(titles);
    expect(rss.items.map(({ guid }) => guid)).toEqual(json.items.map(({ id }) => id));
  });

  test("the sitemap index leads to every story that may be indexed, once, with the time of its last change", () => {
    const parts = [...site.text("sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) =>
      new URL(url).pathname.slice(1),
    );
    const all = parts.map((part) => site.text(part)).join("");
    const listed = [...all.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => decodeURI(new URL(url).pathname));
    const articles = site.files().filter((file) => /^\d{4}\/\d{2}\/\d{2}\//.test(file));
    const indexed = articles
      .filter((file) => !site.text(file).includes("noindex"))
      .map((file) => `/${path.dirname(file)}/`);
    expect(listed.filter((url) => /^\/\d{4}\//.test(url)).sort()).toEqual(indexed.sort());
    expect(new Set(listed).size).toBe(listed.length);
    expect(all).toContain("<lastmod>2026-11-22T21:05:00-05:00</lastmod>");
  });

  test("the news sitemap holds stories of the last two days alone", () => {
    const news = site.text("news-sitemap.xml");
    const dates = [...news.matchAll(/<news:publication_date>([^<]+)</g)].map(([, date = ""]) => Date.parse(date));
    expect(dates.length).toBeGreaterThan(3);
    const now = Date.parse("2026-11-23T15:00:00Z");
    expect(dates.every((date) => date <= now && now - date < 48 * 3600 * 1000)).toBe(true);
  });

  test("the OPML file names the site's feed and each section's", () => {
    expect(site.text("feeds.opml").match(/<outline /g)).toHaveLength(9);
  });
});

test("netlify dev understands every rule of the demo as npm start does", async () => {
  const asked = await expectSameAnswers(site);
  expect(asked.leads).toBeGreaterThan(50);
  expect(asked.passed).toBeGreaterThan(3000);
  expect(asked.headers).toBeGreaterThan(300);
});
