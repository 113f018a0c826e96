import type { MarkdownIt, Token } from "markdown-it";
import type { Typography } from "../text/typography/rules.ts";
import { edited, editsOf, needsSetting } from "../text/typography/typography.ts";

/** What the parser knows of the text that it parses. */
export type TypographyEnvironment = {
  typography?: Typography;
};

/** Sets the quotes of every block of text, in the language that the environment names. */
export function typesetter(markdown: MarkdownIt): void {
  markdown.core.ruler.at("smartquotes", ({ tokens, env }) => {
    const { typography } = env as TypographyEnvironment;
    if (!typography) return;
    for (const { type, content, children } of tokens) {
      if (type === "inline" && children && needsSetting(content, typography)) setBlock(children, typography);
    }
  });
}

/** The text of a block runs through its bold words and links: a quotation may begin in one and end in another. */
function setBlock(children: readonly Token[], typography: Typography): void {
  let text = "";
  const places: [Token, number][] = [];
  let isAddress = false;
  for (const child of children) {
    if (child.type === "link_open") isAddress = child.markup === "autolink";
    else if (child.type === "link_close") isAddress = false;
    else if (child.type === "text" && !isAddress) {
      places.push([child, text.length]);
      text += child.content;
    } else text += standIn(child);
  }
  const edits = editsOf(text, typography);
  for (const [child, start] of places) child.content = edited(child.content, start, edits, typography);
}

/** What the quotes beside it see of something that is no text, or is meant as it is typed. */
function standIn({ type, content }: Token): string {
  if (type === "softbreak" || type === "hardbreak") return "\n";
  if (type === "code_inline" || type === "image" || type === "text") return "\uFFFC";
  // An escaped sign; a quote among them is set by nobody.
  return type === "text_special" ? content.replace(/["']/g, "\uFFFC") : "";
}
