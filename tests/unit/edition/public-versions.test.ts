import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CommittedVersion, publicHistories, publicVersions } from "../../../src/edition/public-versions.ts";
import type { Story } from "../../../src/edition/story.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { anArticle, aText, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { instants } from "./arbitraries.ts";

const newsroom = aNewsroom();
const NOON = at("2024-05-25T12:00:00Z");
const NEVER = at("2099-01-01T00:00:00Z");
const hours = (count: number): Instant => instant(NOON + count * 3_600_000);

/** A commit some hours after noon. */
const version = (hour: number, text: string, changes: Parameters<typeof anArticle>[1] = {}): CommittedVersion => ({
  at: hours(hour),
  reason: null,
  article: anArticle("summit", { publishedAt: NOON, text: aText(text), ...changes }),
});

const unread = (hour: number): CommittedVersion => ({ at: hours(hour), reason: null, article: null });

const textsOf = (committed: CommittedVersion[], { publishedAt = NOON, now = NEVER } = {}) =>
  publicVersions({ publishedAt }, committed, newsroom, now).map(({ text }) => text);

describe("of the versions committed before publication", () => {
  test("only the last one became public, at publication", () => {
    const versions = publicVersions(
      { publishedAt: NOON },
      [version(-3, "one"), version(-2, "two"), version(1, "three")],
      newsroom,
      NEVER,
    );
    expect(versions.map(({ text, from }) => [text, from])).toEqual([
      ["two", NOON],
      ["three", hours(1)],
    ]);
  });

  test("none did where the next one came at the very instant", () => {
    expect(textsOf([version(-1, "one"), version(0, "two")])).toEqual(["two"]);
  });

  test("none did where the last one could not be read: no site was built from it", () => {
    expect(textsOf([version(-2, "one"), unread(-1), version(1, "two")])).toEqual(["two"]);
  });

  test("none did that any later commit precedes, however the clocks of two machines differ", () => {
    expect(textsOf([version(-3, "one"), version(5, "two"), version(-1, "three")])).toEqual(["three"]);
  });
});

describe("of the later ones", () => {
  test("each was public from its commit on, until the build's clock", () => {
    const committed = [version(1, "one"), version(2, "two"), version(3, "three")];
    expect(textsOf(committed)).toEqual(["one", "two", "three"]);
    expect(textsOf(committed, { now: hours(2) })).toEqual(["one", "two"]);
    expect(textsOf(committed, { now: instant(hours(2) - 1) })).toEqual(["one"]);
  });

  test("one that was held back by its own front matter was not", () => {
    expect(textsOf([version(1, "one", { draft: true }), version(2, "two")])).toEqual(["two"]);
    expect(textsOf([version(1, "one", { publishedAt: hours(9) }), version(2, "two")])).toEqual(["two"]);
    expect(textsOf([version(1, "one", { expiresAt: hours(1) }), version(2, "two")])).toEqual(["two"]);
    const retraction = { at: hours(1), reason: "Wrong." };
    expect(textsOf([version(1, "one", { retraction }), version(2, "two")])).toEqual(["two"]);
  });

  test("one was that was withdrawn only later", () => {
    expect(textsOf([version(1, "one", { expiresAt: hours(2) }), version(3, "two")])).toEqual(["one", "two"]);
  });

  test("one that says what the one before it said is none", () => {
    const standfirst = { standfirst: "Short.", hasOwnStandfirst: true };
    expect(textsOf([version(1, "one"), version(2, "one", { kicker: "New" }), version(3, "one", standfirst)])).toEqual([
      "one",
      "one",
    ]);
  });

  test("wire copy is none where the agency lets no archive be kept", () => {
    const of = (archive: boolean) =>
      publicVersions(
        { publishedAt: NOON },
        [version(1, "one", { source: "afp" }), version(2, "two")],
        newsroomOf(archive),
        NEVER,
      ).map(({ text }) => text);
    expect(of(true)).toEqual(["one", "two"]);
    expect(of(false)).toEqual(["two"]);
  });
});

/** Whose agency lets its stories be archived, or not. */
function newsroomOf(archive: boolean) {
  const wire = { slug: "afp", name: "AFP", fullName: "Agence", fullTextInFeeds: true, archive };
  return aNewsroom({ agencies: new Map([["afp", wire]]) });
}

const committed: fc.Arbitrary<CommittedVersion[]> = fc
  .array(
    fc.record({
      at: instants,
      isRead: fc.boolean(),
      draft: fc.boolean(),
      publishedAt: instants,
      expiresAt: fc.option(instants, { freq: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((commits) =>
    commits.map(({ at: time, isRead, ...changes }, index) => ({
      at: time,
      reason: null,
      article: isRead ? anArticle("summit", { ...changes, text: aText(`Version ${index}`) }) : null,
    })),
  );

test("no version that was replaced before publication is ever chosen, nor one that was not public then", () => {
  fc.assert(
    fc.property(committed, instants, instants, (commits, publishedAt, now) => {
      for (const { text, from } of publicVersions({ publishedAt }, commits, newsroom, now)) {
        const index = Number(text.split(" ")[1]);
        const article = commits[index]?.article;
        expect(article?.draft).toBe(false);
        expect(from).toBeGreaterThanOrEqual(publishedAt);
        expect(from).toBeGreaterThanOrEqual(article?.publishedAt ?? NEVER);
        expect(from).toBeLessThanOrEqual(now);
        expect(from).toBeLessThan(article?.expiresAt ?? NEVER);
        for (const later of commits.slice(index + 1)) expect(later.at).toBeGreaterThan(from);
      }
    }),
  );
});

describe("the histories of an edition", () => {
  const story = anArticle("summit", { publishedAt: NOON });
  const histories = new Map([[story.file, [version(1, "one"), version(2, "two")]]]);
  const paths = (stories: Story[]) => [...publicHistories({ stories, now: NEVER }, histories, newsroom).keys()];

  test("are those of stories with more than one version", () => {
    const { stories } = aContext([story, anArticle("other")]).edition;
    expect(paths(stories)).toEqual([story.path]);
    expect([...publicHistories({ stories, now: hours(1) }, histories, newsroom).keys()]).toEqual([]);
  });

  test("are not those of a story that became wire copy which no archive may keep", () => {
    const { stories } = aContext([{ ...story, source: "afp" }]).edition;
    const keys = (archive: boolean) => [
      ...publicHistories({ stories, now: NEVER }, histories, newsroomOf(archive)).keys(),
    ];
    expect(keys(true)).toEqual([story.path]);
    expect(keys(false)).toEqual([]);
  });

  test("are not those of stories whose editor forbids it, or that a preview alone shows", () => {
    expect(
      paths(aContext([{ ...story, content: () => ({ ...story.content(), history: false }) }]).edition.stories),
    ).toEqual([]);
    const [shown] = aContext([story]).edition.stories;
    expect(paths(shown ? [{ ...shown, mark: "expired" }] : [])).toEqual([]);
  });
});
