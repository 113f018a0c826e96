import { afterEach, expect, test } from "vitest";
import { readSettings } from "../../src/command/settings.ts";
import { NewsroomErrors } from "../../src/lib/issue.ts";
import { Preview } from "../../src/preview/preview.ts";
import { article, TestNewsroom } from "../site.ts";

const open: Preview[] = [];
afterEach(async () => {
  for (const preview of open.splice(0)) await preview.close();
});

function previewOf(newsroom: TestNewsroom): Preview {
  const preview = new Preview(readSettings(newsroom.environment(), { preview: true }));
  open.push(preview);
  return preview;
}

const STORY = "2026/11/20/a/index.html";

test("only what changed is parsed again, and what was seen before a problem stays", async () => {
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article({}, "One."))
    .write("articles/2026/11/b.md", article({ headline: "A draft", draft: "true" }));
  const preview = previewOf(newsroom);
  expect(await preview.has(STORY)).toBe(false);
  expect(await preview.read(STORY)).toBeNull();
  expect(await preview.refresh({})).toEqual({ parsed: 2, advice: [] });
  expect(await preview.read(STORY)).toContain("<p>One.</p>");
  expect(await preview.read("index.html")).toContain("A draft");

  newsroom.write("articles/2026/11/a.md", article({ section: "cty" }));
  await expect(preview.refresh({})).rejects.toThrow(NewsroomErrors);
  expect(await preview.read(STORY)).toContain("<p>One.</p>");
  newsroom.write("articles/2026/11/a.md", article({}, "Two."));
  expect(await preview.refresh({})).toEqual({ parsed: 1, advice: [] });
  expect(await preview.read(STORY)).toContain("<p>Two.</p>");

  newsroom.write("articles/2026/11/c.md", article({ headline: "C" }, "Three.\n---\nFour."));
  const { advice } = await preview.refresh({});
  expect(advice.map(({ problem }) => problem)).toEqual(['the line of dashes below makes a heading of "Three.".']);
  // Nobody has touched it since.
  newsroom.write("articles/2026/11/a.md", article({}, "Five."));
  expect((await preview.refresh({})).advice).toEqual([]);
});

test("settings that articles are parsed with may change, with so many articles that several processes parse them", async () => {
  const newsroom = new TestNewsroom("ledger");
  for (let number = 0; number < 330; number += 1) {
    newsroom.write(`articles/2026/${number % 2 === 0 ? "10" : "11"}/story-${number}.md`, article());
  }
  const preview = previewOf(newsroom);
  expect(await preview.refresh({})).toMatchObject({ parsed: 330 });
  newsroom.write("newsroom/tags.yaml", "- { label: Harbor, aliases: [the port] }\n");
  expect(await preview.refresh({})).toMatchObject({ parsed: 330 });
  newsroom.write("newsroom/tags.yaml", "- { label: The harbor, aliases: [the port] }\n");
  expect(await preview.refresh({ layouts: true })).toMatchObject({ parsed: 330 });
  expect(await preview.read("2026/11/20/story-1/index.html")).toContain("A headline");
});

test("the search index is made when somebody asks, and no path leads out of it", async () => {
  const preview = previewOf(new TestNewsroom("ledger").write("articles/2026/11/a.md", article()));
  await preview.refresh({});
  expect(JSON.parse(String(await preview.read("search/index/pieces.json")))).toMatchObject({
    pieces: [{ stories: 1 }],
  });
  expect(await preview.read("search/index/../../../../newsroom/site.yaml")).toBeNull();
  expect(await preview.read("nothing.html")).toBeNull();
});
