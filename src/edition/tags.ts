import type { Article } from "../article/article.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { slugOf } from "../text/slugs.ts";
import { hasSlugRules } from "../words/slug-rules.ts";
import { groupByKey } from "./group-by-key.ts";
import type { Story, Tag } from "./story.ts";

export interface TagGroup extends Tag {
  /** The slugs that its labels had before the newsroom's language had rules of its own. */
  formerSlugs: string[];
  description: string | null;
  stories: Story[];
}

/**
 * A tag is spelled as registered, else as in the first story that is public: `parseArticle` applied the register.
 * @param articles newest first.
 */
export function tagLabels(articles: readonly Article[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const article of articles.toReversed()) {
    for (const { slug, label } of article.tags) if (!labels.has(slug)) labels.set(slug, label);
  }
  return labels;
}

/** By tag: what the rule for every language makes of its labels, where its own makes another address of them. */
export function formerSlugs(articles: readonly Article[], locale: string): Map<string, Set<string>> {
  const former = new Map<string, Set<string>>();
  if (!hasSlugRules(locale)) return former;
  const seen = new Set<string>();
  for (const { slug, label } of articles.flatMap(({ tags }) => tags)) {
    if (seen.has(label)) continue;
    seen.add(label);
    const old = slugOf(label);
    // With a slug of its own it had that before.
    if (old !== "" && old !== slug && slugOf(label, locale) === slug) {
      former.set(slug, (former.get(slug) ?? new Set()).add(old));
    }
  }
  return former;
}

/** Every tag of the edition, sorted by label. */
export function tagGroups(
  stories: Story[],
  labels: Map<string, string>,
  former: ReadonlyMap<string, ReadonlySet<string>>,
  newsroom: Newsroom,
): Map<string, TagGroup> {
  const grouped = groupByKey(stories, (story) => story.tags.map((tag) => tag.slug), []);
  const descriptions = new Map([...newsroom.tags.values()].map(({ slug, description }) => [slug, description ?? null]));
  const collator = new Intl.Collator(newsroom.site.locale);
  return new Map(
    [...grouped]
      .map(([slug, group]): TagGroup => {
        const label = labels.get(slug) ?? slug;
        const formerSlugs = [...(former.get(slug) ?? [])].sort();
        return { slug, label, description: descriptions.get(slug) ?? null, formerSlugs, stories: group };
      })
      .sort((a, b) => collator.compare(a.label, b.label) || (a.slug < b.slug ? -1 : 1))
      .map((group) => [group.slug, group]),
  );
}
