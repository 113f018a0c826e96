import { addresses } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { pageKind } from "./page.ts";
import type { Link } from "./views.ts";

export interface TagIndexModel {
  head: HeadModel;
  letters: { letter: string; tags: (Link & { count: number })[] }[];
}

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
  model(all: readonly { slug: string; label: string; count: number }[], { newsroom, site }: Shared): TagIndexModel {
    const { words } = newsroom;
    const letters = new Map<string, TagIndexModel["letters"][number]["tags"]>();
    for (const { slug, label, count } of all) {
      const first = label.normalize("NFD").match(/\p{L}/u)?.[0].toLocaleUpperCase(newsroom.site.locale) ?? "#";
      const group = letters.get(first) ?? [];
      group.push({ href: addresses.tag(slug), label, count });
      letters.set(first, group);
    }
    const collator = new Intl.Collator(newsroom.site.locale);
    return {
      head: plainHead({ title: words.tagIndex, description: words.tagIndexIntro, path: addresses.tagIndex }, site),
      letters: [...letters]
        .map(([letter, tags]) => ({ letter, tags }))
        .sort((a, b) => collator.compare(a.letter, b.letter)),
    };
  },
});
