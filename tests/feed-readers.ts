import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { debianPackage, installed } from "./debian.ts";

/** What a reader shows of an item, in the order of the feed. */
export interface ShownItem {
  title: string;
  author: string;
  /** Plain text, where the reader knows a summary beside the full text. */
  summary?: string;
}

interface FeedReader {
  name: string;
  read(rss: string): Promise<ShownItem[]>;
}

const NPM: FeedReader[] = [
  {
    name: "feedsmith",
    read: async (rss) =>
      (parseRssFeed(rss).items ?? []).map(({ title = "", dc }) => ({ title, author: dc?.creators?.join(" + ") ?? "" })),
  },
  {
    name: "rss-parser",
    read: async (rss) =>
      (await new RssParser().parseString(rss)).items.map((item) => ({
        title: item.title ?? "",
        author: String((item as { creator?: string }).creator ?? ""),
        summary: item.contentSnippet ?? "",
      })),
  },
];

/** As HTML, since that is what RSS 2.0 says it is. */
const FEEDPARSER = `
import feedparser, html, json, re, sys
text = lambda value: html.unescape(re.sub("<[^>]*>", "", value))
items = feedparser.parse(sys.argv[1]).entries
print(json.dumps([{"title": i.title, "author": i.author, "summary": text(i.summary)} for i in items]))
`;

/** Newsboat shows its items on a terminal, and keeps them in a database. */
const NEWSBOAT = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select title, author from rss_item order by id")
print(json.dumps([{"title": title, "author": author} for title, author in rows]))
`;

const PYTHON = "/usr/bin/python3";

const run = (command: string, options: string[], input?: string): string =>
  execFileSync(command, options, {
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
    ...(input === undefined ? {} : { input }),
  });

function fileOf(name: string, content: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "feed-")), name);
  writeFileSync(file, content);
  return file;
}

const isThere = (file: string) => (existsSync(file) ? file : null);

function hasFeedparser(): string | null {
  try {
    return existsSync(PYTHON) && run(PYTHON, ["-c", "import feedparser"]) === "" ? PYTHON : null;
  } catch {
    return null;
  }
}

const SYSTEM: (FeedReader & { package: string; find(): string | null })[] = [
  {
    name: "sfeed",
    package: "sfeed",
    find: () => isThere("/usr/bin/sfeed"),
    // Of its fields, which tabs part, the second is the title, and the seventh the author.
    read: async (rss) =>
      run("/usr/bin/sfeed", ["https://ledger.example/"], rss)
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t"))
        .map(([, title = "", , , , , author = ""]) => ({ title, author })),
  },
  {
    name: "feedparser",
    package: "python3-feedparser",
    find: hasFeedparser,
    read: async (rss) => JSON.parse(run(PYTHON, ["-c", FEEDPARSER, fileOf("feed.xml", rss)])) as ShownItem[],
  },
  {
    name: "newsboat",
    package: "newsboat",
    find: () => isThere("/usr/bin/newsboat") && isThere(PYTHON),
    read: async (rss) => {
      const feed = fileOf("feed.xml", rss);
      const urls = fileOf("urls", `${pathToFileURL(feed)}\n`);
      const database = path.join(path.dirname(feed), "cache.db");
      run("/usr/bin/newsboat", ["-u", urls, "-c", database, "-C", "/dev/null", "-x", "reload"]);
      return JSON.parse(run(PYTHON, ["-c", NEWSBOAT, database])) as ShownItem[];
    },
  },
];

/** Readers that others wrote: those of npm, and Debian's where they are there or can be installed. */
export function feedReaders(): FeedReader[] {
  const ofSystem = SYSTEM.filter(({ name, package: wanted, find }) => {
    const commands = debianPackage(wanted);
    return commands.length === 0 ? find() !== null : installed(name, find, commands) !== null;
  });
  return [...NPM, ...ofSystem];
}
