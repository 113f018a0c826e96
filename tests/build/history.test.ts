import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";
import { NO_CARE } from "./repository.ts";

const STORY = "articles/2026/11/fares.md";
const PAGE = "2026/11/20/fares/index.html";
const HISTORY = "2026/11/20/fares/history/index.html";

/** A newsroom in a git repository of its own, on the zone of New York. */
class CommittedNewsroom extends TestNewsroom {
  constructor() {
    super("ledger");
    this.git("init", "--quiet", "--initial-branch=main", "--template=");
    this.setting("history: true");
  }

  git(...options: string[]): string {
    const env = {
      PATH: process.env.PATH ?? "",
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "Nonpublica Author",
      GIT_AUTHOR_EMAIL: "author@ledger.example",
      GIT_COMMITTER_NAME: "Nonpublica Committer",
      GIT_COMMITTER_EMAIL: "committer@ledger.example",
      GIT_AUTHOR_DATE: this.time,
      GIT_COMMITTER_DATE: this.time,
    };
    return execFileSync("git", ["-C", this.folder, ...NO_CARE, ...options], { env, encoding: "utf8" });
  }

  private time = "2026-11-19T12:00:00Z";

  setting(line: string): this {
    const settings = readFileSync("tests/fixtures/newsrooms/ledger/site.yaml", "utf8");
    return this.write("newsroom/site.yaml", `${settings}${line}\n`);
  }

  /** Commits the newsroom as it is. */
  commit(time: string, message = "Nonpublica message"): this {
    this.time = time;
    this.git("add", "articles", "newsroom");
    this.git("commit", "--quiet", "--allow-empty", "-m", message);
    return this;
  }

  /** Commits the story with this text. */
  version(time: string, text: string, keys: Record<string, string> = {}, message?: string): this {
    return this.write(STORY, article({ headline: "Fares rise", ...keys }, text)).commit(time, message);
  }
}

/** Published at 13:00 UTC on 20 November, and changed twice. */
const changedTwice = () =>
  new CommittedNewsroom()
    .version("2026-11-20T12:00:00Z", "The ferry costs $5.40 a day.")
    .version(
      "2026-11-21T14:20:00Z",
      "The ferry costs $4.50 a day.",
      { corrections: "[{ at: 2026-11-21 09:20, text: The fare was wrong. }]" },
      "Nonpublica message\n\nNonpublica-trailer: yes",
    )
    .version(
      "2026-11-22T10:00:00Z",
      "The ferry costs $4.50 a day.\n\nIt sails at noon.",
      {
        headline: "Fares fall",
        standfirst: "Cheaper days.",
        corrections:
          "[{ at: 2026-11-21 09:20, text: The fare was wrong. }, { at: 2026-11-22 04:00, text: The time was left out. }]",
      },
      "Nonpublica message\n\nMinor-edit: The sailing time was added.",
    );

let told: Promise<BuiltSite> | null = null;

/** The site of that newsroom: built once for the tests that look at it. */
const toldTwice = (): Promise<BuiltSite> => {
  told ??= buildHere(changedTwice());
  return told;
};

/** The page as a reader sees it, without what is told to screen readers alone. */
const seen = (html: string) => html.replace(/<span class="visually-hidden">[^<]*<\/span>/g, "");

/** What each version says, newest first: its time, reasons and changes. */
function versionsOf(site: BuiltSite, file = HISTORY): string[] {
  const list = /<ol reversed>(.*)<\/ol>/s.exec(seen(site.text(file)))?.[1] ?? "";
  return list.split("<li>").slice(1);
}

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: { "void-style": "off", "long-title": "off" },
});

