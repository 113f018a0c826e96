import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { resolveConfig } from "@netlify/config";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BuiltSite, PROJECT } from "../site.ts";

/** The clock of every build here: the first story is a minute old then. */
const FOUNDED = "2026-11-28T12:00:00Z";

let folder: string;
let tarball: string;
let packed: string[];
let paper: string;
let installed: string[];

interface Lock {
  packages: Record<string, { dev?: boolean }>;
}

/** Runs a program to its end, without the environment of this project. @throws {Error} with what it printed. */
function run(program: string, words: string[], cwd: string, env: Record<string, string> = {}): string {
  const { PATH = "", HOME = "" } = process.env;
  return execFileSync(program, words, {
    cwd,
    encoding: "utf8",
    env: { PATH, HOME, BUILD_TIME: FOUNDED, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Installs the tarball with the very packages that this project has, so that npm's cache holds them all. */
function install(): void {
  const own = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as Record<string, unknown>;
  const { packages } = JSON.parse(readFileSync(path.join(PROJECT, "package-lock.json"), "utf8")) as Lock;
  const resolved = `file:${path.basename(tarball)}`;
  const root = { dependencies: { halyard: resolved } };
  const { version, dependencies, bin, engines } = own;
  const integrity = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  const others = Object.entries(packages).filter(([name, { dev }]) => name !== "" && dev !== true);
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(root));
  writeFileSync(
    path.join(folder, "package-lock.json"),
    JSON.stringify({
      lockfileVersion: 3,
      requires: true,
      packages: {
        "": root,
        "node_modules/halyard": { version, resolved, integrity, dependencies, bin, engines },
        ...Object.fromEntries(others),
      },
    }),
  );
  run("npm", ["ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}

/** Each file of the installed generator with the time of its last change. */
const stateOf = (): string[] =>
  readdirSync(path.join(folder, "node_modules/halyard"), { recursive: true, encoding: "utf8" })
    .map((name) => `${name} ${statSync(path.join(folder, "node_modules/halyard", name)).mtimeMs}`)
    .sort();

/** The program as npm has installed it. */
const halyard = (...words: string[]): string => run(path.join(folder, "node_modules/.bin/halyard"), words, paper);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "package-"));
  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], PROJECT),
  ) as [{ filename: string; files: { path: string }[] }];
  packed = files.map((file) => file.path);
  tarball = path.join(folder, filename);
  install();
  installed = stateOf();
  const answers = ["--name", "La Marée", "--url", "https://www.lamaree.example", "--language", "en-GB"];
  const init = [...answers, "--zone", "Europe/Paris", "--sections", "Port, Ville"];
  run("npx", ["--no-install", "halyard", "init", "paper", ...init], folder);
  paper = path.join(folder, "paper");
  symlinkSync("../node_modules", path.join(paper, "node_modules"));
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  test("holds what it needs to run and no more, in less than 5 MB", () => {
    const folders = new Set(packed.map((file) => (file.includes("/") ? file.split("/")[0] : file)));
    expect([...folders].sort()).toEqual([
      ".eleventy.ts",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin",
      "layouts",
      "package.json",
      "src",
      "tsconfig.json",
    ]);
    expect(statSync(tarball).size).toBeLessThan(5 * 1024 * 1024);
  });
});

describe("a newsroom that init has made", () => {
  test("depends on the generator alone, from where it was installed", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(paper, "package.json"), "utf8"));
    expect(dependencies).toEqual({ halyard: `file:../${path.basename(tarball)}` });
  });

  test("is sound from the first minute, and says which pictures are to be drawn", () => {
    expect(run("npm", ["--silent", "test"], paper)).toMatch(/^1 article, \d+ pages: no issues, 4 pieces of advice\.$/m);
  });

  test("builds a site that the host would take, with nothing of the demonstration in it", () => {
    expect(run("npm", ["--silent", "run", "build"], paper)).toMatch(/^Built _site: \d+ written/);
    expect(run("npm", ["--silent", "run", "verify"], paper)).toContain("_site is a finished site");
    const site = new BuiltSite(path.join(paper, "_site"));
    expect(site.text("index.html")).toContain("This is the first story of La Marée");
    for (const word of ["Wexmouth", "Halyard Press", "thehalyard"]) expect(site.filesMentioning(word)).toEqual([]);
    expect(site.text("_headers")).toContain("Strict-Transport-Security");
  });

  test("builds again for nothing where nothing has changed", () => {
    expect(halyard("build")).toMatch(/^Built _site: 0 written/);
  });

  test("has a settings file that Netlify reads, whose plugins are in the package", async () => {
    const { config } = await resolveConfig({
      repositoryRoot: paper,
      offline: true,
      context: "production",
      branch: "main",
    });
    expect(config.build.command).toBe("npm run build && npm run verify");
    const plugins = config.plugins.map((plugin: { package: string }) => plugin.package);
    expect(plugins).toHaveLength(2);
    for (const plugin of plugins) expect(existsSync(path.join(paper, plugin, "manifest.yml"))).toBe(true);
    run("npm", ["--silent", "run", "build"], paper, { NETLIFY: "true", CONTEXT: "production" });
    expect(existsSync(path.join(paper, ".netlify/v1/functions/release.mjs"))).toBe(true);
  });

  test("makes a story, and its receipt in a repository", () => {
    const git = (...words: string[]) =>
      run("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...words], paper);
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    expect(git("status", "--porcelain")).not.toMatch(/node_modules|_site|\.cache|\.netlify/);
    git("commit", "--quiet", "--message=founded");
    const file = halyard("new", "The tide turns").trim();
    expect(file).toBe("articles/2026/11/the-tide-turns.md");
    const source = readFileSync(path.join(paper, file), "utf8");
    writeFileSync(path.join(paper, file), source.replace("draft: true\n", ""));
    expect(halyard("receipt", "--base", "main")).toContain("new: “The tide turns” at /2026/11/28/the-tide-turns/");
    expect(halyard("check", "--base", "main")).toContain("+ /2026/11/28/the-tide-turns/");
  });

  test("may be built into another folder, and a folder that holds something is never written into", () => {
    const other = path.join(folder, "other");
    mkdirSync(other);
    writeFileSync(path.join(other, "notes.txt"), "mine");
    expect(() => run("npx", ["--no-install", "halyard", "init", "other", "--name", "A"], folder)).toThrow(
      /other is not empty/,
    );
    expect(readdirSync(other)).toEqual(["notes.txt"]);
  });

  test("leaves the installed generator as it was", () => {
    expect(stateOf()).toEqual(installed);
  });
});
