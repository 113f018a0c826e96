import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkStories, type SiteSize, sizeOf } from "./compare.ts";
import { BUILD_TIME, generate } from "./generate.ts";
import { measure, median, type Run } from "./measure.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const USAGE = "npm run bench -- [--articles 10000] [--runs 3] [--json FILE] [--keep]";

/** One generator: how it builds into an empty folder. */
interface Contender {
  name: string;
  output: string;
  build(): Run;
}

interface Result {
  name: string;
  runs: Run[];
  size: SiteSize;
}

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    runs: { type: "string", default: "3" },
    json: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const articles = Number(values.articles);
const runs = Number(values.runs);
if (!Number.isInteger(articles) || articles < 1 || !Number.isInteger(runs) || runs < 1) {
  console.error(`Usage: ${USAGE}`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
try {
  console.log(`Writing ${articles} articles into ${folder} …`);
  const load = loadavg()[0] ?? 0;
  if (load > 0.5)
    console.log(`Others are at work here (load ${load.toFixed(1)}): these times will be too long, Hugo's most.`);
  const expected = generate(folder, articles);
  const hugo = hugoVersion();
  if (hugo === null) console.log("There is no hugo on the PATH: our own figures alone.");
  const contenders = [ours("ours", []), ...(hugo === null ? [] : [hugoContender()])];
  const results = compete(contenders, expected);
  const [withSearch] = compete([ours("ours with search", ["--search"])], expected, 1);
  print(results, withSearch);
  if (values.json) {
    const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? "", load, node: process.version, hugo };
    writeFileSync(values.json, `${JSON.stringify({ articles, machine, results, withSearch }, null, 2)}\n`);
  }
} finally {
  if (values.keep) console.log(`Left in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

/** A cold build of ours: empty output, empty cache, no search unless asked for. */
function ours(name: string, options: string[]): Contender {
  const output = path.join(folder, "site-ours");
  const env = {
    ...process.env,
    ARTICLES_DIR: path.join(folder, "articles"),
    NEWSROOM_DIR: path.join(folder, "newsroom"),
    OUTPUT_DIR: output,
    CACHE_DIR: path.join(folder, "cache"),
    BUILD_TIME,
  };
  const script = path.join(PROJECT, "tests/bench/build.ts");
  return {
    name,
    output,
    build() {
      rmSync(env.CACHE_DIR, { recursive: true, force: true });
      return measure(process.execPath, ["--import", "tsx", script, ...options], { cwd: PROJECT, env });
    },
  };
}

function hugoContender(): Contender {
  const output = path.join(folder, "site-hugo");
  const source = path.join(folder, "hugo");
  const options = ["--quiet", "--noBuildLock", "--source", source, "--destination", output];
  return { name: "Hugo", output, build: () => measure("hugo", options, { cwd: source, env: process.env }) };
}

function hugoVersion(): string | null {
  const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** Takes turns, so that a busy minute of the machine meets everyone. Checks the first site of each before it goes on. */
function compete(contenders: Contender[], expected: Map<string, string>, rounds = runs): Result[] {
  const results = contenders.map(
    ({ name }): Result => ({ name, runs: [], size: { files: 0, pages: 0, megabytes: 0 } }),
  );
  for (let round = 1; round <= rounds; round += 1) {
    contenders.forEach(({ name, output, build }, index) => {
      rmSync(output, { recursive: true, force: true });
      // What the last run left for the disk to do must not fall into this one's time.
      spawnSync("sync");
      const run = build();
      console.log(`  ${name}, run ${round}: ${run.seconds.toFixed(2)} s ${run.stdout.trim()}`);
      const result = results[index];
      if (!result) return;
      result.runs.push(run);
      if (round > 1) return;
      checkStories(name, output, expected);
      result.size = sizeOf(output);
    });
  }
  for (const { output } of contenders) rmSync(output, { recursive: true, force: true });
  return results;
}

function print(results: Result[], withSearch: Result | undefined): void {
  const known = (numbers: (number | null)[]) => median(numbers.filter((number) => number !== null));
  const row = ({ name, runs, size }: Result) => ({
    "": name,
    "seconds (median)": round(median(runs.map(({ seconds }) => seconds)), 2),
    runs: runs.map(({ seconds }) => seconds.toFixed(2)).join(" "),
    "CPU seconds": round(known(runs.map(({ cpuSeconds }) => cpuSeconds)), 2),
    "peak MB": round(known(runs.map(({ peakMegabytes }) => peakMegabytes)), 0),
    pages: size.pages,
    files: size.files,
    MB: round(size.megabytes, 1),
  });
  console.log(`\n${articles} articles, cold, without search:`);
  printTable(results.map(row));
  const [own, hugo] = results.map((result) => median(result.runs.map(({ seconds }) => seconds)));
  if (own !== undefined && hugo !== undefined) console.log(`Ratio, ours to Hugo: ${(own / hugo).toFixed(2)}`);
  if (withSearch) {
    console.log("\nFor information, with the search index:");
    printTable([row(withSearch)]);
  }
}

function printTable(rows: Record<string, string | number>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join("  "),
    );
  }
}

function round(number: number, digits: number): number | string {
  return Number.isNaN(number) ? "?" : Number(number.toFixed(digits));
}
