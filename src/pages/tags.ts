import { addresses } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import type { PageOf } from "./page.ts";
import type { Link } from "./views.ts";

export interface TagIndexModel {
  head: HeadModel;
  letters: { letter: string; tags: (Link & { count: number })[] }[];
}

export type TagIndexPage = PageOf<"tags", TagIndexModel>;

/** Every tag, from A to Z, in the order of the site's language. */
export function tagIndexPage({ edition, newsroom, site }: PageContext): TagIndexPage {
  const { words } = newsroom;
  const letters = new Map<string, (Link & { count: number })[]>();
  for (const { slug, label, stories } of edition.tags.values()) {
    const first = label.normalize("NFD").match(/\p{L}/u)?.[0].toLocaleUpperCase(newsroom.site.locale) ?? "#";
    const group = letters.get(first) ?? [];
    group.push({ href: addresses.tag(slug), label, count: stories.length });
    letters.set(first, group);
  }
  const collator = new Intl.Collator(newsroom.site.locale);
  return {
    kind: "tags",
    path: addresses.tagIndex,
    owner: "tag index",
    model: {
      head: plainHead({ title: words.tagIndex, description: words.tagIndexIntro, path: addresses.tagIndex }, site),
      letters: [...letters]
        .map(([letter, tags]) => ({ letter, tags }))
        .sort((a, b) => collator.compare(a.letter, b.letter)),
    },
  };
}
