import type { CorrectionEntry } from "../edition/corrections.ts";
import type { Story } from "../edition/story.ts";
import { DAY, type Instant, instant } from "../lib/clock.ts";
import { absolute, addresses } from "../pages/addresses.ts";
import type { PageContext, Shared } from "../pages/context.ts";
import { pageKind } from "../pages/page.ts";
import { labelled } from "../words/sentence.ts";
import { correctionItems, feedItem } from "./item.ts";
import type { FeedModel, FeedPage } from "./model.ts";

/** Where `feeds` in site.yaml says nothing: more where readers follow everything, fewer in the thousands of tag feeds. */
const ITEMS = 30;
const LIST_ITEMS = 10;

/**
 * The newest of a list: so many, and in any case all of the 24 hours before the newest one, so that a reader who looks once a
 * day misses none, however much a paper publishes.
 * @param dated newest first.
 */
export function newestOf<D>(dated: readonly D[], most: number, at: (one: D) => Instant): D[] {
  const [newest] = dated;
  if (newest === undefined) return [];
  const older = dated.findIndex((one) => at(newest) - at(one) > DAY);
  return dated.slice(0, Math.max(most, older === -1 ? dated.length : older));
}

/** What a feed is made of. */
interface FeedInputs {
  format: FeedModel["format"];
  path: string;
  /** The list that the feed follows: `/`, `/tags/russia/`. */
  list: string;
  /** The list's first address: what the feed's id is made of. */
  firstList: string;
  title: string;
  description: string;
  /** Newest first; of the feed of corrections, those. */
  items: { stories: readonly Story[] } | { corrections: readonly CorrectionEntry[] };
  /** When the paper began, for a feed without an item: a date that no other story changes. Else null. */
  beginning: Instant | null;
}

/** Every feed: three formats of the site and each section; RSS of each tag, each author and the corrections. */
export function feedPages(context: PageContext): FeedPage[] {
  const { edition, newsroom, site } = context;
  const { items: siteItems = ITEMS, listItems = LIST_ITEMS } = newsroom.site.feeds ?? {};
  const newest = (stories: readonly Story[], most: number) => ({
    stories: newestOf(stories, most, ({ publishedAt }) => publishedAt),
  });
  const beginning = edition.stories.at(-1)?.publishedAt ?? BEFORE_THE_FIRST_STORY;
  const feed = (
    format: FeedModel["format"],
    facts: Pick<FeedInputs, "list" | "title" | "description" | "items"> & { firstList?: string },
  ): FeedPage => {
    const path = { rss: addresses.rss, atom: addresses.atom, json: addresses.jsonFeed }[format](facts.list);
    const isEmpty = Object.values(facts.items).every(({ length }) => length === 0);
    const inputs = { firstList: facts.list, ...facts, format, path, beginning: isEmpty ? beginning : null };
    return feedPage({ path, owner: `feed of ${facts.list}` }, () => inputs, context);
  };
  const all = {
    list: "/",
    title: site.name,
    description: newsroom.site.description,
    items: newest(edition.stories, siteItems),
  };
  const sections = newsroom.sections.map(({ slug, name, description, aliases }) => ({
    list: addresses.section(slug),
    firstList: addresses.section(aliases?.[0] ?? slug),
    title: labelled(site.name, name, newsroom.words),
    description,
    items: newest(edition.sections.get(slug) ?? [], siteItems),
  }));
  const tags = [...edition.tags.values()].map(({ slug, label, description, stories }) => ({
    list: addresses.tag(slug),
    title: labelled(site.name, label, newsroom.words),
    description: description ?? `${label} | ${site.name}`,
    items: newest(stories, listItems),
  }));
  const authors = [...edition.authors].map(([slug, stories]) => {
    const author = newsroom.authors.get(slug);
    const title = labelled(site.name, author?.name ?? slug, newsroom.words);
    return {
      list: addresses.author(slug),
      title,
      description: author?.bio ?? title,
      items: newest(stories, listItems),
    };
  });
  const corrections = {
    list: addresses.corrections,
    title: labelled(site.name, newsroom.words.corrections, newsroom.words),
    description: newsroom.words.correctionsIntro,
    items: { corrections: newestOf(edition.corrections, siteItems, ({ at }) => at) },
  };
  return [
    ...[all, ...sections].flatMap((facts) => [feed("rss", facts), feed("atom", facts), feed("json", facts)]),
    ...[...tags, ...authors, corrections].map((facts) => feed("rss", facts)),
  ];
}

const feedPage = pageKind({
  kind: "feed",
  model({ format, path, list, firstList, title, description, ...inputs }: FeedInputs, shared: Shared): FeedModel {
    const { newsroom, site } = shared;
    const logo = newsroom.pictures.get(newsroom.site.publisher.logo);
    const items =
      "stories" in inputs.items
        ? inputs.items.stories.map((story) => feedItem(story, shared))
        : correctionItems(inputs.items.corrections, shared);
    return {
      format,
      id: absolute(newsroom.site.url, firstList),
      self: absolute(site.origin, path),
      hubs: newsroom.site.hubs ?? [],
      home: absolute(site.origin, list),
      title,
      description,
      language: newsroom.site.locale,
      rights: newsroom.site.rights,
      publisher: { name: site.name, url: absolute(site.origin, "/"), email: newsroom.site.contact.newsroom },
      icon: absolute(site.origin, site.icon),
      favicon: absolute(site.origin, site.homeScreenIcon ?? site.icon),
      // RSS 2.0 allows a channel image of at most 144 by 400 pixels.
      logo: { url: absolute(site.origin, site.logo), ...scaledToFit(logo ?? { width: 144, height: 144 }, 144, 400) },
      stylesheet: site.assets.feedStyles,
      updatedAt: inputs.beginning ?? instant(Math.max(...items.map(({ updatedAt }) => updatedAt))),
      items,
    };
  },
});

/** Atom wants a date even of a feed in a paper that has published nothing. No clock: the feed stays as it is. */
const BEFORE_THE_FIRST_STORY = instant(Date.UTC(2026, 0, 1));

function scaledToFit({ width, height }: { width: number; height: number }, maxWidth: number, maxHeight: number) {
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
