import type { Token } from "markdown-it";
import { MEANT, type Notes, type Passage, passagesOf } from "./passages.ts";

/**
 * A body as Markdown reads it, before its notes are moved to the end. Lines count from 0. A story without unusual signs
 * is asked for neither lines nor passages: they are made where a rule wants them.
 */
export class Reading {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** The types of the tokens. */
  readonly types: ReadonlySet<string>;
  /** `[label]: address`, each with its normalized label in `meta` and its lines in `map`. */
  readonly definitions: readonly Token[];
  private readonly notes: Notes;
  private knownLines: string[] | null = null;
  private knownPassages: Passage[] | null = null;

  constructor(source: string, tokens: readonly Token[], definitions: readonly Token[], notes: Notes) {
    this.source = source;
    this.tokens = tokens;
    this.types = new Set(tokens.map(({ type }) => type));
    this.definitions = definitions;
    this.notes = notes;
  }

  /** As they are typed. */
  get lines(): readonly string[] {
    this.knownLines ??= this.source.split("\n");
    return this.knownLines;
  }

  /** Every piece of running text. */
  get passages(): readonly Passage[] {
    this.knownPassages ??= passagesOf(this.tokens, this.notes);
    return this.knownPassages;
  }

  /** Whether one of the texts is anywhere in the body. */
  holds(...texts: string[]): boolean {
    return texts.some((text) => this.source.includes(text));
  }
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

/** What the matches of a pattern are found to be, wherever the text of a passage has them: the first for each line. */
export const findMatches = (
  passages: readonly Passage[],
  pattern: RegExp,
  find: (match: RegExpExecArray, passage: Passage) => Finding[],
): Finding[] =>
  onePerLine(
    passages.flatMap((passage) => [...passage.text.matchAll(pattern)].flatMap((match) => find(match, passage))),
  );

/** One finding for each line, the first. */
export const onePerLine = (findings: readonly Finding[]): Finding[] => [
  ...new Map([...findings].reverse().map((finding) => [finding.line, finding])).values(),
];
