import type { Passage } from "./passages.ts";
import { type Finding, findMatches, onePerLine, type Reading } from "./reading.ts";

/** A link without words is on the page for nobody. */
export function findEmptyLinks(reading: Reading): Finding[] {
  if (!reading.holds("[")) return [];
  return reading.passages.flatMap((passage) =>
    passage.linked
      .filter(([start, end]) => passage.text.slice(start, end).trim() === "")
      .map(([start]): Finding => {
        const remedy = "Write them between the brackets: [words](https://…).";
        return { level: "error", line: passage.lineAt(start), problem: "this link has no words.", remedy };
      }),
  );
}

/** Links and pictures that Markdown does not read as such stay on the page as they are typed. */
export function findUnreadLinks(reading: Reading): Finding[] {
  if (!reading.holds("](", "] (")) return [];
  const passages = reading.passages.filter(({ text }) => text.includes("](") || text.includes("] ("));
  return findMatches(passages, UNREAD, (match, passage) => {
    const [typed, mark, gap, address = ""] = match;
    // A word in brackets may well stand before one in parentheses.
    if (gap !== "" && !/^(https?:|www\.|\/)/.test(address)) return [];
    const line = passage.lineAt(match.index, typed.split("\n", 1)[0]);
    const what = mark === "" ? "link" : "picture";
    const problem = `this ${what} cannot be read, and readers would see it as it is typed.`;
    return [{ level: "error", line, problem, remedy: mark === "" ? LINK : PICTURE }];
  });
}

const UNREAD = /(!?)\[[^[\]]*\](\s*)\(([^()\s]*)/g;
const PICTURE =
  'Write ![what it shows](name.jpg "Caption. | Photo: Name"): a space before the quotation mark, and none in the name.';
const LINK = "Write [words](https://…): an address of the web or of this site, with no blank before it nor in it.";

const ADDRESS = /https?:\/\/[^\s<>[\]]+|(?<![\w.@/])www\.\w[^\s<>[\]]*/g;

/** An address in running text is no link. Where it is all of a paragraph, an issue says so. */
export function findBareAddresses(reading: Reading): Finding[] {
  if (!reading.holds("://", "www.")) return [];
  return onePerLine(
    reading.passages
      .filter(({ text }) => text.includes("://") || text.includes("www."))
      .flatMap((passage) =>
        [...unlinked(passage).matchAll(ADDRESS)].flatMap(({ 0: address, index }): Finding[] => {
          // Of a link that cannot be read, another rule speaks.
          const isInLink = /\]\s?\($/.test(passage.text.slice(Math.max(0, index - 3), index));
          if (isInLink || (isParagraph(passage) && address === passage.text.trim())) return [];
          const remedy = `Write [words](${address.startsWith("www.") ? "https://" : ""}${address.replace(/[.,;:!?)]+$/, "")}).`;
          const line = passage.lineAt(index, address);
          return [{ level: "advice", line, problem: "this address is no link.", remedy }];
        }),
      ),
  );
}

/** What is checked for players of videos and posts, and so for addresses that are none of theirs. */
const isParagraph = ({ block, text }: Passage): boolean => block?.type === "paragraph_open" && text.startsWith("http");

/** The text with blanks in place of the words of links. */
function unlinked({ text, linked }: Passage): string {
  let end = 0;
  const parts = linked.map(([from, until]) => {
    const part = text.slice(end, from) + " ".repeat(until - from);
    end = until;
    return part;
  });
  return parts.join("") + text.slice(end);
}
