import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { main as create } from "../../src/cli/new.ts";
import { main as receipt } from "../../src/cli/receipt.ts";
import { main as verify } from "../../src/cli/verify.ts";
import { article, BuiltSite, type Run, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

describe("an embargo", () => {
  const open = article({ headline: "Open story", tags: "[harbor, weather]" });
  const embargoed = article({
    headline: "Zanzarella wins",
    published: "2026-12-01 09:00",
    byline: "[bo-lindqvist]",
    tags: "[harbor, zanzarella]",
    aliases: "[/zanzarella/]",
    image: '{ file: zanzarella.png, alt: "x", credit: "y" }',
  });
  const picture = readFileSync("tests/fixtures/newsrooms/ledger/icon.png");

  test("before it ends, the site is the same, byte for byte, as if the story and its picture were not there", async () => {
    const without = new TestNewsroom("ledger").write("articles/2026/11/open.md", open);
    const withIt = new TestNewsroom("ledger")
      .write("articles/2026/11/open.md", open)
      .write("articles/2026/12/zanzarella.md", embargoed)
      .write("articles/2026/12/zanzarella.png", Buffer.concat([picture, Buffer.from("zanzarella")]));
    const env = { BUILD_TIME: "2026-12-01T13:59:59Z" };
    const site = await buildHere(withIt, env);
    expect(site.filesMentioning("zanzarella")).toEqual([]);
    expect(site.contents()).toEqual((await buildHere(without, env)).contents());
  });

  test("at its very instant the story is everywhere it belongs", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/12/zanzarella.md", embargoed)
      .write("articles/2026/12/zanzarella.png", picture);
    const site = await buildHere(newsroom, { BUILD_TIME: "2026-12-01T14:00:00Z" });
    expect(site.filesMentioning("Zanzarella wins")).toEqual(
      expect.arrayContaining([
        "2026/12/01/zanzarella/index.html",
        "index.html",
        "feed.xml",
        "feed.json",
        "sections/city/index.html",
      ]),
    );
    expect(site.text("_redirects")).toMatch(/^\/zanzarella\/ \/2026\/12\/01\/zanzarella\/ 301!\n/);
    expect(site.summary).toContain("Next scheduled change: 2026-12-03T04:00:00-05:00");
  });
});

describe("the bytes of a build", () => {
  test("depend on the sources and the clock alone: not on zone, language or folder", async () => {
    const sites = await Promise.all(
      [
        { TZ: "UTC", LANG: "C" },
        { TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8" },
        { TZ: "America/St_Johns", LANG: "tr_TR.UTF-8" },
      ].map(async (env) =>
        new TestNewsroom("ledger")
          .write("articles/2026/11/a.md", article({ headline: "First", tags: "[İstanbul, harbor]" }))
          .write(
            "articles/2026/11/b.md",
            article({ headline: "Second", published: "2026-11-21 08:00", tags: "[harbor]" }),
          )
          .build(env),
      ),
    );
    const [first, ...others] = sites.map((site) => site.contents());
    for (const other of others) expect(other).toEqual(first);
  });

  test("an unchanged rebuild touches no file", async () => {
    const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
    const site = await buildHere(newsroom);
    const times = site.files().map((file) => statSync(path.join(site.folder, file)).mtimeMs);
    const again = await buildHere(newsroom);
    expect(again.summary).toMatch(/: 0 written, \d+ unchanged, 0 deleted/);
    expect(again.files().map((file) => statSync(path.join(site.folder, file)).mtimeMs)).toEqual(times);
  });

  test("a deleted source leaves no file and no empty folder behind", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article())
      .write(
        "articles/2026/10/gone.md",
        article({ headline: "Gone", published: "2026-10-02 10:00", tags: "[vanishing]" }),
      );
    await buildHere(newsroom);
    rmSync(path.join(newsroom.articles, "2026/10/gone.md"));
    const site = await buildHere(newsroom);
    expect(site.filesMentioning("vanishing")).toEqual([]);
    expect(site.has("2026/10")).toBe(false);
    expect(site.has("tags/vanishing")).toBe(false);
  });
});

