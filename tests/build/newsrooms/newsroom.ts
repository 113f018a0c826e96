import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { PROJECT } from "../../site.ts";
import { bytesOf } from "./pictures.ts";
import { type GivenStory, NOW, stories } from "./stories.ts";
import { sometimes, soundBodyLine, soundLine } from "./texts.ts";

interface Accident {
  /** Which of the files, counted from somewhere. */
  file: number;
  kind: Kind;
}

export interface GivenNewsroom {
  stories: GivenStory[];
  /** Replaces files of the newsroom. */
  settings: Record<string, string>;
  accident: Accident | undefined;
}

/** A file that is gone from its place. */
interface Broken {
  full: string;
  bytes: Buffer;
  elsewhere: string;
}

/** What may happen to a file between two machines. */
const ACCIDENTS = {
  missing() {},
  empty({ full }: Broken) {
    writeFileSync(full, "");
  },
  folder({ full, bytes }: Broken) {
    mkdirSync(full);
    writeFileSync(path.join(full, path.basename(full)), bytes);
  },
  link({ full, bytes, elsewhere }: Broken) {
    mkdirSync(path.dirname(elsewhere), { recursive: true });
    writeFileSync(elsewhere, bytes);
    symlinkSync(elsewhere, full);
  },
  latin1({ full, bytes }: Broken) {
    writeFileSync(full, Buffer.concat([bytes, Buffer.from("\xe9\xff\n", "latin1")]));
  },
  cut({ full, bytes }: Broken) {
    writeFileSync(full, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
  },
  garbage({ full, bytes }: Broken) {
    writeFileSync(full, Buffer.from(bytes.map((byte, place) => (byte * 31 + place) % 256)));
  },
  renamed({ full, bytes }: Broken) {
    const other = full.replace(/\.[^.]*$/, (ending) => ending.toUpperCase());
    writeFileSync(other, bytes);
  },
  conflict({ full, bytes }: Broken) {
    writeFileSync(full, `<<<<<<< HEAD\n${bytes.toString("latin1")}`, "latin1");
  },
};
type Kind = keyof typeof ACCIDENTS;
const KINDS = Object.keys(ACCIDENTS) as Kind[];

const LEDGER = path.join(PROJECT, "tests/fixtures/newsrooms/ledger");

const facts = fc.record({
  stories,
  name: soundLine,
  bio: soundLine,
  about: soundBodyLine,
  settings: fc.constantFrom(
    "",
    "storyCards: true\n",
    "offline: true\nhistory: false\n",
    "hubs: [https://hub.example/]\n",
  ),
  agencyDays: sometimes(fc.integer({ min: 1, max: 3 })),
  alias: sometimes(fc.constantFrom("town", "straße", "old-city")),
  lead: sometimes(fc.nat(3), 5),
  from: sometimes(fc.integer({ min: -20, max: 80 }), 2),
  accident: sometimes(fc.record({ file: fc.nat(99), kind: fc.constantFrom(...KINDS) }), 4),
});

/** A small newsroom in which anything may be odd, and sometimes one file is not what it was. */
export const newsrooms: fc.Arbitrary<GivenNewsroom> = facts.map(({ stories, accident, ...given }) => {
  const lead = given.lead === undefined ? undefined : stories[given.lead];
  const from =
    given.from === undefined ? "" : `from: "${NOW.plus({ hours: given.from }).toFormat("yyyy-MM-dd HH:mm")}"\n`;
  const quoted = JSON.stringify;
  const settings = {
    "site.yaml": readFileSync(path.join(LEDGER, "site.yaml"), "utf8") + given.settings,
    "authors.yaml": [
      `- { slug: ada-byron, name: ${quoted(given.name)}, role: Reporter, bio: ${quoted(given.bio)}, photo: icon.png }`,
      "- { slug: bo-lindqvist, name: Bo Lindqvist, role: Editor, bio: Counts them again. }",
      "",
    ].join("\n"),
    "agencies.yaml": `- { slug: afp, name: AFP, fullName: Agence France-Presse${given.agencyDays ? `, expiresAfterDays: ${given.agencyDays}` : ""} }\n`,
    "sections.yaml": `${readFileSync(path.join(LEDGER, "sections.yaml"), "utf8")}- { slug: sport, name: Sport, description: ${quoted(given.bio)}${given.alias ? `, aliases: [${given.alias}]` : ""} }\n`,
    "about.md": `${given.about}\n`,
    ...(lead && { "front-page.yaml": `${from}lead: ${quoted(lead.path)}\n` }),
  };
  return { stories, settings, accident };
});

/** Writes it into an empty folder: `articles` and `newsroom`. */
export function writeNewsroom(folder: string, { stories, settings, accident }: GivenNewsroom): void {
  for (const name of ["articles", "newsroom", "elsewhere"]) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  cpSync(LEDGER, path.join(folder, "newsroom"), { recursive: true });
  const files = new Map<string, string | Buffer>();
  for (const { name, text, pictures } of stories) {
    files.set(name, text);
    for (const name of pictures) files.set(`articles/2026/11/${name}`, bytesOf(name));
  }
  for (const [name, text] of Object.entries(settings)) files.set(`newsroom/${name}`, text);
  for (const [name, content] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  if (accident) happen(accident, folder, [...files.keys()]);
}

const NEWSROOM_FILES = ["privacy.md", "icon.png", "logo.png", "mark.svg", "tags.yaml"].map(
  (name) => `newsroom/${name}`,
);

function happen({ file, kind }: Accident, folder: string, written: string[]): void {
  const all = [...written, ...NEWSROOM_FILES];
  const name = all[file % all.length] ?? "";
  const full = path.join(folder, name);
  const bytes = readFileSync(full);
  rmSync(full);
  ACCIDENTS[kind]({ full, bytes, elsewhere: path.join(folder, "elsewhere", path.basename(name)) });
}
