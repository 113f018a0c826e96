import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { serveSite } from "../../src/server/serve.ts";
import { article, TestNewsroom } from "../site.ts";
import { findFirefox, startFirefox } from "./browsers/firefox.ts";
import type { OtherBrowser } from "./browsers/other-browser.ts";
import { findWebKit, startWebKit } from "./browsers/webkit.ts";
import { KINDS_OF_PAGE } from "./kinds.ts";
import { LiveNewsroom } from "./live-newsroom.ts";
import { expect, test } from "./test.ts";

/**
 * What every kind of page is and does in Firefox and WebKit, as far as this machine has them; `npm test` says which it
 * has not. The same in Chromium, and much more, is in the other files.
 */

const STORY = "/2026/11/23/tern-street-bridge-nine-nights/";
const RIGHT_TO_LEFT = "/2026/11/23/tisa-layalin-jisr-tern/";

const firefox = findFirefox();
const webkit = findWebKit();
const BROWSERS: Record<string, () => Promise<OtherBrowser>> = {
  ...(firefox === null ? {} : { Firefox: () => startFirefox(firefox) }),
  ...(webkit === null ? {} : { WebKit: () => startWebKit(webkit) }),
};

/**
 * 404 and 410 are what these pages answer: a browser may report them, rightly. WebKitGTK does not know a directive of the
 * policy that Chromium and Firefox obey, and goes on without it.
 */
const isExpected = (complaint: string) =>
  /status of (404|410)|Unrecognized Content-Security-Policy directive 'manifest-src'/.test(complaint);

