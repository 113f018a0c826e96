import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { runs } from "../property.ts";
import { article, type BuiltSite, PROGRAM, PROJECT, TestNewsroom } from "../site.ts";
import { PNG } from "../unit/pictures.ts";
import { buildHere } from "./build-here.ts";

const STORIES = [0, 1, 2, 3, 4, 5, 6, 7];
const TAGS = ["harbor", "Harbor", "tides", "city hall", "a tag of one"];

/** What the newsroom's folder is changed to, or what befalls its builds. */
type Edit =
  | {
      kind: "write";
      story: number;
      body: string;
      tags: string[];
      day: number;
      section: string;
      draft: boolean;
      live: "true" | "ended" | null;
      isPart: boolean;
    }
  | { kind: "correct"; story: number; hours: number }
  | { kind: "picture"; story: number; bytes: string }
  | { kind: "rename"; story: number; slug: string }
  | { kind: "delete"; story: number }
  | { kind: "touch"; story: number }
  | { kind: "author"; name: string }
  | { kind: "setting"; tagline: string }
  | { kind: "tags"; label: string }
  | { kind: "front"; lead: boolean }
  | { kind: "clock"; hours: number }
  | { kind: "damage"; which: number; at: number; how: "cut" | "bend" | "remove" | "empty" }
  | { kind: "tamper"; which: number; how: "cut" | "bend" | "remove" | "add" }
  | { kind: "kill"; after: number };

const story = fc.constantFrom(...STORIES);
const nat = fc.nat(10_000);
const word = fc.constantFrom("tide", "ferry", "“quoted”", "naïve", "# heading\n\nmore", "[link](/about/)");
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      story,
      body: word,
      tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3, selector: (tag) => tag.toLowerCase() }),
      day: fc.integer({ min: 1, max: 25 }),
      section: fc.constantFrom("city", "opinion"),
      draft: fc.boolean(),
      live: fc.constantFrom(null, null, "true" as const, "ended" as const),
      isPart: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant("correct" as const), story, hours: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ kind: fc.constant("picture" as const), story, bytes: word }),
  fc.record({ kind: fc.constant("rename" as const), story, slug: fc.constantFrom("renamed", "again") }),
  fc.record({ kind: fc.constant("delete" as const), story }),
  fc.record({ kind: fc.constant("touch" as const), story }),
  fc.record({ kind: fc.constant("author" as const), name: fc.constantFrom("Ada King", "Ada Lovelace") }),
  fc.record({ kind: fc.constant("setting" as const), tagline: fc.constantFrom("One", "Another") }),
  fc.record({ kind: fc.constant("tags" as const), label: fc.constantFrom("HARBOR", "The harbor") }),
  fc.record({ kind: fc.constant("front" as const), lead: fc.boolean() }),
  fc.record({ kind: fc.constant("clock" as const), hours: fc.integer({ min: 1, max: 24 * 40 }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("damage" as const),
      which: nat,
      at: nat,
      how: fc.constantFrom("cut" as const, "bend" as const, "remove" as const, "empty" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("tamper" as const),
      which: nat,
      how: fc.constantFrom("cut" as const, "bend" as const, "remove" as const, "add" as const),
    }),
  },
  fc.record({ kind: fc.constant("kill" as const), after: fc.integer({ min: 300, max: 1500 }) }),
);

const START = Date.parse("2026-11-26T12:00:00Z");

/** A newsroom that lives through edits, with one cache and one output. */
class EditedNewsroom extends TestNewsroom {
  hours = 0;
  private readonly settings = readFileSync(path.join(this.newsroom, "site.yaml"), "utf8");

  constructor() {
    super("ledger");
    for (const number of STORIES.slice(0, 4)) {
      this.apply({
        kind: "write",
        story: number,
        body: "First.",
        tags: ["harbor"],
        day: 20,
        section: "city",
        draft: false,
        live: null,
        isPart: false,
      });
    }
  }

  get clock(): string {
    return new Date(START + this.hours * 3_600_000).toISOString();
  }

  private file(number: number): string {
    return path.join(this.articles, `2026/1${number % 2}/story-${number}.md`);
  }

  private name(number: number): string {
    return path.relative(this.folder, this.file(number));
  }

