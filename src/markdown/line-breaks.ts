import type { MarkdownIt, Token } from "markdown-it";

/** Han, Kana and the signs that are as wide. Korean has spaces between its words. */
const WIDE =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Yi}\\u3000-\\u303F\\u30FB-\\u30FF\\uFF01-\\uFF60\\uFFE0-\\uFFE6]";
const ENDS_WIDE = new RegExp(`${WIDE}\\p{M}*$`, "u");
const BEGINS_WIDE = new RegExp(`^${WIDE}`, "u");
const HAS_WIDE = new RegExp(WIDE, "u");

/** Whether two lines of a paragraph make one without a space between them (CSS Text, "Segment Break Transformation"). */
export const joinsLines = (before: string, after: string): boolean =>
  ENDS_WIDE.test(before.slice(-8)) && BEGINS_WIDE.test(after);

/** Marks the line breaks of a source that are no space: between two signs of Chinese or Japanese. */
export function wideLineBreaks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "wide_line_breaks", ({ tokens }) => {
    for (const { type, content, children } of tokens) {
      if (type === "inline" && children && content.includes("\n") && HAS_WIDE.test(content)) markBreaks(children);
    }
  });
}

function markBreaks(children: readonly Token[]): void {
  let before = "";
  let waiting: Token | null = null;
  for (const token of children) {
    if (token.type === "softbreak" || token.type === "hardbreak") waiting = token;
    else if (token.content !== "") {
      const isText = token.type === "text" || token.type === "text_special";
      const text = isText ? token.content : "";
      if (waiting && joinsLines(before, text)) waiting.meta = { isNoSpace: true };
      waiting = null;
      before = text;
    }
  }
}

/** What a line break is in a plain text. */
const spaceOf = ({ meta }: Token): string => (meta?.isNoSpace ? "" : " ");

/** The words of an inline token: text and code, a space where a line broke between words. */
export function inlineText(token: Token | undefined): string {
  return (token?.children ?? [])
    .map((child) => {
      if (child.type === "softbreak" || child.type === "hardbreak") return spaceOf(child);
      return child.type === "text" || child.type === "code_inline" || child.type === "text_special"
        ? child.content
        : "";
    })
    .join("");
}

export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === "inline" ? inlineText(token) : token.type === "fence" ? token.content : ""))
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n");
}
