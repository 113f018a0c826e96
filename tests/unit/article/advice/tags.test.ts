import { describe, expect, test } from "vitest";
import { findMistypedTags, findTagsAlike } from "../../../../src/article/advice/tags.ts";
import type { Advice } from "../../../../src/lib/issue.ts";
import { slugOf } from "../../../../src/text/slugs.ts";
import { anArticle, at } from "../../article-factory.ts";
import { aNewsroom } from "../../newsroom-factory.ts";

const tagged = (slug: string, day: number, ...labels: string[]) =>
  anArticle(slug, {
    publishedAt: at(`2024-05-${String(day).padStart(2, "0")}T12:00:00Z`),
    tags: labels.map((label) => ({ slug: slugOf(label), label })),
  });
const said = (advice: Advice[]) =>
  advice.map(({ file, line, field, problem }) => `${file}:${line} ${field} ${problem}`);
const newsroom = aNewsroom();
const german = { ...newsroom, site: { ...newsroom.site, language: "de" as const } };

describe("tags that readers would take for one", () => {
  test("one page shows the first spelling of labels that differ in an accent", () => {
    const stories = [tagged("b", 2, "Muller", "Anos"), tagged("a", 1, "Müller", "Años"), tagged("c", 3, "muller")];
    expect(said(findTagsAlike(stories, newsroom))).toEqual([
      'articles/2024/05/b.md:6 tags "Muller" would be shown as "Müller": both have the page /tags/muller/.',
      'articles/2024/05/c.md:6 tags "muller" would be shown as "Müller": both have the page /tags/muller/.',
      'articles/2024/05/b.md:6 tags "Anos" would be shown as "Años": both have the page /tags/anos/.',
    ]);
  });

  test("where the language gives them two pages, the rarer one is named", () => {
    const paper = { ...german, site: { ...german.site, locale: "de-DE" } };
    const inGerman = (slug: string, day: number, label: string) => ({
      ...tagged(slug, day),
      tags: [{ slug: slugOf(label, "de"), label }],
    });
    const stories = [inGerman("a", 1, "Vögel"), inGerman("b", 2, "Vögel"), inGerman("c", 3, "Vogel")];
    expect(said(findTagsAlike(stories, paper))).toEqual([
      'articles/2024/05/c.md:6 tags "Vogel" is nearly the tag "Vögel": each has a page of its own.',
    ]);
    expect(said(findTagsAlike([inGerman("a", 1, "Köln"), inGerman("b", 2, "Koeln")], paper))).toEqual([
      'articles/2024/05/b.md:6 tags "Koeln" would be shown as "Köln": both have the page /tags/koeln/.',
    ]);
  });

  test("case and punctuation make no other spelling", () => {
    expect(findTagsAlike([tagged("a", 1, "U.S.", "Mac"), tagged("b", 2, "US", "mac", "US")], newsroom)).toEqual([]);
  });

  test.each([
    ["ferry", "ferries"],
    ["box", "boxes"],
    ["harbors", "harbor"],
    ["night-markets", "night-market"],
  ])("the rarer one of %s and %s is named, and the newest story that has it", (rare, usual) => {
    const stories = [tagged("a", 1, usual), tagged("b", 2, usual), tagged("c", 3, rare), tagged("d", 4, usual)];
    expect(said(findTagsAlike(stories, newsroom))).toEqual([
      `articles/2024/05/c.md:6 tags "${rare}" is nearly the tag "${usual}": each has a page of its own.`,
    ]);
  });

  test("the plural is that of the newsroom's language", () => {
    const stories = [tagged("a", 1, "Schule"), tagged("b", 2, "Schulen"), tagged("c", 3, "ferry", "ferries")];
    expect(said(findTagsAlike(stories, german))).toEqual([
      'articles/2024/05/b.md:6 tags "Schulen" is nearly the tag "Schule": each has a page of its own.',
    ]);
  });

  test.each([
    ["press", "pres"],
    ["status", "statu"],
    ["crisis", "crisi"],
    ["gas", "ga"],
    ["film", "films festival"],
  ])("%s and %s are two", (one, other) => {
    expect(findTagsAlike([tagged("a", 1, one), tagged("b", 2, other)], newsroom)).toEqual([]);
  });

  test("tags that are both registered, or both used often, are meant", () => {
    const register = (...slugs: string[]) => ({
      ...newsroom,
      tags: new Map(slugs.map((slug) => [slug, { slug, label: slug }])),
    });
    const one = [tagged("a", 1, "ferry"), tagged("b", 2, "ferries")];
    expect(findTagsAlike(one, register("ferry", "ferries"))).toEqual([]);
    expect(said(findTagsAlike([tagged("a", 1, "ferry")], register("ferries")))).toHaveLength(1);
    const often = [1, 2, 3].map((day) => tagged(`s${day}`, day, "ferry", "ferries"));
    expect(findTagsAlike(often, newsroom)).toEqual([]);
  });
});

describe("a new tag that a slip of the hand makes of a known one", () => {
  const others = [tagged("other", 1, "fish", "Kremlin", "weather", "Harbor", "City Council")];
  const saidOf = (label: string) => {
    const story = tagged("story", 2, label);
    return findMistypedTags([story], [story, ...others], newsroom).map(({ problem, remedy }) => `${problem} ${remedy}`);
  };

  test.each([
    ["Kremlim", "Kremlin"],
    ["Harbour", "Harbor"],
    ["City Councils", "City Council"],
  ])("%s is nearly %s", (label, known) => {
    expect(saidOf(label)).toEqual([`"${label}" is a new tag. Did you mean "${known}"?`]);
  });

  test.each(["film", "water", "Kremlin", "HARBOR", "Moon landing"])("%s is not", (label) => {
    expect(saidOf(label)).toEqual([]);
  });
});
