import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inventChanges } from "./changes.ts";
import { document, hugoDocument, ourDocument, yamlList, yamlMap } from "./front-matter.ts";
import { type Author, addressOf, type BenchArticle, inventArticles, inventAuthors, SECTIONS } from "./invent.ts";
import { capital, Writer } from "./prose.ts";
import { Random } from "./random.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const PROJECT = path.join(HERE, "../..");

const SEED = 20240525;

/** Pages of prose that Hugo makes from a file; the names of the newsroom's own files and of Hugo's layouts. */
const PROSE = ["about", "community-guidelines", "privacy"];
const SERVICE_PAGES: Record<string, string> = {
  corrections: "Corrections",
  search: "Search the archive",
  newsletter: "The Stopwatch",
  "newsletter/thanks": "Thank you",
  letters: "Write a letter to the editor",
  "letters/thanks": "Thank you",
};

/** What both generators must show: the headline by the story's address. */
export type ExpectedStories = Map<string, string>;

/** One invented newsroom, written twice: `articles` and `newsroom` for ours, `hugo` for Hugo. */
export class BenchNewsroom {
  readonly expected: ExpectedStories;
  /** The story that `publish` adds. */
  readonly newStory: BenchArticle;
  private readonly folder: string;
  private readonly old: { before: BenchArticle; after: BenchArticle };

  /** The same count makes the same bytes, whatever the machine or the day. */
  constructor(folder: string, count: number) {
    const random = new Random(SEED);
    const writer = new Writer(random);
    const authors = inventAuthors(random, writer);
    const articles = inventArticles(count, authors, random, writer);
    const { newStory, edited } = inventChanges(articles);
    this.folder = folder;
    this.expected = new Map(articles.map((article) => [addressOf(article), article.headline]));
    this.newStory = newStory;
    this.old = edited;
    writeNewsroom(path.join(folder, "newsroom"), authors, articles);
    // An author without a story has a page on Hugo's site alone.
    const names = new Set(articles.flatMap((article) => article.authors));
    writeHugoSite(
      path.join(folder, "hugo"),
      authors.filter(({ slug }) => names.has(slug)),
    );
    for (const article of articles) this.write(article);
  }

  /** Adds one story to both newsrooms. */
  publish(): void {
    this.write(this.newStory);
    this.expected.set(addressOf(this.newStory), this.newStory.headline);
  }

  takeBack(): void {
    for (const file of Object.values(this.filesOf(this.newStory))) rmSync(file);
    this.expected.delete(addressOf(this.newStory));
  }

  /** Adds a paragraph to the body of a story that is years old. */
  editOldStory(): void {
    this.write(this.old.after);
  }

  undoEdit(): void {
    this.write(this.old.before);
  }

  private write(article: BenchArticle): void {
    const { ours, hugo } = this.filesOf(article);
    write(ours, ourDocument(article));
    write(hugo, hugoDocument(article));
  }

  private filesOf({ section, year, month, slug }: BenchArticle) {
    const file = path.join(year, month, `${slug}.md`);
    return {
      ours: path.join(this.folder, "articles", file),
      hugo: path.join(this.folder, "hugo/content", section, file),
    };
  }
}

function writeNewsroom(folder: string, authors: Author[], articles: BenchArticle[]): void {
  cpSync(path.join(HERE, "newsroom"), folder, { recursive: true });
  for (const name of ["mark.svg", "icon.png", "logo.png", "social-card.png"]) {
    cpSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger", name), path.join(folder, name));
  }
  write(path.join(folder, "authors.yaml"), yamlList(authors.map((author) => ({ ...author }))));
  write(path.join(folder, "tags.yaml"), "# Every tag is spelled in one way already.\n");
  const [lead, ...secondary] = articles.slice(-5).map(addressOf);
  write(path.join(folder, "front-page.yaml"), yamlMap({ lead, secondary }));
}

/** The newsroom as Hugo wants it: sections and authors as pages of their own, settings as data. */
function writeHugoSite(folder: string, authors: Author[]): void {
  cpSync(path.join(HERE, "hugo"), folder, { recursive: true });
  for (const name of ["icon.png", "logo.png", "social-card.png"]) {
    cpSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger", name), path.join(folder, "static/images", name));
  }
  for (const name of ["site", "sections", "agencies"]) {
    cpSync(path.join(HERE, `newsroom/${name}.yaml`), path.join(folder, `data/${name}.yaml`));
  }
  const content = path.join(folder, "content");
  for (const name of PROSE) cpSync(path.join(HERE, `newsroom/${name}.md`), path.join(content, `${name}.md`));
  for (const [name, title] of Object.entries(SERVICE_PAGES)) {
    const layout = path.basename(name);
    const outputs = name === "corrections" ? ["HTML", "RSS"] : null;
    // In one folder, so that no page of the site is a section by accident.
    const file = path.join(content, `${name.replace("/", "-")}.md`);
    write(file, document(yamlMap({ title, layout, outputs, url: `/${name}/` }), ""));
  }
  for (const { slug, name, role, bio } of authors) {
    const matter = yamlMap({ title: name, role, description: bio });
    write(path.join(content, "authors", slug, "_index.md"), document(matter, ""));
  }
  for (const section of SECTIONS) {
    const matter = yamlMap({ title: capital(section), url: `/sections/${section}/` });
    write(path.join(content, section, "_index.md"), document(matter, ""));
  }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
