import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../../src/lib/project.ts";
import { madeFrom, pageOf, refuseDrift, table } from "./markdown.ts";

interface Command {
  /** What stands after the name, as the command itself says it; left out where nothing does. */
  options?: string;
  does: string;
}

/** By the names in `package.json`. */
const FOR_NEWSROOMS: Record<string, Command> = {
  start: {
    options: "[--allow-empty]",
    does: "Builds the site and serves it at http://localhost:8080, to this machine alone (`HOST` changes that). Shows exactly what readers would see.",
  },
  dev: {
    does: "Shows the site with drafts, embargoed and expired stories, each marked, and reloads the browser on every save. Errors appear in the browser, file and line first, until they are fixed. Writes nothing to `_site`.",
  },
  build: {
    options: "[--preview] [--allow-empty] [--explain /address/]",
    does: "Builds into `_site` and prints one line: files written, unchanged and deleted, seconds, and when the next scheduled change is due. Refuses a folder of stories that is missing or suddenly empty; `--allow-empty` builds anyway. `--preview` builds drafts and embargoed stories too, into `.cache/preview`. `--explain` says why the page at an address was made again: which of its inputs changed.",
  },
  check: {
    options: "[--json] [--base <git ref>]",
    does: "Checks stories and newsroom; renders and writes nothing. `--json` prints the issues as JSON (with `npm run --silent`). `--base` lists the pages that are new, changed or gone since that commit, and refuses a change that would lose an address or feed, or change a published text without a word.",
  },
  receipt: {
    options: "--base <git ref>",
    does: "Says what publishing a change does: stories, when each goes live, pages and feeds that change, and what is worth a second look.",
  },
  new: {
    options: '"Headline"',
    does: "Makes a draft at `articles/YYYY/MM/<slug>.md` and prints its path. Never overwrites a file.",
  },
  verify: {
    does: "The last look before a deploy: refuses an unfinished `_site`, and rules that the CDN would not obey.",
  },
  rules: {
    options: "nginx|caddy|cloudflare [--out FOLDER]",
    does: "Writes the whole configuration of another host from the rules of the finished site. See [hosting](../newsrooms/hosting.md).",
  },
};

const FOR_DEVELOPERS: Record<string, Command> = {
  "check:code": {
    does: "The gates alone: format and lint (Biome), types (TypeScript), and the pages of `docs/reference` that are made.",
  },
  fix: { does: "Formats the code and fixes what Biome can fix." },
  test: {
    does: "The gates, then unit, build and browser tests. It uses an installed Chromium, Firefox, WebKitGTK, Java, nginx and Caddy; otherwise it tries to install them, and says what it could not test.",
  },
  "test:quick": { does: "The gates, the fast unit tests and one small build: for the loop of a developer." },
  "test:newsroom": {
    does: "Checks whatever newsroom is in `articles/` and `newsroom/`: what is hidden stays hidden, links, valid pages, weights.",
  },
  "test:unit": { does: "Tests that need no build." },
  "test:build": { does: "Tests that build whole newsrooms." },
  "test:e2e": { does: "Tests in browsers." },
  docs: {
    options: "[--check]",
    does: "Writes the made pages of `docs/reference` again. `--check` only says which of them are out of date.",
  },
  bench: { does: "Measures builds of growing archives beside Hugo: [the bench](../bench.md)." },
  screenshots: { does: "Builds the site and takes pictures of each kind of page into `docs/screenshots`." },
  fonts: { does: "Writes the font subsets in `layouts/fonts/` again, after an update of the font packages." },
  browser: {
    does: "Installs what the tests use and npm does not bring: a browser, Java, nginx and Caddy, each where it is missing.",
  },
  "netlify-build": {
    does: "Runs Netlify's own build program on a clean clone, five times, and looks at the build cache. Needs the network: see [testing](../developers/testing.md#netlifys-own-build).",
  },
};

const titleOf = (name: string): string => (["start", "test"].includes(name) ? `npm ${name}` : `npm run ${name}`);

/** `npm run check -- [--json]`. */
export const useOf = (name: string, options?: string): string =>
  options === undefined ? titleOf(name) : `${titleOf(name)} -- ${options}`;

/** Every option that the code of a command reads, by its name. */
export function optionsIn(code: string): string[] {
  return [...code.matchAll(/(?:"([\w-]+)"|\b(\w+)): \{ type: "(?:boolean|string)"/g)].map(
    ([, quoted, word]) => quoted ?? word ?? "",
  );
}

/** @throws {Error} where a command reads an option that the page does not name. */
function refuseOptions(commands: Record<string, Command>): void {
  const folder = path.join(PROJECT, "src/cli");
  for (const file of readdirSync(folder)) {
    const { options = "" } = commands[file.replace(/\.ts$/, "")] ?? {};
    for (const option of optionsIn(readFileSync(path.join(folder, file), "utf8"))) {
      if (!options.includes(`--${option}`)) throw new Error(`src/cli/${file} reads --${option}, and no page says so`);
    }
  }
}

const EXIT_CODES = [
  ["0", "Done."],
  ["1", "Something is wrong in the newsroom's files: each issue is printed as `file:line`, and `_site` is as it was."],
  [
    "2",
    "Invalid command-line argument or environment variable, or the machine refuses something: a disk is full, git is missing.",
  ],
  ["70", "A bug in the generator; its stack is printed."],
];

/** `docs/reference/commands.md`. */
export function commandsPage(): string {
  const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as { scripts: object };
  const all = { ...FOR_NEWSROOMS, ...FOR_DEVELOPERS };
  refuseDrift("command", Object.keys(scripts), Object.keys(all));
  refuseOptions(all);
  const rows = (commands: Record<string, Command>) =>
    table(
      ["command", "does"],
      Object.entries(commands).map(([name, { options, does }]) => [`\`${useOf(name, options)}\``, does]),
    );
  return pageOf(
    madeFrom("package.json and tests/docs/commands.ts"),
    "# Commands",
    "Options stand after `--`. Square brackets mark what may be left out.",
    "## For editors and newsrooms",
    rows(FOR_NEWSROOMS),
    "## For developers",
    rows(FOR_DEVELOPERS),
    "## Exit codes",
    table(["code", "means"], EXIT_CODES),
  );
}
