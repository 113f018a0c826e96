import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { digest } from "../../../src/lib/digest.ts";
import { articlePages } from "../../../src/pages/article.ts";
import { authorPages } from "../../../src/pages/authors.ts";
import { sectionPages, tagPages } from "../../../src/pages/lists.ts";
import type { PageGroup, PlannedPage } from "../../../src/pages/page.ts";
import { storyPictures } from "../../../src/pages/picture-assets.ts";
import { runs } from "../../property.ts";
import { anArticle } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { articles, instants } from "../edition/arbitraries.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";
import { pictureOf } from "../pictures.ts";

/** Some stories have a picture, which they share with others of their section; for the rest, a card is drawn. */
const illustrated = (article: Article): Article => {
  const image = {
    picture: pictureOf(`${article.section}.jpg`),
    alt: "A picture",
    credit: "Ada",
    caption: null,
    focus: null,
  };
  return article.byline.length === 2 ? { ...article, content: () => ({ ...article.content(), image }) } : article;
};

/** The pages of each group with all that is rendered of them, or its pictures, by the group's name. */
function groupsOf(all: readonly Article[], now: string) {
  const context = aContext(all.map(illustrated), { now, newsroom: aNewsroom({ site: { ...SITE, storyCards: true } }) });
  const pages: PlannedPage<string, unknown>[] = [
    ...articlePages(context, 2),
    ...sectionPages(context),
    ...tagPages(context),
    ...authorPages(context),
  ];
  const groups = new Map<string, { group: PageGroup; pages: string[] }>();
  for (const { group, kind, path, parts, model } of pages) {
    if (!group) continue;
    const known = groups.get(group.name) ?? { group, pages: [] };
    known.pages.push(JSON.stringify([kind, path, parts, model]));
    groups.set(group.name, known);
  }
  for (const group of storyPictures(context, 2)) {
    const { assets, encoded } = group.list();
    const paths = [...assets.map(({ path }) => path), ...encoded.flatMap(({ files }) => files.map(({ path }) => path))];
    expect(paths).not.toEqual([]);
    groups.set(group.name, { group, pages: paths });
  }
  return groups;
}

/** As the parser has it: another digest for another article. */
const withDigest = (article: Article): Article => ({ ...article, digest: digest(JSON.stringify(article)) });

const iso = (at: number) => new Date(at).toISOString();

test("groups of one name and one key are the same pages, whatever else is different", () => {
  const edits = fc.record({ all: articles, others: articles, which: fc.nat(), now: instants });
  fc.assert(
    fc.property(edits, ({ all, others, which, now }) => {
      const edited = all.map((article, index) => (index === which % all.length ? (others[index] ?? article) : article));
      const last = Math.max(now, ...all.map(({ publishedAt }) => publishedAt));
      const before = groupsOf(all.map(withDigest), iso(last));
      for (const after of [groupsOf(edited.map(withDigest), iso(last)), groupsOf(all.map(withDigest), iso(now))]) {
        for (const [name, { group, pages }] of after) {
          const known = before.get(name);
          if (known?.group.key === group.key) expect(known.pages).toEqual(pages);
        }
      }
    }),
    runs(200),
  );
});

test("a new story changes the block of the newest stories and the lists that it joins, and no other group", () => {
  const tag = { slug: "harbor", label: "Harbor" };
  const published = Array.from({ length: 7 }, (_, index) =>
    anArticle(`story-${index}`, { tags: index % 2 === 0 ? [tag] : [{ slug: "tides", label: "Tides" }] }),
  );
  const before = groupsOf(published, "2024-07-01T00:00:00Z");
  const [first] = published;
  const newest = anArticle("newest", { ...first, path: "/2024/06/30/newest/", feedId: "newest", digest: "newest" });
  newest.publishedAt = (newest.publishedAt + 86_400_000) as typeof newest.publishedAt;
  const after = groupsOf([...published, newest], "2024-07-01T00:00:00Z");
  const changed = [...after.keys()].filter((name) => before.get(name)?.group.key !== after.get(name)?.group.key);
  const lists = [`/sections/${newest.section}/`, "/tags/harbor/", ...newest.byline.map((slug) => `/authors/${slug}/`)];
  expect(changed.sort()).toEqual(["pictures from 6", "stories from 6", ...lists.map((path) => `list ${path}`)].sort());
});
