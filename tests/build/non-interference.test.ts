import { rmSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../property.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { PNG } from "../unit/pictures.ts";
import { buildHere } from "./build-here.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-20T08:00:00-05:00");
const iso = (hours: number) => new Date(START + hours * HOUR).toISOString().replace(".000", "");

/** A story with a word of its own in everything that it could be found by: nobody else's page may hold that word. */
interface Planned {
  published: number;
  draft: boolean;
  expires: number | null;
  retracted: number | null;
  updated: number | null;
  corrected: number | null;
  source: boolean;
}

const hours = fc.integer({ min: 0, max: 60 });
const maybe = fc.option(fc.integer({ min: 1, max: 60 }), { freq: 3 });
const planned: fc.Arbitrary<Planned> = fc.record({
  published: hours,
  draft: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  expires: maybe,
  retracted: maybe,
  updated: maybe,
  corrected: maybe,
  source: fc.boolean(),
});

const word = (index: number) => `qvx${"abcdefgh"[index]}zzk`;

function write(newsroom: TestNewsroom, story: Planned, index: number): void {
  const canary = word(index);
  const at = (after: number | null) => (after === null ? undefined : iso(story.published + after));
  const [updated, expires, corrected, retracted] = [story.updated, story.expires, story.corrected, story.retracted].map(
    at,
  );
  newsroom.write(`articles/2026/11/${canary}.png`, Buffer.concat([PNG, Buffer.from(canary)])).write(
    `articles/2026/11/story-${canary}.md`,
    article(
      {
        headline: `The ${canary} affair`,
        standfirst: `What ${canary} means`,
        kicker: canary,
        published: iso(story.published),
        draft: String(story.draft),
        byline: story.source ? undefined : index % 2 === 0 ? "[ada-byron]" : "[bo-lindqvist]",
        source: story.source ? "afp" : undefined,
        tags: `[harbor, ${canary} tag]`,
        aliases: `[/old/${canary}/]`,
        dateline: canary,
        image: `{ file: ${canary}.png, alt: ${canary}, credit: ${canary}, caption: ${canary} }`,
        social: `{ headline: ${canary}, description: ${canary} }`,
        updated,
        expires,
        corrections: corrected && `[{ at: ${corrected}, text: ${canary} was misspelled }]`,
        retracted: retracted && `{ at: ${retracted}, reason: Nothing of it was true }`,
      },
      `A word: ${canary}.\n\n## On ${canary}\n\nAnd so on.[^1]\n\n[^1]: A note on ${canary}.`,
    ),
  );
}

const remove = (newsroom: TestNewsroom, index: number) => {
  for (const file of [`${word(index)}.png`, `story-${word(index)}.md`]) {
    rmSync(path.join(newsroom.articles, "2026/11", file));
  }
};

const stateAt = (story: Planned, now: number): "hidden" | "expired" | "retracted" | "public" => {
  if (story.draft || now < story.published) return "hidden";
  if (story.expires !== null && story.published + story.expires <= now) return "expired";
  return story.retracted !== null && story.published + story.retracted <= now ? "retracted" : "public";
};

/** The site without the lines of `_redirects` that say that something is gone. */
function withoutGone(site: BuiltSite): Map<string, string> {
  const contents = site.contents();
  contents.set("_redirects", site.text("_redirects").replace(/^.* 410!\n/gm, ""));
  return contents;
}

test("for any stories at any clock, the site is the same as if what is not public, and its pictures, were not there", async () => {
  let hiddenStories = 0;
  let indexed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(planned, { minLength: 1, maxLength: 5 }), hours, async (stories, now) => {
      const newsroom = new TestNewsroom("ledger");
      stories.forEach((story, index) => {
        write(newsroom, story, index);
      });
      const env = { BUILD_TIME: iso(now) };
      const site = await buildHere(newsroom, env);
      stories.forEach((story, index) => {
        const mentioning = site.filesMentioning(word(index));
        const state = stateAt(story, now);
        if (state === "hidden") expect(mentioning).toEqual([]);
        if (state === "expired") expect(mentioning).toEqual(["_redirects"]);
        if (state === "retracted") {
          // Headline and address stay, on the notice and the corrections page and in its feed; the old path leads there.
          const left = mentioning.filter((file) => !/^(corrections\/|_redirects$)/.test(file));
          expect(left).toEqual([mentioning.find((file) => file.endsWith(`story-${word(index)}/index.html`))]);
          expect(site.text(left[0] ?? "")).not.toContain(`What ${word(index)} means`);
        }
        // The words that are sought are there to be found.
        if (state === "public") {
          expect(mentioning.length).toBeGreaterThan(10);
          if (mentioning.some((file) => file.endsWith(".pf_index"))) indexed += 1;
          expect(mentioning.some((file) => /^search\/index\/pieces\/.*\/fragment\//.test(file))).toBe(true);
        }
      });
      stories.forEach((story, index) => {
        if (!["hidden", "expired"].includes(stateAt(story, now))) return;
        remove(newsroom, index);
        hiddenStories += 1;
      });
      const without = await buildHere(newsroom, { ...env, OUTPUT_DIR: `${newsroom.output}-without` });
      expect(withoutGone(site)).toEqual(withoutGone(without));
      rmSync(newsroom.folder, { recursive: true });
    }),
    // A smaller example would cost hundreds of builds, and the stories say enough.
    { ...runs(15), endOnFailure: true },
  );
  expect(hiddenStories).toBeGreaterThan(20);
  expect(indexed).toBeGreaterThan(5);
});
