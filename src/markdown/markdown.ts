import createMarkdownIt, { type MarkdownIt } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";
import type { Advice, Issue } from "../lib/issue.ts";
import { type TrustedHtml, trust } from "../lib/trusted-html.ts";
import type { ParsingWords } from "../words/parsing.ts";
import type { ArticleImage, Update } from "./body.ts";
import { type RenderEnvironment, rendererRules } from "./html.ts";
import { type Excess, limits, MAX_NESTING } from "./limits.ts";
import { plainText, wideLineBreaks } from "./line-breaks.ts";
import { type ReadingEnvironment, typedAsPublished } from "./reading/typed-as-published.ts";
import { type TypographyEnvironment, typesetter } from "./typography.ts";
import { arrange } from "./updates.ts";
import { BodyWalker, type MarkdownContext } from "./walker.ts";

export interface RenderedMarkdown {
  html: TrustedHtml;
  text: string;
  figures: ArticleImage[];
  /** The line of each figure. */
  figureLines: number[];
  links: { href: string; line: number }[];
  anchors: string[];
  updates: Update[];
  hasEmbeds: boolean;
  /** The first paragraph of running text, else the first text that is no heading; empty where there is neither. */
  lead: string;
  issues: Issue[];
  advice: Advice[];
}

/**
 * CommonMark with tables, strikethrough, footnotes, pull quotes, the quotes of its language, and emphasis beside signs
 * of Chinese, Japanese and Korean. Raw HTML is shown as text; bare addresses are not linked. `(c)` and `--` stay as
 * typed: in a newspaper a list item (c) is not a copyright sign.
 */
export function createMarkdown(words: ParsingWords): MarkdownIt {
  const markdown = createMarkdownIt({
    html: false,
    linkify: false,
    maxNesting: MAX_NESTING,
  });
  markdown.use(footnote);
  markdown.use(container, "pullquote");
  markdown.use(container, "update");
  markdown.use(limits);
  markdown.use(typedAsPublished);
  markdown.use(typesetter);
  markdown.use(cjkFriendly);
  markdown.use(wideLineBreaks);
  Object.assign(markdown.renderer.rules, rendererRules(words));
  return markdown;
}

/** Renders a body and reports everything in it that must not be published. */
export function renderMarkdown(markdown: MarkdownIt, source: string, context: MarkdownContext): RenderedMarkdown {
  const env: { excesses?: Excess[] } & ReadingEnvironment & TypographyEnvironment & RenderEnvironment = {
    typography: context.typography,
    number: (value) => new Intl.NumberFormat(context.locale).format(value),
  };
  const walker = new BodyWalker(source.split("\n"), context);
  const parsed = markdown.parse(source, env);
  for (const { line, problem, remedy } of env.excesses ?? []) walker.report(context.firstLine + line, problem, remedy);
  const advice: Advice[] = [];
  for (const { level, line, problem, remedy } of env.findings ?? []) {
    if (level === "error") walker.report(context.firstLine + line, problem, remedy);
    else advice.push({ file: context.file, line: context.firstLine + line, field: null, problem, remedy });
  }
  const tokens = walker.walk(parsed);
  const body = arrange(tokens, {
    html: (part) => markdown.renderer.render(part, markdown.options, env),
    text: plainText,
    report: (line, problem, remedy) => walker.report(context.firstLine + line, problem, remedy),
  });
  return {
    html: trust(body.html),
    text: body.text,
    updates: body.updates,
    figures: walker.figures,
    figureLines: walker.figureLines,
    links: walker.links,
    anchors: walker.anchors,
    hasEmbeds: walker.hasEmbeds,
    lead: walker.lead ?? walker.otherLead ?? "",
    issues: walker.issues,
    advice,
  };
}
