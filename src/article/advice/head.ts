import type { Advice } from "../../lib/issue.ts";
import type { Newsroom } from "../../newsroom/newsroom.ts";
import type { Article } from "../article.ts";

/** Letters of a headline that fill a phone's screen. */
const LONGEST_HEADLINE = 150;

/** Tags, and marks of Markdown around words. */
const MARKUP = /<\/?[a-z][^<>]*>|\*\*[^*\s]|\]\(|&(?:[a-z]+|#\d+);/i;

/** What the lines above a text hardly mean: they are shown as plain text. */
export function adviseOnHead(article: Article, { sections }: Newsroom): Advice[] {
  const { file } = article;
  const { lines, headline, standfirst, hasOwnStandfirst, kicker } = article.content();
  const section = sections.find(({ slug }) => slug === article.section)?.name;
  const advise = (field: "headline" | "standfirst" | "kicker", problem: string, remedy: string): Advice[] => [
    { file, line: lines[field], field, problem, remedy },
  ];
  const plain = [
    ["headline", headline],
    ["standfirst", hasOwnStandfirst ? standfirst : ""],
    ["kicker", kicker ?? ""],
  ] as const;
  const length = [...headline].length;
  return [
    ...plain.flatMap(([field, text]) => {
      const [typed] = MARKUP.exec(text) ?? [];
      if (typed === undefined) return [];
      return advise(field, `readers would see "${typed}" as it is typed.`, "Remove it: this is plain text.");
    }),
    ...(length > LONGEST_HEADLINE
      ? advise("headline", `has ${length} letters.`, "Move a part of it to `standfirst`.")
      : []),
    ...(isShouted(headline) ? advise("headline", "is all in capitals.", "Write it as a sentence.") : []),
    ...(kicker && section && fold(kicker) === fold(section)
      ? advise("kicker", "is the name of the section, which stands above the story already.", "Remove it.")
      : []),
  ];
}

const fold = (text: string): string => text.normalize("NFC").toLowerCase().trim();

/** Names of agencies and their like are short. */
const isShouted = (headline: string): boolean =>
  /\p{Lu}{4}/u.test(headline) &&
  (headline.match(/\p{L}{4,}/gu)?.length ?? 0) > 2 &&
  headline === headline.toUpperCase();
