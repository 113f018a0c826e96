import path from "node:path";
import type { MarkdownIt } from "markdown-it";
import type { Instant } from "../lib/clock.ts";
import { digest } from "../lib/digest.ts";
import { hasInvisible } from "../lib/invisible.ts";
import { type Advice, failure, type Issue, type Result, success } from "../lib/issue.ts";
import { decodeText, renderedIssue, type SizeLimit, sizeIssue, textIssues } from "../lib/text-file.ts";
import { suggestion, validate } from "../lib/validate.ts";
import { readYaml, type YamlDocument } from "../lib/yaml.ts";
import { datePath, daysLater } from "../lib/zone.ts";
import type { ArticleImage } from "../markdown/body.ts";
import { createMarkdown, type MarkdownContext, renderMarkdown } from "../markdown/markdown.ts";
import { currentSlug, type ParsingNewsroom } from "../newsroom/newsroom.ts";
import { type PictureResult, readPicture } from "../pictures/read.ts";
import { suggestPicture } from "../pictures/suggest.ts";
import type { StoryLanguage } from "../text/language.ts";
import { readLanguage } from "../text/language.ts";
import { lengthOf } from "../text/length.ts";
import { readOldAddress } from "../text/old-address.ts";
import { unportable } from "../text/portable-names.ts";
import { LONGEST_SLUG, meaningOf, slugOf } from "../text/slugs.ts";
import { summarise } from "../text/summary.ts";
import { parseTime } from "../text/times.ts";
import type { Typography } from "../text/typography/rules.ts";
import { typeset, typographyOf } from "../text/typography/typography.ts";
import type { ParsingWords } from "../words/parsing.ts";
import type { Article, ArticleTag, SeriesPart } from "./article.ts";
import { type FrontMatter, frontMatterSchema } from "./front-matter.ts";

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
  const { advice, lead, ...rendered } = renderMarkdown(markdown, body, {
    file: source.file,
    firstLine: bodyLine,
    siteUrl: newsroom.site.url,
    zone: newsroom.site.zone,
    locale: newsroom.site.locale,
    words: newsroom.words,
    typography,
    picture: pictureBeside(folder),
  } satisfies MarkdownContext);
  const written = textIssues(source.file, text.value);
  const issues: Issue[] = [
    ...written,
    ...(written.length === 0 ? renderedIssue(source.file, bodyLine, rendered.html.html) : []),
    ...rendered.issues,
  ];
  if (!document.ok) {
    // YAML stumbles over what was reported already.
    const isReported = written.some(({ line }) => line < bodyLine);
    return refused([...(isReported ? [] : document.issues), ...issues], advice);
  }
  const frontMatter = validate(frontMatterSchema, document.value, source.file);
  if (!frontMatter.ok) {
    const rest = validPart(document.value.value, frontMatter.issues);
    const reader = new FrontMatterReader(rest.matter, document.value, source.file, newsroom, rest.faulty);
    reader.article({ ...rendered, words: 0, signs: 0 }, [], "");
    const reported = new Set(written.map(({ line }) => line));
    const others = frontMatter.issues.filter(({ line }) => !reported.has(line));
    return refused([...others, ...reader.issues, ...issues], advice);
  }
  const reader = new FrontMatterReader(setText(frontMatter.value, typography), document.value, source.file, newsroom);
  const { figureLines, ...read } = rendered;
  const article = reader.article({ ...read, ...lengthOf(read.text) }, figureLines, lead);
  const isEmpty = rendered.text === "" && rendered.figures.length === 0 && !rendered.hasEmbeds;
  if (isEmpty && !frontMatter.value.draft) {
    const remedy = "Write it below the second `---`; `draft: true` keeps an unfinished one.";
    issues.push({ file: source.file, line: bodyLine, field: null, problem: "the story has no text.", remedy });
  }
  const all = [...reader.issues, ...issues];
  if (!article || all.length > 0) return refused(all, advice);
  return { ok: true, value: { ...article, digest: digestOf(article), advice } };
}

/** A picture counts by its name, which is part of its address, and by the digest of its bytes. */
function digestOf({
  file: _,
  lines: __,
  pictures: ___,
  image,
  body,
  ...rest
}: Omit<Article, "digest" | "advice">): string {
  const counted = ({ picture: { name, digest }, ...facts }: ArticleImage) => ({ ...facts, name, digest });
  const figures = body.figures.map(counted);
  const { html, text, ...facts } = body;
  const said = JSON.stringify([rest, image && counted(image), { ...facts, figures }]);
  return digest([said, html.html, text].join("\0"));
}