describe("the history of a story", () => {
  test("is not shown unless the newsroom asks for it", async () => {
    const site = await buildHere(changedTwice().setting(""));
    expect(site.has(HISTORY)).toBe(false);
    expect(site.text(PAGE)).not.toContain("history/");
    expect(site.filesMentioning("5.40")).toEqual([]);
  });

  test("shows each version with its time, its reason and its change, the newest first", async () => {
    const [third, second, first, ...others] = versionsOf(await toldTwice());
    expect(others).toEqual([]);
    expect(third).toContain('Changed <time datetime="2026-11-22T05:00:00-05:00">');
    expect(third).toContain("The sailing time was added.");
    expect(third).toContain("Fares <del>rise</del> <ins>fall</ins>");
    expect(third).toContain("<ins>Cheaper days.</ins>");
    expect(third).toContain("<ins>It sails at noon.</ins>");
    expect(third).toContain("The time was left out.");
    expect(second).not.toContain("The time was left out.");
    expect(third).not.toContain("The fare was wrong.");
    expect(second).toContain('Changed <time datetime="2026-11-21T09:20:00-05:00">');
    expect(second).toContain("The fare was wrong.");
    expect(second).toContain("The ferry costs $<del>5.40</del> <ins>4.50</ins> a day.");
    expect(second).not.toContain("<h3>Headline</h3>");
    expect(first).toContain('Earliest version <time datetime="2026-11-20T08:00:00-05:00">');
    expect(first).not.toMatch(/<ins>|<del>|class="reason"/);
  });

  test("is told in the language of the story, about which the page speaks in its own", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T12:00:00Z", "One.", { lang: "he" })
      .version("2026-11-22T10:00:00Z", "Two.", { lang: "he" }, "Nonpublica message\n\nMinor-edit: Counted again.");
    const [second] = versionsOf(await buildHere(newsroom));
    const he = 'lang="he" dir="rtl"';
    expect(second).toContain(`<p class="reason" ${he}>Counted again.</p>`);
    expect(second).toContain(`<h3>Text</h3><p ${he}><del>One</del> <ins>Two</ins>.</p>`);
  });

  test("is linked from the story, valid, kept out of search engines, and in no list, feed, sitemap or search", async () => {
    const site = await toldTwice();
    expect(site.text(PAGE)).toContain('<a href="/2026/11/20/fares/history/">Version history</a>');
    expect(site.text(HISTORY)).toContain('content="noindex, follow"');
    expect(site.filesMentioning("fares/history/")).toEqual([HISTORY, PAGE]);
    expect(site.filesMentioning("5.40")).toEqual([HISTORY]);
    for (const file of [HISTORY, PAGE]) {
      const { results } = await validator.validateString(site.text(file));
      expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    }
  });

  test("holds nothing of a commit's message but its reason, and no names", async () => {
    expect((await toldTwice()).filesMentioning("nonpublica")).toEqual([]);
  });

  test("needs two versions that differ in headline, standfirst or text", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "The ferry sails.")
      .version("2026-11-21T14:00:00Z", "The ferry sails.", { tags: "[ferries]" });
    const site = await buildHere(newsroom);
    expect(site.has(HISTORY)).toBe(false);
    expect(site.text(PAGE)).not.toContain("Version history");
  });

  test("leaves long passages out that stayed as they were", async () => {
    const long = Array.from({ length: 300 }, (_, index) => `word${index}`).join(" ");
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", `Unchanged beginning.\n\n${long} old ${long}`)
      .version("2026-11-21T14:00:00Z", `Unchanged beginning.\n\n${long} new ${long}`);
    const [change = ""] = versionsOf(await buildHere(newsroom));
    expect(change).toContain("word299 <del>old</del> <ins>new</ins> word0");
    expect(change).toContain("…");
    expect(change).not.toMatch(/Unchanged beginning|word150/);
  });

  test("shows markup in a text as text", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "A word.")
      .version("2026-11-21T14:00:00Z", "A `<b>` & `<script>` word.", {}, "x\n\nMinor-edit: <img src=x>");
    const [change] = versionsOf(await buildHere(newsroom));
    expect(change).toContain("&lt;script>");
    expect(change).toContain("&lt;img src=x>");
  });

  test("gives no reason that holds a character which nobody sees", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "A word.")
      .version("2026-11-21T14:00:00Z", "Another word.", {}, "x\n\nMinor-edit: Backwards \u202E from here.");
    const site = await buildHere(newsroom);
    expect(versionsOf(site)).toHaveLength(2);
    expect(site.text(HISTORY)).not.toContain("Backwards");
  });

  test("begins again where a file is removed and another story takes its name", async () => {
    const newsroom = new CommittedNewsroom().version("2026-11-20T14:00:00Z", "The canaryone ferry.");
    rmSync(path.join(newsroom.folder, STORY));
    newsroom
      .commit("2026-11-20T15:00:00Z")
      .version("2026-11-20T16:00:00Z", "The old ferry.")
      .version("2026-11-20T17:00:00Z", "The new ferry.");
    const site = await buildHere(newsroom);
    expect(versionsOf(site)).toHaveLength(2);
    expect(site.filesMentioning("canaryone")).toEqual([]);
  });

  test("follows a file through a new name, and takes no other story for its past", async () => {
    const newsroom = changedTwice();
    renameSync(path.join(newsroom.folder, STORY), path.join(newsroom.articles, "2026/11/ferries.md"));
    const text = "The ferry costs $4.50 a day.\n\nIt sails at noon.";
    newsroom
      .write(
        "articles/2026/11/ferries.md",
        article({ headline: "Fares fall again", standfirst: "Cheaper days.", aliases: "[/2026/11/20/fares/]" }, text),
      )
      .commit("2026-11-22T12:00:00Z");
    expect(versionsOf(await buildHere(newsroom), "2026/11/20/ferries/history/index.html")).toHaveLength(4);

    newsroom.git("mv", "articles/2026/11/ferries.md", "articles/2026/11/tolls.md");
    newsroom
      .write("articles/2026/11/tolls.md", article({ headline: "Tolls fall" }, text))
      .commit("2026-11-22T13:00:00Z");
    const site = await buildHere(newsroom);
    expect(site.has("2026/11/20/tolls/index.html")).toBe(true);
    expect(site.files().filter((file) => file.includes("history"))).toEqual([]);
  });

  test("counts what was merged from its merge, and not what happened on the branch", async () => {
    const newsroom = new CommittedNewsroom().version("2026-11-20T14:00:00Z", "The ferry sails.");
    newsroom.git("checkout", "--quiet", "-b", "edit");
    newsroom
      .version("2026-11-20T15:00:00Z", "The ferry sails at canaryone.")
      .version("2026-11-20T16:00:00Z", "The ferry sails at noon.");
    newsroom.git("checkout", "--quiet", "main");
    newsroom.write("articles/2026/11/other.md", article()).commit("2026-11-21T14:00:00Z");
    newsroom.git("merge", "--quiet", "--no-ff", "-m", "Merge\n\nMinor-edit: The time was added.", "edit");
    const site = await buildHere(newsroom);
    const [change, , ...others] = versionsOf(site);
    expect(others).toEqual([]);
    expect(change).toContain("2026-11-21T09:00:00-05:00");
    expect(change).toContain("The time was added.");
    expect(site.filesMentioning("canaryone")).toEqual([]);
  });

  test("is the same in any language and zone, and whatever git is set to", async () => {
    const newsroom = changedTwice();
    const site = (await toldTwice()).text(HISTORY);
    newsroom.git("config", "log.showSignature", "true");
    newsroom.git("config", "log.follow", "true");
    newsroom.git("config", "log.showRoot", "false");
    newsroom.git("config", "diff.renames", "false");
    newsroom.git("config", "color.ui", "always");
    newsroom.git("config", "i18n.logOutputEncoding", "UTF-16");
    const other = await newsroom.build({ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", GIT_DIR: "nowhere" });
    expect(other.text(HISTORY)).toBe(site);
  });
});

