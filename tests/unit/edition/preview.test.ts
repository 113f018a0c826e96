import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { type Edition, editionAt } from "../../../src/edition/edition.ts";
import { publicationState } from "../../../src/edition/publication-state.ts";
import type { Instant } from "../../../src/lib/clock.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { articles, instants } from "./arbitraries.ts";

const newsroom = aNewsroom();
const edit = (now: Instant, all: readonly Article[]): Edition => editionAt(now, all, newsroom);

describe("a preview", () => {
  test("shows and marks exactly what readers do not see, and leaves the rest as it is", () => {
    fc.assert(
      fc.property(articles, instants, (all, now) => {
        const preview = editionAt(now, all, newsroom, { preview: true });
        const marks = new Map(preview.stories.map(({ path, mark }) => [path, mark]));
        for (const article of all) {
          const state = publicationState(article, now);
          expect(marks.get(article.path)).toBe(
            state === "retracted" ? undefined : state === "published" ? null : state,
          );
        }
        expect(preview.retractions).toEqual(edit(now, all).retractions);
        expect(preview.expired).toEqual([]);
      }),
    );
  });

  test("is marked nowhere in a real edition", () => {
    fc.assert(fc.property(articles, instants, (all, now) => edit(now, all).stories.every(({ mark }) => mark === null)));
  });
});
