import { headersPage } from "../deploy/headers.ts";
import { type RedirectRule, redirectRules, redirectsPage } from "../deploy/redirects.ts";
import type { Story } from "../edition/story.ts";
import { feedPages } from "../feeds/feed.ts";
import { opmlPage } from "../feeds/opml.ts";
import type { Issue } from "../lib/issue.ts";
import { addresses } from "../pages/addresses.ts";
import { articlePages } from "../pages/article.ts";
import { authorPages } from "../pages/authors.ts";
import type { PageContext } from "../pages/context.ts";
import { correctionsPage, retractionPages } from "../pages/corrections.ts";
import { frontPage } from "../pages/front.ts";
import { historyPages } from "../pages/history.ts";
import { archivePages, sectionPages, tagPages } from "../pages/lists.ts";
import type { Asset, EncodedPicture, PlannedPage } from "../pages/page.ts";
import {
  newsroomPictures,
  ownFiles,
  type PictureGroup,
  type PublishedPictures,
  storyPictures,
} from "../pages/picture-assets.ts";
import { seriesPages } from "../pages/series.ts";
import { PROSE_PAGES, servicePages } from "../pages/service.ts";
import { tagIndexPage } from "../pages/tags.ts";
import { webManifestPage } from "../pages/web-manifest.ts";
import { robotsPage } from "../sitemaps/robots.ts";
import { sitemapPages } from "../sitemaps/sitemap.ts";
import { foldPath } from "../text/fold-path.ts";

/** The pages that people read. */
function readablePages(context: PageContext) {
  return [
    frontPage(context),
    ...articlePages(context),
    ...retractionPages(context),
    ...historyPages(context),
    ...sectionPages(context),
    ...tagPages(context),
    tagIndexPage(context),
    ...seriesPages(context),
    ...authorPages(context),
    ...archivePages(context),
    correctionsPage(context),
    ...servicePages(context),
  ];
}

function machinePages(context: PageContext, redirects: RedirectRule[], lists: string[], isProduction: boolean) {
  return [
    ...feedPages(context),
    opmlPage(context),
    webManifestPage(context),
    ...sitemapPages(lists, context),
    robotsPage(context),
    redirectsPage(redirects),
    headersPage(context.newsroom, { origin: context.site.origin, isProduction }),
  ];
}

/** A page of a kind that the generator does not know: its layout is `layouts/own-….11ty.*`. */
export type OwnPage = PlannedPage<`own-${string}`, unknown>;

/** Plans pages of other kinds than ours. */
export type PlanOwnPages = (context: PageContext) => OwnPage[];

/** A page of any kind. A new kind of page joins by being listed above, and needs a layout. */
export type Page = ReturnType<typeof readablePages>[number] | ReturnType<typeof machinePages>[number] | OwnPage;

/** Every file of the output, whatever its kind, and the redirects: what a build writes, and all that it writes. */
export interface SitePlan {
  pages: Page[];
  assets: Asset[];
  /** Of the newsroom itself. */
  pictures: EncodedPicture[];
  storyPictures: PictureGroup[];
  redirects: RedirectRule[];
}

/** Of the newsroom and of all stories: asks every story. */
export function allPictures({ assets, pictures, storyPictures }: SitePlan): PublishedPictures {
  const ofStories = listed(storyPictures);
  return { assets: [...assets, ...ofStories.assets], encoded: [...pictures, ...ofStories.encoded] };
}

/** The same of some stories. */
export function listed(groups: readonly PictureGroup[]): PublishedPictures {
  const lists = groups.map((group) => group.list());
  return { assets: lists.flatMap((list) => list.assets), encoded: lists.flatMap((list) => list.encoded) };
}

export function listSite(
  context: PageContext,
  { isProduction, ownPages = () => [] }: { isProduction: boolean; ownPages?: PlanOwnPages },
): SitePlan {
  const readable = readablePages(context);
  const redirects = redirectRules(context);
  // A story has its own sitemap; these may always be indexed, and their models are better not made to see that.
  const isList = (page: (typeof readable)[number]) =>
    page.kind === "list" || page.kind === "author" || (page.kind !== "article" && page.model.head.canonical !== null);
  const lists = readable.filter(isList).map(({ path }) => path);
  const { assets, encoded } = newsroomPictures(context);
  return {
    pages: [...readable, ...ownPages(context), ...machinePages(context, redirects, lists, isProduction)],
    assets: [...assets, ...ownFiles(context)],
    pictures: encoded,
    storyPictures: storyPictures(context),
    redirects,
  };
}

