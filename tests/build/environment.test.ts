import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { main as receipt } from "../../src/cli/receipt.ts";
import { article, type BuiltSite, PROJECT, type Run, TestNewsroom } from "../site.ts";
import { temporaryFolder } from "../unit/temporary-folder.ts";
import { buildHere, runHere } from "./build-here.ts";
import { RepositoryNewsroom } from "./repository.ts";

// A machine that refuses something: exit code 2, the cause with its folder and what to do, the site as it was, and
// nothing left behind.

afterEach(() => vi.unstubAllEnvs());

async function changedNewsroom(): Promise<{ newsroom: TestNewsroom; site: BuiltSite; before: Map<string, string> }> {
  const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
  const site = await buildHere(newsroom);
  newsroom.write("articles/2026/11/b.md", article({ headline: "Another", tags: "[harbor]" }));
  return { newsroom, site, before: site.contents() };
}

function expectRefusal({ exitCode, stdout, stderr }: Run, ...words: string[]): void {
  expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 2, stdout: "" });
  for (const word of words) expect(stderr).toContain(word);
  // A sentence, and no stack.
  expect(stderr).not.toMatch(/\n {4}at |bug in the generator/);
}

describe("a build whose folders cannot be written", () => {
  test.each([
    [
      "the cache is a file",
      { CACHE_DIR: "blocked" },
      ["blocked", "a file stands where a folder is needed", "CACHE_DIR"],
    ],
    ["the cache lies below a file", { CACHE_DIR: "blocked/cache" }, ["a file stands where a folder is", "CACHE_DIR"]],
    ["there is no temporary folder", { TMPDIR: "none" }, ["none is not there", "set TMPDIR"]],
    ["the temporary folder is a file", { TMPDIR: "blocked" }, ["a file stands where a folder is needed", "set TMPDIR"]],
  ])("says so where %s", async (_, folders: Record<string, string>, words) => {
    const { newsroom, site, before } = await changedNewsroom();
    newsroom.write("blocked", "");
    const env = Object.fromEntries(
      Object.entries(folders).map(([key, name]) => [key, path.join(newsroom.folder, name)]),
    );
    if (env.TMPDIR) vi.stubEnv("TMPDIR", env.TMPDIR);
    expectRefusal(
      await runHere(build, newsroom, [], env),
      ...words,
      ...(env.TMPDIR ? [] : ["_site was left as it was."]),
    );
    expect(site.contents()).toEqual(before);
  });

  test("says so where the output is a file, or lies below one", async () => {
    const { newsroom } = await changedNewsroom();
    newsroom.write("blocked", "");
    for (const name of ["blocked", "blocked/site"]) {
      const run = await runHere(build, newsroom, [], { OUTPUT_DIR: path.join(newsroom.folder, name) });
      expectRefusal(run, "blocked", "OUTPUT_DIR");
    }
    expect(newsroom.read("blocked")).toBe("");
  });

  test("says so where a disk is full, by the name of its folder", async () => {
    const { newsroom, site, before } = await changedNewsroom();
    const cache = path.join(newsroom.folder, "cache-on-a-full-disk");
    mkdirSync(cache);
    // Every write there fails as it does on a full disk.
    symlinkSync("/dev/full", path.join(cache, "next-change.json"));
    const run = await runHere(build, newsroom, [], { CACHE_DIR: cache });
    expectRefusal(
      run,
      `${cache} cannot be written: its disk is full (ENOSPC).`,
      "set CACHE_DIR",
      "was left as it was.",
    );
    expect(site.contents()).toEqual(before);
    expect(existsSync(path.join(site.folder, ".unfinished"))).toBe(false);
  });

  test("goes on where only the notes for the next build cannot be kept, and says so", async () => {
    const { newsroom } = await changedNewsroom();
    const made = path.join(newsroom.folder, "cache/made.json");
    // The temporary file that would take its place cannot be made.
    mkdirSync(`${made}.${process.pid}.new`);
    const { exitCode, stderr } = await runHere(build, newsroom);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("The site is whole") });
    expect(stderr).toContain("made.json");
    const clean = await buildHere(newsroom, {
      OUTPUT_DIR: `${newsroom.output}-clean`,
      CACHE_DIR: `${newsroom.folder}/c2`,
    });
    expect((await buildHere(newsroom)).contents()).toEqual(clean.contents());
  });
});

/** Runs a command as a user who may not do everything: root, whom no right binds, as nobody. */
function asNobody(newsroom: TestNewsroom, command: string, env: Record<string, string> = {}): Promise<Run> {
  const isRoot = process.getuid?.() === 0;
  const script = ["bin/halyard.js", command];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      script,
      { cwd: PROJECT, env: newsroom.environment(env), ...(isRoot ? { uid: 65534, gid: 65534 } : {}) },
      (error, stdout, stderr) =>
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? 70), stdout, stderr: stderr.trim() }),
    );
  });
}

