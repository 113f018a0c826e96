import type { Advice } from "../../lib/issue.ts";
import type { SiteSettings } from "../../newsroom/schemas.ts";
import type { Article } from "../article.ts";
import { findWrongWeekdays } from "../weekdays.ts";

/** The size below which social networks and search engines show a small card or none. */
const CARD = { width: 1200, height: 630 };

/** What is worth a look before a story goes out, and would drown all else if it were said of an archive. */
export function adviseOnRelease(article: Article, { zone, locale }: SiteSettings): Advice[] {
  const { file } = article;
  const { headline, image, hasOwnStandfirst, ...content } = article.content();
  const advise = (line: number, field: string | null, problem: string, remedy: string): Advice[] => [
    { file, line, field, problem, remedy },
  ];
  // A standfirst that nobody wrote is the beginning of the text.
  const standfirst = hasOwnStandfirst ? content.standfirst : "";
  const text = [headline, standfirst, content.text.read().text].join("\n");
  const isSmall = image && (image.picture.width < CARD.width || image.picture.height < CARD.height);
  return [
    ...findWrongWeekdays(text, article.publishedAt, zone, locale).flatMap(({ quote, weekday }) =>
      advise(1, null, `“${quote.replace(/\s+/g, " ")}”: that day is a ${weekday}.`, "Correct the weekday or the date."),
    ),
    ...(hasOwnStandfirst
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
