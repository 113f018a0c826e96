import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { readArticles } from "../../src/article/read.ts";
import { check } from "../../src/cli/check.ts";
import { verify } from "../../src/cli/verify.ts";
import { readSettings } from "../../src/command/settings.ts";
import { silent } from "../../src/lib/progress.ts";
import { readNewsroom } from "../../src/newsroom/read.ts";
import { build } from "../../src/publish/build.ts";
import { brokenLinks, invalidHtml } from "../html.ts";
import { BuiltSite, borrowPictures, lendPictures } from "../site.ts";

// Whatever newsroom stands in `articles/` and `newsroom/`: nothing here knows a story, a section or a name. The other
// tests are of the generator, with newsrooms of their own.

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = readSettings({ OUTPUT_DIR: path.join(folder, "_site"), CACHE_DIR: path.join(folder, "cache") });
const pictures = path.join(settings.cacheDir, "pictures");
const site = new BuiltSite(settings.outputDir);
let articles: Article[];

beforeAll(async () => {
  articles = readArticles(settings.articlesDir, readNewsroom(settings.newsroomDir).newsroom).articles;
  borrowPictures(pictures);
  await build(settings, silent);
  lendPictures(pictures);
});

test("the check finds nothing that would stop a build, now or later", async () => {
  expect((await check(settings)).articles.length).toBe(articles.length);
});

test("the site may be deployed: it is finished, and the CDN obeys every rule", async () => {
  await verify(settings.outputDir);
});

test("every page is valid HTML", async () => {
  expect((await invalidHtml(site)).slice(0, 20)).toEqual([]);
});

test("every link, picture and anchor within the site resolves", () => {
  expect(brokenLinks(site).slice(0, 20)).toEqual([]);
});

/** KB as everywhere on the web: a thousand bytes. */
const KB = 1000;

/** What the CDN sends of a file. */
const sent = (file: string) => brotliCompressSync(readFileSync(path.join(site.folder, file))).length;
const assets = (name: RegExp) => site.files().filter((file) => name.test(file));

test("HTML and style sheet of a story fit into the first flight of packets, beside what its own text takes", () => {
  const [styles = ""] = assets(/^assets\/site-.*\.css$/);
  const css = sent(styles);
  const heavy = assets(/^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/).flatMap((file) => {
    const text = site.text(file).replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gs, " ");
    const own = brotliCompressSync(text).length;
    const weight = sent(file) + css - own;
    return weight > 14 * KB ? [`${file} ${weight}`] : [];
  });
  expect(heavy).toEqual([]);
});

test("the script of every page stays small", () => {
  const scripts = assets(/^assets\/site-.*\.js$/);
  expect(scripts).toHaveLength(1);
  for (const script of scripts) expect(sent(script)).toBeLessThanOrEqual(4 * KB);
});

/** Five words in a row, in small letters: in another text they are no accident. */
const phrases = (text: string) =>
  [...text.matchAll(/(?:[\p{L}\p{N}]+ ){4}[\p{L}\p{N}]+/gu)].map(([phrase]) => phrase.toLowerCase());

/** The words of all files of the site: those of the search are packed. */
function everythingPublic(): string {
  return site
    .files()
    .map((file) => {
      const bytes = readFileSync(path.join(site.folder, file));
      return `${file}\n${(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8")}`;
    })
    .join("\n")
    .replaceAll("\u00a0", " ")
    .toLowerCase();
}

test("nothing of a draft or an embargoed story is anywhere", () => {
  // Told by the front matter alone: the gate itself is what is tested.
  const hidden = articles.filter(({ draft, publishedAt }) => draft || settings.now < publishedAt);
  const shown = articles.filter((article) => !hidden.includes(article));
  const source = (article: Article) => readFileSync(article.file, "utf8");
  const prose = readdirSync(settings.newsroomDir, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
    .map((entry) => readFileSync(path.join(settings.newsroomDir, entry.name), "utf8"));
  const known = [...shown.map(source), ...prose].join("\n").toLowerCase();
  const all = everythingPublic();
  // The words that are sought are there to be found.
  const published = shown.filter(({ expiresAt, retraction }) => expiresAt === null && retraction === null);
  for (const article of published.slice(0, 20)) expect(all, article.file).toContain(article.path);
  if (published.some((article) => phrases(source(article)).length > 20)) {
    let found = 0;
    for (const phrase of published.flatMap((article) => phrases(source(article)))) {
      if (all.includes(phrase)) found += 1;
      if (found > 10) break;
    }
    expect(found).toBeGreaterThan(10);
  }

  for (const article of hidden) {
    expect(all.includes(article.path), article.file).toBe(false);
    const leaked = phrases(source(article)).filter((phrase) => !known.includes(phrase) && all.includes(phrase));
    expect(leaked, article.file).toEqual([]);
  }
});