  apply(edit: Edit): void {
    switch (edit.kind) {
      case "write": {
        const { story, body, tags, day, section, draft, live, isPart } = edit;
        const date = `2026-1${story % 2}-${String(day).padStart(2, "0")}`;
        const keys = {
          published: `${date} 08:00`,
          section,
          draft: String(draft),
          tags: JSON.stringify(tags),
          live: live ?? undefined,
          series: isPart ? `{ name: The Edge, part: ${story + 1} }` : undefined,
        };
        const updates = ["09:10", "23:50"].map((time) => `::: update ${date} ${time} At ${time}\nMore.\n:::`);
        this.write(this.name(story), article(keys, [body, ...(live === null ? [] : updates)].join("\n\n")));
        return;
      }
      case "correct":
        this.addKeys(edit.story, `corrections: [{ at: "${this.isoAfter(edit.hours)}", text: "Not so." }]`);
        return;
      case "picture":
        this.write(
          `articles/2026/1${edit.story % 2}/pic-${edit.story}.png`,
          Buffer.concat([PNG, Buffer.from(edit.bytes)]),
        );
        this.addKeys(edit.story, `image: { file: pic-${edit.story}.png, alt: A, credit: B }`);
        return;
      case "rename": {
        const to = path.join(path.dirname(this.file(edit.story)), `${edit.slug}-${edit.story}.md`);
        if (existsSync(this.file(edit.story))) renameSync(this.file(edit.story), to);
        return;
      }
      case "delete":
        rmSync(this.file(edit.story), { force: true });
        return;
      case "touch":
        // The same bytes in another file, as after a checkout.
        if (existsSync(this.file(edit.story))) {
          const bytes = readFileSync(this.file(edit.story));
          rmSync(this.file(edit.story));
          writeFileSync(this.file(edit.story), bytes);
        }
        return;
      case "author":
        this.write(
          "newsroom/authors.yaml",
          `- { slug: ada-byron, name: ${edit.name}, role: Reporter, bio: Counts things. }\n`,
        );
        return;
      case "setting":
        this.write("newsroom/site.yaml", this.settings.replace(/^tagline: .*$/m, `tagline: ${edit.tagline}`));
        return;
      case "tags":
        this.write("newsroom/tags.yaml", `- { label: ${edit.label}, aliases: [harbor] }\n`);
        return;
      case "front":
        this.write("newsroom/front-page.yaml", edit.lead ? "secondary: []\n" : "# Nothing is chosen.\n");
        return;
      case "clock":
        this.hours += edit.hours;
        return;
      case "damage":
        spoil(filesBelow(path.join(this.folder, "cache")), edit.which, edit.how, edit.at);
        return;
      case "tamper":
        if (edit.how === "add") {
          if (existsSync(this.output)) this.write("_site/stray/file.html", "A stranger's file.");
          return;
        }
        spoil(filesBelow(this.output), edit.which, edit.how, 7);
        return;
      case "kill":
        return;
    }
  }

  private addKeys(number: number, line: string): void {
    if (!existsSync(this.file(number))) return;
    const source = readFileSync(this.file(number), "utf8");
    const key = line.slice(0, line.indexOf(":"));
    if (!source.includes(`\n${key}:`)) writeFileSync(this.file(number), source.replace("\n---\n", `\n${line}\n---\n`));
  }

  private isoAfter(hours: number): string {
    return new Date(START + hours * 3_600_000).toISOString().replace(".000", "");
  }

  /** The command, killed at some moment. */
  async buildAndKill(after: number): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, "build"], {
      cwd: PROJECT,
      env: this.environment({ BUILD_TIME: this.clock }),
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), after);
    await once(child, "exit");
    clearTimeout(timer);
  }
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
    : [];

function spoil(files: readonly string[], which: number, how: "cut" | "bend" | "remove" | "empty", at: number): void {
  const file = files[which % Math.max(1, files.length)];
  if (file === undefined) return;
  const { size } = statSync(file);
  if (how === "remove") rmSync(file);
  else if (how === "empty") truncateSync(file, 0);
  else if (how === "cut") truncateSync(file, Math.floor(size / 2));
  else if (size > 0) {
    const bytes = readFileSync(file);
    bytes[at % size] = (bytes[at % size] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }
}

/** A build's site, or what it says where the newsroom has problems. */
async function attempt(
  newsroom: EditedNewsroom,
  processes: number,
  env: Record<string, string> = {},
): Promise<BuiltSite | string> {
  try {
    return await buildHere(newsroom, { BUILD_TIME: newsroom.clock, ...env }, { processes });
  } catch (error) {
    const { issues = [] } = error as { issues?: { problem: string }[] };
    if (issues.length === 0) throw error;
    return JSON.stringify(issues);
  }
}

const contents = (site: BuiltSite | string) => (typeof site === "string" ? site : site.contents());

/**
 * After any edits, accidents and strangers' hands, a warm build equals a clean one, byte for byte.
 * @param sequences how many sequences of edits are tried.
 */
export async function expectWarmIsClean(sequences: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 7 }), async (edits) => {
      const newsroom = new EditedNewsroom();
      try {
        await attempt(newsroom, 2);
        for (const [index, one] of edits.entries()) {
          newsroom.apply(one);
          if (one.kind === "kill") await newsroom.buildAndKill(one.after);
          // Every second one shares its work with a worker.
          const warm = contents(await attempt(newsroom, 1 + (index % 2)));
          const clean = { OUTPUT_DIR: `${newsroom.output}-clean`, CACHE_DIR: `${newsroom.folder}/cache-clean` };
          expect(warm).toEqual(contents(await attempt(newsroom, 1, clean)));
          for (const folder of Object.values(clean)) rmSync(folder, { recursive: true, force: true });
        }
      } finally {
        rmSync(newsroom.folder, { recursive: true, force: true });
      }
    }),
    runs(sequences),
  );
}
