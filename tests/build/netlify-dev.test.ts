import { expect, test } from "vitest";
import { article, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";
import { expectSameAnswers } from "./netlify-dev.ts";

// The rules of the demo are held against netlify dev in paper.test.ts, which has built it.

test("netlify dev understands every rule of a site with old addresses of every kind and a story that is gone as npm start does", async () => {
  const aliases =
    '["/old/path/", "/old/page.html", "/old/live:-the-vote/", "/old/$dollar/", "/?p=123", "/a.php?id=5&b=c"]';
  const made = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article({ aliases, tags: "[Harbor]" }))
    .write(
      "articles/2026/10/gone.md",
      article({ published: "2026-10-01 08:00", expires: "2026-10-08 08:00", aliases: '["/was/gone/", "/?p=9"]' }),
    );
  const asked = await expectSameAnswers(await buildHere(made));
  expect(asked.leads).toBeGreaterThan(50);
  expect(asked.passed).toBeGreaterThan(50);
});
