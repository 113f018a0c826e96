import type { MarkdownIt, Token } from "markdown-it";
import { escapeHtml } from "../lib/trusted-html.ts";
import { inStory } from "../pictures/renditions.ts";
import { sourcesOf } from "../pictures/sources.ts";
import type { ParsingWords } from "../words/parsing.ts";
import { say } from "../words/sentence.ts";
import type { ArticleImage } from "./body.ts";
import { embedOf } from "./embeds.ts";
import { type UpdateHead, updateTop } from "./updates.ts";

/** What a text is rendered with. */
export type RenderEnvironment = {
  /** A number in the digits of the site's locale. */
  number(value: number): string;
};

/** What works on our own page alone is marked `data-page-only`: neither paper nor feeds show it. */
export function rendererRules(words: ParsingWords): MarkdownIt["renderer"]["rules"] {
  const noteId = (token: Token | undefined) => Number(token?.meta?.id) + 1;
  return {
    table_open: () => `<div class="table" role="group" aria-label="${escapeHtml(words.table)}" tabindex="0"><table>\n`,
    softbreak: (tokens, index) => (tokens[index]?.meta?.isNoSpace ? "" : "\n"),
    table_close: () => "</table></div>\n",
    container_pullquote_open: () => '<figure class="pullquote"><blockquote>\n',
    container_pullquote_close: (tokens, index) =>
      tokens[index]?.meta?.attributed ? "</figure>\n" : "</blockquote></figure>\n",
    // The quotation ends where the name begins.
    pullquote_name: () => "</blockquote><figcaption>",
    container_update_open: (tokens, index) => updateTop(tokens[index]?.meta?.update as UpdateHead),
    container_update_close: () => "</article>\n",
    footnote_ref: (tokens, index, _, env) => {
      const n = noteId(tokens[index]);
      const shown = (env as RenderEnvironment).number(n);
      const again = Number(tokens[index]?.meta?.subId);
      const label = escapeHtml(say(words.footnoteRef, { n: shown }));
      return `<sup class="note-ref"><a href="#fn${n}" id="fnref${n}${again > 0 ? `-${again}` : ""}" aria-label="${label}">${shown}</a></sup>`;
    },
    footnote_block_open: () =>
      `<section class="notes" aria-label="${escapeHtml(words.footnotes)}"><h2>${escapeHtml(words.footnotes)}</h2><ol>\n`,
    footnote_block_close: () => "</ol></section>\n",
    footnote_open: (tokens, index) => `<li id="fn${noteId(tokens[index])}">`,
    footnote_close: () => "</li>\n",
    footnote_anchor: (tokens, index) => {
      if (Number(tokens[index]?.meta?.subId) > 0) return "";
      return ` <a class="note-back" data-page-only href="#fnref${noteId(tokens[index])}" aria-label="${escapeHtml(words.footnoteBack)}">↩︎</a>`;
    },
    figure: (tokens, index) => figureHtml(tokens[index]?.meta?.image as ArticleImage),
    embed: (tokens, index) => embedHtml(String(tokens[index]?.meta?.href), tokens[index]?.content ?? "", words),
  };
}

/** How wide a picture in the text is shown: `.body figure` in layouts/styles/story.css. */
const FIGURE_SIZES =
  "(min-width: 64rem) 49rem, (min-width: 43.2rem) 41rem, (min-width: 40rem) 95vw, calc(100vw - 2rem)";

function figureHtml({ picture, alt, credit, caption }: ArticleImage): string {
  const { sources, src, width, height } = sourcesOf(inStory(picture));
  const choices = sources.map(
    ({ type, srcset }) => `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${FIGURE_SIZES}">`,
  );
  const img = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy" decoding="async">`;
  const words = caption ? `${escapeHtml(caption)} ` : "";
  return (
    `<figure>${sources.length === 0 ? img : `<picture>${choices.join("")}${img}</picture>`}` +
    `<figcaption>${words}<span class="credit">${escapeHtml(credit)}</span></figcaption></figure>\n`
  );
}

function embedHtml(href: string, title: string, words: ParsingWords): string {
  const embed = embedOf(href);
  if (!embed) throw new Error(`${href} was an embed when it was parsed`);
  const { kind, frame, host } = embed;
  const label = title || say(kind === "video" ? words.embedVideo : words.embedPost, { host });
  return (
    `<div class="embed" data-kind="${kind}"><a href="${escapeHtml(href)}" rel="external noopener" data-frame="${escapeHtml(frame)}">` +
    `${escapeHtml(label)}</a><p data-page-only>${escapeHtml(say(words.embedHint, { host }))}</p></div>\n`
  );
}
