import path from "node:path";
import { addresses, encodePath } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { type TextPage, textPage } from "../pages/page.ts";
import { foldPath } from "../text/fold-path.ts";
import { partsOfOldAddress } from "../text/old-address.ts";
import { slugOf } from "../text/slugs.ts";
import { hasSlugRules } from "../words/slug-rules.ts";
import { SHORTER_LISTS } from "./fixed-rules.ts";

/** One line of `_redirects`. */
export interface RedirectRule {
  /** A path, maybe with a query, as `readOldAddress` gives it. */
  from: string;
  to: string;
  status: 301 | 410;
  /** The source file that asks for it. */
  owner: string;
}

/**
 * Old paths of stories, sections, tags and authors lead to the new ones for good, their feeds too; stories whose rights
 * have ended, and lists that were retired, answer 410. Every target is a page, and no page is redirected, so no rule leads to another one.
 */
export function redirectRules({ edition, newsroom }: PageContext): RedirectRule[] {
  const moved = [...edition.stories, ...edition.retractions].flatMap(({ aliases, path: to, file }) =>
    aliases.map((from): RedirectRule => ({ from, to, status: 301, owner: file })),
  );
  const gone = edition.expired.map(
    ({ path: from, file }): RedirectRule => ({ from, to: addresses.gone, status: 410, owner: file }),
  );
  const fileOf = (name: string) => path.join(path.dirname(newsroom.frontPage.file), name);
  const retired = (newsroom.site.retired ?? [])
    .filter((address) => !isStanding(address, { edition, newsroom }))
    .flatMap((address) => [address, ...THREE_FEEDS.map((feed) => feed(address))])
    .map((from): RedirectRule => ({ from, to: addresses.gone, status: 410, owner: fileOf("site.yaml") }));
  const renamed = [
    ...newsroom.sections.flatMap((section) =>
      renamedList(section, addresses.section, THREE_FEEDS, fileOf("sections.yaml")),
    ),
    ...[...newsroom.authors.values()]
      .filter(({ slug }) => edition.authors.has(slug))
      .flatMap((author) => renamedList(author, addresses.author, RSS, fileOf("authors.yaml"))),
    // Each tag stands there once for each of its labels.
    ...[...new Set(newsroom.tags.values())]
      .filter(({ slug }) => edition.tags.has(slug))
      .flatMap(({ slug, aliases }) =>
        renamedList(
          { slug, aliases: aliases?.map((label) => slugOf(label, newsroom.site.locale)).filter((old) => old !== slug) },
          addresses.tag,
          RSS,
          fileOf("tags.yaml"),
        ),
      ),
  ];
  const asked = [...moved, ...gone, ...retired, ...renamed];
  return [...asked, ...formerLists({ edition, newsroom }, asked, fileOf)].sort(
    (a, b) => compare(pathOf(a), pathOf(b)) || asksFor(b) - asksFor(a) || compare(a.from, b.from),
  );
}

/**
 * Tags and series whose addresses were others before the newsroom's language had rules of its own: `/tags/koln/` leads to
 * `/tags/koeln/`, unless something else answers there, or is asked to.
 */
function formerLists(
  { edition, newsroom }: Pick<PageContext, "edition" | "newsroom">,
  asked: readonly RedirectRule[],
  fileOf: (name: string) => string,
): RedirectRule[] {
  const { locale } = newsroom.site;
  const tags = [...edition.tags.values()].map(({ slug, formerSlugs }) => ({ slug, aliases: formerSlugs }));
  const aliased = [...new Set(newsroom.tags.values())]
    .filter(({ slug }) => edition.tags.has(slug))
    .map(({ slug, aliases = [] }) => ({ slug, aliases: aliases.map((label) => slugOf(label)) }));
  const series = hasSlugRules(locale)
    ? [...edition.series.values()].map(({ slug, name }) => ({ slug, aliases: [slugOf(name)] }))
    : [];
  const taken = new Set(asked.map(({ from }) => foldPath(pathOf({ from }))));
  const free = (addressOf: (slug: string) => string) => (old: string) => {
    const address = foldPath(addressOf(old));
    if (old === "" || taken.has(address) || isStanding(address, { edition, newsroom })) return false;
    taken.add(address);
    return true;
  };
  const bySlug = (a: { slug: string }, b: { slug: string }) => compare(a.slug, b.slug);
  return [
    ...(hasSlugRules(locale) ? [...tags, ...aliased] : [])
      .sort(bySlug)
      .flatMap(({ slug, aliases }) =>
        renamedList({ slug, aliases: aliases.filter(free(addresses.tag)) }, addresses.tag, RSS, fileOf("tags.yaml")),
      ),
    ...series
      .sort(bySlug)
      .flatMap(({ slug, aliases }) =>
        renamedList(
          { slug, aliases: aliases.filter(free(addresses.series)) },
          addresses.series,
          [],
          fileOf("site.yaml"),
        ),
      ),
  ];
}

/** Whether there is such a list: then its page answers, whatever was retired. */
function isStanding(address: string, { edition, newsroom }: Pick<PageContext, "edition" | "newsroom">): boolean {
  const standing = [
    ...[...edition.tags.keys()].map(addresses.tag),
    ...[...edition.authors.keys()].map(addresses.author),
    ...[...edition.series.keys()].map(addresses.series),
    ...newsroom.sections.map(({ slug }) => addresses.section(slug)),
  ];
  return standing.some((own) => foldPath(own) === foldPath(address));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const pathOf = ({ from }: Pick<RedirectRule, "from">): string => from.split("?")[0] ?? "";
/** The first rule that matches is obeyed: of two for one path, the one that asks for more comes first. */
const asksFor = ({ from }: RedirectRule): number => from.split(/[?&]/).length;

const RSS = [addresses.rss];
const THREE_FEEDS = [addresses.rss, addresses.atom, addresses.jsonFeed];

/** Rules for a list that had other slugs: its page, its feeds, and its older pages, which lead to the newest one. */
function renamedList(
  { slug, aliases }: { slug: string; aliases?: string[] | undefined },
  addressOf: (slug: string) => string,
  feeds: ((list: string) => string)[],
  owner: string,
): RedirectRule[] {
  const rule = (from: string, to: string): RedirectRule => ({ from, to, status: 301, owner });
  const to = addressOf(slug);
  return [...new Set(aliases)].flatMap((old) => {
    const from = addressOf(old);
    return [rule(from, to), rule(`${from}page/*`, to), ...feeds.map((feed) => rule(feed(from), feed(to)))];
  });
}

/** `!` makes Netlify obey the rule although a file might be there. */
export function redirectsPage(rules: readonly RedirectRule[]): TextPage {
  const text = [...rules.map(lineOf), ...SHORTER_LISTS].map((line) => `${line}\n`).join("");
  return textPage(addresses.redirects, "aliases", text);
}

function lineOf({ from, to, status }: RedirectRule): string {
  const { path, query } = partsOfOldAddress(from);
  const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return [path, ...asked, encodePath(to), `${status}!`].join(" ");
}
