import type { MarkdownIt, Token } from "markdown-it";

/** Something that the Markdown has too much of, on a line of the body counted from 0. */
export interface Excess {
  line: number;
  problem: string;
  remedy: string;
}

/**
 * Lists in lists in quotes: beyond this the parser gives up, and what lies deeper would be lost. A list counts twice,
 * so that nine of them fit into each other. Its cost is paid for every line, so it is no higher than a story needs.
 */
export const MAX_NESTING = 20;

/** A scholarly book has fewer; the footnote plugin copies the whole story for each note. */
export const MAX_NOTES = 1000;

/**
 * Characters of all addresses and titles together. A reference (`[a]: /…`) is written once and used many times, so
 * that half a megabyte of Markdown could become twenty gigabytes of HTML.
 */
export const MAX_ATTRIBUTES = 2 * 1024 * 1024;

/** Finds what would be lost or would grow without measure, and takes it away before anything works on it. */
export function limits(markdown: MarkdownIt): void {
  markdown.core.ruler.before("footnote_tail", "limits", ({ env, tokens }) => {
    const { footnotes } = env as { footnotes?: { list?: unknown[] } };
    const excesses = [...nesting(tokens), ...notes(tokens, footnotes?.list ?? []), ...attributes(tokens)];
    if (excesses.length > 0) Object.assign(env, { excesses });
  });
}

function nesting(tokens: readonly Token[]): Excess[] {
  const isContainer = /^(blockquote|list_item|footnote_reference|container_\w+)_open$/;
  const deepest = tokens.findIndex(({ type, level }) => level + 1 >= MAX_NESTING && isContainer.test(type));
  if (deepest === -1) return [];
  // A footnote's own token says no line; one that stands before it does.
  const line = tokens.slice(0, deepest + 1).findLast(({ map }) => map)?.map?.[0] ?? 0;
  return [{ line, problem: "lists and quotes are nested too deeply here.", remedy: "Nest them nine deep at most." }];
}

function notes(tokens: readonly Token[], list: unknown[]): Excess[] {
  if (list.length <= MAX_NOTES) return [];
  const at = tokens.findIndex(({ children }) => children?.some(({ meta }) => Number(meta?.id) >= MAX_NOTES));
  const line = tokens[at]?.map?.[0] ?? 0;
  list.length = MAX_NOTES;
  return [{ line, problem: `there are more than ${MAX_NOTES} notes.`, remedy: "Split the story into several." }];
}

function attributes(tokens: readonly Token[]): Excess[] {
  let sum = 0;
  let line: number | null = null;
  for (const token of tokens) {
    for (const child of token.children ?? []) {
      for (const [, value] of child.attrs ?? []) sum += String(value).length;
      if (sum <= MAX_ATTRIBUTES) continue;
      line ??= token.map?.[0] ?? 0;
      child.attrs = child.type === "image" ? [["src", ""]] : [["href", "/"]];
    }
  }
  if (line === null) return [];
  const problem = "the addresses and titles of links add up to more than 2 MB.";
  return [{ line, problem, remedy: "Shorten the address that is used so often." }];
}
