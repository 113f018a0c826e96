import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { cardFile } from "../../src/pictures/story-card.ts";
import { article, type BuiltSite, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const SETTINGS = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/site.yaml"), "utf8");

const cards = (site: BuiltSite): string[] => site.files().filter((file) => file.startsWith("images/card-"));
const imageOf = (site: BuiltSite, story: string): string =>
  /property="og:image" content="https:\/\/ledger\.example\/([^"]+)"/.exec(site.text(`${story}/index.html`))?.[1] ?? "";

let newsroom: TestNewsroom;
let site: BuiltSite;

beforeAll(async () => {
  const large = sharp({ create: { width: 1200, height: 100, channels: 3, background: "#468" } }).png();
  newsroom = new TestNewsroom("ledger")
    .write("newsroom/site.yaml", `${SETTINGS}storyCards: true\n`)
    .write("articles/2026/11/a.md", article({ headline: "Ferry fares rise" }))
    .write("articles/2026/11/b.md", article({ headline: "Tides" }))
    .write("articles/2026/11/c.md", article({ headline: "𓀀𓀁" }))
    .write("articles/2026/11/d.md", article({ headline: "Seen", image: '{ file: d.png, alt: "A", credit: "B" }' }))
    .write("articles/2026/11/d.png", await large.toBuffer())
    .write("articles/2026/11/later.md", article({ headline: "Hidden", published: "2027-01-01 08:00" }))
    .write("articles/2026/11/draft.md", article({ headline: "Draft", draft: "true" }));
  site = await buildHere(newsroom);
});

test("a story without a picture has a card where it is shared, and says what is on it", async () => {
  const card = imageOf(site, "2026/11/20/a");
  expect(card).toMatch(/^images\/card-/);
  const { width, height } = await sharp(path.join(site.folder, card)).metadata();
  const html = site.text("2026/11/20/a/index.html");
  expect(html).toContain(`<meta property="og:image:width" content="${width}"/>`);
  expect(html).toContain(`<meta property="og:image:height" content="${height}"/>`);
  expect(html).toContain('<meta property="og:image:alt" content="Ferry fares rise"/>');
  expect(html).toContain(`"image":["https://ledger.example/${card}"]`);
});

test("there is no card for what has a large picture, what cannot be drawn, and what is not public", () => {
  expect(cards(site)).toHaveLength(2);
  expect(imageOf(site, "2026/11/20/c")).toMatch(/^images\/social-card-/);
  expect(imageOf(site, "2026/11/20/d")).toMatch(/^images\/d-/);
  for (const headline of ["Hidden", "Draft"]) {
    const { path: hidden } = cardFile({ outlet: "The Test Ledger", headline, section: "City", language: "en-US" });
    expect(site.has(hidden.slice(1))).toBe(false);
    // The same words, were they public, would have one.
    expect(cards(site)).toContain(
      cardFile({ outlet: "The Test Ledger", headline: "Tides", section: "City", language: "en-US" }).path.slice(1),
    );
  }
});

test("a headline in another script has a card in the fonts of its language", async () => {
  const abroad = new TestNewsroom("ledger")
    .write("newsroom/site.yaml", `${SETTINGS}storyCards: true\n`)
    .write("articles/2026/11/ar.md", article({ headline: "المرفأ يفتح أبوابه", lang: "ar" }))
    .write("articles/2026/11/ja.md", article({ headline: "港が再び開く", lang: "ja" }))
    .write("articles/2026/11/co.md", article({ headline: "Bao nhiêu CO₂ → 🚢 ở đây?" }));
  const built = await buildHere(abroad);
  expect(cards(built)).toHaveLength(3);
  for (const story of ["ar", "ja", "co"]) expect(imageOf(built, `2026/11/20/${story}`)).toMatch(/^images\/card-/);
});

test("without the setting nothing is drawn", async () => {
  const other = new TestNewsroom("ledger").write("articles/2026/11/a.md", article({}));
  const plain = await buildHere(other);
  expect(cards(plain)).toEqual([]);
  expect(imageOf(plain, "2026/11/20/a")).toMatch(/^images\/social-card-/);
});

test("another headline is another card, and the old one goes; whatever is the same is not drawn again", async () => {
  const before = cards(site);
  newsroom.write("articles/2026/11/b.md", article({ headline: "Tides turn" }));
  const after = await buildHere(newsroom);
  expect(cards(after)).toHaveLength(2);
  expect(cards(after)).toContain(imageOf(after, "2026/11/20/b"));
  expect(cards(after).filter((card) => before.includes(card))).toEqual([imageOf(after, "2026/11/20/a")]);
  const cache = path.join(newsroom.folder, "cache/pictures");
  expect(
    readdirSync(cache)
      .filter((name) => name.startsWith("card-"))
      .sort(),
  ).toEqual(
    cards(after)
      .map((card) => path.basename(card))
      .sort(),
  );
  const drawnAt = () => readdirSync(cache).map((name) => statSync(path.join(cache, name)).mtimeMs);
  const first = drawnAt();
  await buildHere(newsroom);
  expect(drawnAt()).toEqual(first);
});

test("a card goes with its story: at the instant that it expires, and with its file", async () => {
  const removed = "articles/2026/11/removed.md";
  const leaving = new TestNewsroom("ledger")
    .write("newsroom/site.yaml", `${SETTINGS}storyCards: true\n`)
    .write("articles/2026/11/stays.md", article({ headline: "Stays" }))
    .write("articles/2026/11/expires.md", article({ headline: "Expires", expires: "2026-11-24 08:00" }))
    .write(removed, article({ headline: "Removed" }));
  const before = await buildHere(leaving);
  expect(cards(before)).toHaveLength(3);
  rmSync(path.join(leaving.folder, removed));
  const after = await buildHere(leaving, { BUILD_TIME: "2026-11-25T15:00:00Z" });
  expect(cards(after)).toEqual([imageOf(after, "2026/11/20/stays")]);
  const kept = readdirSync(path.join(leaving.folder, "cache/pictures")).filter((name) => name.startsWith("card-"));
  expect(kept).toEqual(cards(after).map((card) => path.basename(card)));
});

test("a card that is damaged in the cache is drawn again", async () => {
  const card = imageOf(await buildHere(newsroom), "2026/11/20/a");
  const kept = path.join(newsroom.folder, "cache/pictures", path.basename(card));
  const published = path.join(newsroom.output, card);
  const whole = readFileSync(published);
  expect(existsSync(kept)).toBe(true);
  writeFileSync(kept, "damaged");
  writeFileSync(published, "damaged");
  await buildHere(newsroom);
  expect(readFileSync(published).equals(whole)).toBe(true);
});
