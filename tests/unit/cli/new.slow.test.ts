import { mkdtempSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readArticles } from "../../../src/article/read.ts";
import { newArticle } from "../../../src/cli/new.ts";
import { readSettings } from "../../../src/command/settings.ts";
import { UsageError } from "../../../src/lib/usage-error.ts";
import { readNewsroom } from "../../../src/newsroom/read.ts";
import { unportable } from "../../../src/text/portable-names.ts";
import { LONGEST_SLUG } from "../../../src/text/slugs.ts";
import { runs } from "../../property.ts";
import { newsroomFolder, siteWith } from "../newsroom/newsroom-folder.ts";

/** What the command makes of a headline in a folder of its own, and what the checker says of it. */
function made(headline: string, home = newsroomFolder()) {
  const folder = mkdtempSync(path.join(home, "articles-"));
  const file = newArticle(
    headline,
    readSettings({ ARTICLES_DIR: folder, NEWSROOM_DIR: home, BUILD_TIME: "2026-11-20T12:00:00Z" }),
  );
  const { articles, issues } = readArticles(folder, readNewsroom(home).newsroom);
  return { slug: path.basename(file, ".md"), article: articles[0], issues, text: readFileSync(file, "utf8") };
}

test.each(["CON", "aux", "Nul.", "lpt1", "con\u200b"])("%j is the name of a device, and gets the year", (headline) => {
  const { slug, issues } = made(headline);
  expect(issues).toEqual([]);
  expect(slug).toMatch(/^[a-z0-9]+-2026$/);
});

test.each([
  ["fr-FR", "L'été à la mer", "l-ete-a-la-mer"],
  ["de-DE", "Über die Brücke", "ueber-die-bruecke"],
  ["da-DK", "Åen løber over", "aaen-loeber-over"],
  ["tr-TR", "Işıklar söndü", "isiklar-sondu"],
])("in %s, “%s” is at …/%s", (locale, headline, expected) => {
  const { slug, issues, article } = made(headline, newsroomFolder(siteWith("locale: en-US", `locale: ${locale}`)));
  expect(issues).toEqual([]);
  expect([slug, article?.path]).toEqual([expected, `/2026/11/20/${expected}/`]);
});

test.each([
  ["a word of four hundred letters", "a".repeat(400)],
  ["a word of four hundred letters of three bytes", "\u8239".repeat(400)],
  ["letters of many marks", `e${"\u0e31".repeat(20)}`.repeat(60)],
  ["eight long words", `${"longword".repeat(6)} `.repeat(8)],
])("%s: the address is cut to what every disk takes", (_, headline) => {
  const { slug, issues, article } = made(headline);
  expect(issues).toEqual([]);
  expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(LONGEST_SLUG);
  expect(slug.length).toBeGreaterThan(20);
  expect(article?.content().headline).toBe(headline.trim());
});

test("characters that nobody sees are left out, and lines are joined", () => {
  expect(made("One\u202e two\n---\n\u0007three\u0000").article?.content().headline).toBe("One two --- three");
});

test("what has no letter for an address is refused, and so is what no story can hold", () => {
  for (const headline of ["!!!", "\u2014", "\u200b", "\u{1f6a2}"]) {
    expect(() => made(headline)).toThrow(UsageError);
  }
  expect(() => made("word ".repeat(20_000))).toThrow("larger than 64 KB");
});

test("a story needs somebody who wrote it", () => {
  const folder = newsroomFolder({ "authors.yaml": "", "agencies.yaml": "" });
  const settings = readSettings({ NEWSROOM_DIR: folder, BUILD_TIME: "2026-11-20T12:00:00Z" });
  expect(() => newArticle("A story", settings)).toThrow("add one to");
});

test("whatever the headline, there is a file that the checker takes, or a reason why not", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom(
      "CON",
      "..",
      "../../x",
      "---",
      "null",
      "true",
      "2026-11-20",
      "a: b",
      "#1",
      "<<<<<<< HEAD",
      "{{ x }}",
    ),
    fc.constantFrom("\u0301", "\ud83d", "&anchor", "*alias", "!!js", "'", '"', "\\", "%", "@", "`", "\u02bb", "\u2028"),
  );
  const home = newsroomFolder();
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      let result: ReturnType<typeof made>;
      try {
        result = made(pieces.join(" "), home);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        return;
      }
      expect(result.issues).toEqual([]);
      expect(result.article?.draft).toBe(true);
      expect(unportable(`${result.slug}.md`)).toBeNull();
    }),
    runs(120),
  );
});