describe("what is not public, with the history on:", () => {
  test("a version that was replaced before publication is nowhere", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-19T12:00:00Z", "The canaryone ferry.")
      .version("2026-11-19T13:00:00Z", "The canarytwo ferry.", { headline: "Canarythree rise" })
      .version("2026-11-20T12:59:59Z", "The old ferry.")
      .version("2026-11-20T13:00:00Z", "The new ferry.")
      .version("2026-11-20T14:00:00Z", "The newest ferry.");
    const site = await buildHere(newsroom);
    expect(versionsOf(site)).toHaveLength(2);
    for (const canary of ["canaryone", "canarytwo", "canarythree", "old ferry"]) {
      expect(site.filesMentioning(canary)).toEqual([]);
    }
  });

  test("a draft, and a version that could not be built, are nowhere", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "The canaryone ferry.", { draft: "true" })
      .version("2026-11-20T15:00:00Z", "The old ferry.")
      .version("2026-11-20T16:00:00Z", "The canarytwo ferry.", { section: "nowhere" })
      .version("2026-11-20T17:00:00Z", "The canarythree ferry.", { draft: "true" })
      .version("2026-11-20T18:00:00Z", "The new ferry.");
    const site = await buildHere(newsroom);
    expect(versionsOf(site)).toHaveLength(2);
    expect(site.filesMentioning("canary")).toEqual([]);
  });

  test("an embargo holds for a version that had a later one than the story has now", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "The canaryone ferry.", { published: "2026-11-22 08:00" })
      .version("2026-11-20T15:00:00Z", "The old ferry.")
      .version("2026-11-20T16:00:00Z", "The new ferry.");
    const site = await buildHere(newsroom);
    expect(versionsOf(site)).toHaveLength(2);
    expect(site.filesMentioning("canaryone")).toEqual([]);
  });

  test.each([
    ["embargoed", { published: "2026-11-30 08:00" }],
    ["a draft", { draft: "true" }],
    ["expired", { expires: "2026-11-22 09:00" }],
    ["retracted", { retracted: "{ at: 2026-11-22 09:00, reason: It was wrong. }" }],
  ])("nothing of the versions of a story that is %s", async (_, keys: Record<string, string>) => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "The canaryone ferry.")
      .version("2026-11-20T15:00:00Z", "The canarytwo ferry.")
      .version("2026-11-20T16:00:00Z", "The canarythree ferry.", keys);
    const site = await buildHere(newsroom);
    expect(site.filesMentioning("canary")).toEqual([]);
    expect(site.files().filter((file) => file.includes("history"))).toEqual([]);
  });

  test("a story may keep its earlier versions to itself", async () => {
    const newsroom = new CommittedNewsroom()
      .version("2026-11-20T14:00:00Z", "The canaryone ferry.")
      .version("2026-11-20T15:00:00Z", "The new ferry.", { history: "false" });
    const site = await buildHere(newsroom);
    expect(site.filesMentioning("canaryone")).toEqual([]);
    expect(site.has(HISTORY)).toBe(false);
  });

  test("nor do earlier versions of wire copy that no archive may keep, also where a story of our own took its place", async () => {
    const agencies = "- { slug: wire, name: Wire, fullName: The Wire, archive: false }\n";
    const wire = { source: "wire" };
    const copy = (last: Record<string, string>) =>
      new CommittedNewsroom()
        .write("newsroom/agencies.yaml", agencies)
        .version("2026-11-20T14:00:00Z", "The canaryone ferry.", wire)
        .version("2026-11-20T15:00:00Z", "The canarytwo ferry.", wire)
        .version("2026-11-20T16:00:00Z", "The new ferry.", last);
    for (const last of [wire, {}]) {
      const site = await buildHere(copy(last));
      expect(site.filesMentioning("canary")).toEqual([]);
      expect(site.has(HISTORY)).toBe(false);
    }
  });

  test("what is not committed, or committed after the build's clock, is no version", async () => {
    const newsroom = changedTwice().write(STORY, article({ headline: "Fares double" }, "The ferry costs $9."));
    const now = versionsOf(await buildHere(newsroom));
    expect(now).toHaveLength(3);
    expect(now.join("")).not.toContain("$9");
    expect(versionsOf(await buildHere(newsroom, { BUILD_TIME: "2026-11-21T15:00:00Z" }))).toHaveLength(2);
  });
});

