import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

export const PROJECT = fileURLToPath(new URL("../", import.meta.url));

/** The program, for a process of its own: `halyard build`. */
export const PROGRAM = path.join(PROJECT, "bin/halyard.js");

/**
 * A whole paper's pictures as they were encoded by an earlier test: to encode them takes longer than all else that a
 * build does. A name says how a file was encoded, and each file proves itself, so whatever lies here cannot be wrong.
 */
const SHARED_PICTURES = path.join(PROJECT, ".cache/test-pictures");

/** Whoever looks on sees a file whole or not at all: tests run beside each other. */
function copyMissing(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  const there = new Set(readdirSync(to));
  for (const name of readdirSync(from).filter((name) => !there.has(name) && !name.endsWith(".new"))) {
    const temporary = path.join(to, `${name}.${process.pid}.new`);
    cpSync(path.join(from, name), temporary);
    renameSync(temporary, path.join(to, name));
  }
}

/** Fills the folder of pictures of a cache with those that are there, and gives what it has made to the next test. */
export const borrowPictures = (folder: string): void => copyMissing(SHARED_PICTURES, folder);
export const lendPictures = (folder: string): void => copyMissing(folder, SHARED_PICTURES);

/** A newsroom in a folder of its own, and what the real commands make of it. */
export class TestNewsroom {
  readonly folder = mkdtempSync(path.join(tmpdir(), "newsroom-"));
  readonly output = path.join(this.folder, "_site");
  readonly articles = path.join(this.folder, "articles");
  readonly newsroom = path.join(this.folder, "newsroom");

  private readonly pictures = path.join(this.folder, "cache/pictures");
  /** Whether it came with stories of its own. */
  private readonly isWhole: boolean;

  /**
   * @param name a folder of `tests/fixtures/newsrooms`: settings alone, or a whole paper with its `articles/` and
   *   `newsroom/`. `here` is the newsroom that the project holds at the moment, whichever that is.
   */
  constructor(name: string) {
    const from = name === "here" ? PROJECT : path.join(PROJECT, "tests/fixtures/newsrooms", name);
    this.isWhole = existsSync(path.join(from, "newsroom"));
    cpSync(this.isWhole ? path.join(from, "newsroom") : from, this.newsroom, { recursive: true });
    if (this.isWhole) {
      borrowPictures(this.pictures);
      cpSync(path.join(from, "articles"), this.articles, { recursive: true });
    } else {
      mkdirSync(this.articles);
    }
  }

  write(file: string, content: string | Buffer): this {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), "utf8");
  }

  /** Runs a command of the program as npm would, with only folders and clock changed. */
  run(command: string, options: string[] = [], env: Record<string, string> = {}, cwd = PROJECT): Promise<Run> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [PROGRAM, command, ...options],
        {
          cwd,
          maxBuffer: 64 * 1024 * 1024,
          env: this.environment(env),
        },
        (error, stdout, stderr) => {
          resolve({ exitCode: error === null ? 0 : Number(error.code ?? 70), stdout, stderr });
        },
      );
    });
  }

  /** The environment of a command: only folders and clock are the test's own. */
  environment(env: Record<string, string> = {}): Record<string, string> {
    return {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      ARTICLES_DIR: this.articles,
      NEWSROOM_DIR: this.newsroom,
      OUTPUT_DIR: this.output,
      CACHE_DIR: path.join(this.folder, "cache"),
      BUILD_TIME: "2026-11-23T15:00:00Z",
      ...env,
    };
  }

  /** Builds, and fails loudly where the build does. */
  async build(env: Record<string, string> = {}): Promise<BuiltSite> {
    const { exitCode, stdout, stderr } = await this.run("build", [], env);
    if (exitCode !== 0) throw new Error(`The build ended with ${exitCode}:\n${stderr}${stdout}`);
    this.sharePictures();
    return new BuiltSite(env.OUTPUT_DIR ?? this.output, stdout);
  }

  /** For the next test of a whole paper. */
  sharePictures(): void {
    if (this.isWhole) lendPictures(this.pictures);
  }
}

export interface Run {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export class BuiltSite {
  readonly folder: string;
  readonly summary: string;
  /** What `filesMentioning` has read, by the name and the state of each file: a whole paper is searched many times. */
  private readonly searched = new Map<string, { state: string; text: string }>();

  constructor(folder: string, summary = "") {
    this.folder = folder;
    this.summary = summary;
  }

  files(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  has(file: string): boolean {
    return existsSync(path.join(this.folder, file));
  }

  text(file: string): string {
    return readFileSync(path.join(this.folder, file), "utf8");
  }

  /** The contents of every file by its name, to compare two sites byte for byte. */
  contents(): Map<string, string> {
    return new Map(this.files().map((file) => [file, readFileSync(path.join(this.folder, file)).toString("base64")]));
  }

  /** Files that hold `text` in their name or, after decompression, anywhere in their bytes; in any case of letters. */
  filesMentioning(text: string): string[] {
    const wanted = text.toLowerCase();
    return this.files().filter((file) => this.searchable(file).includes(wanted));
  }

  /** Name and contents of a file in small letters. */
  private searchable(file: string): string {
    const full = path.join(this.folder, file);
    const { ino, size, mtimeNs, ctimeNs } = statSync(full, { bigint: true });
    const state = [ino, size, mtimeNs, ctimeNs].join(" ");
    const known = this.searched.get(file);
    if (known?.state === state) return known.text;
    const bytes = readFileSync(full);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const content = (isGzip ? gunzipSync(bytes) : bytes).toString("utf8");
    const lower = `${file}\n${content}`.toLowerCase();
    this.searched.set(file, { state, text: lower });
    return lower;
  }

  html(): string[] {
    return this.files().filter((file) => file.endsWith(".html"));
  }
}

/** An article that is valid; `frontMatter` replaces and adds keys, undefined removes one. */
export function article(
  frontMatter: Record<string, string | undefined> = {},
  body = "The story, in one paragraph.",
): string {
  const keys = {
    headline: "A headline",
    published: "2026-11-20 08:00",
    section: "city",
    byline: "[ada-byron]",
    ...frontMatter,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}
