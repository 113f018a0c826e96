import { distance } from "fastest-levenshtein";
import type { Issue } from "../lib/issue.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Article } from "./article.ts";
import { findWrongWeekdays } from "./weekdays.ts";

/** The size below which social networks and search engines show a small card or none. */
const CARD = { width: 1200, height: 630 };

/**
 * What an editor may want to look at again before a story goes out; nothing here stops a build.
 * @param others the other articles: their tags are known ones.
 */
export function adviseOn(article: Article, newsroom: Newsroom, others: readonly Article[]): Issue[] {
  const { file, lines, image } = article;
  const advise = (line: number, field: string | null, problem: string, remedy: string): Issue[] => [
    { file, line, field, problem, remedy },
  ];
  const registered = [...newsroom.tags.values()].map(({ label }) => label);
  const known = [...new Set([...registered, ...others.flatMap(({ tags }) => tags.map(({ label }) => label))])];
  const knownSlugs = new Set(
    [...newsroom.tags.values(), ...others.flatMap(({ tags }) => tags)].map(({ slug }) => slug),
  );
  // A standfirst that nobody wrote is the beginning of the text.
  const standfirst = article.hasOwnStandfirst ? article.standfirst : "";
  const text = [article.headline, standfirst, article.body.text].join("\n");
  const { zone, locale } = newsroom.site;
  const isSmall = image && (image.picture.width < CARD.width || image.picture.height < CARD.height);
  return [
    ...article.tags
      .filter(({ slug }) => !knownSlugs.has(slug))
      .flatMap(({ label }) => known.filter((other) => isNearly(label, other)).map((other) => ({ label, other })))
      .flatMap(({ label, other }) =>
        advise(lines.tags, "tags", `"${label}" is a new tag.`, `Did you mean "${other}"?`),
      ),
    ...findWrongWeekdays(text, article.publishedAt, zone, locale).flatMap(({ quote, weekday }) =>
      advise(1, null, `“${quote.replace(/\s+/g, " ")}”: that day is a ${weekday}.`, "Correct the weekday or the date."),
    ),
    ...(article.hasOwnStandfirst
      ? []
      : advise(1, "standfirst", "is missing.", "Lists, feeds and cards show the beginning of the text instead.")),
    ...(isSmall
      ? advise(
          1,
          "image.file",
          `is ${image.picture.width} × ${image.picture.height}: too small for cards.`,
          `Use a picture of at least ${CARD.width} × ${CARD.height}.`,
        )
      : []),
  ];
}

/** One slip of the hand for every five letters: "film" is no misspelled "fish". */
function isNearly(label: string, other: string): boolean {
  const slips = distance(label.toLowerCase(), other.toLowerCase());
  return slips <= Math.max(1, Math.floor(label.length / 5));
}
