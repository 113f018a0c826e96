import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Author, addressOf, type BenchArticle, inventArticles, inventAuthors, SECTIONS } from "./invent.ts";
import { capital, Writer } from "./prose.ts";
import { Random } from "./random.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const PROJECT = path.join(HERE, "../..");

const SEED = 20240525;

/** The build's clock: after the last article. */
export const BUILD_TIME = "2026-01-01T12:00:00-05:00";

/** What both generators must show: the headline by the story's address. */
export type ExpectedStories = Map<string, string>;

/**
 * Writes one invented newsroom twice below `folder`: `articles` and `newsroom` for ours, `hugo` for Hugo. The same count
 * makes the same bytes, whatever the machine or the day.
 */
export function generate(folder: string, count: number): ExpectedStories {
  const random = new Random(SEED);
  const writer = new Writer(random);
  const authors = inventAuthors(random, writer);
  const articles = inventArticles(count, authors, random, writer);
  writeNewsroom(path.join(folder, "newsroom"), authors, articles);
  for (const article of articles) {
    const { year, month, slug } = article;
    write(path.join(folder, "articles", year, month, `${slug}.md`), document(ourFrontMatter(article), article.body));
  }
  writeHugoSite(path.join(folder, "hugo"), authors, articles);
  return new Map(articles.map((article) => [addressOf(article), article.headline]));
}

function writeNewsroom(folder: string, authors: Author[], articles: BenchArticle[]): void {
  cpSync(path.join(HERE, "newsroom"), folder, { recursive: true });
  for (const name of ["mark.svg", "icon.png", "logo.png", "social-card.png"]) {
    cpSync(path.join(PROJECT, "src/newsroom", name), path.join(folder, name));
  }
  write(path.join(folder, "authors.yaml"), yamlList(authors.map((author) => ({ ...author }))));
  write(path.join(folder, "tags.yaml"), "# Every tag is spelled in one way already.\n");
  const [lead, ...secondary] = articles.slice(-5).map(addressOf);
  write(path.join(folder, "front-page.yaml"), yamlMap({ lead, secondary }));
}

function ourFrontMatter(article: BenchArticle): string {
  const { headline, section, authors, tags, standfirst, kicker, dateline, updated, correction, isWire } = article;
  return yamlMap({
    headline,
    published: `${article.year}-${article.month}-${article.day} ${article.time}`,
    section,
    standfirst,
    kicker,
    byline: isWire ? null : authors,
    source: isWire ? "wire" : null,
    dateline,
    tags,
    updated,
    corrections: correction && [correction],
  });
}

/** The same newsroom as Hugo wants it: sections and authors as pages of their own, settings as data. */
function writeHugoSite(folder: string, authors: Author[], articles: BenchArticle[]): void {
  cpSync(path.join(HERE, "hugo"), folder, { recursive: true });
  for (const name of ["icon.png", "logo.png", "social-card.png"]) {
    cpSync(path.join(PROJECT, "src/newsroom", name), path.join(folder, "static/images", name));
  }
  for (const name of ["site", "sections", "agencies"]) {
    cpSync(path.join(HERE, `newsroom/${name}.yaml`), path.join(folder, `data/${name}.yaml`));
  }
  const content = path.join(folder, "content");
  for (const name of ["about", "community-guidelines", "privacy"]) {
    cpSync(path.join(HERE, `newsroom/${name}.md`), path.join(content, `${name}.md`));
  }
  for (const { slug, name, role, bio } of authors) {
    const matter = yamlMap({ title: name, role, description: bio });
    write(path.join(content, "authors", slug, "_index.md"), document(matter, ""));
  }
  for (const section of SECTIONS) {
    const matter = yamlMap({ title: capital(section), url: `/sections/${section}/` });
    write(path.join(content, section, "_index.md"), document(matter, ""));
  }
  for (const article of articles) {
    const { section, year, month, slug } = article;
    write(path.join(content, section, year, month, `${slug}.md`), document(hugoFrontMatter(article), article.body));
  }
}

function hugoFrontMatter(article: BenchArticle): string {
  const { headline, authors, tags, standfirst, kicker, dateline, updated, correction, isWire } = article;
  const { year, month, day, time } = article;
  return yamlMap({
    title: headline,
    date: `${year}-${month}-${day}T${time}:00`,
    lastmod: updated && `${updated.replace(" ", "T")}:00`,
    description: standfirst,
    kicker,
    authors,
    source: isWire ? "wire" : null,
    dateline,
    tags,
    archive: [`${year}-${month}`],
    corrections: correction && [{ ...correction, at: `${correction.at.replace(" ", "T")}:00` }],
  });
}

const document = (frontMatter: string, body: string) => `---\n${frontMatter}---\n\n${body}\n`;

/** JSON is YAML, and neither reader can mistake it. Keys without a value are left out. */
function yamlMap(map: Record<string, unknown>): string {
  return Object.entries(map)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

const yamlList = (items: Record<string, unknown>[]) => items.map((item) => `- ${JSON.stringify(item)}\n`).join("");

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
