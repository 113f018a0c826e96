import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Response } from "@playwright/test";
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

/** KB as everywhere on the web: a thousand bytes. */
const KB = 1000;

interface Weight {
  path: string;
  /** What a CDN sends: text in brotli, fonts as they are. */
  bytes: number;
}

async function weightOf(response: Response): Promise<Weight[]> {
  const type = response.headers()["content-type"] ?? "";
  if (type.startsWith("image/")) return [];
  const body = await response.body();
  const bytes = /^text\/|javascript|json|xml/.test(type) ? brotliCompressSync(body).length : body.length;
  return [{ path: new URL(response.url()).pathname, bytes }];
}

const sum = (weights: Weight[]) => weights.reduce((total, { bytes }) => total + bytes, 0);

/** 404 and 410 are what some pages answer: the browser reports them, rightly. */
const isExpected = (complaint: string) => /status of (404|410)/.test(complaint);

const site = new BuiltSite(process.env.NEWSROOM_SITE ?? "");

test("pages of every kind are sound, fit a phone, and are light", async ({ complaints, page }) => {
  const pages = pagesOfEveryKind(site);
  expect(pages.length).toBeGreaterThan(5);
  await page.emulateMedia({ reducedMotion: "reduce" });
  let arriving: Promise<Weight[]>[] = [];
  page.on("response", (response) => arriving.push(weightOf(response)));
  for (const file of pages) {
    arriving = [];
    await page.goto(`/${encodeURI(path.dirname(file) === "." ? "" : `${path.dirname(file)}/`)}`, {
      waitUntil: "networkidle",
    });
    const received = (await Promise.all(arriving)).flat();
    expect(received.length, file).toBeGreaterThan(2);
    const list = `${file}:\n${received.map((one) => `${one.path} ${one.bytes}`).join("\n")}`;
    const scripts = received.filter((one) => one.path.endsWith(".js"));
    // Only the page of the search loads the search at once.
    if (!file.startsWith("search/")) expect(sum(scripts), list).toBeLessThanOrEqual(6 * KB);
    expect(sum(received), list).toBeLessThanOrEqual(160 * KB);
    expect(await violationsAt(page, [320]), file).toEqual([]);
    expect(
      complaints.filter((complaint) => !isExpected(complaint)),
      file,
    ).toEqual([]);
  }
});
