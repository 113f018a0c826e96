import type { Story } from "../edition/story.ts";
import type { Instant } from "../lib/clock.ts";
import { RecentMap } from "../lib/recent.ts";
import { isoInZone } from "../lib/zone.ts";
import type { ArticleImage } from "../markdown/body.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import type { Section } from "../newsroom/schemas.ts";
import { onCard, type Renditions } from "../pictures/renditions.ts";
import { type PictureSources, sourcesOf } from "../pictures/sources.ts";
import type { StoryLanguage } from "../text/language.ts";
import { datesIn } from "../words/dates.ts";
import { type Plural, sayCount } from "../words/plural.ts";
import { say } from "../words/sentence.ts";
import { addresses, encodePath } from "./addresses.ts";

export interface Link {
  href: string;
  label: string;
}

/** A `<time>`: what a machine reads, and what a person reads. */
export interface TimeView {
  iso: string;
  text: string;
}

export interface ImageView extends PictureSources {
  alt: string;
  credit: string;
  caption: string | null;
}

/** A story as lists show it. */
export interface CardView {
  href: string;
  headline: string;
  kicker: string | null;
  standfirst: string;
  section: Link;
  /** The color of its section. */
  accent: Section["accent"];
  isOpinion: boolean;
  byline: string;
  published: TimeView;
  image: ImageView | null;
  mark: string | null;
  /** Says that it is covered as it happens; null where it is not, or no more. */
  live: string | null;
  /** Null where it is the site's own. */
  language: StoryLanguage | null;
}

/**
 * How the newsroom's language and zone write things. Formats are dear to make, and one story's time is shown on many
 * pages: each is made once for a newsroom.
 */
function makeFormats({ site: { locale, zone } }: NewsroomFacts) {
  const dates = datesIn(locale, zone);
  const timestamps = new RecentMap<Instant, TimeView>(10_000);
  const days = new RecentMap<Instant, TimeView>(10_000);
  return {
    timestamp: (at: Instant) => timestamps.get(at, () => ({ iso: isoInZone(at, zone), text: dates.timestamp(at) })),
    day: (at: Instant) => days.get(at, () => ({ iso: isoInZone(at, zone), text: dates.day(at) })),
    // News style in English has no comma before "and"; the list format of en-US has one.
    list: new Intl.ListFormat(/^en\b/i.test(locale) ? "en-GB" : locale, { type: "conjunction" }),
    number: new Intl.NumberFormat(locale),
    plurals: new Intl.PluralRules(locale),
  };
}

type Formats = ReturnType<typeof makeFormats>;

const formatsOf = new WeakMap<NewsroomFacts, Formats>();

function formats(newsroom: NewsroomFacts): Formats {
  const known = formatsOf.get(newsroom) ?? makeFormats(newsroom);
  formatsOf.set(newsroom, known);
  return known;
}

/** `Saturday, May 25, 2024 at 6:28 PM EDT`, inside `2024-05-25T18:28:00-04:00`. */
export const timestamp = (at: Instant, newsroom: NewsroomFacts): TimeView => formats(newsroom).timestamp(at);

/** `May 25, 2024`, inside the same. */
export const dayOf = (at: Instant, newsroom: NewsroomFacts): TimeView => formats(newsroom).day(at);

export const formatNumber = (number: number, newsroom: NewsroomFacts): string =>
  formats(newsroom).number.format(number);

/** `1,204 words`. */
export const counted = (plural: Plural, count: number, newsroom: NewsroomFacts): string =>
  sayCount(plural, count, formats(newsroom).plurals, formatNumber(count, newsroom));

/** `May 2024`. @param month as `2024/05`. */
export const monthName = (month: string, { site }: NewsroomFacts): string =>
  datesIn(site.locale, site.zone).month(month);

export function imageView({ alt, credit, caption }: ArticleImage, shown: Renditions): ImageView {
  return { ...sourcesOf(shown), alt, credit, caption };
}

export function sectionLink(slug: string, newsroom: NewsroomFacts): Link {
  return { href: addresses.section(slug), label: sectionOf(slug, newsroom).name };
}

export function sectionOf(slug: string, newsroom: NewsroomFacts): NewsroomFacts["sections"][number] {
  const section = newsroom.sections.find((candidate) => candidate.slug === slug);
  if (!section) throw new Error(`section ${slug} was known when the article was parsed`);
  return section;
}

/** Names of authors, or of the agency in short, for lists. */
export const bylineNames = (story: Story, newsroom: NewsroomFacts): string[] => namesOf(story, newsroom, "name");

/** Who signs a story, for machines as on its own page: authors, or the agency by its full name. */
export const signatories = (story: Story, newsroom: NewsroomFacts): string[] => namesOf(story, newsroom, "fullName");

function namesOf(story: Story, newsroom: NewsroomFacts, form: "name" | "fullName"): string[] {
  const names = story.byline.map((slug) => newsroom.authors.get(slug)?.name ?? slug);
  const agency = story.source === null ? undefined : newsroom.agencies.get(story.source)?.[form];
  return names.length > 0 || !agency ? names : [agency];
}

/** "A, B and C": the one form of a byline, in the newsroom's language. */
export const joinNames = (names: readonly string[], newsroom: NewsroomFacts): string =>
  names.length === 1 ? (names[0] ?? "") : formats(newsroom).list.format(names);

/** The same with links: names, and the words between them. */
export function joinLinks(links: readonly Link[], newsroom: NewsroomFacts): (Link | string)[] {
  const waiting = [...links];
  const parts = formats(newsroom).list.formatToParts(links.map(({ label }) => label));
  return parts.map(({ type, value }) => (type === "element" ? (waiting.shift() ?? value) : value));
}

/** Why a story in a preview is not public; null for all that readers see. */
export function markText(story: Story, newsroom: NewsroomFacts): string | null {
  const { words } = newsroom;
  switch (story.mark) {
    case null:
      return null;
    case "draft":
      return words.previewDraft;
    case "embargoed":
      return say(words.previewEmbargoed, { time: timestamp(story.publishedAt, newsroom).text });
    case "expired":
      return words.previewExpired;
    default:
      return assertNever(story.mark);
  }
}

export function assertNever(value: never): never {
  throw new Error(`${String(value)} is not handled`);
}

export function card(story: Story, newsroom: NewsroomFacts): CardView {
  const { headline, kicker, standfirst, image, live, language } = story.content();
  const section = sectionOf(story.section, newsroom);
  return {
    href: encodePath(story.path),
    headline,
    kicker,
    standfirst,
    section: sectionLink(story.section, newsroom),
    accent: section.accent,
    isOpinion: section.kind === "opinion",
    byline: joinNames(bylineNames(story, newsroom), newsroom),
    published: dayOf(story.publishedAt, newsroom),
    image: image && imageView(image, onCard(image.picture, image.focus)),
    mark: markText(story, newsroom),
    live: live === "running" ? newsroom.words.live : null,
    language,
  };
}
