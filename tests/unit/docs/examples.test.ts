import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problems } from "../article/source.ts";
import { aNewsroom } from "../newsroom-factory.ts";

test.each(["README.md", "docs/editors/writing.md"])(
  "the example of a story in %s passes the check as it stands",
  (page) => {
    const example = /```text\n(---\nheadline: Night Ferry[\s\S]*?)```/.exec(readFileSync(page, "utf8"))?.[1] ?? "";
    const newsroom = aNewsroom({
      sections: [{ slug: "wexmouth", name: "Wexmouth", description: "Here.", kind: "news", accent: "red" }],
      authors: new Map([
        ["bram-sorley", { slug: "bram-sorley", name: "Bram Sorley", role: "Reporter", bio: "Reports." }],
      ]),
    });
    expect(problems(example, { file: "articles/2026/12/night-ferry-returns.md", newsroom })).toEqual([]);
  },
);
