import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { UNFINISHED } from "../../src/incremental/output.ts";
import { lockFile } from "../../src/publish/lock.ts";
import { Checkout } from "../checkout.ts";
import { article, type BuiltSite, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

/** A newsroom whose site is built, and which has changed since. */
async function changedNewsroom(): Promise<{ newsroom: TestNewsroom; site: BuiltSite; before: Map<string, string> }> {
  const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
  const site = await buildHere(newsroom);
  newsroom.write("articles/2026/11/b.md", article({ headline: "Another", tags: "[harbor]" }));
  return { newsroom, site, before: site.contents() };
}

/** Runs a shell line in a folder that holds the project. */
function shell(line: string, cwd: string, env: Record<string, string>): Promise<{ exitCode: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile("sh", ["-c", line], { cwd, env }, (error, _, stderr) =>
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? 70), stderr }),
    );
  });
}

const BUILD = "node bin/halyard.js build";

test("a disk that is full leaves the site as it was, and the message says so", async () => {
  const { newsroom, site, before } = await changedNewsroom();
  newsroom.write(
    "newsroom/icon.png",
    Buffer.concat([readFileSync(path.join(newsroom.newsroom, "icon.png")), Buffer.alloc(200_000)]),
  );
  // No file may grow beyond the limit: the system refuses to write on, as it does on a full disk.
  const { exitCode, stderr } = await shell(
    `trap '' XFSZ; ulimit -f 200; exec ${BUILD}`,
    PROJECT,
    newsroom.environment(),
  );
  expect(stderr).toMatch(/_site\/\S+ cannot be written: no file may be that large here \(EFBIG\)\./);
  expect(stderr).toContain("was left as it was.");
  expect(exitCode).toBe(2);
  expect(site.contents()).toEqual(before);
  expect(existsSync(path.join(site.folder, UNFINISHED))).toBe(false);
});

test("a layout that throws leaves the site as it was, and is called a bug", async () => {
  const { newsroom, site, before } = await changedNewsroom();
  const checkout = new Checkout();
  // Only the second story makes it throw: by then the first one has been rendered.
  checkout.edit("layouts/components/story-parts.tsx", (source) =>
    source.replace("  const mail", '  if (headline === "Another") throw new Error("a broken layout");\n  const mail'),
  );
  const { exitCode, stderr } = await shell(`exec ${BUILD}`, checkout.folder, newsroom.environment());
  expect(stderr).toContain("a broken layout");
  expect(exitCode).toBe(70);
  expect(site.contents()).toEqual(before);
});

test("a second build at the same time says so, and leaves the first one alone", async () => {
  const { newsroom, site, before } = await changedNewsroom();
  const other = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
  writeFileSync(lockFile(newsroom.output), String(other.pid));
  const refused = await runHere(build, newsroom);
  expect(refused.stderr).toContain(`Another build (process ${other.pid}) is writing ${newsroom.output}.`);
  expect(refused.exitCode).toBe(2);
  expect(site.contents()).toEqual(before);

  // What a killed build has left in the way is no other build.
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(await runHere(build, newsroom)).toMatchObject({ exitCode: 0 });
  expect(existsSync(lockFile(newsroom.output))).toBe(false);
});

test("of several builds started at once, one writes and the others say so; the site is whole", async () => {
  const { newsroom, site } = await changedNewsroom();
  const runs = await Promise.all([1, 2, 3].map(() => newsroom.run("build")));
  expect(runs.some(({ exitCode }) => exitCode === 0)).toBe(true);
  for (const { exitCode, stderr } of runs.filter(({ exitCode }) => exitCode !== 0)) {
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("Another build") });
  }
  const clean = await buildHere(newsroom, { OUTPUT_DIR: `${newsroom.output}-clean` });
  expect(site.contents()).toEqual(clean.contents());
});

test("a new folder that could not be filled is not left behind", async () => {
  const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
  mkdirSync(path.join(newsroom.folder, "public"));
  const output = path.join(newsroom.folder, "public/site");
  const { exitCode } = await shell(
    `trap '' XFSZ; ulimit -f 10; exec ${BUILD}`,
    PROJECT,
    newsroom.environment({ OUTPUT_DIR: output }),
  );
  expect(exitCode).toBe(2);
  expect(existsSync(output)).toBe(false);
});

test("a missing, damaged or foreign cache is a full build with one line of notice", async () => {
  const { newsroom, site, before } = await changedNewsroom();
  const notices = async () => (await runHere(build, newsroom)).stderr.split("\n").filter((line) => line !== "");
  const made = path.join(newsroom.folder, "cache/made.json");
  await runHere(build, newsroom);
  expect(await notices()).toEqual([]);
  rmSync(path.join(newsroom.folder, "cache"), { recursive: true });
  expect(await notices()).toEqual([expect.stringContaining("There is no cache of an earlier build")]);
  writeFileSync(made, readFileSync(made, "utf8").slice(0, -1));
  expect(await notices()).toEqual([expect.stringContaining("made.json is damaged")]);
  const settings = path.join(newsroom.newsroom, "site.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^tagline: .*$/m, "tagline: Another"));
  expect(await notices()).toEqual([expect.stringContaining("of other code or other settings")]);
  expect(site.contents()).not.toEqual(before);
});
