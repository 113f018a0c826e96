import { expect, test } from "vitest";
import { article, TestNewsroom } from "../site.ts";

/** For `npm run test:quick`: the real command, once. All that a build promises is in the other files. */
test("npm run build makes a site of what is public", async () => {
  const site = await new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article({ headline: "The tide", tags: "[harbor]" }, "High water at noon."))
    .write("articles/2026/11/b.md", article({ headline: "Zanzarella", draft: "true" }))
    .build();
  expect(site.text("2026/11/20/a/index.html")).toContain("High water at noon.");
  for (const file of ["index.html", "feed.xml", "sections/city/index.html", "tags/harbor/index.html"]) {
    expect(site.text(file), file).toContain("The tide");
  }
  expect(site.filesMentioning("high water")).toContainEqual(expect.stringMatching(/^search\/index\/.*fragment/));
  expect(site.filesMentioning("zanzarella")).toEqual([]);
});
