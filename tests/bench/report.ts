import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, totalmem } from "node:os";
import path from "node:path";
import { clockOf } from "./changes.ts";
import { type Chart, chartSvg } from "./chart.ts";
import { Hugo, PROJECT } from "./contenders.ts";
import { type Figure, secondsOf } from "./figures.ts";
import type { SizeResult, Task } from "./measure-size.ts";
import { MEMORY_KIND } from "./memory.ts";
import type { PreviewResult } from "./preview.ts";

export interface Machine {
  cpu: string;
  cores: number;
  memoryGigabytes: number;
  system: string;
  node: string;
  hugo: string | null;
  pagefind: string;
  /** Of one minute, before the bench began: more than a little makes every time too long. */
  load: number;
}

/** All that a bench has found: what `--json` and `--report` write. */
export interface Report {
  /** The day, as 2026-01-31. */
  date: string;
  machine: Machine;
  /** Each time is the median of so many runs. */
  runs: number;
  /** What the sum of memory counts; see `MEMORY_KIND`. */
  memory: typeof MEMORY_KIND;
  /** The clock of the first build; those after it are seconds later. */
  buildTime: string;
  figures: Figure[];
  sizes: SizeResult[];
  /** How soon a save is seen in `npm run dev`. */
  preview: PreviewResult;
}

export function machineHere(): Machine {
  const manifest = readFileSync(path.join(PROJECT, "node_modules/pagefind/package.json"), "utf8");
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: platform(),
    node: process.version,
    hugo: Hugo.version(),
    pagefind: (JSON.parse(manifest) as { version: string }).version,
    load: loadavg()[0] ?? 0,
  };
}

export function reportOf(
  machine: Machine,
  runs: number,
  figures: Figure[],
  sizes: SizeResult[],
  preview: PreviewResult,
): Report {
  const date = new Date().toISOString().slice(0, 10);
  return { date, machine, runs, memory: MEMORY_KIND, buildTime: clockOf(0), figures, sizes, preview };
}

/** The lines of the chart, as its legend calls them. */
const DRAWN: [Task, string][] = [
  ["coldSearch", "Cold, with search"],
  ["cold", "Cold, without search"],
  ["publish", "One story, with search"],
  ["unchanged", "Unchanged, with search"],
  ["hugoCold", "Hugo, cold, without search"],
  ["hugoColdPagefind", "Hugo, then Pagefind, cold"],
];

/** The chart of `docs/bench.svg`. */
export function reportSvg({ date, machine, runs, sizes }: Report): string {
  const { cpu, cores, memoryGigabytes, node, hugo, pagefind } = machine;
  const chart: Chart = {
    title: "What a build costs as the archive grows",
    subtitle: `Seconds, median of ${runs} runs; both axes are logarithmic. Solid: ours. Dashed: Hugo with an equal site.`,
    notes: [
      `${date}. ${cpu}, ${cores} cores, ${memoryGigabytes} GB.`,
      `Node ${node.replace(/^v/, "")}, ${hugoName(hugo)}, Pagefind ${pagefind}.`,
    ],
    series: DRAWN.map(([task, name]) => ({
      name,
      points: sizes.flatMap((size) => {
        const seconds = secondsOf(size, task);
        return seconds === null ? [] : [{ articles: size.articles, seconds }];
      }),
    })),
  };
  return chartSvg(chart);
}

/** `hugo v0.111.3+extended linux/amd64 BuildDate=…` as `Hugo 0.111.3 extended`. */
const hugoName = (version: string | null): string => {
  const [, number, edition] = /v([\d.]+)[^+ ]*(?:\+(\w+))?/.exec(version ?? "") ?? [];
  return number === undefined ? "no Hugo" : ["Hugo", number, edition].filter(Boolean).join(" ");
};
