import { existsSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { type Issue, refused } from "../lib/issue.ts";
import { decodeText, readPlainFile, renderedIssue, type SizeLimit, textIssues } from "../lib/text-file.ts";
import { trust } from "../lib/trusted-html.ts";
import { suggestion, validate } from "../lib/validate.ts";
import { readYaml, type YamlDocument } from "../lib/yaml.ts";
import { createMarkdown, renderMarkdown } from "../markdown/markdown.ts";
import { type Picture, pictureBytes } from "../pictures/picture.ts";
import { readPicture } from "../pictures/read.ts";
import { isVector } from "../pictures/renditions.ts";
import { suggestPicture } from "../pictures/suggest.ts";
import { foldPath } from "../text/fold-path.ts";
import { meaningOf, slugOf } from "../text/slugs.ts";
import type { Typography } from "../text/typography/rules.ts";
import { typographyOf } from "../text/typography/typography.ts";
import { en, type Words } from "../words/en.ts";
import { SPOKEN, type WordsOf, wordsOf } from "../words/languages.ts";
import { readFronts } from "./fronts.ts";
import type { Newsroom, NewsroomPictureUse, Prose, ProseName } from "./newsroom.ts";
import { readOwnFiles } from "./own-files.ts";
import {
  agenciesSchema,
  authorsSchema,
  frontPageSchema,
  frontsSchema,
  type Section,
  type SiteSettings,
  sectionsSchema,
  siteSchema,
  tagsSchema,
} from "./schemas.ts";
import { setTexts } from "./set-texts.ts";
import { HOUSE, readTheme, type Theme } from "./theme.ts";
import { withOwnWords, wordsSchema } from "./words-schema.ts";

/**
 * Reads and validates the newsroom folder. With issues, the newsroom is a stand-in that lets the articles be checked in
 * the same run; nothing may be published from it.
 * @param words where the words come from; the generator's own by default.
 */
export function readNewsroom(folder: string, words: WordsOf = wordsOf): { newsroom: Newsroom; issues: Issue[] } {
  const reader = new FolderReader(folder);
  const site = reader.yaml("site.yaml", siteSchema);
  const sections = reader.yaml("sections.yaml", sectionsSchema);
  const authors = reader.yaml("authors.yaml", authorsSchema);
  const agencies = reader.yaml("agencies.yaml", agenciesSchema);
  const tags = reader.yaml("tags.yaml", tagsSchema);
  const frontPage = reader.yaml("front-page.yaml", (value) => (Array.isArray(value) ? frontsSchema : frontPageSchema));
  for (const list of [sections, authors, agencies]) reader.uniqueSlugs(list);
  const locale = site?.value.locale ?? UNREAD_SITE.locale;
  const slugIn = (label: string) => slugOf(label, locale);
  const registered = tags?.value.map((tag) => ({ ...tag, slug: tag.slug ?? slugIn(tag.label) }));
  const named = registered?.map((tag) => ({ slug: tag.slug, aliases: (tag.aliases ?? []).map(slugIn) }));
  if (tags && named) reader.uniqueSlugs({ ...tags, value: named });
  const { fronts, issues: frontIssues } = frontPage
    ? readFronts(frontPage, sections?.value ?? null, site?.value.zone ?? UNREAD_SITE.zone)
    : { fronts: [], issues: [] };
  reader.issues.push(...frontIssues);
  if (site) {
    const { publisher, mark, icon, socialCard } = site.value;
    for (const [field, name] of Object.entries({ "publisher.logo": publisher.logo, mark, icon, socialCard })) {
      reader.picture(name, site.at(field.split(".")));
    }
    if (site.value.mark && !site.value.mark.endsWith(".svg")) {
      reader.issues.push({ ...site.at(["mark"]), problem: "is not an SVG file.", remedy: "Draw the mark as SVG." });
    }
  }
  authors?.value.forEach((author, index) => {
    if (author.photo) reader.picture(author.photo, authors.at([index, "photo"]));
  });
  const typography = typographyOf(locale);
  const spoken = reader.words(site, words);
  const prose = Object.fromEntries(
    (["about", "community-guidelines", "privacy"] as const).map((name) => [
      name,
      reader.prose(name, site?.value.url ?? UNREAD_SITE.url, spoken, typography),
    ]),
  ) as Record<ProseName, Prose>;
  const texts = {
    site: site?.value ?? UNREAD_SITE,
    sections: sections?.value ?? [],
    authors: bySlug(authors?.value ?? []),
    agencies: bySlug(agencies?.value ?? []),
    tags: new Map(
      registered?.flatMap((tag) =>
        [tag.label, ...(tag.aliases ?? [])].map((label) => [meaningOf(label, locale), tag] as const),
      ),
    ),
  };
  const theme = reader.theme();
  if (sections) reader.accents(sections, theme);
  const own = readOwnFiles(folder);
  reader.issues.push(...own.issues);
  const newsroom: Newsroom = {
    ...setTexts(texts, typography),
    words: spoken,
    theme,
    frontPage: { fronts, file: path.join(folder, "front-page.yaml") },
    prose,
    mark: trust(reader.svg(texts.site.mark)),
    pictures: reader.pictures,
    pictureUses: reader.pictureUses,
    files: own.files,
    unread: reader.unread,
  };
  return { newsroom, issues: reader.issues };
}

/** Stands in for a `site.yaml` that cannot be read. */
const UNREAD_SITE: SiteSettings = {
  name: "",
  tagline: "",
  description: "",
  url: "https://unread.invalid",
  language: "en",
  locale: "en",
  zone: "UTC",
  publisher: { name: "", logo: "" },
  rights: "",
  mark: "",
  icon: "",
  socialCard: "",
  newsletter: { name: "", promise: "", privacy: "", localNews: false },
  contact: { newsroom: "", letters: "", corrections: "" },
  comments: { provider: "letters", default: "open" },
};

const bySlug = <T extends { slug: string }>(list: T[]): Map<string, T> =>
  new Map(list.map((item) => [item.slug, item]));

type Place = Pick<Issue, "file" | "line" | "field">;

/** A validated file that can still say where each value stands. */
interface Located<T> {
  value: T;
  file: string;
  lineOf: YamlDocument["lineOf"];
  at(path: readonly PropertyKey[]): Place;
}

/** Thousands of authors or tags. */
const SETTINGS_LIMIT: SizeLimit = { bytes: 1024 ** 2, what: "this file", remedy: "Shorten it." };
const PROSE_LIMIT: SizeLimit = { bytes: 256 * 1024, what: "this page", remedy: "Shorten it, or make stories of it." };

class FolderReader {
  readonly issues: Issue[] = [];
  readonly pictures = new Map<string, Picture>();
  readonly pictureUses: NewsroomPictureUse[] = [];
  readonly unread = new Set<string>();
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The text of a file of the newsroom: all of them come in here. */
  private text(name: string, limit: SizeLimit): string | null {
    const file = path.join(this.folder, name);
    const read = readPlainFile(file, limit);
    const text = read.ok ? decodeText(file, read.value) : read;
    const issues = text.ok ? textIssues(file, text.value) : text.issues;
    this.issues.push(...issues);
    return text.ok && issues.length === 0 ? text.value : null;
  }

  /** @param schemaOf the schema, or the one that fits the form of what was written. */
  yaml<S extends z.ZodType>(name: string, schemaOf: S | ((value: unknown) => S)): Located<z.output<S>> | null {
    const located = this.validYaml(name, schemaOf);
    if (located === null) this.unread.add(name);
    return located;
  }

  private validYaml<S extends z.ZodType>(
    name: string,
    schemaOf: S | ((value: unknown) => S),
  ): Located<z.output<S>> | null {
    const text = this.text(name, SETTINGS_LIMIT);
    if (text === null) return null;
    const file = path.join(this.folder, name);
    const document = readYaml(text, file, 1, SETTINGS_LIMIT.bytes);
    if (!document.ok) {
      this.issues.push(...document.issues);
      return null;
    }
    const { lineOf } = document.value;
    const schema = typeof schemaOf === "function" ? schemaOf(document.value.value) : schemaOf;
    const isEmpty = text.replace(/^\s*(#.*)?$/gm, "").trim() === "";
    const empty = [[], {}].find((nothing) => isEmpty && schema.safeParse(nothing).success);
    const value = empty ? { ...document.value, value: empty } : document.value;
    const valid = validate(schema, value, file);
    if (!valid.ok) {
      this.issues.push(...valid.issues);
      return null;
    }
    const at = (path: readonly PropertyKey[]) => ({ file, line: lineOf(path), field: path.map(String).join(".") });
    return { value: valid.value, file, lineOf, at };
  }

  /** The look: the house's own, with what `theme.css` has in place of it. */
  theme(): Theme {
    if (!existsSync(path.join(this.folder, "theme.css"))) return HOUSE;
    const text = this.text("theme.css", SETTINGS_LIMIT);
    const read = text === null ? null : readTheme(text, path.join(this.folder, "theme.css"));
    if (read?.ok) return read.value;
    this.issues.push(...(read?.issues ?? []));
    this.unread.add("theme.css");
    return HOUSE;
  }

  /** Each accent of a section has to be one of the theme's. */
  accents(sections: Located<Section[]>, { accents }: Theme): void {
    if (this.unread.has("theme.css")) return;
    sections.value.forEach(({ accent }, index) => {
      if (Object.hasOwn(accents, accent)) return;
      const names = Object.keys(accents);
      const remedy = suggestion(accent, names) || `Known: ${names.join(", ")}; theme.css may add others.`;
      this.issues.push({ ...sections.at([index, "accent"]), problem: `"${accent}" is no accent.`, remedy });
    });
  }

  /** The site's own words: those of its language, with what `words.yaml` says in place of them. */
  words(site: Located<SiteSettings> | null, wordsOf: WordsOf): Words {
    if (!site) return en;
    const { language, locale } = site.value;
    const known = wordsOf(language, locale);
    const hasOwn = existsSync(path.join(this.folder, "words.yaml"));
    if (!known && !hasOwn) {
      const problem = `the site has no words in "${language}": it speaks ${SPOKEN.join(", ")}.`;
      this.issues.push({ ...site.at(["language"]), problem, remedy: "Choose one of these, or write words.yaml." });
    }
    const own = hasOwn ? this.yaml("words.yaml", wordsSchema(locale, known === null)) : null;
    return own ? withOwnWords(known ?? en, own.value) : (known ?? en);
  }

  prose(name: ProseName, siteUrl: string, words: Newsroom["words"], typography: Typography): Prose {
    const file = path.join(this.folder, `${name}.md`);
    const text = this.text(`${name}.md`, PROSE_LIMIT);
    if (text === null) return { file, html: trust(""), links: [], anchors: [], advice: [] };
    const rendered = renderMarkdown(createMarkdown(words), text, {
      file,
      firstLine: 1,
      siteUrl,
      zone: "utc",
      locale: "en",
      words,
      typography,
      picture: () => refused("pictures cannot be used here.", "Remove it."),
    });
    this.issues.push(...rendered.issues, ...renderedIssue(file, 1, rendered.html.html));
    if (rendered.updates.length > 0) {
      const problem = "updates belong in a story, not on this page.";
      this.issues.push({ file, line: 1, field: null, problem, remedy: "Give them to a story with `live: true`." });
    }
    const { html, links, anchors, advice } = rendered;
    return { file, html, links, anchors, advice };
  }

  picture(name: string, place: Place): void {
    const result = suggestPicture(this.folder, name, readPicture(this.folder, name));
    if (result.ok) {
      this.pictures.set(name, result.picture);
      this.pictureUses.push({ ...place, name });
    } else this.issues.push({ ...place, problem: result.problem, remedy: result.remedy });
  }

  /** Empty where it is no drawing, or could not be read. */
  svg(name: string): string {
    const picture = this.pictures.get(name);
    return picture && isVector(picture) ? pictureBytes(picture).toString("utf8") : "";
  }

  uniqueSlugs(list: Located<{ slug: string; aliases?: string[] | undefined }[]> | null): void {
    const owners = new Map<string, number>();
    list?.value.forEach(({ slug, aliases = [] }, index) => {
      for (const name of [slug, ...aliases]) {
        const address = foldPath(`/${name}`);
        const isSpelling = name !== slug && owners.get(address) === index;
        if (owners.has(address) && !isSpelling) {
          const problem = `the slug "${name}" is used twice.`;
          this.issues.push({ ...list.at([index]), problem, remedy: "Give one of them another slug." });
        }
        owners.set(address, index);
      }
    });
  }
}
