import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ifThere } from "../../src/lib/if-there.ts";
import { PROJECT } from "../../src/lib/project.ts";
import { commandsPage } from "./commands.ts";
import { environmentPage } from "./environment.ts";
import { frontMatterPage } from "./front-matter.ts";
import { CHAPTERS } from "./messages/chapters.ts";
import { messagesPage } from "./messages/page.ts";
import { settingsPage } from "./settings.ts";
import { wordsPage } from "./words.ts";

/** `npm run docs`: writes the pages of `docs/reference` that say what the program says. With `--check` it only compares. */

const PAGES: Record<string, () => string | Promise<string>> = {
  "front-matter.md": frontMatterPage,
  "settings.md": settingsPage,
  "commands.md": commandsPage,
  "words.md": wordsPage,
  "environment.md": environmentPage,
  "messages.md": () => messagesPage(CHAPTERS),
};

const { check } = parseArgs({ options: { check: { type: "boolean", default: false } } }).values;
const folder = path.join(PROJECT, "docs/reference");
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(PAGES)) {
  const file = path.join(folder, name);
  const wanted = await make();
  if (wanted === ifThere(() => readFileSync(file, "utf8"))) continue;
  if (!check) writeFileSync(file, wanted);
  else {
    console.error(`docs/reference/${name} is not what the program says: run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}
