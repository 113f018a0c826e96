import type { Advice } from "../../lib/issue.ts";
import type { Article } from "../article.ts";

/** Words below which two stories may well say the same: a notice that there is nothing new. */
const FEW_WORDS = 20;

/**
 * Stories with one text, and stories of one day with one headline: the later one of them was hardly meant to be there.
 * A story that is withdrawn may be published again.
 * @param inHand files that somebody works on: of two stories, theirs is the later one.
 */
export function findDoubles(articles: readonly Article[], inHand: ReadonlySet<string> = new Set()): Advice[] {
  const isInHand = ({ file }: Article) => Number(inHand.has(file));
  const standing = articles
    .filter(({ retraction }) => retraction === null)
    .sort((a, b) => isInHand(a) - isInHand(b) || byAge(a, b));
  const copies = pairs(
    standing.filter(({ content }) => content().words >= FEW_WORDS),
    // What is equal begins alike: few texts are read to their end.
    (article) => `${article.content().words} ${lettersOf(textOf(article).slice(0, 100)).slice(0, 40)}`,
    (one, other) => lettersOf(textOf(one)) === lettersOf(textOf(other)),
  );
  const copied = new Set(copies.map(({ later }) => later));
  const namesakes = pairs(
    standing.filter((article) => !copied.has(article)),
    ({ path, content }) => `${path.slice(0, DAY)} ${lettersOf(content().headline)}`,
    () => true,
  );
  const remedy = "Remove one of them, and put its address under `aliases` of the other.";
  return [
    ...copies.map(({ first, later }) => advise(later, null, `this story has the text of ${first.file}.`, remedy)),
    ...namesakes.map(({ first, later }) =>
      advise(later, "headline", `is that of ${first.file}, of the same day.`, "Write another headline, or remove one."),
    ),
  ];
}

/** How much of an address is its day: `/2026/11/20/`. */
export const DAY = 12;

const textOf = ({ content }: Article): string => content().text.read().text;

function advise({ file, content }: Article, field: string | null, problem: string, remedy: string): Advice {
  return { file, line: content().lines.headline, field, problem, remedy };
}

export const byAge = (a: Article, b: Article): number => a.publishedAt - b.publishedAt || (a.file < b.file ? -1 : 1);

/** Letters and digits alone, whatever their case. */
export const lettersOf = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

/** Of all that are alike, the first one with each later one. */
function pairs(
  articles: readonly Article[],
  keyOf: (article: Article) => string,
  areAlike: (one: Article, other: Article) => boolean,
): { first: Article; later: Article }[] {
  const firsts = new Map<string, Article[]>();
  return articles.flatMap((later) => {
    const key = keyOf(later);
    const known = firsts.get(key) ?? [];
    const first = known.find((earlier) => areAlike(earlier, later));
    if (!first) firsts.set(key, [...known, later]);
    return first ? [{ first, later }] : [];
  });
}
