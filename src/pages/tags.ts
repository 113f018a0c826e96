import { grouped } from "../lib/grouped.ts";
import { addresses } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { plainHead } from "./head.ts";
import { pageKind } from "./page.ts";

export type TagIndexPage = ReturnType<typeof planPage>;

/** Every tag, from A to Z, in the order of the site's language. */
export const tagIndexPage = (context: PageContext): TagIndexPage =>
  planPage(
    { path: addresses.tagIndex, owner: "tag index" },
    () =>
      [...context.edition.tags.values()].map(({ slug, label, stories }) => ({ slug, label, count: stories.length })),
    context,
  );

const planPage = pageKind({
  kind: "tags",
  model(all: readonly { slug: string; label: string; count: number }[], { newsroom, site }: Shared) {
    const { words } = newsroom;
    const letters = grouped(
      all.map(({ slug, label, count }) => ({ href: addresses.tag(slug), label, count })),
      ({ label }) => label.normalize("NFD").match(/\p{L}/u)?.[0].toLocaleUpperCase(newsroom.site.locale) ?? "#",
    );
    const collator = new Intl.Collator(newsroom.site.locale);
    return {
      head: plainHead(site, { title: words.tagIndex, description: words.tagIndexIntro, path: addresses.tagIndex }),
      letters: [...letters]
        .map(([letter, tags]) => ({ letter, tags }))
        .sort((a, b) => collator.compare(a.letter, b.letter)),
    };
  },
});