describe("a build that cannot be", () => {
  test("reports every problem of every file at once, exits with 1 and leaves the site as it was", async () => {
    const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
    const before = (await buildHere(newsroom)).contents();
    newsroom
      .write("articles/2026/11/bad.md", article({ section: "citty", published: "2024-28-25", hedline: "x" }, "# Loud"))
      .write("articles/2026/11/worse.md", "no front matter")
      .write("newsroom/front-page.yaml", "lead: /2020/01/01/nothing/\n")
      .write("newsroom/authors.yaml", "- { slug: ada-byron, name: Ada Byron }\n");
    const { exitCode, stderr } = await runHere(build, newsroom);
    expect(exitCode).toBe(1);
    for (const place of ["bad.md:6", "bad.md:9", "worse.md:1", "front-page.yaml:1", "authors.yaml:1"]) {
      expect(stderr).toContain(place);
    }
    const { BuiltSite } = await import("../site.ts");
    expect(new BuiltSite(newsroom.output).contents()).toEqual(before);
  });

  test("names both owners of one address, and two tags that would share a page", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({ slug: "same", tags: '["C++"]' }))
      .write("articles/2026/11/b.md", article({ slug: "same", tags: '["C#"]' }));
    const { exitCode, stdout } = await runHere(check, newsroom, ["--json"]);
    const { issues } = JSON.parse(stdout) as {
      issues: { file: string; line: number; field: string; problem: string }[];
    };
    expect(exitCode).toBe(1);
    expect(issues.map(({ field }) => field)).toEqual(["slug", "tags"]);
    for (const issue of issues) {
      expect(issue.file).toContain("b.md");
      expect(issue.problem).toContain("a.md");
    }
  });

  test.each([
    ["a page of the site", "[words](/no/such/page/)", "leads to no page"],
    ["a place on a page", "[words](#nowhere)", "leads to no place"],
    ["a draft", "[words](/2026/11/01/draft/)", "which is a draft"],
    ["a story with a later embargo", "[words](/2099/01/01/later/)", "not public yet"],
  ])("a link to %s that readers cannot reach is an issue", async (_, body, problem) => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({}, `First.\n\n${body}`))
      .write("articles/2026/11/draft.md", article({ published: "2026-11-01 08:00", draft: "true" }))
      .write("articles/2026/11/later.md", article({ published: "2099-01-01 00:00" }));
    const { exitCode, stderr } = await runHere(check, newsroom);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("a.md:10");
    expect(stderr).toContain(problem);
  });

  test("an entry of the front page that is not public is an issue at its own line", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article())
      .write("articles/2026/12/b.md", article({ published: "2026-12-24 08:00" }))
      .write("newsroom/front-page.yaml", "lead: /2026/11/20/a/\nsecondary:\n  - /2026/12/24/b/\n");
    const { exitCode, stderr } = await runHere(check, newsroom);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("front-page.yaml:3  secondary.0:");
  });

  test("a front may be prepared for stories that are public by then, and holds from its own time on", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({ headline: "Today’s story" }))
      .write("articles/2026/12/b.md", article({ headline: "Big story", published: "2026-12-01 08:00" }))
      .write("articles/2026/12/c.md", article({ headline: "Later story", published: "2026-12-01 09:00" }))
      .write("newsroom/front-page.yaml", "from: 2026-12-01 08:00\nlead: /2026/12/01/b/\nsecondary:\n");
    expect((await buildHere(newsroom)).text("index.html")).not.toContain("Big story");
    const site = await buildHere(newsroom, { BUILD_TIME: "2026-12-01T15:00:00Z" });
    expect(site.text("index.html")).toMatch(/card-lead.*Big story.*Later story/s);
    newsroom.write("newsroom/front-page.yaml", "from: 2026-12-01 07:59\nlead: /2026/12/01/b/\n");
    expect((await runHere(check, newsroom)).stderr).toContain("front-page.yaml:2  lead:");
  });

  test("an entry whose story has been withdrawn since is left out with a warning, so that no right is kept too long", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({ headline: "Expired", expires: "2026-11-21 08:00" }))
      .write("articles/2026/11/b.md", article({ headline: "Still here" }))
      .write("newsroom/front-page.yaml", "lead: /2026/11/20/a/\n");
    const { exitCode, stderr } = await runHere(build, newsroom);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Warning: ");
    expect(stderr).toContain("front-page.yaml:1  lead:");
    expect(new BuiltSite(newsroom.output).text("index.html")).toContain("Still here");
    expect((await runHere(check, newsroom)).exitCode).toBe(1);
  });

  test("what a scheduled build would stumble over is seen today", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({ expires: "2026-12-01 08:00" }))
      .write("newsroom/front-page.yaml", "lead: /2026/11/20/a/\n");
    const ahead = await runHere(check, newsroom);
    expect(ahead).toMatchObject({ exitCode: 0 });
    expect(ahead.stderr).toContain("Warning: ");
    expect(ahead.stderr).toContain("front-page.yaml:1  lead: From 2026-12-01T08:00:00-05:00 on:");
    newsroom.write("articles/2026/12/b.md", article({ published: "2026-12-24 08:00" }, "[words](/no/such/page/)"));
    const { exitCode, stderr } = await runHere(check, newsroom);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("b.md:8  From 2026-12-24T08:00:00-05:00 on: the link /no/such/page/");
  });

  test("never sweeps a folder that holds something else", async () => {
    const newsroom = new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article())
      .write("_site/thesis.txt", "years of work");
    const { exitCode, stderr } = await runHere(build, newsroom);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("no build of this site");
    expect(readFileSync(path.join(newsroom.output, "thesis.txt"), "utf8")).toBe("years of work");
  });

  test("a word that a command does not know is wrong use, and nothing is built", async () => {
    const newsroom = new TestNewsroom("ledger");
    const runs: [command: string, Promise<Run>][] = [
      ["build", runHere(build, newsroom, ["--halp"])],
      ["verify", runHere(verify, newsroom, ["--halp"])],
      ["check", runHere(check, newsroom, ["--halp"])],
      ["receipt", runHere(receipt, newsroom, ["--halp"])],
      ["new", runHere(create, newsroom, ["--halp"])],
      ["start", newsroom.run("start", ["--halp"])],
      ["dev", newsroom.run("dev", ["--halp"])],
    ];
    for (const [command, run] of runs) {
      const { exitCode, stdout, stderr } = await run;
      expect(exitCode, command).toBe(2);
      expect(stderr, command).toContain(`There is no option --halp.\nUse: halyard ${command}`);
      expect(stdout, command).toBe("");
    }
    expect(existsSync(newsroom.output)).toBe(false);
  });

  test("a clock that is none is wrong use", async () => {
    const { exitCode, stderr } = await new TestNewsroom("ledger").run("build", [], { BUILD_TIME: "tomorrow" });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("BUILD_TIME");
  });

  test("an unfinished site is not served", async () => {
    const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
    const site = await buildHere(newsroom);
    mkdirSync(path.join(site.folder, ".unfinished"));
    const { serveSite } = await import("../../src/server/serve.ts");
    await expect(serveSite(site.folder, { port: 0 })).rejects.toThrow("not a finished site");
    await buildHere(newsroom);
    const server = await serveSite(site.folder, { port: 0 });
    await server.close();
  });
});

