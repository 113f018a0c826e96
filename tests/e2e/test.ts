import { test as base, expect } from "@playwright/test";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";

interface WorkerFixtures {
  site: SiteServer;
}

interface TestFixtures {
  /** What went wrong in the browser while the test ran: script errors, policy violations, requests to elsewhere. */
  complaints: string[];
}

/**
 * The demo site under its production headers. Requests to anybody else are answered by nobody and noted, so that a test
 * can say that there were none.
 */
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
  baseURL: async ({ site }, use) => use(site.address),
  complaints: async ({ context, site }, use) => {
    const complaints: string[] = [];
    await context.route(
      (url) => url.origin !== site.address,
      (route) => {
        complaints.push(`request to ${route.request().url()}`);
        return route.abort();
      },
    );
    context.on("page", (page) => {
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
    });
    await use(complaints);
  },
});

export { expect };
