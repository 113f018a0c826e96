import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MemoryWatch } from "./memory.ts";

/** One run of a command, from start to exit. */
export interface Run {
  seconds: number;
  /** Of all its threads and of the processes that it waited for; null where the machine has no GNU time. */
  cpuSeconds: number | null;
  /** Of all its processes together; null where the machine does not tell. */
  peakMegabytes: number | null;
  stdout: string;
}

export interface Command {
  program: string;
  options: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

const GNU_TIME = "/usr/bin/time";
const hasGnuTime = existsSync(GNU_TIME) && spawnSync(GNU_TIME, ["--version"]).status === 0;

/** @throws where the command fails, with what it said. */
export async function measure({ program, options, cwd, env }: Command): Promise<Run> {
  const folder = mkdtempSync(path.join(tmpdir(), "measure-"));
  const report = path.join(folder, "time");
  const timed = hasGnuTime ? ["-f", "%U %S", "-o", report, program, ...options] : options;
  try {
    const began = performance.now();
    const child = spawn(hasGnuTime ? GNU_TIME : program, timed, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const watch = child.pid === undefined ? null : new MemoryWatch(child.pid);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    let seconds = 0;
    child.on("exit", () => {
      seconds = (performance.now() - began) / 1000;
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    }).finally(() => watch?.stop());
    if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}${stdout}`);
    return { seconds, cpuSeconds: cpuSecondsOf(report), peakMegabytes: watch?.stop() ?? null, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cpuSecondsOf(report: string): number | null {
  if (!hasGnuTime) return null;
  const [user = 0, system = 0] = readFileSync(report, "utf8").trim().split(" ").map(Number);
  return user + system;
}

/** Two commands that run one after the other, as one. */
export const inTurn = (first: Run, second: Run): Run => ({
  seconds: first.seconds + second.seconds,
  cpuSeconds: first.cpuSeconds === null || second.cpuSeconds === null ? null : first.cpuSeconds + second.cpuSeconds,
  peakMegabytes:
    first.peakMegabytes === null || second.peakMegabytes === null
      ? null
      : Math.max(first.peakMegabytes, second.peakMegabytes),
  stdout: first.stdout + second.stdout,
});

/** What stands for several runs of one command. */
export interface Cost {
  runs: number;
  seconds: number;
  cpuSeconds: number | null;
  peakMegabytes: number | null;
  /** Of each run, in their order. */
  allSeconds: number[];
}

export const costOf = (runs: readonly Run[]): Cost => ({
  runs: runs.length,
  seconds: median(runs.map(({ seconds }) => seconds)),
  cpuSeconds: medianOrNull(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakMegabytes: medianOrNull(runs.map(({ peakMegabytes }) => peakMegabytes)),
  allSeconds: runs.map(({ seconds }) => seconds),
});

function medianOrNull(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length < numbers.length || known.length === 0 ? null : median(known);
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