describe("other newsrooms", () => {
  test("one without a story has a valid front, feeds and sitemap", async () => {
    const site = await buildHere(new TestNewsroom("ledger"));
    expect(site.text("index.html")).toContain("Nothing has been published here yet.");
    expect(site.text("feed.xml")).toContain("<channel>");
    expect(site.has("sections/city/index.html")).toBe(true);
  });

  test("one in another language and zone builds from the same checkout", async () => {
    const site = await buildHere(
      new TestNewsroom("faehrbote").write(
        "articles/2026/07/faehre.md",
        article({
          headline: 'Die "alte" Fähre fährt wieder',
          published: "2026-07-01 06:05",
          section: "stadt",
          byline: "[jule-ostermann]",
          tags: "[Fähre, Fluß]",
        }),
      ),
    );
    const html = site.text("2026/07/01/faehre/index.html");
    expect(html).toContain('<html lang="de-DE">');
    expect(html).toContain(
      '<time datetime="2026-07-01T06:05:00+02:00">Mittwoch,\u00A01.\u00A0Juli\u00A02026 um\u00A006:05\u00A0MESZ</time>',
    );
    expect(html).toContain("Die „alte“ Fähre fährt wieder");
    expect(html).not.toMatch(/\b(Share|Related|Updated|Newsletter sign|By )\b/);
    expect(site.has("tags/faehre/index.html")).toBe(true);
    // Feeds name the generator; nothing names the demonstration's own newsroom.
    for (const name of ["thehalyard", "The Halyard", "Halyard Press"]) expect(site.filesMentioning(name)).toEqual([]);
    expect(site.text("_headers")).toContain("https://giscus.app");
  });
});

