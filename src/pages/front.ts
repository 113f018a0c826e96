import path from "node:path";
import type { Article } from "../article/article.ts";
import type { Edition } from "../edition/edition.ts";
import { type PublicationState, publicationState } from "../edition/publication-state.ts";
import type { Story } from "../edition/story.ts";
import { type Instant, instant } from "../lib/clock.ts";
import type { Issue } from "../lib/issue.ts";
import { suggestion } from "../lib/validate.ts";
import { type Front, frontAt } from "../newsroom/fronts.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { FrontPageCuration, Section } from "../newsroom/schemas.ts";
import { foldPath } from "../text/fold-path.ts";
import { absolute, addresses } from "./addresses.ts";
import { publisher } from "./article-head.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { pageKind } from "./page.ts";
import { type CardView, card, type Link, sectionLink, sectionOf } from "./views.ts";

export interface FrontModel {
  head: HeadModel;
  lead: CardView | null;
  secondary: CardView[];
  latest: CardView[];
  rails: { section: Link; isOpinion: boolean; accent: Section["accent"]; stories: CardView[] }[];
}

export type FrontPage = ReturnType<typeof planPage>;

const SECONDARY = 4;
const LATEST = 6;
const RAIL = 4;

/** The front: as curated in `front-page.yaml`, filled with the latest where nothing is. No story is listed twice. */
export function frontPage(context: PageContext): FrontPage {
  const { newsroom } = context;
  return planPage(
    { path: addresses.front, owner: newsroom.frontPage.file },
    () => chosenStories(context.edition, newsroom),
    context,
  );
}

interface FrontInputs {
  lead: Story | null;
  secondary: Story[];
  latest: Story[];
  rails: { section: string; stories: Story[] }[];
}

function chosenStories(edition: Edition, newsroom: Newsroom): FrontInputs {
  const curation = frontAt(edition.now, newsroom.frontPage.fronts)?.curation ?? {};
  const named = new Set(entriesOf(curation).map(({ address }) => foldPath(address)));
  const byPath = new Map(
    edition.stories.filter(({ path }) => named.has(foldPath(path))).map((story) => [foldPath(story.path), story]),
  );
  const shown = new Set<Story>();
  const curatedRails = new Set(
    Object.values(curation.rails ?? {})
      .flat()
      .map(foldPath),
  );
  const take = (curated: readonly string[], pool: readonly Story[], most: number): Story[] => {
    const chosen = curated.flatMap((path) => byPath.get(foldPath(path)) ?? []).filter((story) => !shown.has(story));
    for (const story of chosen) shown.add(story);
    for (const story of pool) {
      if (chosen.length >= most) break;
      if (shown.has(story) || curatedRails.has(foldPath(story.path))) continue;
      chosen.push(story);
      shown.add(story);
    }
    return chosen;
  };
  const newsSections = new Set(newsroom.sections.flatMap(({ slug, kind }) => (kind === "news" ? [slug] : [])));
  const news = edition.stories.filter(({ section }) => newsSections.has(section));
  const [lead = null] = take(curation.lead ? [curation.lead] : [], news, 1);
  const secondary = take(curation.secondary ?? [], news, Math.max(SECONDARY, curation.secondary?.length ?? 0));
  const rails = newsroom.sections.map(({ slug }) => {
    const curated = curation.rails?.[slug] ?? [];
    const stories = take(curated, edition.sections.get(slug) ?? [], Math.max(RAIL, curated.length));
    return { section: slug, stories };
  });
  const latest = edition.stories.filter((story) => story !== lead).slice(0, LATEST);
  return { lead, secondary, latest, rails: rails.filter(({ stories }) => stories.length > 0) };
}

