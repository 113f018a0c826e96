import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, totalmem } from "node:os";
import path from "node:path";
import { clockOf } from "./changes.ts";
import { Hugo, PROJECT } from "./contenders.ts";
import type { Figure } from "./figures.ts";
import type { SizeResult } from "./measure-size.ts";
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