describe("npm run new", () => {
  test("makes a valid draft in the right place, prints its path, and never overwrites one", async () => {
    const newsroom = new TestNewsroom("ledger");
    const first = await runHere(create, newsroom, ['Mayor: "No" to the #1 plan — again']);
    const file = path.join(newsroom.articles, "2026/11/mayor-no-to-the-1-plan-again.md");
    expect(first).toMatchObject({ exitCode: 0, stdout: `${file}\n` });
    expect((await runHere(check, newsroom)).exitCode).toBe(0);
    const written = readFileSync(file, "utf8");
    expect((await runHere(create, newsroom, ['Mayor: "No" to the #1 plan — again'])).exitCode).toBe(2);
    expect(readFileSync(file, "utf8")).toBe(written);
  });

  test("wants a headline", async () => {
    expect(await runHere(create, new TestNewsroom("ledger"))).toMatchObject({ exitCode: 2 });
  });
});

describe("npm run check", () => {
  test("says how much it looked at, and writes nothing", async () => {
    const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
    const { exitCode, stdout } = await runHere(check, newsroom);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^1 article, \d+ pages: no issues\.\n$/);
    const { stdout: json } = await runHere(check, newsroom, ["--json"]);
    expect(JSON.parse(json)).toEqual({ issues: [], warnings: [], advice: [] });
    expect((await runHere(check, newsroom, ["--what"])).exitCode).toBe(2);
  });
});

describe("npm run check -- --base", () => {
  const aliased = (alias: string) => article({ headline: "Moved", slug: "new-place", aliases: `[${alias}]` });

  async function repository(): Promise<TestNewsroom> {
    const newsroom = new TestNewsroom("ledger").write("articles/2026/11/old-place.md", article({ headline: "Moved" }));
    const git = (...options: string[]) =>
      execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@ledger.example", ...options], {
        cwd: newsroom.folder,
      });
    git("init", "--quiet");
    git("add", "articles", "newsroom");
    git("commit", "--quiet", "--message", "base");
    return newsroom;
  }

  test("tells what a change adds, changes and removes", async () => {
    const newsroom = (await repository()).write("articles/2026/11/more.md", article({ headline: "More" }));
    const { exitCode, stdout } = await runHere(check, newsroom, ["--base", "HEAD"], {}, newsroom.folder);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("+ /2026/11/20/more/\n");
    expect(stdout).toContain("~ /\n");
    expect(stdout).not.toContain("old-place");
    expect(stdout).toMatch(/1 page new, \d+ changed, 0 gone since HEAD\./);
  });

  test("a story that moves without leaving its old address behind is an issue, with one it is not", async () => {
    const newsroom = await repository();
    rmSync(path.join(newsroom.articles, "2026/11/old-place.md"));
    newsroom.write("articles/2026/11/new-place.md", article({ headline: "Moved" }));
    const lost = await runHere(check, newsroom, ["--base", "HEAD"], {}, newsroom.folder);
    expect(lost.exitCode).toBe(1);
    expect(lost.stderr).toContain("articles/2026/11/old-place.md:1  aliases: /2026/11/20/old-place/");
    newsroom.write("articles/2026/11/new-place.md", aliased("/2026/11/20/old-place/"));
    expect(await runHere(check, newsroom, ["--base", "HEAD"], {}, newsroom.folder)).toMatchObject({ exitCode: 0 });
  });

  test("a lost feed id is an issue", async () => {
    const newsroom = (await repository()).write(
      "articles/2026/11/old-place.md",
      article({ headline: "Moved", id: "another" }),
    );
    const { exitCode, stderr } = await runHere(check, newsroom, ["--base", "HEAD"], {}, newsroom.folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("tag:ledger.example,2026-11-20:/2026/11/20/old-place/");
  });

  test("an unknown commit is wrong use", async () => {
    const newsroom = await repository();
    expect(await runHere(check, newsroom, ["--base", "nowhere"], {}, newsroom.folder)).toMatchObject({ exitCode: 2 });
  });
});
