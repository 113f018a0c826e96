import { describe, expect, test } from "vitest";
import { lastChange } from "../../../src/edition/updates.ts";
import { anArticle, at, type Changes } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";

describe("the last change of a story", () => {
  const changeOf = (changes: Changes) => {
    const [story] = aContext([anArticle("a", { publishedAt: at("2024-05-01T00:00:00Z"), ...changes })]).edition.stories;
    return story && lastChange(story);
  };
  const update = at("2024-05-02T00:00:00Z");
  const correction = { at: at("2024-05-03T00:00:00Z"), text: "x" };

  test("is its publication, its update or its last correction, whichever came last", () => {
    expect(changeOf({})).toBe(at("2024-05-01T00:00:00Z"));
    expect(changeOf({ updatedAt: update })).toBe(update);
    expect(changeOf({ updatedAt: update, corrections: [correction] })).toBe(correction.at);
    expect(changeOf({ updatedAt: at("2024-05-04T00:00:00Z"), corrections: [correction] })).toBe(
      at("2024-05-04T00:00:00Z"),
    );
  });
});