/** Places that the layouts give every page. */
const EVERYWHERE = ["content", "top"];

/** What a link may lead to. */
export interface Targets {
  /** @param address folded. */
  isAnswered(address: string): boolean;
  /** What may be named on the page at a folded address. */
  placesOn: PlacesOn;
  redirects: readonly RedirectRule[];
}

type PlacesOn = (address: string) => string[];

/** A link that leads nowhere. */
export interface BrokenLink {
  /** The address that it asks for, folded; null where the link is none. */
  target: string | null;
  issue: Issue;
}

/** Links in stories and prose pages to addresses of ours that nothing answers, or to a place that is not there. */
export function findBrokenLinks(
  { isAnswered, placesOn, redirects }: Targets,
  { edition, newsroom }: Pick<PageContext, "edition" | "newsroom">,
): BrokenLink[] {
  const moved = new Map(redirects.map(({ from, to }) => [foldPath(from), to]));
  // What was withdrawn still answers: a link to a place in it is as good as one to the whole.
  const withdrawn = new Set(edition.retractions.map(({ path }) => foldPath(path)));
  const isPlace = (target: string, fragment: string) => {
    const to = moved.get(target) ?? target;
    if (EVERYWHERE.includes(fragment) || to === addresses.gone || withdrawn.has(foldPath(to))) return true;
    return placesOn(foldPath(to)).includes(fragment);
  };
  const problemOf = (href: string, { target, fragment }: ReturnType<typeof parts>): string | null => {
    if (target === null || !isAnswered(target)) return `the link ${href} leads to no page of this site.`;
    return fragment === "" || isPlace(target, fragment) ? null : `the link ${href} leads to no place on that page.`;
  };
  const broken: BrokenLink[] = [];
  const check = ({ file, path, links }: { file: string; path: string; links: Story["links"] }) => {
    for (const { href, line } of links) {
      const asked = parts(href, path);
      const problem = problemOf(href, asked);
      const remedy = "Copy the address of the story from the site: /2024/05/25/slug/.";
      if (problem !== null) broken.push({ target: asked.target, issue: { file, line, field: null, problem, remedy } });
    }
  };
  edition.stories.forEach(check);
  for (const { path, name } of PROSE_PAGES) check({ ...newsroom.prose[name], path });
  return broken;
}

/** Few links lead to a place on a page: the map of all places is made for the first one that does. */
export function findPlaces(context: Pick<PageContext, "edition" | "newsroom">): PlacesOn {
  let known: ReadonlyMap<string, () => string[]> | null = null;
  return (address) => {
    known ??= placesByAddress(context);
    return known.get(address)?.() ?? [];
  };
}

/** What a link may name on each page that somebody wrote, by the page's folded address. */
function placesByAddress({ edition, newsroom }: Pick<PageContext, "edition" | "newsroom">) {
  const places = new Map<string, () => string[]>();
  for (const story of edition.stories) {
    places.set(foldPath(story.path), () => {
      const always = story.corrections.length > 0 ? ["comments", "corrections"] : ["comments"];
      return [...story.content().anchors, ...always];
    });
  }
  for (const { path, name } of PROSE_PAGES) places.set(foldPath(path), () => newsroom.prose[name].anchors);
  return places;
}

/** An address of ours as it is written nearly always. */
const PLAIN = /^(\/[a-z0-9-]+)+\/$/;

/** Where a link leads, folded as addresses are; no target where it is no address at all. */
function parts(href: string, from: string): { target: string | null; fragment: string } {
  if (PLAIN.test(href)) return { target: href, fragment: "" };
  try {
    const url = new URL(href, `https://site.invalid${from}`);
    return { target: foldPath(decodeURIComponent(url.pathname)), fragment: decodeURIComponent(url.hash.slice(1)) };
  } catch {
    return { target: null, fragment: "" };
  }
}
