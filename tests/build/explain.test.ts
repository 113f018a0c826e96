import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/build.ts";
import { article, TestNewsroom } from "../site.ts";
import { runHere } from "./build-here.ts";

const STORY = "/2026/11/20/first/";

const newsroom = new TestNewsroom("ledger")
  .write("articles/first.md", article({ tags: "[harbor]" }))
  .write("articles/second.md", article({ published: "2026-11-21 08:00", headline: "Another", tags: "[harbor]" }));

/** What the build says of a page. */
async function explained(address: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runHere(main, newsroom, ["--explain", address]);
  expect(stderr.replace(/^Notice: .*\n/gm, "")).toBe("");
  expect(exitCode).toBe(0);
  const line = stdout.split("\n").find((line) => line.startsWith(`${address}: `)) ?? "";
  return line.slice(address.length + 2);
}

test("a build says why it made a page again", async () => {
  expect(await explained(STORY)).toBe("It was made: nothing is known of it from an earlier build.");
  expect(await explained(STORY)).toBe("It was not made again: nothing that it is made of has changed.");
  expect(await explained("/no/such/page/")).toBe("The site has no such page.");

  newsroom.write("articles/first.md", article({ tags: "[harbor]" }, "Other words."));
  expect(await explained(STORY)).toBe("It was made again: its story changed.");
  newsroom.write("articles/first.md", article({ tags: "[harbor]" }, "Words again."));
  expect(await explained("/2026/11/21/second/")).toBe("It was made again: its related changed.");
  newsroom.write("articles/second.md", article({ published: "2026-11-21 08:00", headline: "Yet another" }));
  expect(await explained("/tags/harbor/")).toBe("It was made again: its part changed.");

  rmSync(path.join(newsroom.output, STORY, "index.html"));
  expect(await explained(STORY)).toBe("It was made again: its file was removed or changed since the last build.");

  const site = newsroom.read("newsroom/site.yaml");
  writeFileSync(path.join(newsroom.newsroom, "site.yaml"), site.replace(/^tagline: .*$/m, "tagline: Another tagline"));
  expect(await explained(STORY)).toBe("It was made again: what all pages share (settings, surroundings) changed.");
});

test("what is no address is wrong use", async () => {
  const { exitCode, stderr } = await runHere(main, newsroom, ["--explain", "first"]);
  expect(stderr).toContain("first is no address");
  expect(exitCode).toBe(2);
});
