import type { Token } from "markdown-it";
import type { Issue } from "../lib/issue.ts";
import { remembered } from "../lib/remembered.ts";
import { percentDecoded } from "../lib/web-address.ts";
import type { PictureResult } from "../pictures/read.ts";
import { slugOf } from "../text/slugs.ts";
import type { Typography } from "../text/typography/rules.ts";
import { typeset } from "../text/typography/typography.ts";
import type { ParsingWords } from "../words/parsing.ts";
import type { ArticleImage } from "./body.ts";
import { EMBED_HOSTS, embedOf } from "./embeds.ts";
import { inlineText } from "./line-breaks.ts";
import { readLink } from "./links.ts";
import { NO_UPDATE, readUpdateHead, type UpdateHead } from "./updates.ts";

/** What rendering needs to know of the file that it renders. */
export interface MarkdownContext {
  file: string;
  /** The line of the file on which the text begins, 1-based. */
  firstLine: number;
  /** Without a slash at the end. */
  siteUrl: string;
  /** In which times of updates are read, and shown. */
  zone: string;
  locale: string;
  words: ParsingWords;
  /** How the language of the text is set. */
  typography: Typography;
  /** Finds a picture beside the file. */
  picture(name: string): PictureResult;
}

/** Ids that notes (fn1, fnref1) or the page around the story have. */
const TAKEN =
  /^(fn(ref)?\d|update-\d|(top|content|comments|corrections|discussion)$|(newsletter|letter|search|related|comments|corrections)-)/;

export class BodyWalker {
  readonly issues: Issue[] = [];
  readonly figures: ArticleImage[] = [];
  readonly figureLines: number[] = [];
  readonly links: { href: string; line: number }[] = [];
  readonly anchors: string[] = [];
  hasEmbeds = false;
  /** What tells in short what the story is about: nothing of an update, a note or a caption. */
  lead: string | null = null;
  otherLead: string | null = null;
  /** The update that is being walked. */
  private update: UpdateHead | null = null;
  private lastLevel = 1;
  /** How often a heading's id was wanted, so that the thousandth "Update" is not counted up from two again. */
  private readonly wanted = new Map<string, number>();
  private readonly taken = new Set<string>();
  /** A picture that is shown twice is read once. */
  private readonly picture: (source: string) => PictureResult;
  private readonly lines: readonly string[];
  private readonly context: MarkdownContext;

  constructor(lines: readonly string[], context: MarkdownContext) {
    this.lines = lines;
    this.context = context;
    this.picture = remembered((source) => context.picture(source));
  }

