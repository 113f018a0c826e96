import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findConflicts } from "../../../src/article/conflicts.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { foldPath } from "../../../src/text/fold-path.ts";
import { anArticle } from "../article-factory.ts";

const told = (...articles: Parameters<typeof findConflicts>[0]) => findConflicts(articles).map(formatIssue);

/** An article in a file of its own, at the address of `slug`. */
const inFile = (file: string, slug: string, changes = {}) => anArticle(slug, { file, ...changes });

describe("two articles", () => {
  test("an old address with a query is another one, but never that of a story", () => {
    expect(told(inFile("a.md", "a", { aliases: ["/?p=1"] }), inFile("b.md", "b", { aliases: ["/?p=2"] }))).toEqual([]);
    expect(told(inFile("a.md", "a", { aliases: ["/2024/05/25/a/?p=1"] }))).toHaveLength(1);
    expect(told(inFile("a.md", "a", { aliases: ["/?p=1"] }), inFile("b.md", "b", { aliases: ["/?p=1"] }))).toHaveLength(
      1,
    );
  });

  test("of addresses, ids and tags of their own live together", () => {
    expect(told(anArticle("a", { aliases: ["/old/a/"] }), anArticle("b", { aliases: ["/old/b/"] }))).toEqual([]);
  });

  test("with one address are told, at the line of the second's slug", () => {
    const second = inFile("b.md", "a", { feedId: "other" });
    expect(told(inFile("a.md", "a"), second)).toEqual([
      "b.md:7  slug: the address /2024/05/25/a/ already belongs to a.md. Give one of them another `slug`.",
    ]);
  });

  test("with addresses that differ in composition or capitals alone are told, since file systems fold them", () => {
    const composed = inFile("a.md", "x", { path: "/2024/05/25/\u00e9/", feedId: "1" });
    expect(told(composed, inFile("b.md", "y", { path: "/2024/05/25/e\u0301/", feedId: "2" }))).toHaveLength(1);
    expect(told(composed, inFile("c.md", "z", { path: "/2024/05/25/\u00c9/", feedId: "3" }))).toHaveLength(1);
  });

  test("with one feed id are told", () => {
    expect(told(inFile("a.md", "a", { feedId: "4711" }), inFile("b.md", "b", { feedId: "4711" }))).toEqual([
      'b.md:1  id: the feed id "4711" already belongs to a.md. Give this story an `id` of its own.',
    ]);
  });
});

describe("an old path", () => {
  test("that is another story's address is told", () => {
    const moved = inFile("b.md", "b", { aliases: ["/2024/05/25/a"] });
    expect(told(inFile("a.md", "a"), moved)).toEqual([
      "b.md:8  aliases: the old path /2024/05/25/a already belongs to a.md. Remove it from one of them.",
    ]);
  });

  test("that two stories claim is told", () => {
    const [one, two] = [
      inFile("a.md", "a", { aliases: ["/old/"] }),
      inFile("b.md", "b", { aliases: ["/OLD/index.html"] }),
    ];
    expect(told(one, two)).toEqual([
      "b.md:8  aliases: the old path /OLD/index.html already belongs to a.md. Remove it from one of them.",
    ]);
  });

  test("that is the story's own address is reported, since it would lead in a circle", () => {
    expect(told(inFile("a.md", "a", { aliases: ["/2024/05/25/a/index.html"] }))).toEqual([
      "a.md:8  aliases: the old path /2024/05/25/a/index.html is the story's own address. Remove it.",
    ]);
  });

  test("that stands twice in one story is reported as that", () => {
    expect(told(inFile("a.md", "a", { aliases: ["/old/", "/Old"] }))).toEqual([
      "a.md:8  aliases: the old path /Old is listed twice. Remove one of the two.",
    ]);
  });
});

describe("a tag page", () => {
  const tagged = (file: string, label: string) => inFile(file, file, { tags: [{ slug: "c", label }] });

  test("that two meanings would share is told, with both", () => {
    expect(told(tagged("a.md", "C++"), tagged("b.md", "C#"))).toEqual([
      'b.md:6  tags: "C#" and "C++" (a.md) would share the page /tags/c/. ' +
        "Spell them alike, or give one its own `slug` in tags.yaml.",
    ]);
  });

  test("whose address some server takes for another one's is reported", () => {
    const tagged = (file: string, slug: string) => inFile(file, file, { tags: [{ slug, label: slug }] });
    expect(told(tagged("a.md", "οδος"), tagged("b.md", "οδοσ"))).toHaveLength(1);
    const part = (file: string, slug: string, part: number) =>
      inFile(file, file, { series: { slug, name: slug, part } });
    expect(told(part("a.md", "οδος", 1), part("b.md", "οδοσ", 2))).toHaveLength(1);
  });

  test("that two spellings share is fine", () => {
    expect(told(tagged("a.md", "C"), tagged("b.md", "c"))).toEqual([]);
  });
});

describe("folding", () => {
  test.each([
    ["/a/b", "/a/b/"],
    ["/a/b/", "/a/b/"],
    ["/a/b/index.html", "/a/b/"],
    ["/A/É/", "/a/\u00e9/"],
    ["/A/E\u0301", "/a/\u00e9/"],
    ["/", "/"],
  ])("%s answers at %s", (path, folded) => {
    expect(foldPath(path)).toBe(folded);
  });

  test("twice is the same as once", () => {
    const path = fc.array(fc.string({ unit: "grapheme" }), { maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
    fc.assert(fc.property(path, (path) => foldPath(foldPath(path)) === foldPath(path)));
  });
});
