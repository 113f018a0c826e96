import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import sharp from "sharp";
import { serveSite } from "../src/server/serve.ts";
import { launchOptions } from "./browser.ts";
import { KINDS_OF_PAGE } from "./e2e/kinds.ts";
import { FoundedPaper, PAPERS } from "./founded.ts";

/**
 * `npm run screenshots`: the demonstration, to look at, in `docs/screenshots`. One sheet for each kind of page, with what it
 * looks like 360, 768 and 1440 pixels wide, light above and dark below; the few pictures that the README shows; and front,
 * story and search of papers that `halyard init` makes.
 */

const FOLDER = "docs/screenshots";
const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"] as const;
/** What is below that many pixels of a page is left out. */
const MOST = 2400;
/** Of what a screen shows: the sheets are part of the repository. */
const SCALE = 0.5;
const GAP = 24;

type Scheme = (typeof SCHEMES)[number];

const README: { kind: string; width: number; height: number; scheme: Scheme }[] = [
  { kind: "front", width: 1440, height: 1000, scheme: "light" },
  { kind: "article", width: 768, height: 1000, scheme: "dark" },
  { kind: "section", width: 360, height: 780, scheme: "light" },
];

/** @param height of the screen; null for the whole page, up to `MOST`. */
async function take(browser: Browser, url: string, width: number, height: number | null, scheme: Scheme) {
  const page = await browser.newPage({
    viewport: { width, height: height ?? 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.evaluate(async () => {
    // Pictures below the fold load when they come near.
    for (const image of document.querySelectorAll("img")) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: height ?? Math.min(MOST, whole) };
  const bytes = await page.screenshot({ clip, fullPage: height === null });
  await page.close();
  return { bytes, ...clip };
}

/** One row for each scheme, one column for each width. */
async function sheet(browser: Browser, url: string): Promise<Buffer> {
  const scaled = (pixels: number) => Math.round(pixels * SCALE);
  const rows: { input: Buffer; left: number; top: number; height: number }[] = [];
  let top = GAP;
  for (const scheme of SCHEMES) {
    let left = GAP;
    let height = 0;
    for (const width of WIDTHS) {
      const shot = await take(browser, url, width, null, scheme);
      rows.push({
        input: await sharp(shot.bytes).resize(scaled(width)).toBuffer(),
        left,
        top,
        height: scaled(shot.height),
      });
      left += scaled(width) + GAP;
      height = Math.max(height, scaled(shot.height));
    }
    top += height + GAP;
  }
  const width = WIDTHS.reduce((sum, one) => sum + scaled(one) + GAP, GAP);
  return sharp({ create: { width, height: top, channels: 3, background: "#8a8a8a" } })
    .composite(rows)
    .webp({ quality: 50, effort: 6 })
    .toBuffer();
}

/** Of a paper as `init` alone makes it. */
async function paperSheets(browser: Browser, name: keyof typeof PAPERS): Promise<void> {
  const paper = new FoundedPaper(PAPERS[name]);
  paper.run("build");
  const server = await serveSite(paper.site, { port: 0 });
  const [slug = ""] = readdirSync(path.join(paper.site, "2026/11/28"));
  const pages = { front: "/", story: `/2026/11/28/${encodeURIComponent(slug)}/`, search: "/search/" };
  for (const [page, address] of Object.entries(pages)) {
    writeFileSync(path.join(FOLDER, `paper-${name}-${page}.webp`), await sheet(browser, server.address + address));
  }
  await server.close();
  paper.remove();
}

mkdirSync(FOLDER, { recursive: true });
const server = await serveSite(process.env.OUTPUT_DIR ?? "_site", { port: 0 });
const browser = await chromium.launch(launchOptions());
const urlOf = (kind: string) => server.address + KINDS_OF_PAGE[kind];
try {
  for (const { kind, width, height, scheme } of README) {
    const { bytes } = await take(browser, urlOf(kind), width, height, scheme);
    writeFileSync(path.join(FOLDER, `${kind}-${width}-${scheme}.png`), bytes);
  }
  for (const kind of Object.keys(KINDS_OF_PAGE)) {
    writeFileSync(path.join(FOLDER, `${kind.replaceAll(" ", "-")}.webp`), await sheet(browser, urlOf(kind)));
  }
  for (const name of ["french", "arabic", "weekly"] as const) await paperSheets(browser, name);
} finally {
  await browser.close();
  await server.close();
}
