import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readSettings } from "../../src/command/settings.ts";
import { clockOf } from "./changes.ts";
import { PROJECT } from "./contenders.ts";
import { figuresOf, pageFigures, previewFigures } from "./figures.ts";
import { measurePages } from "./lighthouse.ts";
import { measureSize, type SearchResult, type SizeResult } from "./measure-size.ts";
import { type BenchOptions, readOptions, USAGE } from "./options.ts";
import { measurePreview, type PreviewResult } from "./preview.ts";
import { machineHere, type Report, reportOf } from "./report.ts";
import { measureSearch, type SearchSide } from "./search.ts";
import { searchDocuments } from "./search-documents.ts";
import { figureTable, previewTable, sizeTable } from "./table.ts";

/** `npm run bench`. What it measures and how is in docs/bench.md. */
async function bench(options: BenchOptions): Promise<Report> {
  const machine = machineHere();
  console.log(
    machine.hugo === null ? "There is no hugo on the PATH: our own figures alone." : `Beside ${machine.hugo}.`,
  );
  if (machine.load > 0.5) {
    console.log(`Others are at work here (load ${machine.load.toFixed(1)}): these times will be too long.`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  const results: SizeResult[] = [];
  let preview: PreviewResult;
  try {
    for (const articles of options.sizes) {
      const isLarge = articles === options.large;
      const hugoRuns = machine.hugo === null ? 0 : isLarge ? Number(options.largeHugo) : options.runs;
      results.push(
        await measureSize(folder, {
          articles,
          runs: options.runs,
          hugoRuns,
          brief: isLarge,
          log: console.log,
          ...(articles === options.base ? { inspectSearch } : {}),
        }),
      );
    }
    const articles = Math.min(...options.sizes);
    preview = await measurePreview(folder, { articles, runs: options.runs, log: console.log });
  } finally {
    if (options.keep) console.log(`Left in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  const ofSize = (size: number | null) => results.find(({ articles }) => articles === size) ?? null;
  const base = ofSize(options.base);
  const pages = options.pages ? await measurePages(options.runs, console.log) : null;
  const figures = [
    ...(base ? figuresOf(base, ofSize(options.large)) : []),
    ...previewFigures(preview),
    ...pageFigures(pages ?? []),
  ];
  return reportOf(machine, options.runs, figures, results, preview);
}

/** Whole queries over the base size alone: a browser takes minutes for them. */
async function inspectSearch(site: string, newsroom: string): Promise<SearchResult> {
  const settings = readSettings({
    ARTICLES_DIR: path.join(newsroom, "articles"),
    NEWSROOM_DIR: path.join(newsroom, "newsroom"),
    BUILD_TIME: clockOf(0),
  });
  const { searches, ours, reference } = await measureSearch(site, searchDocuments(settings), { log: console.log });
  const quality = ({ first, found }: SearchSide) => ({
    p95Bytes: first.kilobytes.p95 * 1000,
    p95Requests: first.requests.p95,
    topTenHits: found,
  });
  return { queries: searches, ours: quality(ours), single: quality(reference) };
}

function optionsOrUsage(): BenchOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: ${USAGE}`);
    process.exit(2);
  }
}

const options = optionsOrUsage();
const report = await bench(options);
for (const size of report.sizes) console.log(`\n${sizeTable(size)}`);
console.log(`\n${previewTable(report.preview)}`);
console.log(`\n${figureTable(report.figures)}`);
const json = `${JSON.stringify(report, null, 2)}\n`;
if (options.json) writeFileSync(options.json, json);
if (options.report) writeFileSync(path.join(PROJECT, "docs/bench.json"), json);
if (report.figures.some(({ ok }) => ok === false)) process.exitCode = 1;
