import { renameSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { main as verify } from "../../src/cli/verify.ts";
import { readSettings } from "../../src/command/settings.ts";
import { manyGone, refuseEmpty } from "../../src/incremental/empty.ts";
import { article, BuiltSite, TestNewsroom } from "../site.ts";
import { runHere } from "./build-here.ts";

const withStories = (...slugs: string[]) =>
  slugs.reduce((newsroom, slug) => newsroom.write(`articles/${slug}.md`, article()), new TestNewsroom("ledger"));

test("a folder of articles that is suddenly empty takes no story down, unless it is meant", async () => {
  const newsroom = withStories("a", "b");
  expect(await runHere(build, newsroom)).toMatchObject({ exitCode: 0 });
  const site = new BuiltSite(newsroom.output);
  const before = site.contents();
  for (const slug of ["a", "b"]) rmSync(`${newsroom.articles}/${slug}.md`);
  const issue = `${newsroom.articles}:1  there is no story in this folder, and the last build had 2.`;
  for (const command of [build, check]) {
    const { exitCode, stderr } = await runHere(command, newsroom);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(issue) });
    expect(stderr).toContain("npm run build -- --allow-empty");
  }
  expect(site.contents()).toEqual(before);

  // The output may be elsewhere: the cache knows, too.
  renameSync(newsroom.output, `${newsroom.folder}/away`);
  expect((await runHere(build, newsroom)).stderr).toContain(issue);
  renameSync(`${newsroom.folder}/away`, newsroom.output);

  const allowed = await runHere(build, newsroom, ["--allow-empty"]);
  expect(allowed).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("Notice: ") });
  expect(allowed.stderr).toContain(`${newsroom.articles} holds no story: the site is published without stories.`);
  expect(site.has("2026/11/20/a/index.html")).toBe(false);
  expect(await runHere(verify, newsroom)).toMatchObject({ exitCode: 0 });
  // From now on, empty is what it was.
  for (const command of [build, check]) expect(await runHere(command, newsroom)).toMatchObject({ exitCode: 0 });
});

test("a folder of articles that is missing is an error", async () => {
  const newsroom = new TestNewsroom("ledger");
  rmSync(newsroom.articles, { recursive: true });
  // The folder that no variable names.
  const env = { ARTICLES_DIR: "" };
  for (const command of [build, check]) {
    const { exitCode, stderr } = await runHere(command, newsroom, [], env, newsroom.folder);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1 });
    expect(stderr).toContain("articles:1  this folder is missing. Restore it.");
  }
  const settings = { ...readSettings(newsroom.environment(env)), articlesDir: newsroom.articles };
  expect(refuseEmpty(0, { ...settings, allowEmpty: true })).toContain("holds no story");
});

test("a first build without a story says so", async () => {
  const { exitCode, stderr } = await runHere(build, new TestNewsroom("ledger"));
  expect(exitCode).toBe(0);
  expect(stderr).toContain("holds no story: the site is published without stories.");
});

test("many stories that go at once are counted", () => {
  const files = Array.from({ length: 12 }, (_, day) => `2026/11/${day + 10}/a/index.html`);
  expect(manyGone([...files, "index.html"], 3)).toBe("12 stories of the last build are gone, and 3 are left.");
  expect(manyGone(files, 12)).toBeNull();
  expect(manyGone(files.slice(0, 3), 1)).toBeNull();
});
