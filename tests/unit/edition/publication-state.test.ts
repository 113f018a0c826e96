import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesOf, publicationState } from "../../../src/edition/publication-state.ts";
import { instant } from "../../../src/lib/clock.ts";
import { anArticle, at } from "../article-factory.ts";
import { SITE } from "../newsroom-factory.ts";
import { articles, instants } from "./arbitraries.ts";

const RELEASE = at("2024-05-25T18:28:00-04:00");
const LATER = at("2024-06-25T00:00:00Z");
const released = anArticle("a", { publishedAt: RELEASE });

describe("an article is", () => {
  test("embargoed until its very instant, published from then on", () => {
    expect(publicationState(released, instant(RELEASE - 1))).toBe("embargoed");
    expect(publicationState(released, RELEASE)).toBe("published");
  });

  test("a draft whatever else is true", () => {
    const draft = { ...released, draft: true, expiresAt: RELEASE, retraction: { at: RELEASE, reason: "x" } };
    expect(publicationState(draft, LATER)).toBe("draft");
  });

  test("retracted from the retraction on", () => {
    const retracted = { ...released, retraction: { at: LATER, reason: "x" } };
    expect(publicationState(retracted, instant(LATER - 1))).toBe("published");
    expect(publicationState(retracted, LATER)).toBe("retracted");
  });

  test("expired from the end of the rights on, though it was retracted before", () => {
    const expiring = { ...released, expiresAt: LATER };
    expect(publicationState(expiring, instant(LATER - 1))).toBe("published");
    expect(publicationState(expiring, LATER)).toBe("expired");
    expect(publicationState({ ...expiring, retraction: { at: RELEASE, reason: "x" } }, LATER)).toBe("expired");
  });

  test("embargoed even where its rights end before it begins", () => {
    expect(publicationState({ ...released, expiresAt: at("2024-01-01T00:00:00Z") }, at("2024-02-01T00:00:00Z"))).toBe(
      "embargoed",
    );
  });
});

test("for any article, the state changes at no instant but those that are foreseen", () => {
  fc.assert(
    fc.property(articles, instants, instants, (all, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      for (const article of all) {
        const foreseen = changesOf(article, SITE.zone).some((change) => earlier < change && change <= later);
        if (!foreseen) expect(publicationState(article, later)).toBe(publicationState(article, earlier));
      }
    }),
  );
});
