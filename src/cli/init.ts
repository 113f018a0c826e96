import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { type Instant, readClock } from "../lib/clock.ts";
import { ifThere } from "../lib/if-there.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { PROJECT } from "../lib/project.ts";
import { naming } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import { type Given, QUESTIONS, readAnswers } from "../starter/answers.ts";
import { starterFiles } from "../starter/starter.ts";
import { defineCommand } from "./command.ts";

/**
 * Writes a newsroom into a folder that is not there, or empty but for a git repository.
 * @param given the answers, by the names of the options.
 * @returns the files, as paths within the folder.
 * @throws {UsageError} naming every answer that is missing or wrong.
 */
export async function writeNewsroom(folder: string, given: Given, now: Instant): Promise<string[]> {
  const read = readAnswers(given);
  if (!read.ok) throw new UsageError(read.problems.join("\n"));
  const present = (ifThere(() => readdirSync(folder)) ?? []).filter((name) => name !== ".git");
  if (present.length > 0) throw new UsageError(`${folder} is not empty. Name a new folder.`);
  const { version, engines } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
    version: string;
    engines: { node: string };
  };
  const place = realPlace(path.resolve(folder));
  const inRepository = placeInRepository(place);
  if (/["*?[\]!\\]/.test(inRepository)) {
    throw new UsageError(`A workflow cannot name the folder ${inRepository}: it has one of the signs " * ? [ ] ! \\.`);
  }
  const ground = {
    halyard: sourceOfGenerator(place) ?? rangeOf(version),
    engines: engines.node,
    folder: inRepository,
  };
  const files = await starterFiles(read.answers, ground, now);
  const taken = [...files.keys()].map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  if (taken.length > 0) throw new UsageError(`${taken.join(" and ")} would be overwritten. Name another folder.`);
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    makeFolder(path.dirname(file));
    naming(file, () => writeFileSync(file, content, { flag: "wx" }));
  }
  return [...files.keys()];
}

/** Every version that promises to keep what this one has. */
const rangeOf = (version: string): string => (version.startsWith("0.") ? `>=${version} <1` : `^${version}`);

/** The folder as the disk knows it, behind symbolic links: npm resolves what is beside it from there. */
function realPlace(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  const parent = path.dirname(folder);
  return parent === folder ? folder : path.join(realPlace(parent), path.basename(folder));
}

/** The way from the top of the git repository around a folder, with slashes; empty where it is the top, or there is none. */
function placeInRepository(folder: string): string {
  for (let top = folder; path.dirname(top) !== top; top = path.dirname(top)) {
    if (existsSync(path.join(top, ".git"))) return path.relative(top, folder).split(path.sep).join("/");
  }
  return "";
}

/** Where this generator was installed from, if that was no registry: a file of a package, or the project itself. */
function sourceOfGenerator(folder: string): string | null {
  const from = (file: string) => `file:${path.relative(folder, file).split(path.sep).join("/")}`;
  const modules = path.dirname(path.resolve(PROJECT));
  if (path.basename(modules) !== "node_modules") return from(path.resolve(PROJECT));
  const lock = ifThere(() => readFileSync(path.join(modules, ".package-lock.json"), "utf8"));
  const { packages = {} } = JSON.parse(lock ?? "{}") as { packages?: Record<string, { resolved?: string }> };
  const { resolved } = packages["node_modules/halyard"] ?? {};
  return resolved?.startsWith("file:") ? from(path.resolve(modules, "..", resolved.slice("file:".length))) : null;
}

/** Asks for what was not given, where there is somebody to ask. */
async function ask(given: Given): Promise<Given> {
  if (!process.stdin.isTTY) return given;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers: Given = { ...given };
  try {
    for (const [name, question] of Object.entries(QUESTIONS) as [keyof Given, string][]) {
      answers[name] ??= await terminal.question(`${question} `);
    }
    return answers;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ABORT_ERR") throw new UsageError("Nothing was made.");
    throw error;
  } finally {
    terminal.close();
  }
}

export const initCommand = defineCommand({
  name: "init",
  does: "Makes a newsroom in a new folder: settings, one story that explains itself, drawn placeholders, workflows. Asks for what the options leave out.",
  operand: "FOLDER",
  options: {
    name: { type: "string", value: '"The Daily"', does: "The name of the paper." },
    url: { type: "string", value: "https://www.example.com", does: "The address that it will have." },
    language: { type: "string", value: "en-US", does: "The language of the site, with or without a country." },
    zone: { type: "string", value: "America/New_York", does: "The time zone that its times are in." },
    sections: { type: "string", value: '"City, Sport"', does: "The names of its sections, in order." },
  },
  async run(given, env, [folder, ...more]) {
    if (folder === undefined || more.length > 0) throw new UsageError("Name one folder: halyard init daily");
    if (existsSync(folder) && readdirSync(folder).some((name) => name !== ".git"))
      throw new UsageError(`${folder} is not empty. Name a new folder.`);
    await writeNewsroom(folder, await ask(given), readClock(env.BUILD_TIME));
    console.log(`${folder} is a newsroom. Go on:\n\n  cd ${folder}\n  npm install && npm start\n`);
    return 0;
  },
});
