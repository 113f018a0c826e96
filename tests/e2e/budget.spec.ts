import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { KINDS_OF_PAGE } from "./kinds.ts";
import { expect, test } from "./test.ts";

/** KB as everywhere on the web: a thousand bytes. */
const KB = 1000;

/** A name like Đào beside italics would add the file of its letters: these stories have one or the other, or none. */
const STORIES: Record<string, string> = {
  "corrected story": "/2026/11/18/caldera-bay-election-recount/",
  "story with a table": "/2026/11/16/council-vote-harbor-rezoning/",
  "wire story": "/2024/05/25/kremlin-putin-north-korea-visit/",
  "story with a video": "/2026/11/14/saltworks-night-market/",
  opinion: "/2026/11/20/in-praise-of-the-boring-meeting/",
};

interface Received {
  path: string;
  /** What a CDN sends: text in brotli, pictures and fonts as they are. */
  bytes: number;
  isPicture: boolean;
}

/** Opens a page with nothing kept from before, and waits until nothing more comes. */
async function firstView(page: Page, address: string): Promise<Received[]> {
  const arriving: Promise<Received>[] = [];
  const receive = (response: Response) => {
    arriving.push(
      response.body().then((body) => {
        const type = response.headers()["content-type"] ?? "";
        const isText = /^text\/|javascript|json|xml/.test(type);
        const { pathname } = new URL(response.url());
        const isIcon = /\/icon-/.test(pathname);
        const bytes = isText ? brotliCompressSync(body).length : body.length;
        return { path: pathname, bytes, isPicture: type.startsWith("image/") && !isIcon };
      }),
    );
  };
  page.on("response", receive);
  await page.goto(address, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  page.off("response", receive);
  return Promise.all(arriving);
}

const sizeOf = (received: Received[]) => received.reduce((sum, { bytes }) => sum + bytes, 0);
const list = (received: Received[]) => received.map((file) => `${file.path} ${file.bytes}`).join("\n");

for (const [kind, address] of Object.entries(STORIES)) {
  test(`${kind}: what a first view costs, without pictures`, async ({ ownPage: page }) => {
    const received = (await firstView(page, address)).filter(({ isPicture }) => !isPicture);
    expect(sizeOf(received), list(received)).toBeLessThanOrEqual(90 * KB);
    // Browsers ask for the icon after the page has come, for their own use: its bytes count above, it delays nothing.
    const needed = received.filter((file) => !file.path.includes("/icon-"));
    expect(needed.length, list(needed)).toBeLessThanOrEqual(6);
    const scripts = received.filter((file) => file.path.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(0);
    expect(sizeOf(scripts), list(scripts)).toBeLessThanOrEqual(4 * KB);
  });
}

/** Of 1,900 words: its text alone is longer than what others have beside theirs. */
const LONG_READ = KINDS_OF_PAGE["long read"];

test("HTML and style sheet of each kind of story fit into the first flight of packets", () => {
  const folder = process.env.DEMO_SITE ?? "";
  const read = (name: string) => brotliCompressSync(readFileSync(path.join(folder, name))).length;
  const [styles = ""] = readdirSync(path.join(folder, "assets")).filter((name) => /^site-.*\.css$/.test(name));
  const css = read(`assets/${styles}`);
  const stories = Object.values(KINDS_OF_PAGE).filter((address) => /^\/\d{4}\//.test(address) && address !== LONG_READ);
  const published = stories
    .map((address) => `${address.slice(1)}index.html`)
    .filter((file) => existsSync(path.join(folder, file)));
  expect(published.length).toBeGreaterThan(8);
  for (const story of published) expect(read(story) + css, story).toBeLessThanOrEqual(14 * KB);
});

test("fonts of the headline are fetched with the page: italics where it is opinion, and nowhere else", async ({
  page,
}) => {
  const preloaded = async (kind: string) => {
    await page.goto(KINDS_OF_PAGE[kind] ?? "");
    return page
      .locator('link[rel="preload"][as="font"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  };
  const roman = await preloaded("article");
  expect(roman.join()).not.toContain("italic");
  for (const kind of ["opinion", "opinion section"]) {
    expect(await preloaded(kind)).toEqual([...roman, expect.stringMatching(/\/newsreader-italic-[^/]+\.woff2$/)]);
  }
});
