import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROJECT } from "./site.ts";

/**
 * `npm run netlify-build`: Netlify's own build program, offline, on a clean clone, with the real `netlify.toml`: the build
 * command, the plugin that keeps the cache and the bundling of functions. It is large and wants a newer Node than the
 * project does, so it is no dependency: this fetches the newest of both into a folder of its own. Needs the network.
 * Left out are a deploy, which needs an account, and the guard of a preview, whose bundler is fetched from elsewhere.
 */
const FOLDER = mkdtempSync(path.join(tmpdir(), "netlify-build-"));
const CLONE = path.join(FOLDER, "project");
/** The oldest Node that `@netlify/build` runs on. */
const NODE = 22;

class Result {
  readonly exitCode: number | null;
  readonly log: string;
  readonly written: number;
  readonly unchanged: number;

  constructor(exitCode: number | null, log: string) {
    const [, written, unchanged] = /^Built _site: (\d+) written, (\d+) unchanged/m.exec(log) ?? [];
    this.exitCode = exitCode;
    this.log = log;
    this.written = Number(written);
    this.unchanged = Number(unchanged);
  }

  shows(claim: string, holds: boolean): void {
    if (!holds) console.log(this.log);
    console.log(`${holds ? "yes" : "NO "}  ${claim}`);
    if (!holds) process.exitCode = 1;
  }
}

try {
  prove();
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}

function prove(): void {
  const build = netlifyBuild();
  cleanClone();

  const first = build("production");
  first.shows("The first build finds nothing", first.log.includes("nothing restored: .cache was not kept."));
  first.shows("and keeps cache and output", first.exitCode === 0 && first.log.includes(".cache and _site kept."));
  first.shows("The scheduled function is bundled", /Functions bundling[\s\S]+- release\.mjs/.test(first.log));

  const second = build("production");
  const isUnchanged = second.exitCode === 0 && second.written === 0 && second.unchanged === first.written;
  second.shows("The second one restores both", second.log.includes(".cache and _site restored."));
  second.shows("and writes no file", isUnchanged);

  const preview = build("deploy-preview");
  preview.shows("A preview does not start from production's output", preview.log.includes("it is of production"));
  preview.shows("and writes all of its own", preview.exitCode === 0 && preview.unchanged === 0);

  appendFileSync(path.join(CLONE, "newsroom/about.md"), "\n[Nowhere](/no/such/page/)\n");
  const failed = build("deploy-preview");
  failed.shows("A build that fails keeps nothing", failed.exitCode !== 0 && !failed.log.includes("_site kept."));

  git("checkout", "--quiet", "--", ".");
  const fixed = build("deploy-preview");
  fixed.shows("and leaves what was kept before", fixed.exitCode === 0 && fixed.written === 0);
}

/** Installs what is needed. The function it returns runs one build as on a machine that has never seen the project. */
function netlifyBuild(): (context: string) => Result {
  install("program", "--ignore-scripts", "@netlify/build");
  const isOld = Number(process.versions.node.split(".")[0]) < NODE;
  // The binary comes with an install script.
  if (isOld) install("node", `node@${NODE}`);
  const bin = isOld ? path.join(FOLDER, "node/node_modules/.bin") : path.dirname(process.execPath);
  const program = path.join(FOLDER, "program/node_modules/@netlify/build/bin.js");
  return (context) => {
    for (const name of [".cache", "_site", ".netlify"])
      rmSync(path.join(CLONE, name), { recursive: true, force: true });
    const { status, stdout, stderr } = spawnSync(
      path.join(bin, "node"),
      [
        program,
        "--offline",
        "--cwd",
        CLONE,
        "--cache-dir",
        path.join(FOLDER, "cache"),
        "--context",
        context,
        "--branch",
        "main",
      ],
      {
        encoding: "utf8",
        env: {
          PATH: `${bin}${path.delimiter}${process.env.PATH}`,
          HOME: process.env.HOME,
          NETLIFY: "true",
          // Both builds at one instant: no story of the demonstration is released between them.
          BUILD_TIME: "2026-11-23T15:00:00Z",
        },
      },
    );
    const log = `${stdout}${stderr}`;
    const lines = log.match(/^(Build cache|Built _site|\S+:\d+ {2}).*$/gm) ?? [];
    console.log(["", `${context}:`, ...lines].join("\n"));
    return new Result(status, log);
  };
}

function install(folder: string, ...options: string[]): void {
  console.log(`Installing ${options.at(-1)} …`);
  const prefix = path.join(FOLDER, folder);
  mkdirSync(prefix);
  execFileSync("npm", ["install", "--prefix", prefix, "--no-audit", "--no-fund", "--loglevel=error", ...options]);
}

/** Of the last commit and the changes of files that git knows. The packages are those that are installed here. */
function cleanClone(): void {
  const changes = execFileSync("git", ["stash", "create"], { cwd: PROJECT, encoding: "utf8" }).trim();
  execFileSync("git", ["clone", "--quiet", PROJECT, CLONE]);
  if (changes) git("checkout", "--quiet", changes);
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(CLONE, "node_modules"));
}

function git(...options: string[]): void {
  execFileSync("git", options, { cwd: CLONE });
}
