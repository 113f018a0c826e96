import path from "node:path";
import type { MarkdownIt } from "markdown-it";
import { digest } from "../lib/digest.ts";
import { type Advice, failure, type Issue, type Result, success } from "../lib/issue.ts";
import { decodeText, renderedIssue, type SizeLimit, sizeIssue, textIssues } from "../lib/text-file.ts";
import { validate } from "../lib/validate.ts";
import { readYaml, type YamlDocument } from "../lib/yaml.ts";
import type { ArticleImage } from "../markdown/body.ts";
import { createMarkdown, renderMarkdown } from "../markdown/markdown.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import { readLanguage } from "../text/language.ts";
import type { Typography } from "../text/typography/rules.ts";
import { typeset, typographyOf } from "../text/typography/typography.ts";
import type { ParsingWords } from "../words/parsing.ts";
import type { Article } from "./article.ts";
import { type FrontMatter, frontMatterSchema } from "./front-matter.ts";
import { type ArticleParts, FrontMatterReader, type PartialMatter, pictureBeside } from "./read-front-matter.ts";

/** A file as it was read. `file` is its path for messages, and pictures are sought beside it. */
export interface ArticleSource {
  file: string;
  bytes: Buffer;
}

/** Reads text, with the newsroom's words. Made once for all articles. */
export interface Typesetter {
  markdown: MarkdownIt;
}

export const createTypesetter = (words: ParsingWords): Typesetter => ({ markdown: createMarkdown(words) });

/**
 * Bytes of an article: forty thousand words, twice what any paper prints. Whatever they are, they are parsed within a
 * second.
 */
export const LARGEST_ARTICLE = 256 * 1024;

/** Said before a file is read, too, so that no file fills the memory. */
export const ARTICLE_LIMIT: SizeLimit = {
  bytes: LARGEST_ARTICLE,
  what: "this article",
  remedy: "Split it into several; a picture goes into a file of its own.",
};

/** An article with its advice, or every issue that stands in its way, and the advice that was found beside them. */
export type ParsedArticle = { ok: true; value: Article } | { ok: false; issues: Issue[]; advice: Advice[] };

const refused = (issues: Issue[], advice: Advice[] = []): ParsedArticle => ({ ok: false, issues, advice });

/** The one door in: a source file becomes an `Article`, or every issue that stands in the way. */
export function parseArticle(
  source: ArticleSource,
  newsroom: ParsingNewsroom,
  { markdown }: Typesetter,
): ParsedArticle {
  const tooLarge = sizeIssue(source.file, source.bytes.length, ARTICLE_LIMIT);
  if (tooLarge) return refused([tooLarge]);
  const text = decodeText(source.file, source.bytes);
  if (!text.ok) return refused(text.issues);
  const split = splitFrontMatter(text.value, source.file);
  if (!split.ok) return refused(split.issues);
  const { yaml, body, bodyLine } = split.value;
  const folder = path.dirname(source.file);
  const document = readYaml(yaml, source.file, 2);
  const typography = typographyOf(languageIn(document) ?? newsroom.site.locale);
  const rendered = renderMarkdown(markdown, body, {
    file: source.file,
    firstLine: bodyLine,
    siteUrl: newsroom.site.url,
    zone: newsroom.site.zone,
    locale: newsroom.site.locale,
    words: newsroom.words,
    typography,
    picture: pictureBeside(folder),
  });
  const written = textIssues(source.file, text.value);
  const issues: Issue[] = [
    ...written,
    ...(written.length === 0 ? renderedIssue(source.file, bodyLine, rendered.html.html) : []),
    ...rendered.issues,
  ];
  if (!document.ok) {
    // YAML stumbles over what was reported already.
    const isReported = written.some(({ line }) => line < bodyLine);
    return refused([...(isReported ? [] : document.issues), ...issues], rendered.advice);
  }
  const frontMatter = validate(frontMatterSchema, document.value, source.file);
  if (!frontMatter.ok) {
    const rest = validPart(document.value.value, frontMatter.issues);
    const reader = new FrontMatterReader(rest.matter, document.value, source.file, newsroom, rest.wrong);
    reader.article(rendered);
    const reported = new Set(written.map(({ line }) => line));
    const others = frontMatter.issues.filter(({ line }) => !reported.has(line));
    return refused([...others, ...reader.issues, ...issues], rendered.advice);
  }
  const reader = new FrontMatterReader(setText(frontMatter.value, typography), document.value, source.file, newsroom);
  const article = reader.article(rendered);
  const isEmpty = rendered.text === "" && rendered.figures.length === 0 && !rendered.hasEmbeds;
  if (isEmpty && !frontMatter.value.draft) {
    const remedy = "Write it below the second `---`; `draft: true` keeps an unfinished one.";
    issues.push({ file: source.file, line: bodyLine, field: null, problem: "the story has no text.", remedy });
  }
  const all = [...reader.issues, ...issues];
  if (!article || all.length > 0) return refused(all, rendered.advice);
  const { head, content } = article;
  return {
    ok: true,
    value: { ...head, digest: digestOf(article), file: source.file, content: () => content },
  };
}

