import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** One run of a command, from start to exit. */
export interface Run {
  seconds: number;
  /** Of all its threads and of the processes that it waited for; null where the machine has no GNU time. */
  cpuSeconds: number | null;
  /** Of the largest of its processes; null where the machine has no GNU time. */
  peakMegabytes: number | null;
  stdout: string;
}

const GNU_TIME = "/usr/bin/time";
const hasGnuTime = existsSync(GNU_TIME) && spawnSync(GNU_TIME, ["--version"]).status === 0;

/** @throws where the command fails, with what it said. */
export function measure(command: string, options: string[], settings: { cwd: string; env: NodeJS.ProcessEnv }): Run {
  const folder = mkdtempSync(path.join(tmpdir(), "measure-"));
  const report = path.join(folder, "time");
  const [program, ...rest] = hasGnuTime
    ? [GNU_TIME, "-f", "%U %S %M", "-o", report, command, ...options]
    : [command, ...options];
  try {
    const began = performance.now();
    const child = spawnSync(program, rest, { ...settings, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    const seconds = (performance.now() - began) / 1000;
    if (child.error) throw child.error;
    if (child.status !== 0) throw new Error(`${command} ended with ${child.status}:\n${child.stderr}${child.stdout}`);
    if (!hasGnuTime) return { seconds, cpuSeconds: null, peakMegabytes: null, stdout: child.stdout };
    const [user = 0, system = 0, kilobytes = 0] = readFileSync(report, "utf8").trim().split(" ").map(Number);
    return { seconds, cpuSeconds: user + system, peakMegabytes: kilobytes / 1024, stdout: child.stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
