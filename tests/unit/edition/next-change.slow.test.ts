import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { listSite } from "../../../src/site/site-plan.ts";
import { aContext } from "../context-factory.ts";
import { articles, instants } from "./arbitraries.ts";

const isoOf = (now: Instant) => new Date(now).toISOString();
const nextAfter = (now: Instant, all: readonly Article[]) => aContext(all, { now: isoOf(now) }).edition.nextChange;

/** Every file that a build would write, as its templates are given it. */
function siteAt(now: Instant, all: readonly Article[]): string {
  const { pages, assets } = listSite(aContext(all, { now: isoOf(now) }), { isProduction: true });
  return JSON.stringify([
    pages.map(({ path, kind, model }) => ({ path, kind, model })),
    assets.map(({ path }) => path),
  ]);
}

test("until the next change the site stays the same, and at that very instant it is another one", () => {
  fc.assert(
    fc.property(articles, instants, fc.double({ min: 0, max: 1, noNaN: true }), (all, now, moment) => {
      const next = nextAfter(now, all);
      const before = siteAt(now, all);
      if (next === null) {
        expect(siteAt(instant(now + 400 * 24 * 3600 * 1000), all)).toBe(before);
        return;
      }
      expect(next).toBeGreaterThan(now);
      expect(siteAt(instant(next - 1), all)).toBe(before);
      expect(siteAt(instant(now + Math.floor((next - 1 - now) * moment)), all)).toBe(before);
      expect(siteAt(next, all)).not.toBe(before);
    }),
  );
});