type PartialMatter = { [Key in keyof FrontMatter]?: FrontMatter[Key] | undefined };

/** The keys that are valid by themselves, so that one fault never hides another. */
function validPart(value: unknown, issues: Issue[]): { matter: PartialMatter; faulty: Set<string> } {
  const faulty = new Set(issues.map(({ field }) => field?.split(".")[0] ?? ""));
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const sound = Object.fromEntries(entries.filter(([key]) => !faulty.has(key)));
  const parsed = frontMatterSchema.partial().safeParse(sound);
  return { matter: parsed.success ? parsed.data : {}, faulty };
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

/** To look for another name takes long in a large folder: after so many, an editor knows how. */
const MOST_SUGGESTIONS = 20;

/** Finds pictures beside a file, whose names every machine can hold. */
function pictureBeside(folder: string): (name: string) => PictureResult {
  let suggested = 0;
  return (name) => {
    const reason = name.split("/").map(unportable).find(Boolean);
    if (reason || hasInvisible(name)) {
      const problem = `"${name}" ${reason ?? "holds an invisible character"}.`;
      return { ok: false, problem, remedy: "Rename the picture." };
    }
    const found = readPicture(folder, name);
    if (found.ok || suggested >= MOST_SUGGESTIONS) return found;
    suggested += 1;
    return suggestPicture(folder, name, found);
  };
}

/** Reads what the schema leaves as text: times, slugs, pictures, addresses. */
class FrontMatterReader {
  readonly issues: Issue[] = [];
  private readonly matter: PartialMatter;
  private readonly document: YamlDocument;
  private readonly file: string;
  private readonly newsroom: ParsingNewsroom;
  private readonly faulty: ReadonlySet<string>;

  /** @param faulty keys that are known to be wrong already, and so are missing in `matter`. */
  constructor(
    matter: PartialMatter,
    document: YamlDocument,
    file: string,
    newsroom: ParsingNewsroom,
    faulty: ReadonlySet<string> = new Set(),
  ) {
    this.matter = matter;
    this.faulty = faulty;
    this.document = document;
    this.file = file;
    this.newsroom = newsroom;
  }

  /** `null` where an issue makes an article impossible; the issues are in `issues` either way. */
  article(
    body: Article["body"],
    figureLines: readonly number[],
    lead: string,
  ): Omit<Article, "digest" | "advice"> | null {
    const { matter, newsroom } = this;
    const publishedAt = this.time(["published"], matter.published);
    const updatedAt = this.time(["updated"], matter.updated);
    const ownExpiry = this.time(["expires"], matter.expires);
    this.notBefore(["updated"], updatedAt, publishedAt, "published");
    this.notBefore(["expires"], ownExpiry, publishedAt, "published");
    const corrections = (matter.corrections ?? []).flatMap(({ at, text }, index) => {
      const time = this.time(["corrections", index, "at"], at);
      this.notBefore(["corrections", index, "at"], time, publishedAt, "published");
      return time === null ? [] : [{ at: time, text }];
    });
    const retractedAt = this.time(["retracted", "at"], matter.retracted?.at);
    this.notBefore(["retracted", "at"], retractedAt, publishedAt, "published");
    const section = matter.section === undefined ? undefined : currentSlug(matter.section, newsroom.sections);
    if (section !== undefined) {
      const sections = newsroom.sections.map(({ slug }) => slug);
      this.known(["section"], section, sections, "section", "sections.yaml");
    }
    const byline = matter.byline?.map((author) => currentSlug(author, newsroom.authors.values())) ?? [];
    byline.forEach((author, index) => {
      this.known(["byline", index], author, [...newsroom.authors.keys()], "author", "authors.yaml");
    });
    if (matter.source !== undefined) {
      this.known(["source"], matter.source, [...newsroom.agencies.keys()], "agency", "agencies.yaml");
    }
    const isFaulty = this.faulty.has("byline") || this.faulty.has("source");
    if (matter.byline === undefined && matter.source === undefined && !isFaulty) {
      this.report(["byline"], "is missing.", "Name the author (`byline: [slug]`) or the agency (`source: slug`).");
    }
    const slug = this.slug();
    const tags = this.tags();
    const image = this.image();
    const aliases = this.aliases();
    const series = this.series();
    const language = this.language();
    this.updates(body);
    const { headline } = matter;
    if (publishedAt === null || slug === null || headline === undefined || section === undefined) return null;
    const articlePath = `/${datePath(publishedAt, newsroom.site.zone)}/${slug}/`;
    const [firstLine = ""] = this.summary(body).split("\n", 1);
    const standfirst = matter.standfirst ?? summarise(lead || firstLine, language?.lang ?? newsroom.site.locale);
    return {
      file: this.file,
      lines: {
        headline: this.document.lineOf(["headline"]),
        published: this.document.lineOf(["published"]),
        standfirst: this.document.lineOf(["standfirst"]),
        kicker: this.document.lineOf(["kicker"]),
        tags: this.document.lineOf(["tags"]),
        slug: this.document.lineOf([matter.slug === undefined ? "published" : "slug"]),
        aliases: this.document.lineOf(["aliases"]),
        series: this.document.lineOf(["series"]),
      },
      path: articlePath,
      feedId: matter.id ?? feedIdOf(aliases.find(isArticlePath) ?? articlePath, newsroom.site.url),
      headline,
      standfirst,
      hasOwnStandfirst: matter.standfirst !== undefined,
      kicker: matter.kicker ?? null,
      section,
      byline: [...new Set(byline)],
      source: matter.source ?? null,
      dateline: matter.dateline ?? null,
      tags,
      image,
      pictures: [
        ...(image
          ? [{ digest: image.picture.digest, line: this.document.lineOf(["image", "file"]), field: "image.file" }]
          : []),
        ...body.figures.map(({ picture: { digest } }, index) => ({
          digest,
          line: figureLines[index] ?? 1,
          field: null,
        })),
      ],
      publishedAt,
      updatedAt,
      corrections: corrections.sort((a, b) => a.at - b.at),
      retraction:
        retractedAt !== null && matter.retracted ? { at: retractedAt, reason: matter.retracted.reason } : null,
      expiresAt: earlier(ownExpiry, this.endOfRights(publishedAt)),
      draft: matter.draft ?? false,
      aliases,
      comments: matter.comments ?? newsroom.site.comments.default,
      live: matter.live === "ended" ? "ended" : matter.live ? "running" : null,
      series,
      language,
      dropCap: matter.dropCap === true && language?.dir !== "rtl",
      history: matter.history ?? true,
      social: {
        headline: matter.social?.headline ?? headline,
        description: matter.social?.description ?? standfirst,
      },
      body,
    };
  }

  /** An agency's contract may end the rights some days after publication, at the same time of day. */
  private endOfRights(publishedAt: Instant): Instant | null {
    const agency = this.matter.source === undefined ? undefined : this.newsroom.agencies.get(this.matter.source);
    return agency?.expiresAfterDays === undefined
      ? null
      : daysLater(publishedAt, agency.expiresAfterDays, this.newsroom.site.zone);
  }

  private report(field: readonly PropertyKey[], problem: string, remedy: string): void {
    const { file } = this;
    this.issues.push({ file, line: this.document.lineOf(field), field: field.map(String).join("."), problem, remedy });
  }

  private time(field: readonly PropertyKey[], text: string | undefined): Instant | null {
    if (text === undefined) return null;
    const time = parseTime(text, this.newsroom.site.zone);
    if (time.ok) return time.at;
    this.report(field, time.problem, time.remedy);
    return null;
  }

  private notBefore(field: readonly PropertyKey[], at: Instant | null, earliest: Instant | null, name: string): void {
    if (at !== null && earliest !== null && at < earliest) {
      this.report(field, `is before \`${name}\`.`, "Correct one of the two.");
    }
  }

  private known(field: PropertyKey[], given: string, known: readonly string[], kind: string, listedIn: string): void {
    if (known.includes(given) || this.newsroom.unread.has(listedIn)) return;
    const article = /^[aeiou]/.test(kind) ? "an" : "a";
    const remedy = suggestion(given, known) || `Known (${listedIn}): ${known.join(", ") || "none"}.`;
    this.report(field, `"${given}" is not ${article} ${kind}.`, remedy);
  }

  private slug(): string | null {
    // A Mac hands out file names with their accents apart: the same name to every reader.
    const given = (this.matter.slug ?? path.basename(this.file, ".md")).normalize("NFC");
    const usual = slugOf(given, this.newsroom.site.locale);
    const tooLong = Buffer.byteLength(given) > LONGEST_SLUG;
    const reason = unportable(given);
    // Addresses from before a language had rules of its own stay as they are.
    if ((given === usual || given === slugOf(given)) && !tooLong && !reason) return given;
    const remedy = tooLong
      ? `Keep it under ${LONGEST_SLUG} bytes.`
      : unportable(usual)
        ? `Add a word: Windows keeps "${usual}" for a device.`
        : usual
          ? `Write "${usual}".`
          : "Use letters and digits.";
    const problem =
      this.matter.slug === undefined ? `the file's name "${given}" is no address.` : `"${given}" is no address.`;
    this.report(["slug"], problem, remedy);
    return null;
  }

  /** The text above the updates: of a story without any, all of it. */
  private summary({ text, updates }: Pick<Article["body"], "text" | "updates">): string {
    return text.slice(0, updates[0]?.text[0]);
  }

  private updates(body: Article["body"]): void {
    if (body.updates.length === 0) return;
    if (!this.matter.live && !this.faulty.has("live")) {
      const remedy = "Write `live: true`, or `live: ended` once the coverage is over.";
      this.report(["live"], "is missing, but the story has updates.", remedy);
    }
    // The latest update must not become the standfirst: it may not be public yet.
    if (this.matter.standfirst === undefined && !this.faulty.has("standfirst") && this.summary(body).trim() === "") {
      const remedy = "Write a standfirst, or a summary above the first update.";
      this.report(["standfirst"], "is missing, and nothing stands above the updates.", remedy);
    }
  }

  private series(): SeriesPart | null {
    const { series } = this.matter;
    if (!series) return null;
    const slug = slugOf(series.name, this.newsroom.site.locale);
    const field = ["series", "name"];
    if (slug === "") this.report(field, `"${series.name}" has no letter or digit.`, "Give it a name in words.");
    else if (Buffer.byteLength(slug) > LONGEST_SLUG) {
      this.report(field, "is too long for an address.", `Keep it under ${LONGEST_SLUG} bytes.`);
    } else if (unportable(slug)) this.report(field, `"${slug}" ${unportable(slug)}.`, "Add a word.");
    return { slug, ...series };
  }

  private language(): StoryLanguage | null {
    const { lang, dir } = this.matter;
    if (lang === undefined) {
      if (dir !== undefined) this.report(["dir"], "says nothing without `lang`.", "Add the language, like `lang: ar`.");
      return null;
    }
    const language = readLanguage(lang);
    if (!language) {
      const remedy = "Write it as in BCP 47: `ar` for Arabic, `pt-BR` for Brazilian Portuguese.";
      this.report(["lang"], `"${lang}" is not a language.`, remedy);
      return null;
    }
    return { ...language, dir: dir ?? language.dir };
  }

  private tags(): ArticleTag[] {
    const bySlug = new Map<string, ArticleTag>();
    const { locale } = this.newsroom.site;
    this.matter.tags?.forEach((label, index) => {
      const registered = this.newsroom.tags.get(meaningOf(label, locale));
      const slug = registered?.slug ?? slugOf(label, locale);
      if (slug === "") {
        this.report(["tags", index], `"${label}" has no letter or digit.`, "Give it a slug of its own in tags.yaml.");
      } else if (Buffer.byteLength(slug) > LONGEST_SLUG) {
        this.report(["tags", index], "is too long for an address.", `Keep it under ${LONGEST_SLUG} bytes.`);
      } else if (unportable(slug)) {
        const remedy = "Give it a slug of its own in tags.yaml.";
        this.report(["tags", index], `"${slug}" ${unportable(slug)}.`, remedy);
      } else if (!bySlug.has(slug)) {
        bySlug.set(slug, { slug, label: registered?.label ?? typeset(label, typographyOf(locale)) });
      }
    });
    return [...bySlug.values()];
  }

  private image(): ArticleImage | null {
    const { image } = this.matter;
    if (!image) return null;
    const found = pictureBeside(path.dirname(this.file))(image.file);
    if (!found.ok) {
      this.report(["image", "file"], found.problem, found.remedy);
      return null;
    }
    const [x, y] = (image.focus ?? "").split(" ").map((percent) => Number.parseInt(percent, 10));
    return {
      picture: found.picture,
      alt: image.alt,
      credit: image.credit,
      caption: image.caption ?? null,
      focus: x !== undefined && y !== undefined ? { x, y } : null,
    };
  }

  private aliases(): string[] {
    return (this.matter.aliases ?? []).flatMap((alias, index) => {
      const read = readOldAddress(alias);
      if (read.ok) return [read.address];
      this.report(["aliases", index], read.problem, read.remedy);
      return [];
    });
  }
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b < a) ? b : a);

const isArticlePath = (alias: string) => /^\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/?$/.test(alias);

/** A tag URI (RFC 4151) from the story's first address: it stays when headline, slug, section or scheme change. */
function feedIdOf(firstPath: string, siteUrl: string): string {
  const [, year, month, day] = firstPath.split("/");
  return `tag:${new URL(siteUrl).hostname},${year}-${month}-${day}:${firstPath.replace(/\/?$/, "/")}`;
}
