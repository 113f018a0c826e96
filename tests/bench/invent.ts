import { CONTENT_WORDS, capital, type Writer } from "./prose.ts";
import { type Random, RankedPicker } from "./random.ts";

const FIRST_YEAR = 2016;
const MONTHS = 120;
const TAGS = 2000;
const AUTHORS = 60;
/** From the busiest to the quietest. */
export const SECTIONS = ["world", "city", "politics", "business", "sport", "culture", "science", "opinion"];

export interface BenchArticle {
  slug: string;
  year: string;
  month: string;
  day: string;
  time: string;
  headline: string;
  section: string;
  authors: string[];
  tags: string[];
  standfirst: string | null;
  kicker: string | null;
  dateline: string | null;
  updated: string | null;
  correction: { at: string; text: string } | null;
  isWire: boolean;
  body: string;
}

export interface Author {
  slug: string;
  name: string;
  role: string;
  bio: string;
}

export const addressOf = ({ year, month, day, slug }: BenchArticle) => `/${year}/${month}/${day}/${slug}/`;

/** Evenly over ten years, oldest first. A story links to stories of earlier months, so no link leads ahead of its time. */
export function inventArticles(count: number, authors: Author[], random: Random, writer: Writer): BenchArticle[] {
  const tags = new RankedPicker(inventTags(random), 20);
  const bylines = new RankedPicker(
    authors.map(({ slug }) => slug),
    15,
  );
  const sections = new RankedPicker(SECTIONS, 4);
  const slugs = new Set<string>();
  const taken = new Set<string>();
  const articles: BenchArticle[] = [];
  let linkable: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const monthIndex = Math.floor((index * MONTHS) / count);
    const isNewMonth = monthIndex > Math.floor(((index - 1) * MONTHS) / count);
    if (isNewMonth) linkable = articles.slice(-500).map(addressOf);
    const headline = writer.headline();
    const base = headline.toLowerCase().split(" ").slice(0, 6).join("-");
    let slug = base;
    for (let n = 2; slugs.has(slug); n += 1) slug = `${base}-${n}`;
    slugs.add(slug);
    const year = String(FIRST_YEAR + Math.floor(monthIndex / 12));
    const month = twoDigits((monthIndex % 12) + 1);
    const { day, time } = freeMinute(`${year}-${month}`, taken, random);
    const isWire = random.chance(0.05);
    const later = `${year}-${month}-${day} 22:${twoDigits(random.between(0, 59))}`;
    articles.push({
      slug,
      year,
      month,
      day,
      time,
      headline,
      section: sections.pick(random),
      authors: isWire ? [] : bylines.several(random.chance(0.15) ? 2 : 1, random),
      tags: tags.several(random.between(3, 7), random),
      standfirst: random.chance(0.75) ? writer.sentence() : null,
      kicker: random.chance(0.3) ? capital(random.pick(CONTENT_WORDS)) : null,
      dateline: isWire ? random.pick(CONTENT_WORDS).toUpperCase() : null,
      updated: random.chance(0.05) ? later : null,
      correction: random.chance(0.01) ? { at: later, text: writer.sentence() } : null,
      isWire,
      body: writer.body(linkable.length > 0 && random.chance(0.7) ? linkable : ["https://elsewhere.example/report"]),
    });
  }
  return articles;
}

/**
 * A minute of the month that no story has yet, so that there is one order of all stories. Never in the hours that the
 * clocks skip or repeat, and early enough for an update on the same day.
 */
function freeMinute(month: string, taken: Set<string>, random: Random): { day: string; time: string } {
  const day = twoDigits(random.between(1, 28));
  const time = `${twoDigits(random.between(5, 20))}:${twoDigits(random.between(0, 59))}`;
  const minute = `${month}-${day} ${time}`;
  if (taken.has(minute)) return freeMinute(month, taken, random);
  taken.add(minute);
  return { day, time };
}

/** Two words each, so that the list is long enough; every one with an address of its own. */
function inventTags(random: Random): string[] {
  const tags = new Set<string>();
  while (tags.size < TAGS) tags.add(`${random.pick(CONTENT_WORDS)} ${random.pick(CONTENT_WORDS)}`);
  return [...tags];
}

export function inventAuthors(random: Random, writer: Writer): Author[] {
  const slugs = new Set<string>();
  while (slugs.size < AUTHORS) slugs.add(`${random.pick(CONTENT_WORDS)}-${random.pick(CONTENT_WORDS)}`);
  return [...slugs].map((slug) => ({
    slug,
    name: slug.split("-").map(capital).join(" "),
    role: `${capital(random.pick(CONTENT_WORDS))} reporter`,
    bio: `${writer.sentence()} ${writer.sentence()}`,
  }));
}

const twoDigits = (number: number) => String(number).padStart(2, "0");