  /** Turns paragraphs that are one picture or one embed into that, gives headings ids, and checks the rest. */
  walk(tokens: Token[]): Token[] {
    const walked: Token[] = [];
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token) continue;
      const line = this.context.firstLine + (token.map?.[0] ?? 0);
      const inline = tokens[index + 1];
      if (token.type === "paragraph_open" && inline?.type === "inline") {
        const single = this.figure(inline, line) ?? this.embed(inline, line);
        if (single) {
          walked.push(single);
          index += 2;
          continue;
        }
      }
      if (inline?.type === "inline" && this.lead === null && !this.update) this.leadFrom(token, inline);
      if (token.type === "th_open" || token.type === "td_open") alignByClass(token);
      if (token.type === "heading_open") this.heading(token, inline, line);
      if (token.type === "container_pullquote_open") {
        this.closed(token, line, "pull quote");
        attribute(tokens, index);
      }
      if (token.type === "container_update_open") this.updateOpens(token, line);
      if (token.type === "container_update_close") this.updateCloses();
      if (token.type === "inline") this.inline(token, line);
      walked.push(token);
    }
    return walked;
  }

  report(line: number, problem: string, remedy: string): void {
    this.issues.push({ file: this.context.file, line, field: null, problem, remedy });
  }

  private typeset(text: string): string {
    return typeset(text, this.context.typography);
  }

  /** A quote that does not end takes the rest of the story with it. */
  private closed(token: Token, line: number, kind: "pull quote" | "update"): void {
    if (!/^\s*:::/.test(this.lines[token.map?.[1] ?? 0] ?? "")) {
      this.report(line, `this ${kind} does not end.`, "Close it with a line `:::`.");
    }
  }

  private updateOpens(token: Token, line: number): void {
    this.closed(token, line, "update");
    const read = readUpdateHead(token.info, { ...this.context, typeset: (text) => this.typeset(text) });
    if (!read.ok) this.report(line, read.problem, read.remedy);
    else if (this.taken.has(read.head.anchor)) {
      const remedy = "Give one of them seconds, like 14:05:30: its address is made of its time.";
      this.report(line, "another update has this time.", remedy);
    } else {
      this.taken.add(read.head.anchor);
      this.anchors.push(read.head.anchor);
    }
    if (token.level > 0) this.report(line, "this update is inside something else.", "Begin it at the line's start.");
    this.update = {
      ...(read.ok ? read.head : NO_UPDATE),
      figures: [this.figures.length, this.figures.length],
    };
    token.meta = { update: this.update };
  }

  private updateCloses(): void {
    if (this.update) this.update.figures[1] = this.figures.length;
    this.update = null;
  }

  private heading(token: Token, inline: Token | undefined, line: number): void {
    if (this.update) {
      this.report(line, "a heading is inside an update.", "Write it after the time, or as bold text.");
    }
    const level = Number(token.tag.slice(1));
    if (level === 1) {
      this.report(line, "only the headline is a heading of level 1 (#).", "Begin with ##.");
    } else if (level > this.lastLevel + 1) {
      const remedy = `Use ${"#".repeat(this.lastLevel + 1)}.`;
      this.report(line, `this heading skips from level ${this.lastLevel} to ${level}.`, remedy);
    }
    this.lastLevel = level;
    const slug = slugOf(inlineText(inline)) || "part";
    const base = TAKEN.test(slug) ? `part-${slug}` : slug;
    let id = base;
    let n = this.wanted.get(base) ?? 1;
    while (this.taken.has(id)) {
      n += 1;
      id = `${base}-${n}`;
    }
    this.wanted.set(base, n);
    this.taken.add(id);
    this.anchors.push(id);
    token.attrSet("id", id);
  }

  /** @param block what the text stands in. */
  private leadFrom({ type, level }: Token, inline: Token): void {
    if (type === "heading_open" || type === "th_open") return;
    const text = inlineText(inline).trim();
    if (text === "") return;
    if (type === "paragraph_open" && level === 0) this.lead = text;
    else this.otherLead ??= text;
  }

  private figure(inline: Token, line: number): Token | null {
    const [only, ...others] = inline.children ?? [];
    if (only?.type !== "image" || others.length > 0) return null;
    const encoded = String(only.attrGet("src") ?? "");
    const source = percentDecoded(encoded) ?? encoded;
    const [caption, credit] = splitTitle(this.typeset(String(only.attrGet("title") ?? "")));
    const alt = this.typeset(inlineText(only));
    const found = this.picture(source);
    if (!found.ok) {
      this.report(line, found.problem, found.remedy);
      only.type = "text";
      only.content = "";
      return only;
    }
    if (alt.trim() === "") {
      this.report(
        line,
        `the picture "${source}" has no text for people who cannot see it.`,
        "Write it: ![what it shows](…).",
      );
    }
    if (!credit) {
      const remedy = `Write it after a bar: ![…](${source} "Caption. | Photo: Name").`;
      this.report(line, `the picture "${source}" has no credit.`, remedy);
    }
    const { picture } = found;
    const image: ArticleImage = {
      picture,
      alt,
      credit: credit ?? "",
      caption: caption || null,
      focus: null,
    };
    this.figures.push(image);
    this.figureLines.push(line);
    only.type = "figure";
    only.block = true;
    only.meta = { image };
    return only;
  }

  private embed(inline: Token, line: number): Token | null {
    const children = inline.children ?? [];
    const [first, , last] = children;
    const isLink = children.length === 3 && first?.type === "link_open" && last?.type === "link_close";
    const href = isLink ? String(first.attrGet("href") ?? "") : inline.content.trim();
    if (!/^https?:\/\/\S+$/.test(href)) return null;
    const embed = embedOf(href.replace(/&amp;/g, "&"));
    if (!embed) {
      if (isLink) return null;
      const remedy = `Write [words](${href}). Players exist for ${EMBED_HOSTS.join(", ")}.`;
      this.report(line, "a bare address is not a link.", remedy);
      return null;
    }
    const words = isLink ? inlineText(inline) : "";
    inline.type = "embed";
    inline.block = true;
    inline.content = words === href ? "" : words;
    inline.meta = { href: embed.href };
    inline.children = null;
    this.hasEmbeds = true;
    return inline;
  }

  private inline(token: Token, line: number): void {
    let at = line;
    for (const child of token.children ?? []) {
      if (child.type === "softbreak" || child.type === "hardbreak") at += 1;
      if (child.type === "image") {
        this.report(at, "a picture stands inside a paragraph.", "Put it in a paragraph of its own.");
      }
      if (child.type === "link_open") this.link(child, at);
      const note = child.type === "text" ? /\[\^([^[\]\s]+)\]/.exec(child.content) : null;
      if (note) this.report(at, `the note [^${note[1]}] has no text.`, `Write it below: [^${note[1]}]: …`);
      if (child.type === "footnote_ref" && this.update) {
        this.report(at, "a note is inside an update.", "Say it in the update, or link to it.");
      }
      if (child.type === "footnote_ref") this.anchors.push(`fn${Number(child.meta?.id) + 1}`);
    }
    if (/^:::/.test(token.content)) {
      const remedy =
        "Begin a pull quote with `::: pullquote`, an update with `::: update 2026-11-20 14:05 Its headline`; end it with `:::`.";
      this.report(line, "this block is not known.", remedy);
    }
  }

  private link(token: Token, line: number): void {
    const href = String(token.attrGet("href") ?? "");
    const link = readLink(href, this.context.siteUrl);
    if (link.kind === "own") {
      token.attrSet("href", link.href);
      this.links.push({ href: link.href, line });
    } else if (link.kind === "elsewhere") token.attrSet("rel", "external noopener");
    else if (link.kind === "nowhere") this.report(line, `the link "${href}" leads nowhere.`, link.remedy);
  }
}

