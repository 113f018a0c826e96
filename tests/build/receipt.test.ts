import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { main as receipt } from "../../src/cli/receipt.ts";
import { article, PROJECT } from "../site.ts";
import { runHere } from "./build-here.ts";
import { RepositoryNewsroom } from "./repository.ts";

const receiptOf = (newsroom: RepositoryNewsroom) => runHere(receipt, newsroom, ["--base", "HEAD"], {}, newsroom.folder);

describe("the receipt of a change", () => {
  let text: string;

  beforeAll(async () => {
    const newsroom = new RepositoryNewsroom()
      .write("articles/2026/11/a.md", article({ headline: "A", tags: "[Kremlin]", standfirst: "S." }))
      .write("articles/2026/11/b.md", article({ headline: "B", standfirst: "S." }))
      .write("articles/2026/11/c.md", article({ headline: "C", standfirst: "S." }));
    newsroom.commit("base");
    newsroom
      .write(
        "articles/2026/11/new.md",
        article({ headline: "New", tags: "[Kremlim, harbor]" }, "It closes on Friday, November 21."),
      )
      .write("articles/2026/12/big.md", article({ headline: "Big", standfirst: "S.", published: "2026-12-01 09:00" }))
      .write(
        "articles/2026/11/b.md",
        article({
          headline: "B",
          standfirst: "S.",
          tags: "[harbor]",
          image: '{ file: small.png, alt: "x", credit: "y" }',
        }),
      )
      .write("articles/2026/11/unready.md", article({ headline: "Unready", standfirst: "S.", draft: "true" }))
      .write("articles/2026/11/small.png", readFileSync(`${PROJECT}/tests/fixtures/newsrooms/ledger/icon.png`))
      .write(
        "articles/2026/11/c.md",
        article({
          headline: "C",
          standfirst: "S.",
          retracted: "{ at: 2026-11-22 08:00, reason: It was wrong. }",
        }),
      );
    const run = await receiptOf(newsroom);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    text = run.stdout;
  });

  test("says which stories it is about, and when each goes live, in newsroom time", () => {
    expect(text).toContain("new: “New” at /2026/11/20/new/, live with the next deploy");
    expect(text).toContain("new: “Big” at /2026/12/01/big/, goes live Tuesday, December 1, 2026 at 9:00 AM EST");
    expect(text).toContain("changed: “B” at /2026/11/20/b/, live with the next deploy");
    expect(text).toContain("changed: “C” at /2026/11/20/c/, a notice of its retraction");
    expect(text).toContain("new: “Unready” at /2026/11/20/unready/, a draft: not public");
    expect(text).not.toContain("“A”");
  });

  test("counts and names the pages and feeds that the deploy changes, and those that the release changes", () => {
    const [deploy = "", later = ""] = text.split("At Tuesday, December 1, 2026 at 9:00 AM EST");
    expect(deploy).toMatch(/With the next deploy\n {2}Pages: \d+ new, \d+ changed, \d+ gone/);
    expect(deploy).toContain("    + /2026/11/20/new/\n");
    expect(deploy).toContain("    ~ /\n");
    expect(deploy).toContain("    + /tags/harbor/feed.xml\n");
    expect(deploy).toContain("    ~ /feed.json\n");
    expect(deploy.slice(deploy.indexOf("With the next deploy"))).not.toContain("/2026/12/01/big/");
    expect(later).toContain("    + /2026/12/01/big/\n");
    expect(text).not.toContain("+ /2026/11/20/unready/");
    expect(text).not.toContain("    ~ /2026/11/20/a/");
  });

  test("warns of a tag that is nearly another one, a wrong weekday, a missing standfirst and a small picture", () => {
    expect(text).toContain('new.md:6  tags: "Kremlim" is a new tag. Did you mean "Kremlin"?');
    expect(text).toContain("“Friday, November 21”: that day is a Saturday.");
    expect(text.split("that day is a Saturday.")).toHaveLength(2);
    expect(text).toMatch(/new\.md:1 {2}standfirst: is missing\./);
    expect(text).toMatch(
      /b\.md:1 {2}image\.file: is \d+ × \d+: too small for cards\. Use a picture of at least 1200 × 630\./,
    );
    expect(text).not.toContain('"harbor" is a new tag');
  });
});

