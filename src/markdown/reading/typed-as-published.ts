import type { MarkdownIt, Token } from "markdown-it";
import { type Finding, Reading } from "./reading.ts";
import { RULES } from "./rules.ts";

/** What is found goes into the environment, since the parser gives back tokens alone. */
export type ReadingEnvironment = {
  definitions?: Token[];
  findings?: Finding[];
};

/**
 * Finds, while a body is parsed, whatever readers would not see as it is typed. It looks before the parser moves notes,
 * forgets which signs were escaped, and makes quotes curly.
 */
export function typedAsPublished(markdown: MarkdownIt): void {
  markdown.core.ruler.before("strip_references", "keep_definitions", ({ env, tokens }) => {
    const definitions = tokens.filter(({ type }) => type === "reference_definition");
    Object.assign(env, { definitions } satisfies ReadingEnvironment);
  });
  markdown.core.ruler.before("footnote_tail", "typed_as_published", ({ env, src, tokens }) => {
    const { definitions = [], footnotes } = env as ReadingEnvironment & {
      footnotes?: { list?: { tokens?: Token[] }[] };
    };
    const reading = new Reading(src, tokens, definitions, (id) => footnotes?.list?.[id]?.tokens);
    if (reading.types.has("table_open")) locateCells(tokens);
    Object.assign(env, { findings: RULES.flatMap((rule) => rule(reading)) } satisfies ReadingEnvironment);
  });
}

/** The text of a cell has no line in the source; its row has. */
function locateCells(tokens: readonly Token[]): void {
  let row: [number, number] | null = null;
  for (const token of tokens) {
    if (token.type === "tr_open") row = token.map;
    if (token.type === "inline") token.map ??= row;
  }
}
