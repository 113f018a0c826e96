import type { Story } from "../edition/story.ts";
import type { Section } from "../newsroom/schemas.ts";
import { labelled, say } from "../words/sentence.ts";
import { addresses } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { breadcrumbs, type FeedLink, feedLinks, type HeadModel, plainHead, rssLink } from "./head.ts";
import { type PageGroup, pageGroup, pageKind } from "./page.ts";
import { type CardView, card, counted, formatNumber, monthName } from "./views.ts";

export interface ListModel {
  head: HeadModel;
  title: string;
  description: string | null;
  /** What the list is about, for its own look. */
  about: "section" | "tag" | "author" | "month";
  isOpinion: boolean;
  /** Of a section alone. */
  accent: Section["accent"] | null;
  isFirst: boolean;
  stories: CardView[];
  pager: Pager;
  /** Its own, RSS first. */
  feeds: FeedLink[];
}

export type ListPage = ReturnType<typeof planPage>;

/** A full page of a list never changes again, so it links to what is older and to the newest, never to "the next". */
export interface Pager {
  older: string | null;
  newest: string | null;
}

const PAGE_SIZE = 20;

export interface ListPart {
  path: string;
  /** Null for the head of the list, else its number, counted from the oldest. */
  number: number | null;
  stories: Story[];
  pager: Pager;
}

/**
 * Divides a list, newest first, into a head of 20 to 39 stories at `list` and full pages of 20, numbered from the
 * oldest. One more story changes the head alone, and one time in twenty it adds a page.
 */
export function divideList(list: string, stories: readonly Story[]): ListPart[] {
  const full = Math.max(0, Math.floor(stories.length / PAGE_SIZE) - 1);
  const headLength = stories.length - full * PAGE_SIZE;
  const pathOf = (number: number) => (number > 0 ? addresses.listPage(list, number) : null);
  const head: ListPart = {
    path: list,
    number: null,
    stories: stories.slice(0, headLength),
    pager: { older: pathOf(full), newest: null },
  };
  const pages = Array.from({ length: full }, (_, index): ListPart => {
    const number = index + 1;
    const end = stories.length - index * PAGE_SIZE;
    return {
      path: addresses.listPage(list, number),
      number,
      stories: stories.slice(end - PAGE_SIZE, end),
      pager: { older: pathOf(index), newest: list },
    };
  });
  return [head, ...pages];
}

interface ListFacts {
  path: string;
  title: string;
  description: string | null;
  about: ListModel["about"];
  isOpinion?: boolean;
  accent?: Section["accent"];
  feeds?: FeedLink[];
}

/** The pages of one list. */
export function listPages(facts: ListFacts, stories: readonly Story[], shared: Shared): ListPage[] {
  const group = pageGroup(`list ${facts.path}`, [facts, stories]);
  return divideList(facts.path, stories).map((part) => listPage(facts, part, shared, group));
}

/** One page of a list. @param group of all pages of the list. */
export function listPage(facts: ListFacts, part: ListPart, shared: Shared, group?: PageGroup): ListPage {
  const place = { path: part.path, owner: `${facts.about} ${facts.path}`, ...(group && { group }) };
  return planPage(place, () => ({ facts, part }), shared);
}

const planPage = pageKind({
  kind: "list",
  model({ facts, part }: { facts: ListFacts; part: ListPart }, { newsroom, site }: Shared): ListModel {
    const { path, title, description, about, isOpinion = false, accent = null, feeds = [] } = facts;
    const heading =
      part.number === null
        ? title
        : say(newsroom.words.listPage, { name: title, page: formatNumber(part.number, newsroom) });
    return {
      head: plainHead(site, {
        title: heading,
        description: description ?? labelled(heading, newsroom.site.description, newsroom.words),
        path: part.path,
        feeds,
        jsonLd: [
          breadcrumbs(site.origin, [
            { name: site.name, path: "/" },
            { name: title, path },
          ]),
        ],
      }),
      title: heading,
      description: part.number === null ? description : newsroom.words.listPageNote,
      about,
      isOpinion,
      accent,
      isFirst: part.number === null,
      stories: part.stories.map((story) => card(story, newsroom)),
      pager: part.pager,
      feeds,
    };
  },
});

/** Section fronts and their older pages. */
export function sectionPages(context: PageContext): ListPage[] {
  const { newsroom, edition, site } = context;
  return newsroom.sections.flatMap(({ slug, name, description, kind, accent }) =>
    listPages(
      {
        path: addresses.section(slug),
        title: name,
        description,
        about: "section",
        isOpinion: kind === "opinion",
        accent,
        feeds: feedLinks(addresses.section(slug), labelled(site.name, name, newsroom.words)),
      },
      edition.sections.get(slug) ?? [],
      context,
    ),
  );
}

/** Tag pages and their older pages. */
export function tagPages(context: PageContext): ListPage[] {
  return [...context.edition.tags.values()].flatMap(({ slug, label, description, stories }) =>
    listPages(
      {
        path: addresses.tag(slug),
        title: label,
        description,
        about: "tag",
        feeds: [rssLink(addresses.tag(slug), labelled(context.site.name, label, context.newsroom.words))],
      },
      stories,
      context,
    ),
  );
}

export type ArchivePage = ReturnType<typeof archiveIndex>;

/** The list of months, and a page with every story of each. */
export function archivePages(context: PageContext): (ArchivePage | ListPage)[] {
  const { edition, newsroom } = context;
  const { words } = newsroom;
  const months = [...edition.months.keys()].sort().reverse();
  const pages = months.map((month) => {
    const path = addresses.month(month);
    const stories = edition.months.get(month) ?? [];
    const description = counted(words.storyCount, stories.length, newsroom);
    const facts = { path, title: monthName(month, newsroom), description, about: "month" as const };
    const part = { path, number: null, stories, pager: { older: null, newest: null } };
    return listPage(facts, part, context);
  });
  return [archiveIndex({ path: addresses.archive, owner: "archive" }, () => months, context), ...pages];
}

const archiveIndex = pageKind({
  kind: "archive",
  /** @param months newest first: `2024/05`. */
  model(months: readonly string[], { newsroom, site }: Shared) {
    const { words } = newsroom;
    const years = [...new Set(months.map((month) => month.slice(0, 4)))];
    return {
      head: plainHead(site, { title: words.archive, description: words.archiveIntro, path: addresses.archive }),
      years: years.map((year) => ({
        year,
        months: months
          .filter((month) => month.startsWith(year))
          .map((month) => ({ href: addresses.month(month), label: monthName(month, newsroom) })),
      })),
    };
  },
});