for (const [name, start] of Object.entries(BROWSERS)) {
  test.describe(name, () => {
    // One browser and one page for all of it.
    test.describe.configure({ mode: "default" });

    let browser: OtherBrowser;
    test.beforeAll(async () => {
      browser = await start();
    });
    test.afterAll(() => browser.close());

    test("every kind of page fits the screen, begins with its headline, is set in its own fonts, and has no error, warning or request that the policy stops", async ({
      site,
    }) => {
      const problems: string[] = [];
      let looks = 0;
      const kinds = new Map(Object.entries(KINDS_OF_PAGE).map(([kind, address]) => [address, kind]));
      const complaints = await browser.complaintsOf(site.address, [...kinds.keys()], async (address) => {
        const kind = kinds.get(address);
        for (const width of [320, 390, 1280]) {
          await browser.resize(width, 900);
          const seen = await browser.run(async () => {
            await document.fonts.ready;
            const boxes = [...document.querySelectorAll("h1")].map((heading) => heading.getBoundingClientRect());
            return {
              path: location.pathname,
              width: innerWidth,
              overflow: document.documentElement.scrollWidth - innerWidth,
              headings: boxes.length,
              isInSight: boxes.every(({ left, right, height }) => left >= 0 && right <= innerWidth && height > 0),
              isInItsFont: [...document.fonts].some(
                ({ family, status }) => /^"?Newsreader"?$/.test(family) && status === "loaded",
              ),
            };
          });
          looks += 1;
          expect([seen.path, seen.width]).toEqual([address, width]);
          if (seen.overflow > 0) problems.push(`${kind} at ${width}: ${seen.overflow} pixels too wide`);
          if (seen.headings !== 1 || !seen.isInSight) problems.push(`${kind} at ${width}: no single headline in sight`);
          if (!seen.isInItsFont) problems.push(`${kind} at ${width}: not in its font`);
        }
      });
      expect(problems).toEqual([]);
      expect(complaints.filter((complaint) => !isExpected(complaint))).toEqual([]);
      expect(looks).toBe(3 * Object.keys(KINDS_OF_PAGE).length);
    });

    test("the watch sees a page that breaks its policy", async ({ build }) => {
      const made = await build(new TestNewsroom("ledger").write("articles/2026/11/a.md", article()));
      const page = path.join(made.folder, "2026/11/20/a/index.html");
      writeFileSync(page, readFileSync(page, "utf8").replace("</body>", "<script>document.title = 1</script></body>"));
      const server = await serveSite(made.folder, { port: 0 });
      const complaints = await browser.complaintsOf(server.address, ["/2026/11/20/a/"]);
      await server.close();
      expect(complaints.join("\n")).toMatch(/content.security.policy|refused to (run|execute|apply)/i);
    });

    test("a story from right to left is set from the right, in its headline, text, lists and on cards", async ({
      site,
    }) => {
      /** How far from the right edge of its box the first line of each text ends, in pixels. */
      const gapsAt = (selector: string) =>
        browser.run(
          (wanted) =>
            [...document.querySelectorAll(wanted)].map((element) => {
              const range = document.createRange();
              range.selectNodeContents(element);
              // A line with numbers in it is several boxes.
              const boxes = [...range.getClientRects()];
              const line = boxes.filter(({ top }) => Math.abs(top - (boxes[0]?.top ?? 0)) < 1);
              const { right } = element.getBoundingClientRect();
              return Math.round(Math.abs(right - Math.max(...line.map((box) => box.right))));
            }),
          selector,
        );
      await browser.open(site.address + RIGHT_TO_LEFT);
      await browser.resize(390, 900);
      const inStory = await gapsAt("h1, .body > p");
      expect(inStory.length).toBeGreaterThan(3);
      expect(Math.max(...inStory)).toBeLessThanOrEqual(2);
      await browser.open(`${site.address}/`);
      const inLists = await gapsAt("li [dir=rtl], .card [dir=rtl]");
      expect(inLists.length).toBeGreaterThan(0);
      expect(Math.max(...inLists)).toBeLessThanOrEqual(2);
    });

    test("a search finds stories by keyboard alone, and its page shows what was found", async ({ site }) => {
      await browser.open(site.address + STORY);
      await browser.resize(1280, 900);
      await browser.click("[type=search]");
      await browser.type("lamplighter");
      const results = () =>
        browser.run(() => [...document.querySelectorAll("[data-search-panel] a")].map((link) => link.textContent));
      await expect.poll(results).toContain("The Last Lamplighter of Corrigan Yard");
      await browser.press("ArrowDown");
      await browser.press("Enter");
      await expect.poll(() => browser.run(() => location.pathname)).toContain("the-last-lamplighter-of-corrigan-yard");

      await browser.open(`${site.address}/search/?q=ferry`);
      const marks = () => browser.run(() => document.querySelectorAll("[data-search-results] mark").length);
      await expect.poll(marks).toBeGreaterThan(0);
    });

    test("a form says what is wrong with it, and thanks for what is right", async ({ site }) => {
      await browser.open(`${site.address}/letters/`);
      const errors = () =>
        browser.run(() => [...document.querySelectorAll(".error")].map((error) => error.textContent));
      const isReady = () => browser.run(() => document.querySelector("form[name=letter]")?.hasAttribute("novalidate"));
      await browser.click("form[name=letter] [name=name]");
      await expect.poll(isReady).toBe(true);
      await browser.type("R. Eader");
      await browser.click("form[name=letter] [type=submit]");
      await expect.poll(async () => (await errors()).length).toBeGreaterThan(0);
      await browser.click("form[name=letter] [name=email]");
      await browser.type("reader@example.org");
      await browser.click("form[name=letter] textarea");
      await browser.type("I like the bridge.");
      await expect.poll(errors).toEqual([]);
      await browser.click("form[name=letter] [type=submit]");
      const heading = () => browser.run(() => document.querySelector("h1")?.textContent);
      await expect.poll(heading).toBe("Thank you for your letter");
    });

    test("a story is shared: by mail, and by its link where the browser lets a page copy", async ({ site }) => {
      await browser.open(site.address + STORY);
      const mail = await browser.run(() => document.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')?.href ?? "");
      expect(decodeURIComponent(mail)).toContain(`https://www.thehalyard.example${STORY}`);
      await browser.click("[data-share-copy]");
      const said = () =>
        browser.run(() => [...document.querySelectorAll("[role=status]")].map((one) => one.textContent).join());
      await expect.poll(said).toMatch(/copied/i);
    });

    test("an open live story announces what is new", async ({ build }) => {
      const newsroom = new LiveNewsroom(build);
      const folder = await newsroom.publish(1);
      const server = await serveSite(folder, { port: 0 });
      // The page asks once a minute; here, a minute is half a second.
      const shorten = () => {
        for (const file of readdirSync(path.join(folder, "assets")).filter((one) => /^live-.*\.js$/.test(one))) {
          const script = path.join(folder, "assets", file);
          const text = readFileSync(script, "utf8");
          expect(text).toContain("6e4");
          writeFileSync(script, text.replaceAll("6e4", "500"));
        }
      };
      shorten();
      await browser.open(`${server.address}/2026/11/20/flood/`);
      await newsroom.publish(2);
      const news = () => browser.run(() => document.querySelector(".live-news")?.textContent);
      await expect.poll(news).toBe("1 new update");
      await browser.click(".live-news button");
      const updates = () => browser.run(() => document.querySelectorAll(".update").length);
      await expect.poll(updates).toBe(2);
      await server.close();
    });

    test("a story that was read is there without a network", async ({ build }) => {
      const newsroom = new TestNewsroom("ledger");
      newsroom
        .write("newsroom/site.yaml", `${newsroom.read("newsroom/site.yaml")}offline: true\n`)
        .write("articles/2026/11/a.md", article({ headline: "Flood" }));
      const server = await serveSite((await build(newsroom)).folder, { port: 0 });
      await browser.open(`${server.address}/2026/11/20/a/`);
      const kept = () =>
        browser.run(async () => {
          const [name] = (await caches.keys()).filter((one) => one.startsWith("story "));
          return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
        });
      await expect.poll(kept).toBeGreaterThan(2);
      await server.close();
      await browser.open(`${server.address}/2026/11/20/a/`);
      expect(await browser.run(() => document.querySelector("h1")?.textContent)).toBe("Flood");
      await browser.open(`${server.address}/sections/city/`);
      expect(await browser.run(() => document.querySelector("h1")?.textContent)).toBe("You are offline");
    });
  });
}
