import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as check } from "../../src/cli/check.ts";
import { type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

// A newsroom as version 0.1 made it, with every key of front matter and settings that there was. Nobody changes it: what it
// holds has to work for as long as the first number of the version is the same.
const NEWSROOM = "version-0.1";
const RECORD = path.join("tests/fixtures/newsrooms", NEWSROOM, "promised.json");
const NOW = { BUILD_TIME: "2026-11-28T12:00:00Z" };

interface Promised {
  /** Every address that answers, but for files whose names hold a digest. */
  addresses: string[];
  redirects: string[];
  /** By address of the feed. */
  feedIds: Record<string, string[]>;
}

function promisesOf(site: BuiltSite): Promised {
  const files = site.files().filter((file) => !/^(assets|images|search\/index)\//.test(file));
  const feeds = files.filter((file) => file.endsWith("feed.json"));
  return {
    addresses: files.map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`).sort(),
    redirects: site.text("_redirects").trim().split("\n"),
    feedIds: Object.fromEntries(
      feeds.map((file) => {
        const { items } = JSON.parse(site.text(file)) as { items: { id: string }[] };
        return [`/${file}`, items.map(({ id }) => id)];
      }),
    ),
  };
}

test("a newsroom of version 0.1 is sound, and keeps every address, redirect and feed id", async () => {
  const newsroom = new TestNewsroom(NEWSROOM);
  const { exitCode, stderr } = await runHere(check, newsroom, [], NOW);
  // What stops nobody may say that a setting has another name by now.
  expect({ exitCode, errors: stderr.split("\n").filter((line) => !/^(Advice: .*)?$/.test(line)) }).toEqual({
    exitCode: 0,
    errors: [],
  });
  const made = promisesOf(await buildHere(newsroom, NOW));
  const promised = JSON.parse(readFileSync(RECORD, "utf8")) as Promised;
  expect(made.addresses).toEqual(expect.arrayContaining(promised.addresses));
  expect(made.redirects).toEqual(expect.arrayContaining(promised.redirects));
  expect(made.feedIds).toMatchObject(promised.feedIds);
});