/** A picture counts by its name, which is part of its address, and by the digest of its bytes. Lines say nothing. */
function digestOf({ head, content }: ArticleParts): string {
  const { pictures: _, ...inHead } = head;
  const { lines: __, advice: ___, text, image, figures, ...rest } = content;
  const counted = ({ picture: { name, digest }, ...facts }: ArticleImage) => ({ ...facts, name, digest });
  const said = JSON.stringify([inHead, rest, image && counted(image), figures.map(counted)]);
  const { html, text: plain } = text.read();
  return digest([said, html.html, plain].join("\0"));
}

/** The keys that are valid by themselves, so that one problem never hides another. */
function validPart(value: unknown, issues: Issue[]): { matter: PartialMatter; wrong: Set<string> } {
  const wrong = new Set(issues.map(({ field }) => field?.split(".")[0] ?? ""));
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const sound = Object.fromEntries(entries.filter(([key]) => !wrong.has(key)));
  const parsed = frontMatterSchema.partial().safeParse(sound);
  return { matter: parsed.success ? parsed.data : {}, wrong };
}

/** What the story says that it is written in, while the rest of its front matter may be wrong. */
function languageIn(document: Result<YamlDocument>): string | null {
  const { lang } = (document.ok && (document.value.value as { lang?: unknown } | null)) || {};
  return typeof lang === "string" ? (readLanguage(lang)?.lang ?? null) : null;
}

/** The words that readers see, with the quotes of the story's language. */
function setText(matter: FrontMatter, typography: Typography): FrontMatter {
  const smart = (text: string) => typeset(text, typography);
  const optional = <K extends string>(key: K, text: string | undefined) =>
    (text === undefined ? {} : { [key]: smart(text) }) as Partial<Record<K, string>>;
  const { image, social, retracted } = matter;
  return {
    ...matter,
    headline: smart(matter.headline),
    ...optional("standfirst", matter.standfirst),
    ...optional("kicker", matter.kicker),
    ...optional("dateline", matter.dateline),
    ...(matter.corrections && { corrections: matter.corrections.map(({ at, text }) => ({ at, text: smart(text) })) }),
    ...(matter.series && { series: { ...matter.series, name: smart(matter.series.name) } }),
    ...(retracted && { retracted: { ...retracted, reason: smart(retracted.reason) } }),
    ...(image && {
      image: {
        ...image,
        alt: smart(image.alt),
        credit: smart(image.credit),
        ...optional("caption", image.caption),
      },
    }),
    ...(social && {
      social: { ...optional("headline", social.headline), ...optional("description", social.description) },
    }),
  };
}

interface SplitSource {
  yaml: string;
  body: string;
  bodyLine: number;
}

function splitFrontMatter(text: string, file: string): Result<SplitSource> {
  const opening = /^---[ \t]*\n/.exec(text);
  const remedy = "Begin the file with a line `---`, then `headline: …` and the other keys, then another line `---`.";
  if (!opening) return failure([{ file, line: 1, field: null, problem: "there is no front matter.", remedy }]);
  const rest = text.slice(opening[0].length);
  const closing = /^---[ \t]*(\n|$)/m.exec(rest);
  if (!closing) return failure([{ file, line: 1, field: null, problem: "the front matter does not end.", remedy }]);
  const yaml = rest.slice(0, closing.index);
  const bodyLine = yaml.split("\n").length + 2;
  return success({ yaml, body: rest.slice(closing.index + closing[0].length), bodyLine });
}
