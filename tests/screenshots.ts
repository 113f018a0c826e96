import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { serveSite } from "../src/cli/serve.ts";
import { launchOptions } from "./browser.ts";

/** One page of each kind. */
export const KINDS_OF_PAGE: Record<string, string> = {
  front: "/",
  article: "/2026/11/23/tern-street-bridge-nine-nights/",
  long: "/2026/11/08/the-last-lamplighter-of-corrigan-yard/",
  wire: "/2024/05/25/kremlin-putin-north-korea-visit/",
  corrected: "/2026/11/18/caldera-bay-election-recount/",
  table: "/2026/11/16/council-vote-harbor-rezoning/",
  names: "/2026/10/08/names-on-the-passport/",
  retracted: "/2026/10/17/water-main-pine-hill/",
  section: "/sections/science/",
  opinion: "/sections/opinion/",
  tag: "/tags/harbor/",
  author: "/authors/linh-dao/",
  authors: "/authors/",
  tags: "/tags/",
  archive: "/archive/",
  month: "/archive/2026/11/",
  search: "/search/?q=ferry",
  corrections: "/corrections/",
  newsletter: "/newsletter/",
  letters: "/letters/",
  about: "/about/",
  notfound: "/no-such-page/",
};

/** `tsx tests/screenshots.ts [kind …]`: each kind of page at 360, 768 and 1440 px, light and dark, of the built site. */
const wanted = process.argv.slice(2);
const folder = process.env.SCREENSHOTS ?? "docs/screenshots";
mkdirSync(folder, { recursive: true });
const server = await serveSite(process.env.OUTPUT_DIR ?? "_site", { port: 0 });
const browser = await chromium.launch(launchOptions());
try {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 768, 1440]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
      for (const [kind, address] of Object.entries(KINDS_OF_PAGE)) {
        if (wanted.length > 0 && !wanted.includes(kind)) continue;
        await page.goto(server.address + address, { waitUntil: "networkidle" });
        // Pictures below the fold load when they come near.
        await page.evaluate(async () => {
          for (const image of document.querySelectorAll("img")) image.loading = "eager";
          await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
        });
        await page.screenshot({ path: path.join(folder, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
