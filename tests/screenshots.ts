import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { serveSite } from "../src/cli/serve.ts";
import { launchOptions } from "./browser.ts";
import { KINDS_OF_PAGE } from "./e2e/kinds.ts";

/**
 * `npm run screenshots`: each kind of page at 360, 768 and 1440 px, light and dark, whole, into `.cache/screenshots`, to
 * look at. `npm run screenshots -- readme`: the few that the README shows, into `docs/screenshots`.
 */

interface Shot {
  kind: string;
  width: number;
  height: number;
  colorScheme: "light" | "dark";
  fullPage: boolean;
}

const SCHEMES = ["light", "dark"] as const;
const EVERY_KIND: Shot[] = SCHEMES.flatMap((colorScheme) =>
  [360, 768, 1440].flatMap((width) =>
    Object.keys(KINDS_OF_PAGE).map((kind) => ({ kind, width, height: 900, colorScheme, fullPage: true })),
  ),
);
const README: Shot[] = [
  { kind: "front", width: 1440, height: 1000, colorScheme: "light", fullPage: false },
  { kind: "article", width: 768, height: 1000, colorScheme: "dark", fullPage: false },
  { kind: "section", width: 360, height: 780, colorScheme: "light", fullPage: false },
];

async function take(browser: Browser, origin: string, folder: string, shot: Shot): Promise<void> {
  const { kind, width, height, colorScheme, fullPage } = shot;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  await page.goto(origin + KINDS_OF_PAGE[kind], { waitUntil: "networkidle" });
  await page.evaluate(async () => {
    // Pictures below the fold load when they come near.
    for (const image of document.querySelectorAll("img")) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  const file = `${kind.replaceAll(" ", "-")}-${width}-${colorScheme}.png`;
  await page.screenshot({ path: path.join(folder, file), fullPage });
  await page.close();
}

const forReadme = process.argv.includes("readme");
const folder = forReadme ? "docs/screenshots" : ".cache/screenshots";
mkdirSync(folder, { recursive: true });
const server = await serveSite(process.env.OUTPUT_DIR ?? "_site", { port: 0 });
const browser = await chromium.launch(launchOptions());
try {
  for (const shot of forReadme ? README : EVERY_KIND) await take(browser, server.address, folder, shot);
} finally {
  await browser.close();
  await server.close();
}
