import { earlierParts, type SeriesGroup } from "../edition/series.ts";
import type { Story } from "../edition/story.ts";
import type { JsonLd } from "../lib/json-ld.ts";
import { say } from "../words/sentence.ts";
import { absolute, addresses, encodePath } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { breadcrumbs, plainHead } from "./head.ts";
import { pageKind } from "./page.ts";
import { type CardView, card, formatNumber } from "./views.ts";

export type SeriesPage = ReturnType<typeof seriesPage>;

/** The page of each series: its parts in their order. */
export const seriesPages = (context: PageContext): SeriesPage[] =>
  [...context.edition.series.values()].map((series) => {
    const path = addresses.series(series.slug);
    return seriesPage({ path, owner: `series ${path}` }, () => series, context);
  });

const seriesPage = pageKind({ kind: "series", model: seriesModel });

function seriesModel({ slug, name, stories }: SeriesGroup, { newsroom, site }: Shared) {
  const { words } = newsroom;
  const path = addresses.series(slug);
  const title = say(words.seriesName, { name });
  return {
    head: plainHead(site, {
      title,
      description: `${title}. ${words.seriesIntro}`,
      path,
      jsonLd: [
        {
          "@context": "https://schema.org",
          "@type": "CreativeWorkSeries",
          name,
          url: absolute(site.origin, path),
          hasPart: stories.map(
            (story): JsonLd => ({
              "@type": "NewsArticle",
              position: story.series?.part,
              headline: story.content().headline,
              url: absolute(site.origin, story.path),
            }),
          ),
        },
        breadcrumbs(site.origin, [
          { name: site.name, path: "/" },
          { name, path },
        ]),
      ],
    }),
    name,
    description: words.seriesIntro,
    parts: stories.map((story) => ({
      label: say(words.seriesPart, { part: formatNumber(story.series?.part ?? 0, newsroom) }),
      story: card(story, newsroom),
    })),
  };
}

/** What a part's own page says of its series: the parts before it, never one that came later. */
export interface SeriesNote {
  href: string;
  name: string;
  part: string;
  earlier: { part: string; story: CardView }[];
}

/** The parts that the page of `story` leads to. */
export const partsBefore = (story: Story, { edition }: Pick<PageContext, "edition">): Story[] => {
  const group = story.series && edition.series.get(story.series.slug);
  return group ? earlierParts(story, group) : [];
};

export function seriesNote({ series }: Story, earlier: readonly Story[], { newsroom }: Shared): SeriesNote | null {
  if (series === null) return null;
  const { words } = newsroom;
  return {
    href: encodePath(addresses.series(series.slug)),
    name: series.name,
    part: say(words.seriesPartOf, { part: formatNumber(series.part, newsroom) }),
    earlier: earlier.map((story) => ({
      part: say(words.seriesPart, { part: formatNumber(story.series?.part ?? 0, newsroom) }),
      story: card(story, newsroom),
    })),
  };
}
