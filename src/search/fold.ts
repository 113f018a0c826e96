// What of a text can be found, and how it is written in the index. Stories and queries go through the same function,
// so whatever stands in a story is found by typing it.

import { foldLetters, signLetter } from "./letters.ts";

/** A word of a text, or in scripts without spaces a part of a run. */
export interface FoldedWord {
  /** Where it stands in the text, its signs included. */
  start: number;
  end: number;
  /** As the index has it at its place; empty where only a sign stands there. */
  word: string;
  /** With the signs that belong to it, such as `$4.50`, `20%` and `C++`; null without any. */
  signed: string | null;
  /** Other forms by which it is found. */
  also: string[];
  /** Words without a space between them have the same. */
  group: number;
  /** Of a run in a script without spaces; the last one of a run stands for its last letter alone. */
  isRun: boolean;
}

const RUN_SCRIPT = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan"]
  .map((script) => `\\p{scx=${script}}`)
  .join("");
const RUN = `(?:(?=[\\p{L}\\p{M}\\p{N}])(?![\\p{scx=Latin}0-9])[${RUN_SCRIPT}][\\p{M}\\p{Cf}\uff9e\uff9f]*)+`;
const APOSTROPHE = "['’‘`´′＇\u02b9-\u02bf\ua78b\ua78c]";
const LETTER = `(?:(?!${RUN.slice(0, -1)})[\\p{L}\\p{M}\\p{N}\\p{Cf}])`;
const BETWEEN_DIGITS = "[.,:٫٬](?=\\p{Nd})|[\\u00a0\\u2009\\u202f](?=\\p{Nd}{3}(?!\\p{Nd}))";
const WORD = [
  // An acronym with its dots.
  `\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])`,
  `\\p{Nd}+(?:(?:${BETWEEN_DIGITS})\\p{Nd}+)+`,
  `${LETTER}+(?:(?:${APOSTROPHE}|&)+${LETTER}+)*`,
].join("|");
const SIGN = "(?![\\^`´¨¯¸˜])[\\p{S}%‰&§]";
/** Most words of most texts: letters of English between spaces and commas. What follows is slower, and gives the same. */
const PLAIN = "[A-Za-z][a-z]*(?=[\\s,;!?)]|\\.?(?:\\s|$))";
const TOKEN = new RegExp(`(?<plain>${PLAIN})|(?<run>${RUN})|(?<word>${WORD})|(?<sign>${SIGN})`, "gu");
const CLUSTER = /[^\p{M}\p{Cf}\uff9e\uff9f][\p{M}\p{Cf}\uff9e\uff9f]*/gu;
const SEARCHABLE = /[\p{L}\p{N}]/u;

/** Articles and pronouns that lose their vowel before the next word, in French, Italian, Catalan and Occitan. */
const ELIDED = new Set(
  "l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu dell nell dall sull all coll un gl quell quest".split(" "),
);
const ARABIC_ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{L}{2})/u;
const HEBREW_PREFIX = /^[הובלמשכ]{1,2}(?=[א-ת]{3})/u;
/** How letters are written where they are not at hand. */
const SUBSTITUTES: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
/** Words joined by hyphens that are also found as one. */
const MOST_JOINED = 4;

/**
 * The words of a text in their order.
 * @param language the site's own: in German, ä is written ae where there is no ä.
 */
export function foldText(text: string, language: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let group = 0;
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { plain, run, word, sign } = match.groups ?? {};
    if (match.index > end && /\s/u.test(text.slice(end, match.index))) group += 1;
    end = match.index + match[0].length;
    if (plain !== undefined) {
      const own = { word: plain.toLowerCase(), signed: null, also: [], group, isRun: false };
      words.push({ start: match.index, end, ...own });
    } else if (run !== undefined) words.push(...runWords(run, match.index, group));
    else if (word !== undefined) words.push(...oneWord(text, word, match.index, group, language));
    else if (sign !== undefined && !isPartOfWord(text, match.index, end)) {
      words.push({ start: match.index, end, word: "", signed: signs(sign), also: [], group, isRun: false });
    }
  }
  joinGroups(words, text);
  // A sign that a number took along stands for nothing more.
  return words.filter(({ word, start }, place) => {
    const [before, after] = [words[place - 1], words[place + 1]];
    return word !== "" || !((before && before.end > start) || (after && after.start <= start));
  });
}

const signs = (text: string) => [...text.normalize("NFC")].map(signLetter).join("");

/** Signs beside a letter or a digit are the word's, or stand between two of them. */
const isPartOfWord = (text: string, start: number, end: number) =>
  /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) || /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));

/** Overlapping pairs of letters: whatever part of a run is typed, its pairs stand in the same order. */
function runWords(run: string, start: number, group: number): FoldedWord[] {
  const clusters = [...run.matchAll(CLUSTER)];
  return clusters.flatMap((cluster, place): FoldedWord[] => {
    const pair = cluster[0] + (clusters[place + 1]?.[0] ?? "");
    const word = foldLetters(pair);
    if (word === "") return [];
    const from = start + cluster.index;
    return [{ start: from, end: from + pair.length, word, signed: null, also: [], group, isRun: true }];
  });
}

