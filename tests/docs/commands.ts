import { readFileSync } from "node:fs";
import path from "node:path";
import { type Command, wordsOf } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/halyard.ts";
import { PROJECT } from "../../src/lib/project.ts";
import { madeFrom, pageOf, refuseDrift, table } from "./markdown.ts";

/** By the names in `package.json`. */
const FOR_DEVELOPERS: Record<string, { options?: string; does: string }> = {
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
export const useOf = (name: string, options: string): string =>
  options === "" ? titleOf(name) : `${titleOf(name)} -- ${options}`;

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
export async function commandsPage(): Promise<string> {
  const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as { scripts: object };
  refuseDrift("command", Object.keys(scripts), [...Object.keys(COMMANDS), ...Object.keys(FOR_DEVELOPERS)]);
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return pageOf(
    madeFrom("package.json, src/cli and tests/docs/commands.ts"),
    "# Commands",
    "Options stand after `--`. Square brackets mark what may be left out. `npm run check -- --json` and `npx halyard check --json` are the same; `npx halyard help check` says what is said here.",
    "## For editors and newsrooms",
    table(
      ["command", "does"],
      commands.map((command) => [`\`${useOf(command.name, wordsOf(command))}\``, doesOf(command)]),
    ),
    "## For developers",
    table(
      ["command", "does"],
      Object.entries(FOR_DEVELOPERS).map(([name, { options = "", does }]) => [`\`${useOf(name, options)}\``, does]),
    ),
    "## Exit codes",
    table(["code", "means"], EXIT_CODES),
  );
}

/** What a command does, and what each of its options does. */
const doesOf = ({ does, options = {} }: Command): string =>
  [does, ...Object.entries(options).map(([name, option]) => `\`--${name}\`: ${lowerFirst(option.does)}`)].join(" ");

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
