import { distance } from "fastest-levenshtein";
import type { Advice } from "../../lib/issue.ts";
import type { Newsroom } from "../../newsroom/newsroom.ts";
import { slugOf } from "../../text/slugs.ts";
import type { Article } from "../article.ts";
import { byAge, lettersOf } from "./doubles.ts";

/** A tag in more stories than these is no slip of the hand. */
const RARE = 2;

/** Who uses a tag, or one spelling of it: the newest story comes last. */
type Users = Article[];

/** Tags that readers would take for one, in different spellings. One pass over all stories. */
export function findTagsAlike(articles: readonly Article[], newsroom: Newsroom): Advice[] {
  const spellings = new Map<string, Map<string, Users>>();
  for (const article of [...articles].sort(byAge)) {
    for (const { slug, label } of article.tags) {
      const labels = spellings.get(slug) ?? new Map<string, Users>();
      spellings.set(slug, labels.set(label, [...(labels.get(label) ?? []).slice(-RARE), article]));
    }
  }
  return [...findOtherAccents(spellings), ...findOtherEndings(spellings, newsroom)];
}

/** `Müller` and `Muller` have one page, which shows the first one's spelling. */
function findOtherAccents(spellings: ReadonlyMap<string, ReadonlyMap<string, Users>>): Advice[] {
  return [...spellings].flatMap(([slug, labels]) => {
    const [shown = "", ...others] = labels.keys();
    return others
      .filter((label) => lettersOf(label) !== lettersOf(shown))
      .flatMap((label) => {
        const problem = `"${label}" would be shown as "${shown}": both have the page /tags/${slug}/.`;
        return advise(labels.get(label), problem, "Spell them alike, or give one its own `slug` in tags.yaml.");
      });
  });
}

/** `ferry` beside `ferries`: two pages for one thing. */
function findOtherEndings(
  spellings: ReadonlyMap<string, ReadonlyMap<string, Users>>,
  { site, tags }: Newsroom,
): Advice[] {
  const registered = new Set([...tags.values()].map(({ slug }) => slug));
  const alike = new Map<string, string[]>();
  const labels = new Map([...tags.values()].map(({ slug, label }) => [slug, label]));
  for (const slug of new Set([...spellings.keys(), ...registered])) {
    // Where an umlaut makes another address (`Vögel`, `Vogel`), the letters below it are still alike.
    const isUsual = (label: string) => slugOf(label, site.locale) === slug;
    const label = [...(spellings.get(slug)?.keys() ?? []), labels.get(slug) ?? ""].find(isUsual);
    const stem = stemOf(label === undefined ? slug : slugOf(label), site.language);
    alike.set(stem, [...(alike.get(stem) ?? []), slug]);
  }
  const usersOf = (slug: string): Users => [...(spellings.get(slug)?.values() ?? [])].flat();
  const labelOf = (slug: string): string => [...(spellings.get(slug)?.keys() ?? [])][0] ?? slug;
  return [...alike.values()].flatMap((slugs) => {
    if (slugs.length < 2) return [];
    // The one that stays: registered, else used most, else used first.
    const rank = (slug: string) => (registered.has(slug) ? Number.POSITIVE_INFINITY : usersOf(slug).length);
    const [kept = "", ...others] = slugs.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
    return others
      .filter((slug) => !registered.has(slug) && usersOf(slug).length <= RARE)
      .flatMap((slug) => {
        const problem = `"${labelOf(slug)}" is nearly the tag "${labelOf(kept)}": each has a page of its own.`;
        return advise(usersOf(slug), problem, "Use one of them, or register both in tags.yaml.");
      });
  });
}

/** How words end in the plural, and in what the singular ends: as simple as it can be, for advice alone. */
const ENDINGS: Record<string, [pattern: RegExp, singular: string][]> = {
  en: [
    [/ies$/, "y"],
    [/(?<=s|x|z|ch|sh)es$/, ""],
    [/(?<![sui])s$/, ""],
  ],
  de: [[/(?:en|e|n|s)$/, ""]],
};

/** Letters that are left of the shortest word: tags that are alike begin with the same ones. */
export const SHORTEST = 3;

function stemOf(slug: string, language: string): string {
  const [pattern, singular] = (ENDINGS[language] ?? ENDINGS.en ?? []).find(([ending]) => ending.test(slug)) ?? [];
  if (!pattern || singular === undefined) return slug;
  const stem = slug.replace(pattern, singular);
  return stem.length < SHORTEST ? slug : stem;
}

/** At the newest story that has the tag. */
function advise(users: Users | undefined, problem: string, remedy: string): Advice[] {
  const newest = users?.at(-1);
  return newest ? [{ file: newest.file, line: newest.content().lines.tags, field: "tags", problem, remedy }] : [];
}

/**
 * New tags of the stories in hand that a slip of the hand makes of known ones. Each is held against every known tag.
 * @param articles all of them: the tags of the others are known.
 */
export function findMistypedTags(
  meant: readonly Article[],
  articles: readonly Article[],
  newsroom: Newsroom,
): Advice[] {
  const inHand = new Set(meant);
  const tags = [...newsroom.tags.values(), ...articles.flatMap((one) => (inHand.has(one) ? [] : one.tags))];
  const known = new Map(tags.map(({ slug, label }) => [slug, label]));
  return meant.flatMap(({ file, content, tags }) =>
    tags
      .filter(({ slug }) => !known.has(slug))
      .flatMap(({ label }) => {
        const meantLabel = [...known.values()].find((other) => isNearly(label, other));
        if (meantLabel === undefined) return [];
        const remedy = `Did you mean "${meantLabel}"?`;
        return [{ file, line: content().lines.tags, field: "tags", problem: `"${label}" is a new tag.`, remedy }];
      }),
  );
}

/** One slip of the hand for every five letters: "film" is no misspelled "fish". */
function isNearly(label: string, other: string): boolean {
  const slips = distance(label.toLowerCase(), other.toLowerCase());
  return slips <= Math.max(1, Math.floor(label.length / 5));
}