describe("a history that cannot be told", () => {
  test("stops the build where the clone is shallow, at the line of the setting", async () => {
    const newsroom = changedTwice();
    newsroom.git("clone", "--quiet", "--depth", "1", `file://${newsroom.folder}`, path.join(newsroom.folder, "clone"));
    const env = { ARTICLES_DIR: path.join(newsroom.folder, "clone/articles") };
    const { exitCode, stderr } = await runHere(build, newsroom, [], env);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /site\.yaml:\d+ {2}history: the history of this clone is cut off\. Fetch it whole: git fetch --unshallow/,
    );
    const line = Number(/site\.yaml:(\d+)/.exec(stderr)?.[1]);
    expect(readFileSync(path.join(newsroom.newsroom, "site.yaml"), "utf8").split("\n")[line - 1]).toBe("history: true");
    newsroom.setting("");
    expect((await runHere(build, newsroom, [], env)).exitCode).toBe(0);
  });

  test("stops the build where the clone lacks the contents of a version", async () => {
    const newsroom = changedTwice();
    const blob = newsroom.git("rev-parse", `HEAD~1:${STORY}`).trim();
    rmSync(path.join(newsroom.folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    const { exitCode, stderr } = await runHere(check, newsroom);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("history: the history of this clone is cut off.");
  });

  test("stops the build where there is no repository", async () => {
    const settings = readFileSync("tests/fixtures/newsrooms/ledger/site.yaml", "utf8");
    const newsroom = new TestNewsroom("ledger").write("newsroom/site.yaml", `${settings}history: true\n`);
    const { exitCode, stderr } = await runHere(check, newsroom);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("history: there is no git repository around the articles.");
  });

  test("is no issue in a repository without a commit", async () => {
    const newsroom = new CommittedNewsroom().write(STORY, article());
    expect((await buildHere(newsroom)).has(PAGE)).toBe(true);
  });

  test("does not stand in the way of a comparison with an earlier commit", async () => {
    const newsroom = changedTwice();
    const folders = { ARTICLES_DIR: newsroom.articles, NEWSROOM_DIR: newsroom.newsroom };
    const { exitCode, stderr } = await runHere(check, newsroom, ["--base", "HEAD"], folders, newsroom.folder);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
  });
});
