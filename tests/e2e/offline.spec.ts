import type { Page } from "@playwright/test";
import axe from "axe-core";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { test as base, expect } from "./test.ts";

const STORY = "/2026/11/20/flood/";
const WIRE = "/2026/11/20/wire/";

/** A newsroom that lets its readers' devices keep what they read. */
class KeptNewsroom {
  private readonly newsroom = new TestNewsroom("ledger");
  private readonly settings = this.newsroom.read("newsroom/site.yaml");
  private readonly build: (newsroom: TestNewsroom) => Promise<BuiltSite>;

  constructor(build: KeptNewsroom["build"]) {
    this.build = build;
  }

  async publish({ offline = true, headline = "Flood", expires = {} } = {}): Promise<string> {
    this.newsroom
      .write("newsroom/site.yaml", `${this.settings}offline: ${offline}\n`)
      .write("newsroom/agencies.yaml", "- slug: afp\n  name: AFP\n  fullName: Agence France-Presse\n  archive: false\n")
      .write(
        "articles/2026/11/flood.md",
        article({ headline, slug: "flood", published: "2026-11-20 09:00", ...expires }),
      )
      .write("articles/2026/11/wire.md", article({ headline: "Wire", published: "2026-11-20 09:00", source: "afp" }));
    return (await this.build(this.newsroom)).folder;
  }
}

const test = base.extend<{ kept: { newsroom: KeptNewsroom; server: SiteServer } }>({
  // What a site keeps on a device, and whether there is a network, is the context's.
  page: async ({ browser, kept }, use) => {
    const page = await browser.newPage({ baseURL: kept.server.address });
    await use(page);
    await page.close();
  },
  context: async ({ page }, use) => use(page.context()),
  kept: async ({ build }, use) => {
    const newsroom = new KeptNewsroom(build);
    const server = await serveSite(await newsroom.publish(), { port: 0 });
    await use({ newsroom, server });
    await server.close();
  },
  baseURL: async ({ kept }, use) => use(kept.server.address),
});

const caches = (page: Page) => page.evaluate(() => globalThis.caches.keys());

/** Reads a story until the device has it, whole. */
async function read(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect.poll(() => caches(page)).toContain(`story ${address}`);
  await expect
    .poll(() =>
      page.evaluate(
        (name) =>
          globalThis.caches
            .open(name)
            .then((cache) => cache.keys())
            .then((all) => all.length),
        `story ${address}`,
      ),
    )
    .toBeGreaterThan(2);
}

test("a story that was read is there without a network, as it looked; others lead to what is there", async ({
  page,
  context,
}) => {
  await read(page, STORY);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Flood");
  const family = await page.locator("h1").evaluate((heading) => getComputedStyle(heading).fontFamily);
  expect(family, "its styles are there").toContain("Newsreader");

  await page.goto("/sections/city/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  await expect(page.locator("[data-kept-stories] a")).toHaveText(["Flood"]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: run } = globalThis as unknown as { axe: typeof axe };
      return (await run.run(document, { resultTypes: ["violations"] })).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
  }
  await page.getByRole("link", { name: "Flood" }).click();
  await expect(page).toHaveURL(STORY);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Flood");
});

test("while the network answers, it is what a reader sees; what is kept follows", async ({ page, context, kept }) => {
  await read(page, STORY);
  await kept.newsroom.publish({ headline: "Flood recedes" });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Flood recedes");
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Flood recedes");
});

test("a story that is taken back is kept no longer than until the site says so", async ({ page, context, kept }) => {
  await read(page, STORY);
  await kept.newsroom.publish({ expires: { expires: "2026-11-21 09:00" } });
  await kept.server.refresh();
  expect((await page.goto(STORY))?.status()).toBe(410);
  expect(await caches(page)).not.toContain(`story ${STORY}`);
  await context.setOffline(true);
  await page.goto(STORY);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
});

test("a server that fails takes no story away, and a reader sees that it fails", async ({ page, context }) => {
  await read(page, STORY);
  await context.route(`**${STORY}`, (route) => route.fulfill({ status: 503, body: "Sorry." }));
  await page.goto(STORY);
  await expect(page.getByText("Sorry.")).toBeVisible();
  await context.unroute(`**${STORY}`);
  await context.setOffline(true);
  await page.goto(STORY);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Flood");
});

test("what an agency lets nobody archive is not kept, nor a page that is no story", async ({ page }) => {
  await page.goto("/");
  await page.goto(WIRE);
  // Stories are kept one after the other: once this one is, the others have had their turn.
  await read(page, STORY);
  expect((await caches(page)).filter((name) => name.startsWith("story "))).toEqual([`story ${STORY}`]);
});

test("twenty stories are kept, and the one that was read longest ago goes first", async ({ page, build }) => {
  const newsroom = new TestNewsroom("ledger");
  newsroom.write("newsroom/site.yaml", `${newsroom.read("newsroom/site.yaml")}offline: true\n`);
  const stories = Array.from({ length: 21 }, (_, index) => `/2026/11/20/s${index}/`);
  stories.forEach((_, index) => {
    newsroom.write(`articles/2026/11/s${index}.md`, article({ headline: `S${index}`, published: "2026-11-20 09:00" }));
  });
  const server = await serveSite((await build(newsroom)).folder, { port: 0 });
  try {
    for (const story of stories) {
      await page.goto(server.address + story);
      await expect.poll(() => caches(page)).toContain(`story ${story}`);
    }
    await expect
      .poll(async () => (await caches(page)).filter((name) => name.startsWith("story ")))
      .toEqual(stories.slice(1).map((story) => `story ${story}`));
  } finally {
    await server.close();
  }
});

test("switched off, the site takes everything with it", async ({ page, kept }) => {
  await read(page, STORY);
  await kept.newsroom.publish({ offline: false });
  await page.goto(STORY);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)))
    .toBe(0);
  await expect.poll(() => caches(page)).toEqual([]);
});
