import path from "node:path";
import type { Instant } from "../lib/clock.ts";
import { hasInvisible } from "../lib/invisible.ts";
import { type Issue, refused } from "../lib/issue.ts";
import { suggestion } from "../lib/validate.ts";
import type { YamlDocument } from "../lib/yaml.ts";
import { datePath, daysLater } from "../lib/zone.ts";
import type { ArticleImage, Update } from "../markdown/body.ts";
import type { RenderedMarkdown } from "../markdown/markdown.ts";
import { currentSlug, type ParsingNewsroom } from "../newsroom/newsroom.ts";
import { type PictureResult, readPicture } from "../pictures/read.ts";
import { suggestPicture } from "../pictures/suggest.ts";
import { readLanguage, type StoryLanguage } from "../text/language.ts";
import { lengthOf } from "../text/length.ts";
import { readOldAddress } from "../text/old-address.ts";
import { unportable } from "../text/portable-names.ts";
import { LONGEST_SLUG, meaningOf, slugOf } from "../text/slugs.ts";
import { summarise } from "../text/summary.ts";
import { parseTime } from "../text/times.ts";
import { typeset, typographyOf } from "../text/typography/typography.ts";
import type { ArticleContent, ArticleHead, ArticleTag, PictureUse, SeriesPart } from "./article.ts";
import type { FrontMatter } from "./front-matter.ts";
import { textInMemory } from "./text.ts";

/** The two parts of an article whose digest is not known yet. */
export interface ArticleParts {
  head: Omit<ArticleHead, "digest">;
  content: ArticleContent;
}

/** Front matter without the keys that are wrong. */
export type PartialMatter = { [Key in keyof FrontMatter]?: FrontMatter[Key] | undefined };

/** To look for another name takes long in a large folder: after so many, an editor knows how. */
const MOST_SUGGESTIONS = 20;

/** Finds pictures beside a file, whose names every machine can hold. */
export function pictureBeside(folder: string): (name: string) => PictureResult {
  let suggested = 0;
  return (name) => {
    const reason = name.split("/").map(unportable).find(Boolean);
    if (reason || hasInvisible(name)) {
      return refused(`"${name}" ${reason ?? "holds an invisible character"}.`, "Rename the picture.");
    }
    const found = readPicture(folder, name);
    if (found.ok || suggested >= MOST_SUGGESTIONS) return found;
    suggested += 1;
    return suggestPicture(folder, name, found);
  };
}

/** Reads what the schema leaves as text: times, slugs, pictures, addresses. */
export class FrontMatterReader {
  readonly issues: Issue[] = [];
  private readonly matter: PartialMatter;
  private readonly document: YamlDocument;
  private readonly file: string;
  private readonly newsroom: ParsingNewsroom;
  private readonly wrong: ReadonlySet<string>;

  /** @param wrong keys that are known to be wrong already, and so are missing in `matter`. */
  constructor(
    matter: PartialMatter,
    document: YamlDocument,
    file: string,
    newsroom: ParsingNewsroom,
    wrong: ReadonlySet<string> = new Set(),
  ) {
    this.matter = matter;
    this.wrong = wrong;
    this.document = document;
    this.file = file;
    this.newsroom = newsroom;
  }

  /** `null` where an issue makes an article impossible; the issues are in `issues` either way. */
  article({ html, text, lead, figureLines, ...body }: RenderedMarkdown): ArticleParts | null {
    const { matter, newsroom } = this;
    // The text above the updates: of a story without any, all of it.
    const summary = text.slice(0, body.updates[0]?.text[0]);
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
    const isWrong = this.wrong.has("byline") || this.wrong.has("source");
    if (matter.byline === undefined && matter.source === undefined && !isWrong) {
      this.report(["byline"], "is missing.", "Name the author (`byline: [slug]`) or the agency (`source: slug`).");
    }
    const slug = this.slug();
    const tags = this.tags();
    const image = this.image();
    const aliases = this.aliases();
    const series = this.series();
    const language = this.language();
    this.checkUpdates(body.updates, summary);
    const { headline } = matter;
    if (publishedAt === null || slug === null || headline === undefined || section === undefined) return null;
    const articlePath = `/${datePath(publishedAt, newsroom.site.zone)}/${slug}/`;
    const [firstLine = ""] = summary.split("\n", 1);
    const standfirst = matter.standfirst ?? summarise(lead || firstLine, language?.lang ?? newsroom.site.locale);
    const head = {
      path: articlePath,
      feedId: matter.id ?? feedIdOf(aliases.find(isArticlePath) ?? articlePath, newsroom.site.url),
      section,
      byline: [...new Set(byline)],
      source: matter.source ?? null,
      tags,
      publishedAt,
      updatedAt,
      corrections: corrections.sort((a, b) => a.at - b.at),
      retraction:
        retractedAt !== null && matter.retracted ? { at: retractedAt, reason: matter.retracted.reason } : null,
      expiresAt: earlier(ownExpiry, this.endOfRights(publishedAt)),
      draft: matter.draft ?? false,
      aliases,
      series,
      pictures: this.pictureUses(image, body.figures, figureLines),
      links: body.links,
      updates: body.updates,
    };
    const content = {
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
      headline,
      standfirst,
      hasOwnStandfirst: matter.standfirst !== undefined,
      kicker: matter.kicker ?? null,
      dateline: matter.dateline ?? null,
      image,
      comments: matter.comments ?? newsroom.site.comments.default,
      live: matter.live === "ended" ? ("ended" as const) : matter.live ? ("running" as const) : null,
      language,
      dropCap: matter.dropCap === true && language?.dir !== "rtl",
      history: matter.history ?? true,
      social: {
        headline: matter.social?.headline ?? headline,
        description: matter.social?.description ?? standfirst,
      },
      text: textInMemory({ html, text }),
      ...lengthOf(text),
      figures: body.figures,
      anchors: body.anchors,
      hasEmbeds: body.hasEmbeds,
      advice: body.advice,
    };
    return { head, content };
  }

  private pictureUses(
    image: ArticleImage | null,
    figures: readonly ArticleImage[],
    figureLines: readonly number[],
  ): PictureUse[] {
    const above = image && {
      digest: image.picture.digest,
      line: this.document.lineOf(["image", "file"]),
      field: "image.file",
    };
    const inText = figures.map(({ picture: { digest } }, index) => {
      return { digest, line: figureLines[index] ?? 1, field: null };
    });
    return above ? [above, ...inText] : inText;
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

  private checkUpdates(updates: readonly Update[], summary: string): void {
    if (updates.length === 0) return;
    if (!this.matter.live && !this.wrong.has("live")) {
      const remedy = "Write `live: true`, or `live: ended` once the coverage is over.";
      this.report(["live"], "is missing, but the story has updates.", remedy);
    }
    // The latest update must not become the standfirst: it may not be public yet.
    if (this.matter.standfirst === undefined && !this.wrong.has("standfirst") && summary.trim() === "") {
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