test("a folder of stories, or of the newsroom, that this user may not read is named", async () => {
  const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
  chmodSync(newsroom.folder, 0o755);
  const closed = path.join(newsroom.articles, "2026");
  chmodSync(closed, 0o000);
  try {
    expectRefusal(await asNobody(newsroom, "check"), `${closed} cannot be read: this user has no permission (EACCES).`);
  } finally {
    chmodSync(closed, 0o755);
  }
});

describe("git", () => {
  /** A PATH on which git says this and fails; null for one without git. */
  function pathWithGit(words: string | null): string {
    const folder = temporaryFolder({});
    if (words !== null) {
      writeFileSync(path.join(folder, "git"), `#!/bin/sh\ncat >&2 <<'END'\n${words}\nEND\nexit 128\n`, { mode: 0o755 });
    }
    return words === null ? folder : `${folder}:${process.env.PATH}`;
  }

  const DUBIOUS = `fatal: detected dubious ownership in repository at '/srv/paper'
To add an exception for this directory, call:
\tgit config --global --add safe.directory /srv/paper`;

  test.each([
    ["is not on the PATH", null, ["git cannot be started: it is not on the PATH.", "Install git"]],
    [
      "does not trust the repository",
      DUBIOUS,
      ["does not trust the repository at /srv/paper", "--add safe.directory /srv/paper"],
    ],
    [
      "finds no repository",
      "fatal: not a git repository (or any of the parent directories): .git",
      ["no git repository around"],
    ],
  ])("%s: exit code 2, with the remedy, in every command that asks it", async (_, words, expected) => {
    const newsroom = new RepositoryNewsroom().write("articles/2026/11/a.md", article());
    newsroom.commit("base");
    const settings = newsroom.read("newsroom/site.yaml");
    vi.stubEnv("PATH", pathWithGit(words));
    expectRefusal(await newsroom.check(), ...expected);
    expectRefusal(await runHere(receipt, newsroom, ["--base", "HEAD"], {}, newsroom.folder), ...expected);
    newsroom.write("newsroom/site.yaml", `${settings}history: true\n`);
    for (const command of [check, build]) expectRefusal(await runHere(command, newsroom), ...expected.slice(0, 1));
  });

  test("knows no commit in a clone whose history is cut off: the message says why", async () => {
    const newsroom = new RepositoryNewsroom().write("articles/2026/11/a.md", article());
    const first = newsroom.commit("base");
    newsroom.write("articles/2026/11/b.md", article({ headline: "B" }));
    newsroom.commit("second");
    newsroom.git("clone", "--quiet", "--depth", "1", `file://${newsroom.folder}`, "clone");
    const clone = path.join(newsroom.folder, "clone");
    const env = { ARTICLES_DIR: path.join(clone, "articles"), NEWSROOM_DIR: path.join(clone, "newsroom") };
    const run = await runHere(check, newsroom, ["--base", first], env, clone);
    expectRefusal(run, `git knows no commit "${first}" here.`, "git fetch --unshallow");
  });
});

test("a command whose packages are not installed, or that may open too few files, ends with 2 and a sentence", async () => {
  const shell = (line: string, cwd: string) =>
    new Promise<Run>((resolve) => {
      execFile("sh", ["-c", line], { cwd, env: { PATH: process.env.PATH ?? "" } }, (error, stdout, stderr) =>
        resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  const bare = temporaryFolder({ "package.json": '{ "type": "module" }' });
  const starting = path.join(PROJECT, "src/cli/starting.js");
  const missing = await shell(`"${process.execPath}" --import ${starting} --import tsx none.ts`, bare);
  expectRefusal(missing, "The dependencies are not installed. Install them: npm ci");
  const line = `"${process.execPath}" bin/halyard.js check`;
  const under = (limit: number) => shell(`ulimit -n ${limit}; exec ${line}`, PROJECT);
  expectRefusal(await under(24), "Raise the limit: `ulimit -n 1024`.");
  // Where it is just enough is up to the machine. There is no third way.
  for (const limit of [40, 60]) {
    const run = await under(limit);
    if (run.exitCode !== 0) expectRefusal(run, "Raise the limit: `ulimit -n 1024`.");
  }
});

test("a command whose reader is gone ends, and is no bug", async () => {
  const child = spawn(process.execPath, ["bin/halyard.js", "help"], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += bytes;
  });
  const [exitCode] = await once(child, "close");
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: "" });
});

test("nothing is left in the temporary folder, however a build ends", async () => {
  const { newsroom } = await changedNewsroom();
  const temporary = temporaryFolder({});
  vi.stubEnv("TMPDIR", temporary);
  newsroom.write("blocked", "");
  await runHere(build, newsroom, [], { CACHE_DIR: path.join(newsroom.folder, "blocked") });
  await runHere(build, newsroom);
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
});
