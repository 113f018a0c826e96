import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check } from "../../../src/cli/check.ts";
import { readSettings } from "../../../src/command/settings.ts";
import { formatIssue, NewsroomErrors } from "../../../src/lib/issue.ts";
import { PROJECT } from "../../../src/lib/project.ts";

/** Files by their paths in the paper's folder; undefined takes one away that is always there. */
export type Files = Record<string, string | Buffer | undefined>;

const named = (slug: string) => `- slug: ${slug}\n  name: ${slug}\n  description: All about ${slug}.\n`;
const SECTIONS = ["globaltalk", "wexmouth", "politics", "business", "science", "culture", "sport", "opinion"];

/** The settings of the paper: each on a line of its own, as the demonstration has them. */
export const SITE = `name: The Wexmouth Ledger
tagline: A paper for examples
description: The smallest newsroom that is one.
url: https://ledger.example
language: en
locale: en-US
zone: America/New_York
publisher:
  name: Ledger Press
  logo: logo.png
rights: © Ledger Press.
mark: mark.svg
icon: icon.png
socialCard: social-card.png
newsletter:
  name: Daily
  promise: Once a day.
  privacy: We keep your address to ourselves.
  localNews: false
contact:
  newsroom: news@ledger.example
  letters: letters@ledger.example
  corrections: corrections@ledger.example
comments:
  provider: letters
  default: open
`;

const NEWSROOM: Files = {
  "newsroom/site.yaml": SITE,
  "newsroom/sections.yaml": SECTIONS.map(named).join(""),
  "newsroom/authors.yaml":
    "- slug: bram-sorley\n  name: Bram Sorley\n  role: Harbor reporter\n  bio: Covers the ferries.\n",
  "newsroom/agencies.yaml":
    "- { slug: afp, name: AFP, fullName: Agence France-Presse }\n- { slug: coastwire, name: Coastwire, fullName: Coastwire }\n",
  "newsroom/tags.yaml": "",
  "newsroom/front-page.yaml": "",
};

/** The pictures and the prose are those of a fixture: no example is about them. */
const FIXTURE = path.join(PROJECT, "tests/fixtures/newsrooms/ledger");

/** A small newsroom in a folder of its own, and what the program says of it. It works in the current directory. */
export class Paper {
  readonly folder = mkdtempSync(path.join(tmpdir(), "messages-"));
  private readonly before = process.cwd();
  readonly env = { BUILD_TIME: "2026-11-23T15:00:00Z", NEWSROOM_DIR: "newsroom" };

  constructor() {
    process.chdir(this.folder);
  }

  close(): void {
    process.chdir(this.before);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** False once a file of the newsroom may be another one than it was: most examples are about stories. */
  isNewsroomWhole = false;

  /** The valid newsroom without a story, and `files` over it. The cache stays: it says the same of the same files. */
  set(files: Files): void {
    for (const name of readdirSync(this.folder)) {
      const isKept = name === ".cache" || (name === "newsroom" && this.isNewsroomWhole);
      if (!isKept) rmSync(name, { recursive: true, force: true });
    }
    mkdirSync("articles/2026/11", { recursive: true });
    if (!this.isNewsroomWhole) {
      cpSync(FIXTURE, "newsroom", { recursive: true });
      this.write(NEWSROOM);
      this.isNewsroomWhole = true;
    }
    this.write(files);
  }

  write(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      if (name.startsWith("newsroom/")) this.isNewsroomWhole = false;
      if (content === undefined) rmSync(name);
      else {
        mkdirSync(path.dirname(name), { recursive: true });
        writeFileSync(name, content);
      }
    }
  }

  commit(): void {
    const git = (...options: string[]) =>
      execFileSync("git", [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@ledger.example",
        "-c",
        "commit.gpgsign=false",
        ...options,
      ]);
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all", "articles", "newsroom");
    git("commit", "--quiet", "--message", "Published");
  }

  /** Every line that `npm run check` prints of what is wrong, in its order. */
  async check(base?: string): Promise<string[]> {
    const withMark = (mark: string, issues: readonly Parameters<typeof formatIssue>[0][]) =>
      issues.map((issue) => `${mark}${formatIssue(issue)}`);
    try {
      const { warnings, advice } = await check(readSettings(this.env), base);
      return [...withMark("Warning: ", warnings), ...withMark("Advice: ", advice)];
    } catch (error) {
      if (!(error instanceof NewsroomErrors)) throw error;
      return [...withMark("Advice: ", error.advice), ...withMark("", error.issues)];
    }
  }
}
