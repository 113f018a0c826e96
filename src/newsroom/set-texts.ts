import type { Typography } from "../text/typography/rules.ts";
import { typeset } from "../text/typography/typography.ts";
import type { Newsroom } from "./newsroom.ts";
import type { SiteSettings } from "./schemas.ts";

type Texts = Pick<Newsroom, "site" | "sections" | "authors" | "agencies" | "tags">;

/**
 * What the newsroom's files say to readers, with the quotes of its language: a name is spelled in a byline as it is in a
 * headline. Slugs, addresses and what tells tags apart stay as they are typed.
 */
export function setTexts({ site, sections, authors, agencies, tags }: Texts, typography: Typography): Texts {
  const set = <T extends object>(value: T, ...names: (keyof T)[]): T => {
    const texts = names.flatMap((name) => {
      const text = value[name];
      return typeof text === "string" ? [[name, typeset(text, typography)]] : [];
    });
    return { ...value, ...Object.fromEntries(texts) };
  };
  const setAll = <K, T extends object>(list: ReadonlyMap<K, T>, change: (value: T) => T): Map<K, T> => {
    // A tag stands there once for each of its labels, and stays one.
    const changed = new Map([...new Set(list.values())].map((value) => [value, change(value)]));
    return new Map([...list].map(([key, value]) => [key, changed.get(value) ?? value]));
  };
  return {
    site: {
      ...set(site, "name", "tagline", "description", "rights", "trademark"),
      publisher: set(site.publisher, "name"),
      newsletter: set(site.newsletter, "name", "promise", "privacy", "consent"),
      ...(site.watchLive && { watchLive: set(site.watchLive, "label") }),
    } satisfies SiteSettings,
    sections: sections.map((section) => set(section, "name", "description")),
    authors: setAll(authors, (author) => ({
      ...set(author, "name", "role", "bio"),
      ...(author.links && { links: author.links.map((link) => set(link, "label")) }),
    })),
    agencies: setAll(agencies, (agency) => set(agency, "name", "fullName", "credit")),
    tags: setAll(tags, (tag) => set(tag, "label", "description")),
  };
}
