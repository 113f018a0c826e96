import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import type { BuiltSite, TestNewsroom } from "../site.ts";
import { Builder } from "./builder.ts";

interface WorkerFixtures {
  site: SiteServer;
  /** The page that tests share, and one without JavaScript. */
  tab: Page;
  plainTab: Page;
  /** Builds a newsroom as the command does. */
  build: (newsroom: TestNewsroom) => Promise<BuiltSite>;
}

interface TestFixtures {
  plainPage: Page;
  /** A page in a context of its own: for what could not be changed back, as the clock, or has to be empty, as a cache. */
  ownPage: Page;
  /** What went wrong in the page while the test ran, see `watch`. */
  complaints: string[];
}

const SIZE = { width: 1280, height: 720 };

const newTab = async (browser: Browser, { address }: SiteServer, javaScriptEnabled: boolean): Promise<Page> =>
  (await browser.newContext({ baseURL: address, javaScriptEnabled, viewport: SIZE })).newPage();

/**
 * Makes a page what a new one is. A new one costs a process and a cache, which is more than what most tests do in it. It
 * stays on the site: on the way from elsewhere a page changes its process, too.
 */
async function renewed(page: Page, { address }: SiteServer): Promise<Page> {
  for (const event of ["request", "response", "console", "pageerror", "dialog"] as const) {
    page.removeAllListeners(event);
  }
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.emulateMedia({ media: null, colorScheme: "light", reducedMotion: null, forcedColors: null });
  await page.setViewportSize(SIZE);
  await page.goto(`${address}/robots.txt`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  return page;
}

/** The fixture newsroom's site under its production headers. The browser reaches nobody else (see tests/browser.ts). */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const server = await serveSite(process.env.DEMO_SITE ?? "", { port: 0 });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  build: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const builder = new Builder();
      await use((newsroom) => builder.build(newsroom));
      await builder.close();
    },
    { scope: "worker" },
  ],
  tab: [async ({ browser, site }, use) => use(await newTab(browser, site, true)), { scope: "worker" }],
  plainTab: [async ({ browser, site }, use) => use(await newTab(browser, site, false)), { scope: "worker" }],
  page: async ({ tab, site }, use) => use(await renewed(tab, site)),
  plainPage: async ({ plainTab, site }, use) => use(await renewed(plainTab, site)),
  ownPage: async ({ browser, site }, use) => {
    const page = await newTab(browser, site, true);
    await use(page);
    await page.context().close();
  },
  baseURL: async ({ site }, use) => use(site.address),
  complaints: async ({ page, site }, use) => use(watch(page, site)),
});

/** Notes what goes wrong in a page from now on: script errors, policy violations, requests to elsewhere. */
export function watch(page: Page, { address }: SiteServer): string[] {
  const complaints: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:/.test(url.protocol) && url.origin !== address) complaints.push(`request to ${url}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

export { expect };
