import type { Token } from "markdown-it";

/** Stands for what is meant as it is: code, an escaped sign, an entity, a picture, a note, an address in `<>`. */
export const MEANT = "\uFFFC";

/** The tokens of a note that stands within a line, by its id. */
export type Notes = (id: number) => readonly Token[] | undefined;

/** The running text among the tokens, and in the notes that stand within a line. */
export function passagesOf(tokens: readonly Token[], notes: Notes): Passage[] {
  const passages: Passage[] = [];
  let line = 0;
  let block: Token | null = null;
  for (const token of tokens) {
    if (token.map) line = token.map[0];
    if (token.nesting === 1) block = token;
    if (token.type !== "inline") continue;
    add(block, token.children ?? [], line, token.content);
  }
  return passages;

  function add(block: Token | null, children: readonly Token[], line: number, content: string): void {
    const passage = new Passage(block, children, line, content);
    passages.push(passage);
    for (const { type, meta } of children) {
      const inside = type === "footnote_ref" && meta?.label === undefined ? notes(Number(meta?.id)) : undefined;
      if (inside) add(null, inside, line, content);
    }
  }
}

/** The text of one paragraph, heading or cell. */
export class Passage {
  /** The block around it: `paragraph_open`, `heading_open`, `th_open`, `td_open`; null for a note within the line. */
  readonly block: Token | null;
  readonly children: readonly Token[];
  /** Where it begins: a line of the body, from 0. */
  readonly line: number;
  /** What is typed between the marks that Markdown has read, a line break for each line. */
  readonly text: string;
  /** Where in `text` the words of a link stand, as start and end. */
  readonly linked: [number, number][] = [];
  private readonly content: string;
  private breaks: number[] | null = null;
  /** Where code takes several lines, which the text does not show. */
  private typedLines: string[] = [];

  constructor(block: Token | null, children: readonly Token[], line: number, content: string) {
    this.block = block;
    this.children = children;
    this.line = line;
    this.content = content;
    let text = "";
    let linkStart = 0;
    for (const child of children) {
      if (child.type === "link_open") linkStart = text.length;
      if (child.type === "link_close") this.linked.push([linkStart, text.length]);
      text += typedBy(child);
    }
    this.text = text;
  }

  /** The text with the sign itself in place of `MEANT` wherever it is only one: what readers see. */
  get shown(): string {
    return this.children.map((child) => (child.type === "text_special" ? child.content : typedBy(child))).join("");
  }

  /** The line of the body on which `text` is at `index`. `typed` stands on it. */
  lineAt(index: number, typed = ""): number {
    if (this.breaks === null) {
      this.breaks = breaksIn(this.text);
      const lines = this.content.split("\n");
      if (lines.length > this.breaks.length + 1) this.typedLines = lines;
    }
    const before = countBelow(this.breaks, index);
    const found = this.typedLines.slice(before, before + FEW).findIndex((line) => line.includes(typed));
    return this.line + before + Math.max(0, found);
  }
}

/** How many lines a code span may take before a message names a line above its own. */
const FEW = 20;

const breaksIn = (text: string): number[] => [...text.matchAll(/\n/g)].map(({ index }) => index);

/** How many of the numbers, which ascend, are below the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [from, until] = [0, numbers.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((numbers[middle] ?? 0) < limit) from = middle + 1;
    else until = middle;
  }
  return from;
}

function typedBy({ type, content, nesting }: Token): string {
  if (type === "text") return content;
  if (type === "softbreak" || type === "hardbreak") return "\n";
  return nesting === 0 ? MEANT : "";
}
