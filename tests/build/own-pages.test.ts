import { cpSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../../src/command/settings.ts";
import { silent } from "../../src/lib/progress.ts";
import { LayoutBundles } from "../../src/preview/preview-code.ts";
import { build } from "../../src/publish/build.ts";
import { almanacPages } from "../fixtures/own-pages/almanac.ts";
import { article, BuiltSite, PROJECT, TestNewsroom } from "../site.ts";

/** So many that the pages are divided between processes. */
const STORIES = 300;

const newsroom = new TestNewsroom("ledger");

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + (number % 300) * 86_400_000).toISOString().slice(0, 10);
const write = (number: number, body: string) =>
  newsroom.write(
    `articles/story-${number}.md`,
    article({ headline: `The tide on day ${number}`, published: `"${day(number)} 10:00"` }, body),
  );

let layouts = "";

/** A folder of layouts as a newsroom would have it: ours, with one more. */
beforeAll(async () => {
  layouts = await new LayoutBundles(path.join(newsroom.folder, "layouts")).bundle();
  cpSync(path.join(PROJECT, "tests/fixtures/own-pages/layouts"), layouts, { recursive: true });
  for (let number = 1; number <= STORIES; number++) write(number, `The water stood at mark ${number}.`);
});

async function builtWith(processes: number, output: string) {
  const settings = readSettings(
    newsroom.environment({
      OUTPUT_DIR: path.join(newsroom.folder, output),
      CACHE_DIR: path.join(newsroom.folder, `cache-${output}`),
    }),
  );
  const options = { withSearch: false, ownPages: almanacPages, layouts, processes };
  const report = await build(settings, silent, options);
  return { report, site: new BuiltSite(settings.outputDir) };
}

const almanac = (site: BuiltSite) => site.files().filter((file) => file.startsWith("almanac/"));

describe("a kind of page that the generator does not know", () => {
  test("has each of its pages, with the text of its story, from one process and from two", async () => {
    const [one, two] = [await builtWith(1, "one"), await builtWith(2, "two")];
    expect(almanac(one.site)).toHaveLength(STORIES);
    for (const file of almanac(one.site)) {
      const html = one.site.text(file);
      const [, number] = /The tide on day (\d+)/.exec(html) ?? [];
      expect(html).toContain(`The water stood at mark ${number}.`);
    }
    expect(two.site.files()).toEqual(one.site.files());
    for (const file of one.site.files()) expect(two.site.text(file)).toBe(one.site.text(file));
  });

  test("is made again where its story changed, and nowhere else", async () => {
    write(150, "The water stood lower than anyone remembers.");
    for (const [processes, output] of [
      [1, "one"],
      [2, "two"],
    ] as const) {
      const { report, site } = await builtWith(processes, output);
      const changed = report.written.filter((file) => file.startsWith("almanac/"));
      expect(changed).toHaveLength(1);
      expect(site.text(changed[0] ?? "")).toContain("lower than anyone remembers");
      const again = await builtWith(processes, output);
      expect(again.report.written).toEqual([]);
    }
  });
});
