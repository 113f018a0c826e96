import type { Token } from "markdown-it";
import { excerpt, type Finding, type Reading, unquoted } from "./reading.ts";

interface List {
  open: Token;
  items: Token[];
  /** The block before it, where they have one parent. */
  before: Token | null;
}

/** Lists that change a number, or that were meant as sentences. */
export function findDoubtfulLists(reading: Reading): Finding[] {
  if (!reading.types.has("list_item_open")) return [];
  const { tokens, lines } = reading;
  return listsIn(tokens).flatMap((list) => {
    const numbers = list.open.type === "ordered_list_open" ? findOtherNumbers(list) : [];
    if (numbers.length > 0) return numbers;
    const [item] = list.items;
    const line = item?.map?.[0] ?? 0;
    const typed = excerpt(unquoted(lines[line]));
    const advise = (problem: string, remedy: string): Finding[] => [{ level: "advice", line, problem, remedy }];
    if (item && list.items.length === 1 && cutsSentence(list, lines)) {
      return advise(`"${typed}" begins a list in the middle of a sentence.`, escaping(item));
    }
    if (item && isDate(item, typed)) return advise(`"${typed}" begins a list.`, escaping(item));
    if (item && list.items.length === 1 && isSign(list.open, typed)) {
      return advise(`"${typed}" is a list of one item.`, escaping(item));
    }
    return [];
  });
}

const escaping = ({ info, markup }: Token): string => `For text, write ${info}\\${markup} with a backslash.`;

/** A list counts on from its first number, whatever the others are. */
function findOtherNumbers({ items }: List): Finding[] {
  const first = Number(items[0]?.info);
  const others = items.flatMap(({ info, markup, map }, index): Finding[] => {
    const shown = String(first + index);
    if (info === shown) return [];
    const problem = `"${info}${markup}" would be published as ${shown}: a list counts on from its first number.`;
    const remedy = `Number it ${shown}, or write each number with a backslash behind it: ${info}\\${markup} …`;
    // A zero before the number changes no fact.
    const level = Number(info) === first + index ? "advice" : "error";
    return [{ level, line: map?.[0] ?? 0, problem, remedy }];
  });
  // Nor does the habit of typing 1. before each item.
  const isHabit = others.length > 0 && items.every(({ info }) => info === "1");
  return isHabit ? others.slice(0, 1).map((finding) => ({ ...finding, level: "advice" })) : others;
}

/** `1986.` and `24. Dezember` are no numbers of items, wherever they begin a line. */
function isDate({ info, markup }: Token, line: string): boolean {
  if (info === "") return false;
  if (Number(info) >= 1000) return true;
  const [, word = ""] = /\d\.\s+(\p{L}+)/u.exec(line) ?? [];
  return markup === "." && isMonth(word);
}

/** The asterisk of a note, a plus, or the minus of a number. */
const isSign = ({ level, type, markup }: Token, line: string): boolean =>
  type === "bullet_list_open" && level === 0 && (markup !== "-" || /^-\s+\d+(?![\d.)])/.test(line));

/** Whether the line before is text that no sentence ends. */
function cutsSentence({ open, before }: List, lines: readonly string[]): boolean {
  return before !== null && endsBefore(before, open) && isUnfinished(lines[(open.map?.[0] ?? 0) - 1]);
}

const endsBefore = (before: Token, next: Token): boolean =>
  before.type === "paragraph_open" && before.map?.[1] === next.map?.[0];

const isUnfinished = (line: string | undefined): boolean => /[\p{L}\p{N},;–—-]$/u.test((line ?? "").trimEnd());

function listsIn(tokens: readonly Token[]): List[] {
  const lists: List[] = [];
  const open: List[] = [];
  /** The last block of each level. */
  const last: (Token | null)[] = [];
  for (const token of tokens) {
    if (token.type === "list_item_open") open.at(-1)?.items.push(token);
    if (token.type.endsWith("_list_close")) open.pop();
    if (token.type.endsWith("_list_open")) {
      const list: List = { open: token, items: [], before: last[token.level] ?? null };
      lists.push(list);
      open.push(list);
    }
    if (token.nesting === -1) continue;
    last.length = token.level;
    last[token.level] = token;
  }
  return lists;
}

/** A line that begins with `>` is a quotation, also where it goes on from the line before. */
export function findCuttingQuotes(reading: Reading): Finding[] {
  if (!reading.types.has("blockquote_open")) return [];
  const { tokens, lines } = reading;
  const last: (Token | null)[] = [];
  return tokens.flatMap((token): Finding[] => {
    if (token.nesting === -1) return [];
    const before = last[token.level] ?? null;
    last.length = token.level;
    last[token.level] = token;
    const line = token.map?.[0] ?? 0;
    const isCut =
      token.type === "blockquote_open" && before && endsBefore(before, token) && isUnfinished(lines[line - 1]);
    if (!isCut) return [];
    const problem = `"${excerpt((lines[line] ?? "").trim())}" begins a quotation in the middle of a sentence.`;
    return [{ level: "advice", line, problem, remedy: "For text, put a backslash before the sign: \\>." }];
  });
}

/** Languages that write a date as `24. December`, by their codes. */
const LANGUAGES = "de da nb nn sv fi is fo cs sk sl hr bs sr-Latn et lv hu tr lb hsb".split(" ");

let known: Set<string> | null = null;

/** Whether a word is the name of a month, as it stands in a date of such a language. */
function isMonth(word: string): boolean {
  known ??= new Set(LANGUAGES.flatMap(monthsOf));
  return known.has(word.toLowerCase());
}

function monthsOf(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2024, month, 24)))
    .flatMap((parts) => parts.filter(({ type }) => type === "month"))
    .map(({ value }) => value.toLowerCase());
}
