import { describe, expect, test } from "vitest";
import { article } from "../site.ts";
import { RepositoryNewsroom } from "./repository.ts";

const FILE = "articles/2026/11/a.md";
const STORY = { headline: "The bridge closes", standfirst: "For nine nights." };
const TEXT = "The bridge closes on Monday.";

function published(): RepositoryNewsroom {
  const newsroom = new RepositoryNewsroom().write(FILE, article(STORY, TEXT));
  newsroom.commit("base");
  return newsroom;
}

const ISSUE = "changed without telling readers.";
const checkSinceBase = (newsroom: RepositoryNewsroom) =>
  newsroom.check(newsroom.git("rev-list", "--max-parents=0", "HEAD"));

describe("a published story that changes without a word", () => {
  test.each([
    ["headline", article({ ...STORY, headline: "The bridge stays open" }, TEXT)],
    ["standfirst", article({ ...STORY, standfirst: "For ten nights." }, TEXT)],
    ["text", article(STORY, "The bridge closes on Tuesday.")],
  ])("is an issue: its %s", async (part, source) => {
    const newsroom = published().write(FILE, source);
    const uncommitted = await newsroom.check();
    expect(uncommitted.exitCode).toBe(1);
    expect(uncommitted.stderr).toContain(`articles/2026/11/a.md:2  this story is public, and its ${part} ${ISSUE}`);
    expect(uncommitted.stderr).toContain("`Minor-edit: <why>`");
    newsroom.commit("a quiet change");
    expect((await checkSinceBase(newsroom)).stderr).toContain(ISSUE);
  });

  test.each([
    ["a correction", { corrections: "[{ at: 2026-11-21 09:00, text: It is Tuesday. }]" }],
    ["an updated time", { updated: "2026-11-21 09:00" }],
  ])("is none with %s", async (_, told) => {
    const newsroom = published().write(FILE, article({ ...STORY, ...told }, "The bridge closes on Tuesday."));
    expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
  });

  test("is one with a correction that readers see only later", async () => {
    const later = { corrections: "[{ at: 2026-12-21 09:00, text: It is Tuesday. }]" };
    const newsroom = published().write(FILE, article({ ...STORY, ...later }, "The bridge closes on Tuesday."));
    expect(await newsroom.check()).toMatchObject({ exitCode: 1 });
  });

  test("is none where the commit says why it is minor; a further one that does not say so is", async () => {
    const newsroom = published().write(FILE, article(STORY, "The  bridge closes on Monday!"));
    newsroom.commit("desk: a full stop\n\nMinor-edit: punctuation");
    expect(await checkSinceBase(newsroom)).toMatchObject({ exitCode: 0 });
    newsroom.write(FILE, article({ ...STORY, tags: "[harbor]" }, "The  bridge closes on Monday!"));
    newsroom.commit("desk: a tag");
    expect(await checkSinceBase(newsroom)).toMatchObject({ exitCode: 0 });
    newsroom.write(FILE, article({ ...STORY, tags: "[harbor]" }, "The bridge closes on Friday."));
    newsroom.commit("desk: another day");
    expect(await checkSinceBase(newsroom)).toMatchObject({ exitCode: 1 });
  });

  test("is one beside a minor edit, as long as it is not committed", async () => {
    const newsroom = published().write(FILE, article(STORY, "The bridge closes on Monday!"));
    newsroom.commit("Minor-edit: punctuation");
    newsroom.write(FILE, article(STORY, "The bridge closes on Friday!"));
    expect((await checkSinceBase(newsroom)).stderr).toContain(ISSUE);
  });

  test("is one where the reason is missing", async () => {
    const newsroom = published().write(FILE, article(STORY, "The bridge closes on Tuesday."));
    newsroom.commit("desk: a day\n\nMinor-edit:");
    expect(await checkSinceBase(newsroom)).toMatchObject({ exitCode: 1 });
  });

  test("is one where a merge made the change", async () => {
    const newsroom = published();
    newsroom.git("checkout", "--quiet", "-b", "side");
    newsroom.write(FILE, article(STORY, "The bridge closes on Monday!")).commit("Minor-edit: punctuation");
    newsroom.git("checkout", "--quiet", "main");
    newsroom.commit("nothing");
    newsroom.git("merge", "--quiet", "--no-ff", "--no-commit", "side");
    newsroom.write(FILE, article(STORY, "The bridge closes on Friday."));
    newsroom.commit("merge");
    expect((await checkSinceBase(newsroom)).stderr).toContain(ISSUE);
  });
});

test("a correction that is taken back is an issue, also beside a new one", async () => {
  const told = (text: string) => article({ ...STORY, corrections: `[{ at: 2026-11-21 09:00, text: ${text} }]` }, TEXT);
  const newsroom = new RepositoryNewsroom().write(FILE, told("It is nine nights."));
  newsroom.commit("base");
  newsroom.write(FILE, told("All is well."));
  expect((await newsroom.check()).stderr).toContain(`its corrections ${ISSUE}`);
});

test("a retracted story that comes back says so", async () => {
  const retracted = { ...STORY, retracted: "{ at: 2026-11-21 09:00, reason: It was wrong. }" };
  const newsroom = new RepositoryNewsroom().write(FILE, article(retracted, TEXT));
  newsroom.commit("base");
  newsroom.write(FILE, article(STORY, TEXT));
  expect((await newsroom.check()).stderr).toContain(`its retraction ${ISSUE}`);
  newsroom.write(FILE, article({ ...STORY, updated: "2026-11-22 09:00" }, TEXT));
  expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
});

test("what nobody has read may change freely: an embargoed story, a draft", async () => {
  for (const state of [{ published: "2026-12-01 08:00" }, { draft: "true" }]) {
    const newsroom = new RepositoryNewsroom().write(FILE, article({ ...STORY, ...state }, TEXT));
    newsroom.commit("base");
    newsroom.write(FILE, article({ ...STORY, ...state, headline: "Quite another" }, "Quite another text."));
    expect(await newsroom.check()).toMatchObject({ exitCode: 0 });
  }
});

test("a story that moves and changes is the same story", async () => {
  const newsroom = published();
  newsroom.git("mv", FILE, "articles/2026/11/b.md");
  const aliases = "[/2026/11/20/a/]";
  newsroom.write("articles/2026/11/b.md", article({ ...STORY, aliases }, "The bridge closes on Friday."));
  expect((await newsroom.check()).stderr).toContain(ISSUE);
  newsroom.commit("desk: moved\n\nMinor-edit: the day was a typing error that stood for a minute");
  expect(await checkSinceBase(newsroom)).toMatchObject({ exitCode: 0 });
});
