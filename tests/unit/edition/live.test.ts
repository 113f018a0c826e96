import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { editionAt } from "../../../src/edition/edition.ts";
import { publicVersions } from "../../../src/edition/public-versions.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { isoInZone } from "../../../src/lib/zone.ts";
import { runs } from "../../property.ts";
import { parsedArticle, source } from "../article/source.ts";
import { at } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const newsroom = aNewsroom();
const START = at("2024-05-25T18:28:00-04:00");
const minutes = (count: number): Instant => instant(START + count * 60_000);
const time = (at: Instant) => isoInZone(at, newsroom.site.zone);

/** A live story with an update, and a picture in it, at each of these minutes after publication. */
function story(times: readonly number[], between = ""): Article {
  const updates = times.map(
    (n) => `::: update ${time(minutes(n))} Head${n}\n[Link${n}](#top) word${n}\n\n![Alt](icon.png "C${n} | Me")\n:::\n`,
  );
  const body = `Summary.\n\n${updates.join(between)}`;
  return parsedArticle(source({ live: "true" }, body), { file: "tests/fixtures/newsrooms/ledger/summit.md" });
}

const shownAt = (now: Instant, article: Article) => {
  const found = editionAt(now, [article], newsroom).stories[0];
  if (!found) throw new Error("not public");
  return found;
};

describe("an update", () => {
  test("is not public before its time, in no part of the story", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 10 }),
        (times, now) => {
          const past = times.filter((n) => n <= now);
          const shown = shownAt(minutes(now), story(times));
          const expected = shownAt(minutes(99), story(past));
          const [seen, wanted] = [shown.content(), expected.content()];
          expect(seen.text.read()).toEqual(wanted.text.read());
          expect(seen.words).toBe(wanted.words);
          expect(seen.figures.map(({ caption }) => caption)).toEqual(wanted.figures.map(({ caption }) => caption));
          expect(seen.anchors).toEqual(wanted.anchors);
          expect(shown.updatedAt).toBe(expected.updatedAt);
          expect(shown.updates.map(({ html, text }) => [html, text])).toEqual(
            expected.updates.map(({ html, text }) => [html, text]),
          );
        },
      ),
      runs(40),
    );
  });

  test("is the next change, and gives the story another key", () => {
    const article = story([5, 9]);
    expect(editionAt(minutes(1), [article], newsroom).nextChange).toBe(minutes(5));
    expect(editionAt(minutes(5), [article], newsroom).nextChange).toBe(minutes(9));
    const keys = [1, 5, 9].map((now) => shownAt(minutes(now), article).key);
    expect(new Set(keys).size).toBe(3);
    expect(shownAt(minutes(8), article).key).toBe(keys[1]);
  });

  test("that is out tells when the story changed", () => {
    expect(shownAt(minutes(9), story([5, 9])).updatedAt).toBe(minutes(9));
    expect(shownAt(minutes(9), { ...story([5]), updatedAt: minutes(7) }).updatedAt).toBe(minutes(7));
    expect(shownAt(minutes(9), { ...story([5]), updatedAt: minutes(10) }).updatedAt).toBe(minutes(5));
  });

  test("that a later commit replaced before its time is in no earlier version", () => {
    const committed = (n: number, article: Article) => ({ at: minutes(n), reason: null, article });
    const versions = publicVersions(
      { publishedAt: START },
      [committed(0, story([1, 8])), committed(5, story([1, 4]))],
      newsroom,
      minutes(6),
    );
    expect(versions.map(({ text }) => text.match(/word\d/g))).toEqual([["word1"], ["word4", "word1"]]);
  });
});
