import type { Token } from "markdown-it";
import { MEANT, type Passage } from "./passages.ts";

/** A body as Markdown reads it, before its notes are moved to the end. Lines count from 0. */
export interface Reading {
  /** As they are typed. */
  lines: readonly string[];
  tokens: readonly Token[];
  /** Every piece of running text. */
  passages: readonly Passage[];
  /** `[label]: address`, each with its normalized label in `meta` and its lines in `map`. */
  definitions: readonly Token[];
}

/** Something that readers would not see as it is typed, or not as it is meant. */
export interface Finding {
  /** Advice where all of it is on the page, though hardly as it is meant. */
  level: "error" | "advice";
  line: number;
  problem: string;
  remedy: string;
}

/** Looks for one kind of construct. */
export type Rule = (reading: Reading) => Finding[];

/** What stands at the beginning of a typed line inside of quotes and lists. */
const PREFIX = /^[\s>]*/;

/** A line without the marks of the quotes that it stands in. */
export const unquoted = (line: string | undefined): string => (line ?? "").replace(PREFIX, "").trimEnd();

/** The beginning of a text, for a message. */
export const excerpt = (text: string): string => {
  const letters = [...text.replaceAll(MEANT, "").replace(/\s+/g, " ").trim()];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : letters.join("");
};

/** One finding for each line, the first. */
export const onePerLine = (findings: readonly Finding[]): Finding[] => [
  ...new Map([...findings].reverse().map((finding) => [finding.line, finding])).values(),
];
