import { excerpt, type Finding, findMatches, type Reading } from "./reading.ts";

const MARKS = /\*+|_+|~{2,}|`+/g;
const isWord = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

/** Marks that make nothing bold, slanted, struck out or code, since their other half is missing. */
export function findLoneMarks(reading: Reading): Finding[] {
  if (!reading.holds("*", "_", "`", "~~")) return [];
  return findMatches(reading.passages, MARKS, ({ 0: mark, index }, passage) => {
    const before = lastOf(passage.text.slice(Math.max(0, index - 2), index));
    const after = firstOf(passage.text.slice(index + mark.length, index + mark.length + 2));
    if (!isLone(mark, isWord(before), isWord(after))) return [];
    const place = passage.text.slice(index, index + 80).split(/\s/, 1)[0] ?? "";
    const problem = `readers would see the ${mark} of "${excerpt(place)}" as it is typed.`;
    const what = mark.startsWith("`") ? "code" : "text that it sets off";
    const remedy = `Put one on each side of the ${what}, or a backslash before one that is meant.`;
    return [{ level: "advice", line: passage.lineAt(index, mark), problem, remedy }];
  });
}

/** An asterisk behind a word refers to a note, one within a word is meant, and so is a row of them. */
function isLone(mark: string, isWordBefore: boolean, isWordAfter: boolean): boolean {
  if (mark.startsWith("`")) return true;
  if (isWordBefore && isWordAfter) return false;
  return mark.length === 2 || (mark.length < 4 && isWordAfter);
}

const firstOf = (text: string): string => [...text][0] ?? "";
const lastOf = (text: string): string => [...text].at(-1) ?? "";

/** It begins with the sign itself: a text without one is read in no time. */
const WITHIN_WORD = /\*(?<=[\p{L}\p{N}]\*)(?=[\p{L}\p{N}])/u;

/** `Leser*innen und Kolleg*innen` and `2*3*4`: what stands between two asterisks is slanted, and they vanish. */
export function findSwallowedAsterisks(reading: Reading): Finding[] {
  if (!WITHIN_WORD.test(reading.source)) return [];
  return reading.passages.flatMap((passage): Finding[] => {
    const { children } = passage;
    const index = children.findIndex(({ type, markup }, at) => {
      if (type !== "em_open" || markup !== "*") return false;
      const [before, after] = [children[at - 1], children[at + 1]];
      return (
        before?.type === "text" &&
        after?.type === "text" &&
        isWord(lastOf(before.content)) &&
        isWord(firstOf(after.content))
      );
    });
    const before = children[index - 1];
    if (!before) return [];
    const breaks = children.slice(0, index).filter(({ type }) => type === "softbreak" || type === "hardbreak").length;
    const word = /\S*$/.exec(before.content)?.[0] ?? "";
    const problem = `the asterisk behind "${excerpt(word)}" would be left out: what follows it is set in italics.`;
    return [
      { level: "advice", line: passage.line + breaks, problem, remedy: "For text, put a backslash before it: \\*." },
    ];
  });
}
