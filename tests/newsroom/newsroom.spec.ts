import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Request } from "@playwright/test";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { test as base, expect } from "../e2e/test.ts";
import { violationsAt } from "../e2e/violations.ts";
import { BuiltSite } from "../site.ts";

/** What holds for whatever newsroom stands in `articles/` and `newsroom/`: it names no story, section or person. */

const test = base.extend<object, { site: SiteServer }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const server = await serveSite(process.env.NEWSROOM_SITE ?? "", { port: 0 });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
});

/** Pages that show between them everything that the styles have a name for, of all that this newsroom has. */
function pagesOfEveryKind(site: BuiltSite): string[] {
  const pages = site.html().map((file) => {
    const classes = [...site.text(file).matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/));
    return { file, classes: new Set(classes) };
  });
  const missing = new Set(pages.flatMap(({ classes }) => [...classes]));
  const chosen: string[] = [];
  const shown = (classes: Set<string>) => [...classes].filter((name) => missing.has(name)).length;
  while (missing.size > 0) {
    const best = pages.reduce((a, b) => (shown(b.classes) > shown(a.classes) ? b : a));
    chosen.push(best.file);
    for (const name of best.classes) missing.delete(name);
  }
  return chosen;
}

const site = new BuiltSite(process.env.NEWSROOM_SITE ?? "");

/** KB as everywhere on the web: a thousand bytes. */
const KB = 1000;

/** What a CDN sends: text in brotli, fonts as they are. */
function weightOf(file: string): number {
  const bytes = readFileSync(path.join(site.folder, file));
  return file.endsWith(".woff2") ? bytes.length : brotliCompressSync(bytes).length;
}

const sum = (files: string[]) => files.reduce((total, file) => total + weightOf(file), 0);

/** 404 and 410 are what some pages answer: the browser reports them, rightly. */
const isExpected = (complaint: string) => /status of (404|410)/.test(complaint);

// One for each worker.
for (const half of [0, 1]) {
  test(`pages of every kind are sound, fit a phone, and are light: half ${half + 1} of them`, async ({
    complaints,
    page,
  }) => {
    const all = pagesOfEveryKind(site);
    expect(all.length).toBeGreaterThan(5);
    const pages = all.filter((_, index) => index % 2 === half);
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const file of pages) {
      const loaded = new Set<string>();
      const note = (request: Request) => loaded.add(new URL(request.url()).pathname.slice(1));
      page.on("request", note);
      const address = path.dirname(file) === "." ? "/" : `/${path.dirname(file)}/`;
      await page.goto(file === "404.html" ? "/404.html" : encodeURI(address), { waitUntil: "load" });
      await page.evaluate(() => document.fonts.ready);
      page.off("request", note);
      const parts = [file, ...[...loaded].filter((part) => /\.(css|js|woff2)$/.test(part))];
      const list = parts.map((part) => `${part} ${weightOf(part)}`).join("\n");
      expect(parts.length, list).toBeGreaterThan(2);
      // Only the page of the search loads the search at once.
      const scripts = parts.filter((part) => part.endsWith(".js"));
      if (!file.startsWith("search/")) expect(sum(scripts), list).toBeLessThanOrEqual(6 * KB);
      expect(sum(parts), list).toBeLessThanOrEqual(160 * KB);

      expect(await violationsAt(page, [320]), file).toEqual([]);
      expect(
        complaints.filter((complaint) => !isExpected(complaint)),
        file,
      ).toEqual([]);
    }
  });
}
