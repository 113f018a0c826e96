import { beforeAll, describe, expect, test } from "vitest";
import { main as check } from "../../src/cli/check.ts";
import { main as receipt } from "../../src/cli/receipt.ts";
import { article, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";
import { RepositoryNewsroom } from "./repository.ts";

const FENCE = "Text.\n\n    Four blanks.";

describe("what is legal but hardly meant", () => {
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article({ headline: "A", tags: "[ferries]" }, FENCE))
    .write("articles/2026/11/b.md", article({ headline: "B", tags: "[ferry]" }, "See https://x.example/ now."))
    .write("articles/2026/11/c.md", article({ headline: "C", draft: "true" }))
    .write("articles/2026/11/d.md", article({ headline: "D", published: "2062-11-20 09:00" }));

  test("is printed by the check, which ends well, counts it, and counts what is not public", async () => {
    const { exitCode, stdout, stderr } = await runHere(check, newsroom);
    expect(exitCode).toBe(0);
    const lines = stderr.trim().split("\n");
    expect(lines.map((line) => line.replace(/^(Advice: )\S*articles\//, "$1"))).toEqual([
      expect.stringMatching(/^Advice: 2026\/11\/a\.md:\d+ {2}four spaces or a tab make this code\. Remove/),
      expect.stringMatching(/^Advice: 2026\/11\/b\.md:\d+ {2}tags: "ferry" is nearly the tag "ferries"/),
      expect.stringMatching(/^Advice: 2026\/11\/b\.md:\d+ {2}this address is no link\. Write/),
      expect.stringMatching(/^Advice: 2026\/11\/d\.md:\d+ {2}published: is 2062-11-20, and the folder is 2026\/11\./),
    ]);
    expect(stdout).toMatch(
      /^Not public now: 1 draft, 1 embargoed\.\n4 articles, \d+ pages: no issues, 4 pieces of advice\.\n$/,
    );
  });

  test("is a list of its own for machines", async () => {
    const { stdout, stderr } = await runHere(check, newsroom, ["--json"]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ issues: [], warnings: [] });
    expect(JSON.parse(stdout).advice).toHaveLength(4);
  });

  test("is not lost beside an error, be it in the same file or in another one", async () => {
    const broken = new TestNewsroom("ledger")
      .write("articles/a.md", article({}, FENCE))
      .write("articles/b.md", article({ headline: "B" }, `${FENCE}\n\n# Title`));
    const { exitCode, stderr } = await runHere(check, broken);
    expect(exitCode).toBe(1);
    expect(stderr.match(/^Advice: .*four spaces/gm)).toHaveLength(2);
    expect(stderr).toMatch(/\n\n1 issue in 1 file\. Nothing was published\.\n$/);
    const json = await runHere(check, broken, ["--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ issues: [{}], advice: [{}, {}] });
  });

  test("never reaches the output", async () => {
    const site = await buildHere(newsroom);
    expect(site.filesMentioning("make this code")).toEqual([]);
  });
});

describe("beside an earlier commit", () => {
  let newsroom: RepositoryNewsroom;

  beforeAll(() => {
    newsroom = new RepositoryNewsroom()
      .write("articles/2026/11/old.md", article({ headline: "Old", tags: "[Kremlin]", standfirst: "S." }, FENCE))
      .write("articles/2026/11/kept.md", article({ headline: "Kept", tags: "[Kremlins]", standfirst: "S." }, FENCE));
    newsroom.commit("base");
    newsroom.write(
      "articles/2026/11/new.md",
      article({ headline: "old", tags: "[Kremlim]", standfirst: "S." }, `${FENCE} More.`),
    );
  });

  test("the check advises on what differs, and on what it makes of the rest", async () => {
    const { exitCode, stdout, stderr } = await newsroom.check();
    expect(exitCode).toBe(0);
    expect(stderr).not.toMatch(/kept\.md:|old\.md:\d/);
    expect(stderr).toMatch(/new\.md:\d+ {2}four spaces/);
    expect(stderr).toMatch(/new\.md:\d+ {2}headline: is that of \S*old\.md, of the same day\./);
    expect(stderr).toMatch(/new\.md:\d+ {2}tags: "Kremlim" is a new tag\. Did you mean "Kremlin"\?/);
    expect(stdout).toMatch(/: no issues, 3 pieces of advice\.\n$/);
  });

  test("a source that says the same to readers, but is advised on, is one that differs", async () => {
    const rewritten = new RepositoryNewsroom().write("articles/a.md", article({}, "> One\n> two."));
    rewritten.commit("base");
    rewritten.write("articles/a.md", article({}, "> One\ntwo."));
    expect((await rewritten.check()).stderr).toContain('"two." belongs to the quotation above it.');
  });

  test("the receipt has it under what is worth a second look", async () => {
    const { stdout } = await runHere(receipt, newsroom, ["--base", "HEAD"], {}, newsroom.folder);
    const [, second = ""] = stdout.split("Worth a second look");
    expect(second).toMatch(/new\.md:\d+ {2}four spaces/);
    expect(second).toMatch(/new\.md:\d+ {2}tags: "Kremlim" is a new tag/);
    expect(second).not.toContain("kept.md");
  });
});
