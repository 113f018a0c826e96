import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { main as check } from "../../src/cli/check.ts";
import { readDeployRules } from "../../src/deploy/netlify-rules.ts";
import { article } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";
import { RepositoryNewsroom } from "./repository.ts";

const SECTIONS = (slug: string, aliases = "") => `- slug: ${slug}\n  name: City\n  description: The city.\n${aliases}`;

/** One story with a tag and an author that no other story has. */
function published(): RepositoryNewsroom {
  const newsroom = new RepositoryNewsroom()
    .write("articles/2026/11/a.md", article({ tags: "[Kremlim, harbor]", byline: "[bo-lindqvist]" }))
    .write("articles/2026/11/b.md", article({ headline: "B", tags: "[harbor]" }));
  newsroom.commit("base");
  return newsroom;
}

const fileOf = (newsroom: RepositoryNewsroom, name: string) => readFileSync(path.join(newsroom.newsroom, name), "utf8");

describe("a tag page that would vanish", () => {
  const retagged = () =>
    published().write("articles/2026/11/a.md", article({ tags: "[Kremlin, harbor]", byline: "[bo-lindqvist]" }));

  test("is an issue that names its remedy, and the remedy helps", async () => {
    const newsroom = retagged();
    const { exitCode, stderr } = await newsroom.check();
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "a.md:6  tags: /tags/kremlim/ and its feed were public and would no longer exist: its last story has lost the tag “Kremlim”.",
    );
    expect(stderr).toContain("1 issue in 1 file.");
    expect(stderr).toContain("`aliases: [Kremlim]`");
    newsroom.write("newsroom/tags.yaml", "- label: Kremlin\n  aliases: [Kremlim]\n");
    expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
    const site = await buildHere(newsroom);
    const rules = await readDeployRules(site.folder);
    expect(rules.redirectFor("/tags/kremlim/")).toMatchObject({ to: "/tags/kremlin/", status: 301 });
    expect(rules.redirectFor("/tags/kremlim/feed.xml")).toMatchObject({ to: "/tags/kremlin/feed.xml", status: 301 });
    expect(rules.redirectFor("/tags/kremlim/page/3/")).toMatchObject({ to: "/tags/kremlin/", status: 301 });
  });

  test("may be given up where no other tag takes its place: it answers 410, and comes back with its next story", async () => {
    const newsroom = published().write(
      "articles/2026/11/a.md",
      article({ tags: "[harbor]", byline: "[bo-lindqvist]" }),
    );
    const { stderr } = await newsroom.check();
    const remedy = /`(retired: \[[^`]+)` into (\S+site\.yaml)/.exec(stderr);
    expect(remedy?.[1]).toBe("retired: [/tags/kremlim/]");
    newsroom.write("newsroom/site.yaml", `${fileOf(newsroom, "site.yaml")}${remedy?.[1]}\n`);
    expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
    const rulesOf = async () => {
      const site = await buildHere(newsroom);
      return readDeployRules(site.folder);
    };
    const gone = await rulesOf();
    for (const name of ["", "feed.xml"]) {
      expect(gone.redirectFor(`/tags/kremlim/${name}`)).toMatchObject({ to: "/410.html", status: 410 });
    }
    newsroom.write("articles/2026/11/b.md", article({ headline: "B", tags: "[harbor, Kremlim]" }));
    expect((await rulesOf()).redirectFor("/tags/kremlim/")).toBeNull();
  });

  test("is none where its last story has been retracted, or its rights have ended", async () => {
    for (const withdrawal of [
      "retracted: { at: 2026-11-22 08:00, reason: It was wrong. }",
      "expires: 2026-11-22 08:00",
    ]) {
      const [key = "", value] = withdrawal.split(/: (.*)/);
      const newsroom = published();
      newsroom.write(
        "articles/2026/11/a.md",
        article({ tags: "[Kremlim, harbor]", byline: "[bo-lindqvist]", [key]: value }),
      );
      expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
    }
  });

  test("an alias is another spelling, too: stories may go on using it", async () => {
    const newsroom = published().write("newsroom/tags.yaml", "- label: Kremlin\n  aliases: [Kremlim]\n");
    expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
    const site = await buildHere(newsroom);
    expect(site.text("tags/kremlin/index.html")).toContain("/2026/11/20/a/");
    expect(site.has("tags/kremlim/index.html")).toBe(false);
  });
});

test("an author's page and a section's front, with their feeds, do not vanish without an alias", async () => {
  const newsroom = published();
  newsroom.write("articles/2026/11/a.md", article({ tags: "[Kremlim, harbor]" }));
  const author = await newsroom.check();
  expect(author.stderr).toContain("/authors/bo-lindqvist/ and its feed were public");
  expect(author.stderr).toContain("`aliases: [bo-lindqvist]`");
  newsroom.write(
    "newsroom/authors.yaml",
    "- { slug: ada-byron, name: Ada Byron, role: Reporter, bio: Counts things., aliases: [bo-lindqvist] }\n",
  );
  expect(await newsroom.check()).toMatchObject({ exitCode: 0 });

  const moved = published();
  const slugs = [...fileOf(moved, "sections.yaml").matchAll(/slug: ([\w-]+)/g)].map(([, slug]) => slug);
  expect(slugs).toContain("city");
  moved.write("newsroom/sections.yaml", SECTIONS("town"));
  moved.write(
    "articles/2026/11/a.md",
    article({ tags: "[Kremlim, harbor]", byline: "[bo-lindqvist]", section: "town" }),
  );
  moved.write("articles/2026/11/b.md", article({ headline: "B", tags: "[harbor]", section: "town" }));
  expect((await moved.check()).stderr).toContain("/sections/city/ and its feed were public");
  moved.write(
    "newsroom/sections.yaml",
    SECTIONS("town", `  aliases: [city, ${slugs.filter((slug) => slug !== "city").join(", ")}]\n`),
  );
  expect(await moved.check()).toMatchObject({ exitCode: 0 });
  // The old name goes on in the sources, and subscribers of the section's feed see no other feed.
  moved.git("checkout", "--", "articles");
  expect(await moved.check()).toMatchObject({ exitCode: 0 });
  const site = await buildHere(moved);
  expect(site.text("sections/town/feed.atom")).toContain("<id>https://ledger.example/sections/city/</id>");
  const rules = await readDeployRules(site.folder);
  for (const name of ["", "feed.xml", "feed.atom", "feed.json"]) {
    expect(rules.redirectFor(`/sections/city/${name}`)).toMatchObject({ to: `/sections/town/${name}`, status: 301 });
  }
});

test.each([
  ["an author", "byline", { tags: "[Kremlim, harbor]" }, "/authors/bo-lindqvist/"],
  ["a series", "series", { tags: "[Kremlim, harbor]", byline: "[bo-lindqvist]" }, "/series/the-ferries/"],
])("the page of %s may be given up, too", async (_, field, later, address) => {
  const newsroom = new RepositoryNewsroom();
  const story = { tags: "[Kremlim, harbor]", byline: "[bo-lindqvist]", series: '{ name: The ferries, part: "1" }' };
  newsroom.write("articles/2026/11/a.md", article(field === "series" ? story : { ...story, series: undefined }));
  newsroom.commit("base");
  newsroom.write("articles/2026/11/a.md", article(later));
  const { exitCode, stderr } = await newsroom.check();
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`a.md:`) });
  expect(stderr).toContain(`retired: [${address}]`);
  newsroom.write("newsroom/site.yaml", `${fileOf(newsroom, "site.yaml")}retired: [${address}]\n`);
  expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
});

describe("a story that was moved or deleted, to which others link", () => {
  const linked = () => {
    const newsroom = published()
      .write(
        "articles/2026/11/c.md",
        article({ headline: "C", tags: "[harbor]" }, "First.\n\nSee [A](/2026/11/20/a/)."),
      )
      .write("articles/2026/11/d.md", article({ headline: "D", tags: "[harbor]" }, "See [A](/2026/11/20/a/#top)."));
    newsroom.commit("links");
    return newsroom;
  };
  const A = { tags: "[Kremlim, harbor]", byline: "[bo-lindqvist]" };

  test("is the one issue: its remedy heals the links", async () => {
    const newsroom = linked().remove("articles/2026/11/a.md").write("articles/2026/11/renamed.md", article(A));
    const { exitCode, stderr } = await newsroom.check();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /a\.md:1 {2}aliases: \/2026\/11\/20\/a\/ .+ 2 links to it would break: \S+c\.md:11, \S+d\.md:9\./,
    );
    expect(stderr).toContain("1 issue in 1 file.");
    newsroom.write("articles/2026/11/renamed.md", article({ ...A, aliases: "[/2026/11/20/a/]" }));
    expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
  });

  test("is the one issue where it was deleted, with its tag, its author and their pages; other links are told, too", async () => {
    const newsroom = linked().remove("articles/2026/11/a.md");
    expect((await newsroom.check()).stderr).toContain("1 issue in 1 file.");
    newsroom.write("articles/2026/11/e.md", article({ headline: "E", tags: "[harbor]" }, "[words](/no/such/page/)"));
    const { stderr } = await newsroom.check();
    expect(stderr).toContain("the link /no/such/page/ leads to no page of this site.");
    expect(stderr).toContain("2 issues in 2 files.");
  });
});

test("a feed id survives a new headline, slug and section", async () => {
  const newsroom = published();
  const id = "tag:ledger.example,2026-11-20:/2026/11/20/a/";
  expect((await buildHere(newsroom)).text("feed.json")).toContain(id);
  newsroom.write(
    "articles/2026/11/a.md",
    article({
      headline: "Another headline",
      slug: "another",
      section: "opinion",
      updated: "2026-11-21 08:00",
      aliases: "[/2026/11/20/a/]",
      tags: "[Kremlim, harbor]",
      byline: "[bo-lindqvist]",
    }),
  );
  expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
  const site = await buildHere(newsroom);
  for (const feed of ["feed.json", "feed.xml", "feed.atom"]) expect(site.text(feed)).toContain(id);
});

test("an address may not pass to another story", async () => {
  const newsroom = published();
  newsroom.git("mv", "articles/2026/11/b.md", "articles/2026/11/c.md");
  newsroom.write("articles/2026/11/b.md", article({ headline: "Newcomer", tags: "[harbor]" }));
  newsroom.write(
    "articles/2026/11/c.md",
    article({ headline: "B", tags: "[harbor]", id: "tag:ledger.example,2026-11-20:/2026/11/20/b/" }),
  );
  newsroom.write("articles/2026/11/b.md", article({ headline: "Newcomer", tags: "[harbor]", id: "new" }));
  const { exitCode, stderr } = await newsroom.check();
  expect(exitCode).toBe(1);
  expect(stderr).toContain("/2026/11/20/b/ belongs to the feed id");
  expect(stderr).toContain("Give the new story another `slug`.");
});

test("a page of a list that has become shorter, and a month that has become empty, lead to their lists", async () => {
  const site = await buildHere(published());
  const rules = await readDeployRules(site.folder);
  for (const [from, to] of [
    ["/tags/harbor/page/9/", "/tags/harbor/"],
    ["/sections/city/page/9/", "/sections/city/"],
    ["/authors/ada-byron/page/9/", "/authors/ada-byron/"],
    ["/archive/1999/01/", "/archive/"],
  ] as const) {
    expect(rules.redirectFor(from)).toEqual({ to, status: 302, force: false });
  }
});

test("a link that leads nowhere is an issue in the newsroom's own pages, too, and so is a place that is not there", async () => {
  const newsroom = published()
    .write(
      "newsroom/about.md",
      "We are [here](/no/such/page/), [there](#who), [at the top](/tags/#top).\n\n## Who\n\nWe.\n",
    )
    .write("newsroom/privacy.md", "See [about](/about/#who) and [tags](/tags/#harbor).\n");
  const { stderr } = await runHere(check, newsroom);
  expect(stderr).toContain("about.md:1  the link /no/such/page/ leads to no page of this site.");
  expect(stderr).toContain("privacy.md:1  the link /tags/#harbor leads to no place on that page.");
  expect(stderr).toContain("2 issues in 2 files.");
});

test("a story that the base holds in a form that is refused by now can be fixed, and is named", async () => {
  const newsroom = published().write("articles/2026/11/c.md", article({ headline: "C" }, "It is <em>so</em>."));
  newsroom.commit("before the rule");
  expect(await newsroom.check()).toMatchObject({ exitCode: 1 });
  newsroom.write("articles/2026/11/c.md", article({ headline: "C" }, "It is *so*."));
  const { exitCode, stdout, stderr } = await newsroom.check();
  expect(exitCode).toBe(0);
  expect(stderr).toContain(
    "c.md:1  at HEAD this story holds something that is refused now, so nothing is compared with it.",
  );
  expect(stdout).toContain("no issues");
  // The others are compared as ever.
  newsroom.write("articles/2026/11/b.md", article({ headline: "B", slug: "other", tags: "[harbor]" }));
  expect((await newsroom.check()).stderr).toContain("b.md");
});