const planPage = pageKind({
  kind: "front",
  model({ lead, secondary, latest, rails }: FrontInputs, shared: Shared): FrontModel {
    const { newsroom, site } = shared;
    const toCard = (story: Story) => card(story, newsroom);
    return {
      head: plainHead(site, {
        title: site.name,
        description: newsroom.site.description,
        path: addresses.front,
        jsonLd: [
          { "@context": "https://schema.org", ...publisher(shared) },
          { "@context": "https://schema.org", "@type": "WebSite", name: site.name, url: absolute(site.origin, "/") },
        ],
      }),
      lead: lead && toCard(lead),
      secondary: secondary.map(toCard),
      latest: latest.map(toCard),
      rails: rails.map(({ section, stories }) => {
        const { kind, accent } = sectionOf(section, newsroom);
        return {
          section: sectionLink(section, newsroom),
          isOpinion: kind === "opinion",
          accent,
          stories: stories.map(toCard),
        };
      }),
    };
  },
});

interface StaleEntries {
  stale: Issue[];
  /** Those whose story was retracted or has expired: the clock alone does that. */
  withdrawn: Issue[];
}

/**
 * Entries of `front-page.yaml` that lead to nothing a reader may see once their front holds. A front that another one has
 * followed is over, and a newsroom without a story has nothing to choose from: their entries are not judged.
 * @param articles all of them: a front may be prepared for stories that are not public yet.
 * @param unread slugs of stories that could not be read, and so may be public after all.
 */
export function findStaleEntries(
  articles: readonly Article[],
  newsroom: Newsroom,
  now: Instant,
  unread: ReadonlySet<string> = new Set(),
): StaleEntries {
  if (articles.length === 0 && unread.size === 0) return { stale: [], withdrawn: [] };
  const found = newsroom.frontPage.fronts
    .filter(({ until }) => until === null || until > now)
    .map((front) => staleEntriesOf(front, articles, now, unread));
  return { stale: found.flatMap(({ stale }) => stale), withdrawn: found.flatMap(({ withdrawn }) => withdrawn) };
}

/** The addresses that a front names, each with its key, in the order of the page. */
export const entriesOf = ({ lead, secondary, rails }: FrontPageCuration): { key: PropertyKey[]; address: string }[] => [
  ...(lead ? [{ key: ["lead"], address: lead }] : []),
  ...(secondary ?? []).map((address, index) => ({ key: ["secondary", index], address })),
  ...Object.entries(rails ?? {}).flatMap(([slug, rail]) =>
    rail.map((address, index) => ({ key: ["rails", slug, index], address })),
  ),
];

function staleEntriesOf(
  { curation, from, at }: Front,
  articles: readonly Article[],
  now: Instant,
  unread: ReadonlySet<string>,
): StaleEntries {
  const holds = instant(Math.max(now, from ?? now));
  const entries = entriesOf(curation);
  const named = new Set(entries.map(({ address }) => foldPath(address)));
  const chosen = articles.filter(({ path }) => named.has(foldPath(path)));
  const pathsOf = (list: readonly Article[], ...states: PublicationState[]) =>
    list.filter((article) => states.includes(publicationState(article, holds))).map(({ path }) => path);
  const known = new Set(pathsOf(chosen, "published").map(foldPath));
  const withdrawn = new Set(pathsOf(chosen, "expired", "retracted").map(foldPath));
  const issues = (entries: readonly { key: PropertyKey[]; address: string }[]): Issue[] =>
    entries.map(({ key, address }) => ({
      ...at(key),
      problem: `"${address}" is not the address of a story that is public ${holds > now ? "by then" : "now"}.`,
      remedy: suggestion(address, pathsOf(articles, "published")) || "Remove the entry, or correct the address.",
    }));
  const unseen = entries.filter(({ address }) => !known.has(foldPath(address)) && !unread.has(path.basename(address)));
  const isWithdrawn = ({ address }: { address: string }) => withdrawn.has(foldPath(address));
  return {
    stale: issues(unseen.filter((entry) => !isWithdrawn(entry))),
    withdrawn: issues(unseen.filter(isWithdrawn)),
  };
}
