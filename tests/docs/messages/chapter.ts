import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { environmentError, foldersIn } from "../../../src/command/environment.ts";
import { PROJECT } from "../../../src/lib/project.ts";
import { UsageError } from "../../../src/lib/usage-error.ts";
import { type Files, type Paper, SITE } from "./paper.ts";

/** Something that goes wrong: it gives the lines that the program then says. */
export type Mistake = (paper: Paper) => Promise<string[]>;

/** What stands together on the page: what goes wrong, and what an editor does about it, in Markdown. */
export interface Entry {
  mistakes: Mistake[];
  fix: string;
}

/** A part of the page, under a heading of its own. */
export interface Chapter {
  title: string;
  /** Markdown above the first entry. */
  intro?: string;
  entries: Entry[];
}

export const entry = (fix: string, ...mistakes: Mistake[]): Entry => ({ mistakes, fix });

export const FILE = "articles/2026/11/ferry-fares.md";

const KEYS = {
  headline: "Ferry fares rise",
  published: "2026-11-20 09:00",
  section: "wexmouth",
  byline: "[bram-sorley]",
};

/** The text of a valid story. `keys` replaces values in their place or adds lines; undefined leaves one out. */
export function text(keys: Record<string, string | undefined> = {}, body = "The text."): string {
  const lines = Object.entries({ ...KEYS, ...keys }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join("\n")}\n---\n${body}\n`;
}

/** A list in front matter, each entry on a line of its own. */
export const list = (...entries: string[]) => entries.map((entry) => `\n  - ${JSON.stringify(entry)}`).join("");

/** What is said of these files; `prepare` does what no content can. */
export function files(files: Files, prepare?: () => void): Mistake {
  return (paper) => {
    paper.set(files);
    if (prepare) paper.isNewsroomWhole = false;
    prepare?.();
    return paper.check();
  };
}

/** One story as it is typed. */
export const typed = (content: string | Buffer, file = FILE): Mistake => files({ [file]: content });

/** One story with other keys or another text than a valid one. */
export const story = (keys: Record<string, string | undefined>, body?: string): Mistake => typed(text(keys, body));

/** One story whose text is wrong. */
export const body = (body: string): Mistake => story({}, body);

/** One file of the newsroom. */
export const newsroom = (name: string, content: string | undefined): Mistake =>
  files({ [FILE]: text(), [`newsroom/${name}`]: content });

/** `site.yaml` with a piece of it replaced. */
export const site = (piece: string, replacement: string): Mistake =>
  newsroom("site.yaml", SITE.replace(piece, replacement));

/** What `--base` says where `before` was published, and `after` is to take its place. */
export function change(before: Files, after: Files): Mistake {
  return (paper) => {
    paper.set(before);
    paper.commit();
    paper.write(after);
    return paper.check("main");
  };
}

/** Of what is said, the lines that the entry is about. */
export function only(pattern: RegExp, mistake: Mistake): Mistake {
  return async (paper) => (await mistake(paper)).filter((line) => pattern.test(line));
}

/** What a command says that was used wrongly, in a paper with one story. */
export function refused(work: (paper: Paper) => unknown): Mistake {
  return async (paper) => {
    paper.set({ [FILE]: text() });
    try {
      await work(paper);
    } catch (error) {
      if (error instanceof UsageError) return error.message.split("\n");
      throw error;
    }
    return [];
  };
}

/** What a command says where the system refuses something. */
export const machine = (code: string, syscall: string, file: string): Mistake =>
  refused(() => {
    const error = Object.assign(new Error(code), { code, syscall, path: file });
    throw new UsageError(environmentError(error, { ...foldersIn({}), TMPDIR: "/tmp/none" }) ?? "");
  });

const CODE = readdirSync(path.join(PROJECT, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.[jt]s$/.test(name))
  .map((name) => readFileSync(path.join(PROJECT, "src", name), "utf8"))
  .join("\n");

/**
 * A message that takes a whole build, another process or another user to come about: it is not provoked, but each of its
 * parts is looked for in the code.
 * @param line with what is a value, or is joined from elsewhere, in ‹these marks›.
 */
export const inCode = (line: string): Mistake => {
  const parts = line.split(/‹[^›]*›/).filter((part) => part.trim().length > 1);
  const lost = parts.filter((part) => !CODE.includes(part));
  return async () => {
    if (lost.length > 0) throw new Error(`no message of the program says: ${lost.join(" … ")}`);
    return [line.replace(/[‹›]/g, "")];
  };
};
