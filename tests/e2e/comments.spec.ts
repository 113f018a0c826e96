import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { article, TestNewsroom } from "../site.ts";
import { test as base, expect } from "./test.ts";

const CORAL = "https://coral.ledger.example";
const PROVIDERS = {
  coral: { settings: `{ provider: coral, origin: ${CORAL}, default: open }`, script: `${CORAL}/assets/js/embed.js` },
  giscus: {
    settings: "{ provider: giscus, repository: a/b, repositoryId: R1, category: News, categoryId: C1, default: open }",
    script: "https://giscus.app/client.js",
  },
};

/** What Coral's script leaves in a page, as far as ours uses it. */
const EMBED = `window.Coral = { createStreamEmbed: ({ id }) => { document.getElementById(id).textContent = "Be the first." } };`;

const test = base.extend<{ siteOf: (provider: keyof typeof PROVIDERS) => Promise<string> }>({
  siteOf: async ({ build }, use) => {
    const servers: SiteServer[] = [];
    await use(async (provider) => {
      const newsroom = new TestNewsroom("ledger");
      const site = newsroom
        .read("newsroom/site.yaml")
        .replace(/^comments: .*$/m, `comments: ${PROVIDERS[provider].settings}`);
      newsroom.write("newsroom/site.yaml", site).write("articles/2026/11/ferry.md", article({ headline: "Ferry" }));
      const server = await serveSite((await build(newsroom)).folder, { port: 0 });
      servers.push(server);
      return `${server.address}/2026/11/20/ferry/`;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
});

for (const provider of ["coral", "giscus"] as const) {
  test(`${provider}: a discussion that cannot be loaded says so, and is offered again`, async ({ page, siteOf }) => {
    const { script } = PROVIDERS[provider];
    let isBlocked = true;
    let asked = 0;
    await page.route(script, (route) => {
      asked += 1;
      return isBlocked ? route.abort() : route.fulfill({ contentType: "text/javascript", body: EMBED });
    });
    await page.goto(await siteOf(provider));
    const button = page.getByRole("button", { name: "Read and post comments" });
    const hint = page.locator("[data-comments] [role=status]");
    expect(asked).toBe(0);
    await button.click();
    await expect(hint).toContainText("could not be loaded");
    await expect(button).toBeEnabled();
    await expect(button).toBeFocused();

    isBlocked = false;
    await button.click();
    await expect(button).toHaveCount(0);
    await expect(hint).toHaveCount(0);
    expect(asked).toBe(2);
    if (provider === "coral") await expect(page.locator("#discussion")).toHaveText("Be the first.");
  });
}