/** A column's alignment as a class: the content security policy allows no style attributes. */
function alignByClass(token: Token): void {
  const alignment = /text-align:(\w+)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  token.attrs = alignment === undefined ? null : [["class", `align-${alignment}`]];
}

const DASH_BEFORE_NAME = /^[—–-]+\s*/;

/** The last paragraph of a pull quote, where it begins with a dash, says who spoke. */
function attribute(tokens: Token[], open: number): void {
  let close = open;
  while (close < tokens.length && tokens[close]?.type !== "container_pullquote_close") close += 1;
  const inline = tokens[close - 2];
  const paragraph = tokens[close - 3];
  const first = inline?.children?.[0];
  if (paragraph?.type !== "paragraph_open" || first?.type !== "text" || !DASH_BEFORE_NAME.test(first.content)) return;
  first.content = first.content.replace(DASH_BEFORE_NAME, "");
  const end = tokens[close - 1];
  const container = tokens[close];
  if (!end || !container) return;
  end.tag = "figcaption";
  container.meta = { attributed: true };
  paragraph.type = "pullquote_name";
}

const splitTitle = (title: string): [string, string | undefined] => {
  const bar = title.lastIndexOf("|");
  return bar === -1 ? [title.trim(), undefined] : [title.slice(0, bar).trim(), title.slice(bar + 1).trim()];
};
