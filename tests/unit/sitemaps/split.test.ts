import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sitemap } from "../../../src/sitemaps/sitemap.ts";
import { byDigest, inOrder, MOST_ADDRESSES } from "../../../src/sitemaps/split.ts";
import { LONGEST_SLUG } from "../../../src/text/slugs.ts";

const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 60 });
const most = fc.integer({ min: 3, max: 20 });

describe.each([
  ["in order", inOrder],
  ["by digest", byDigest],
])("divided %s", (_, divide) => {
  test("nothing is lost or twice there, no part is too long, and there is one at least", () => {
    fc.assert(
      fc.property(words, most, (all, most) => {
        const parts = divide(all, most);
        expect(parts.flat().sort()).toEqual([...all].sort());
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(most);
        expect(parts.length).toBeGreaterThan(0);
      }),
    );
  });
});

test("one more at the end changes the last part alone; one more in the middle, one of those that are divided by digest", () => {
  const changed = (before: string[][], after: string[][]) =>
    after.filter((part, index) => part.join() !== before[index]?.join()).length;
  const all = Array.from({ length: 25 }, (_, n) => `s${n}`);
  expect(changed(inOrder(all, 10), inOrder([...all, "new"], 10))).toBe(1);
  const lists = Array.from({ length: 60 }, (_, n) => `/tags/t${n}/`);
  const grown = [...lists.slice(0, 30), "/tags/new/", ...lists.slice(30)];
  expect(byDigest(lists, 40).length).toBe(byDigest(grown, 40).length);
  expect(changed(byDigest(lists, 40), byDigest(grown, 40))).toBe(1);
});

test("as many of the longest addresses as a file may have are less than 50 MB", () => {
  const slug = "ト".repeat(LONGEST_SLUG / 3);
  const url = `https://${"a".repeat(253)}/2026/11/20/${encodeURI(slug)}/page/100000/`;
  const bytes = (count: number) =>
    Buffer.byteLength(
      sitemap({
        kind: "addresses",
        entries: Array.from({ length: count }, () => ({ url, lastModified: "2026-11-20T08:00:00-05:00" })),
      }),
    );
  expect(bytes(0) + (bytes(10) - bytes(0)) * (MOST_ADDRESSES / 10)).toBeLessThan(50 * 1024 * 1024);
});
