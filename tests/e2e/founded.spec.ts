import { readdirSync } from "node:fs";
import path from "node:path";
import { serveSite } from "../../src/server/serve.ts";
import { FoundedPaper, PAPERS } from "../founded.ts";
import { expect, test } from "./test.ts";
import { violationsAt } from "./violations.ts";

for (const [name, options] of Object.entries(PAPERS)) {
  test(`the ${name} paper that init makes can be used by everybody, and its search finds the first story`, async ({
    ownPage: page,
  }) => {
    const paper = new FoundedPaper(options);
    try {
      paper.run("build");
      const { address, close } = await serveSite(paper.site, { port: 0 });
      const [story = ""] = readdirSync(path.join(paper.site, "2026/11/28"));
      for (const place of ["/", `/2026/11/28/${encodeURIComponent(story)}/`, "/search/", "/about/"]) {
        await page.goto(`${address}${place}`);
        expect(await violationsAt(page, [320, 1280]), place).toEqual([]);
      }
      await page.goto(`${address}/search/`);
      const headline = await page.evaluate(
        async (own) => {
          const html = new DOMParser().parseFromString(await (await fetch(own)).text(), "text/html");
          return html.querySelector("h1")?.textContent ?? "";
        },
        `/2026/11/28/${encodeURIComponent(story)}/`,
      );
      const words = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(headline)];
      const longest = words.map(({ segment }) => segment).sort((a, b) => b.length - a.length)[0] ?? "";
      await page.locator("main").getByRole("searchbox").fill(longest);
      await expect(page.locator("[data-search-results] .card-headline").first(), longest).toHaveText(headline);
      await close();
    } finally {
      paper.remove();
    }
  });
}