test("what the check would refuse is on the receipt", async () => {
  const newsroom = new RepositoryNewsroom().write("articles/2026/11/a.md", article());
  newsroom.commit("base");
  newsroom.write("articles/2026/11/a.md", article({ headline: "Quietly another" }));
  const { stdout } = await receiptOf(newsroom);
  expect(stdout).toContain("Refused by the check\n");
  expect(stdout).toContain("changed without telling readers.");
});

test("a change that readers do not see says so; a base is asked for", async () => {
  const newsroom = new RepositoryNewsroom().write("articles/2026/11/a.md", article());
  newsroom.commit("base");
  expect((await receiptOf(newsroom)).stdout).toContain("Nothing that readers see.");
  expect(await runHere(receipt, newsroom)).toMatchObject({ exitCode: 2 });
});

test("a story that was moved says so, and so do the pages that it had", async () => {
  const story = { headline: "A", tags: "[harbor]" };
  const newsroom = new RepositoryNewsroom().write("articles/2026/11/a.md", article(story));
  newsroom.commit("base");
  newsroom
    .remove("articles/2026/11/a.md")
    .write("articles/2026/11/b.md", article({ ...story, aliases: "[/2026/11/20/a/]" }));
  const { stdout } = await receiptOf(newsroom);
  expect(stdout).toContain(
    "moved from /2026/11/20/a/: “A” at /2026/11/20/b/, live with the next deploy; the old address redirects to it",
  );
  expect(stdout).toMatch(/ {2}Pages: 0 new, \d+ changed, 0 gone, 1 moved\n/);
  expect(stdout).toContain("    > /2026/11/20/a/ → /2026/11/20/b/\n");
  const checked = await newsroom.check();
  expect(checked.stdout).toContain("> /2026/11/20/a/ → /2026/11/20/b/\n0 pages new,");
});

test("what a loss breaks is on the receipt, beside everything else, the loss first", async () => {
  const newsroom = new RepositoryNewsroom()
    .write("articles/2026/11/z.md", article({ headline: "Z" }))
    .write("articles/2026/11/a.md", article({ headline: "A" }, "See [Z](/2026/11/20/z/)."));
  newsroom.commit("base");
  newsroom
    .remove("articles/2026/11/z.md")
    .write("articles/2026/11/b.md", article({ headline: "B" }, "See [that](/nowhere/)."));
  const { exitCode, stdout } = await receiptOf(newsroom);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("removed: “Z” at /2026/11/20/z/");
  const [, refused = ""] = stdout.split("Refused by the check\n");
  expect(refused).toMatch(/^ {2}\S+z\.md:1 .+ A link to it would break: \S+a\.md:8\..+\n {2}\S+b\.md:8 .+nowhere/);
});

test("each front that is prepared says when it begins and what it names; one that was taken out says so", async () => {
  const today = "- lead: /2026/11/20/a/\n";
  const later = "- from: 2026-12-01 09:00\n  lead: /2026/12/01/b/\n  rails:\n    city: [/2026/11/20/a/]\n";
  const newsroom = new RepositoryNewsroom()
    .write("articles/2026/11/a.md", article({ headline: "A" }))
    .write("articles/2026/12/b.md", article({ headline: "B", published: "2026-12-01 08:00" }))
    .write("newsroom/front-page.yaml", today);
  newsroom.commit("base");
  newsroom.write("newsroom/front-page.yaml", today + later);
  const { stdout } = await receiptOf(newsroom);
  expect(stdout).toContain(
    "Front page\n  from Tuesday, December 1, 2026 at 9:00 AM EST\n    lead: “B”\n    rails: “A”\n",
  );
  expect(stdout).toMatch(
    /At Tuesday, December 1, 2026 at 9:00 AM EST\n {2}Pages: 0 new, 1 changed, 0 gone\n {4}~ \/\n?/,
  );
  expect(stdout).not.toContain("With the next deploy");
  newsroom.commit("prepared");
  newsroom.write("newsroom/front-page.yaml", today);
  expect((await receiptOf(newsroom)).stdout).toContain(
    "taken out: the front from Tuesday, December 1, 2026 at 9:00 AM EST",
  );
});
