import { test as base, expect } from "@playwright/test";
import { type SiteServer, serveSite } from "../../src/cli/serve.ts";

/** One page of each kind, by what a reader would call it. */
export const KINDS_OF_PAGE: Record<string, string> = {
  front: "/",
  article: "/2026/11/23/tern-street-bridge-nine-nights/",
  "long read": "/2026/11/08/the-last-lamplighter-of-corrigan-yard/",
  "wire story": "/2024/05/25/kremlin-putin-north-korea-visit/",
  "corrected story": "/2026/11/18/caldera-bay-election-recount/",
  "story with a table": "/2026/11/16/council-vote-harbor-rezoning/",
  "story with notes": "/2026/10/14/four-day-week-two-years-on/",
  "story with names in many scripts": "/2026/10/08/names-on-the-passport/",
  "story with a video": "/2026/11/14/saltworks-night-market/",
  opinion: "/2026/11/23/a-city-that-closes-at-nine/",
  retraction: "/2026/10/17/water-main-pine-hill/",
  section: "/sections/science/",
  "opinion section": "/sections/opinion/",
  tag: "/tags/harbor/",
  "tag index": "/tags/",
  author: "/authors/linh-dao/",
  authors: "/authors/",
  archive: "/archive/",
  month: "/archive/2026/11/",
  search: "/search/",
  corrections: "/corrections/",
  newsletter: "/newsletter/",
  letters: "/letters/",
  thanks: "/letters/thanks/",
  about: "/about/",
  guidelines: "/community-guidelines/",
  "not found": "/no-such-page/",
  gone: "/2026/06/12/gannet-island-summer-timetable/",
};

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
