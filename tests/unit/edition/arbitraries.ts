import fc from "fast-check";
import type { Article } from "../../../src/article/article.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { anArticle, at } from "../article-factory.ts";

const HOUR = 60 * 60 * 1000;
const FIRST = at("2024-05-25T12:00:00Z");

/** One of a few instants, six hours apart from 25 May to 4 June 2024, so that stories often share one. */
export const instants: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: 40 })
  .map((n) => instant(FIRST + n * 6 * HOUR));

const after = (start: Instant): fc.Arbitrary<Instant> =>
  fc.integer({ min: 0, max: 20 }).map((n) => instant(start + n * 6 * HOUR));

const TAGS = ["Harbor", "harbor", "Tides", "TIDES", "Weather"].map((label) => ({ slug: label.toLowerCase(), label }));

const article = (slug: string): fc.Arbitrary<Article> =>
  instants.chain((publishedAt) =>
    fc
      .record({
        draft: fc.boolean().map((draft) => draft && slug.endsWith("3")),
        section: fc.constantFrom("globaltalk", "city", "opinion"),
        byline: fc.subarray(["ada-byron", "bo-lindqvist"]),
        tags: fc.uniqueArray(fc.constantFrom(...TAGS), { selector: (tag) => tag.slug }),
        updatedAt: fc.option(after(publishedAt)),
        expiresAt: fc.option(after(publishedAt), { freq: 3 }),
        retraction: fc.option(fc.record({ at: after(publishedAt), reason: fc.constant(`Why ${slug} was withdrawn`) }), {
          freq: 3,
        }),
        corrections: fc
          .array(after(publishedAt), { maxLength: 2 })
          .map((times) => [...new Set(times)].sort().map((at) => ({ at, text: `Mended ${slug}` }))),
        aliases: fc.subarray([`/old/${slug}/`, `/older/${slug}`]),
      })
      .map((changes) => anArticle(slug, { publishedAt, ...changes })),
  );

/** Up to eight articles at addresses of their own, of every state. */
export const articles: fc.Arbitrary<Article[]> = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => article(`story-${index}`))));

/** The same, where stories link to each other, also by old addresses and to a place on the page. */
export const linkedArticles: fc.Arbitrary<Article[]> = articles.chain((all) => {
  if (all.length === 0) return fc.constant(all);
  const target = fc.constantFrom(...all.flatMap(({ path, aliases }) => [path, `${path}index.html#notes`, ...aliases]));
  const links = fc.array(
    target.map((href) => ({ href, line: 9 })),
    { maxLength: 2 },
  );
  return fc.tuple(...all.map((one) => links.map((links) => ({ ...one, links }))));
});