function oneWord(text: string, raw: string, start: number, group: number, language: string): FoldedWord[] {
  const { word, also } = formsOf(raw, language);
  if (word === "") return [];
  const end = start + raw.length;
  const own = { word, also: [...new Set(also)].filter((form) => form !== word && form !== ""), group, isRun: false };
  return [{ start, end, signed: null, ...own, ...signedForm(text, start, end, word) }];
}

function formsOf(raw: string, language: string): { word: string; also: string[] } {
  if (/^\p{Nd}/u.test(raw) && !/\p{L}/u.test(raw)) return { word: foldNumber(raw), also: [] };
  if (/^\p{L}(?:\.\p{L})+$/u.test(raw)) return withLanguage(raw.replaceAll(".", ""), language);
  const parts = raw.split(new RegExp(APOSTROPHE, "u")).filter((part) => SEARCHABLE.test(part));
  const [first = "", ...rest] = parts;
  const all = withLanguage(parts.join(""), language);
  const isElided = ELIDED.has(foldLetters(first)) && [...rest.join("")].length > 1;
  const main = isElided ? withLanguage(rest.join(""), language) : all;
  const also = [all.word, ...all.also, ...main.also];
  if (parts.length > 1) also.push(...parts.filter((part) => [...part].length > 1).map(foldLetters));
  if (raw.includes("&")) also.push(foldLetters(raw.replaceAll("&", "")));
  if (/\p{Ll}\p{Lu}/u.test(raw)) {
    also.push(...(raw.match(/\p{Lu}?\p{Ll}{2,}/gu) ?? []).map(foldLetters).filter((part) => part.length > 2));
  }
  const bare = main.word.replace(ARABIC_ARTICLE, "");
  if (bare !== main.word) return { word: bare, also: [...also, main.word] };
  if (HEBREW_PREFIX.test(bare)) also.push(bare.slice(1), bare.replace(HEBREW_PREFIX, ""));
  return { word: bare, also };
}

function withLanguage(raw: string, language: string): { word: string; also: string[] } {
  const plain = foldLetters(raw);
  const substituted = raw
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => SUBSTITUTES[letter] ?? letter);
  const long = foldLetters(substituted);
  if (long === plain) return { word: plain, also: [] };
  return /^de\b/.test(language) ? { word: long, also: [plain] } : { word: plain, also: [long] };
}

/** 1,234.50 and 1.234,50 are one number: what parts thousands goes, what parts the fraction is one sign. */
function foldNumber(raw: string): string {
  const parts = raw.split(/([^\p{Nd}]+)/u);
  const separators = parts.filter((_, place) => place % 2 === 1);
  const isThousands = (place: number) => {
    const separator = parts[place] ?? "";
    const isLast = place === parts.length - 2;
    const isFraction = isLast && separators.length > 1 && separator !== separators[0];
    return separator !== ":" && parts[place + 1]?.length === 3 && (parts[0]?.length ?? 0) <= 3 && !isFraction;
  };
  return parts
    .map((part, place) => {
      if (place % 2 === 0) return foldLetters(part);
      return isThousands(place) ? "" : signLetter(".");
    })
    .join("");
}

/** With the currency, the percent sign or the plus that belongs to it, on whichever side it stands. */
function signedForm(text: string, start: number, end: number, word: string): Partial<FoldedWord> {
  const before = text.slice(Math.max(0, start - 3), start);
  const after = text.slice(end, end + 4);
  if (/\p{Nd}$/u.test(text.slice(start, end))) {
    const left = /(\p{Sc})[ \u00a0\u202f]?$/u.exec(before);
    const right = /^[ \u00a0\u202f]?([\p{Sc}%‰٪％])/u.exec(after);
    const sign = left ?? right;
    if (sign?.[1]) {
      const isCurrency = /\p{Sc}/u.test(sign[1]);
      const letter = signLetter(sign[1].normalize("NFKC").replace("٪", "%"));
      const range = left ? { start: start - left[0].length } : { end: end + sign[0].length };
      return { ...range, signed: isCurrency ? letter + word : word + letter };
    }
  }
  const tail = /^(?:\+{1,2}|[#°])(?![\p{L}\p{N}+#])/u.exec(after)?.[0];
  return tail ? { end: end + tail.length, signed: word + signs(tail) } : {};
}

/** Words joined by hyphens are found as one word, too. */
function joinGroups(words: readonly FoldedWord[], text: string): void {
  const groups = new Map<number, FoldedWord[]>();
  for (const word of words) {
    const own = groups.get(word.group);
    if (own) own.push(word);
    else groups.set(word.group, [word]);
  }
  for (const all of groups.values()) {
    const [first] = all;
    if (!first || all.length < 2 || all.length > MOST_JOINED || all.some(({ isRun }) => isRun)) continue;
    const isJoined = all.every(
      ({ end }, place) => place === all.length - 1 || /^[-‐‑_/.·]$/u.test(text.slice(end, all[place + 1]?.start)),
    );
    if (isJoined) first.also.push(all.map(({ word }) => word).join(""));
  }
}
