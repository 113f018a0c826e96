import { expect, test } from "./test.ts";

const LEAD = "/2026/11/23/tern-street-bridge-nine-nights/";

/** Pages whose pictures stand in columns of each kind. */
const PAGES = ["/", LEAD, "/sections/wexmouth/", "/tags/harbor/", "/authors/", "/authors/linh-dao/"];

/** For each picture in view of the styles: how wide it is, and how wide its `sizes` let the browser believe. */
interface Shown {
  src: string;
  shown: number;
  promised: number;
}

for (const width of [360, 700, 900, 1100, 1440]) {
  test(`at ${width} px, every picture is as wide as its sizes say, in the format that comes first`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const address of PAGES) {
      await page.goto(address);
      const pictures = await page.evaluate(async (): Promise<Shown[]> => {
        const images = [...document.querySelectorAll("picture img")].filter((image) => image.checkVisibility());
        const probe = document.body.appendChild(document.createElement("div"));
        const widthOf = (sizes: string) => {
          // As a browser reads it: the first length whose condition holds.
          for (const part of sizes.split(/,(?![^(]*\))/)) {
            const [, condition = "all", length = ""] = /^\s*(\([^)]*\))?\s*(.+)$/.exec(part) ?? [];
            if (!matchMedia(condition).matches) continue;
            probe.style.width = length;
            return probe.getBoundingClientRect().width;
          }
          return 0;
        };
        const found = images.map((image) => ({
          src: (image as HTMLImageElement).src,
          shown: image.getBoundingClientRect().width,
          promised: widthOf(image.closest("picture")?.querySelector("source")?.sizes ?? ""),
        }));
        probe.remove();
        return found;
      });
      expect(pictures.length, address).toBeGreaterThan(0);
      const wrong = pictures.filter(({ shown, promised }) => Math.abs(promised / shown - 1) > 0.1);
      expect(wrong, address).toEqual([]);
    }
  });
}

test("the lead picture of a story and of the front is fetched once, early, as AVIF, and stands in its place at once", async ({
  // With an empty cache: a picture that is there already is shown while a better one is fetched.
  ownPage: page,
}) => {
  for (const address of ["/", LEAD]) {
    const requested: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "image") requested.push(new URL(request.url()).pathname);
    });
    await page.goto(address);
    const lead = page.locator("main picture img").first();
    await expect.poll(() => lead.evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
    await expect(lead).toHaveAttribute("fetchpriority", "high");
    await expect(lead).toHaveAttribute("loading", "eager");
    const shown = await lead.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).pathname);
    expect(shown).toMatch(/\.avif$/);
    const start = shown.replace(/-\d+\.avif$/, "");
    expect(requested.filter((path) => path.startsWith(start))).toEqual([shown]);
    const [natural, attributes] = await lead.evaluate((image: HTMLImageElement) => [
      image.naturalWidth / image.naturalHeight,
      image.width / image.height,
    ]);
    expect(attributes).toBeCloseTo(natural ?? 0, 1);
    page.removeAllListeners("request");
  }
});

test("what is below the fold waits for the reader", async ({ page }) => {
  await page.goto("/");
  const later = page.locator("main picture img").nth(1);
  await expect(later).toHaveAttribute("loading", "lazy");
  await expect(later).toHaveAttribute("decoding", "async");
  expect(await page.locator('main img[fetchpriority="high"]').count()).toBe(1);
  expect(await page.locator('link[rel="preload"][as="image"]').count()).toBe(1);
});
