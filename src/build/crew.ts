import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Settings, UsageError } from "./settings.ts";
import type { Answer, Task, TaskResult, WorkerSettings } from "./worker.ts";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");

/**
 * A young generation of 64 MB: a page is made of thousands of small strings that die with it, and a larger nursery copies
 * fewer of those that are still in use. The limit of the whole heap stays Node's own.
 */
const NODE_OPTIONS = ["--import", TSX, "--max-semi-space-size=64"];

interface Sent {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A piece of work that can be done here or in another process. */
export interface SharedWork<R> {
  /** Made when a process is free to take it. */
  task(): Task;
  /** Whether it takes seconds: then it waits in no process while another one may be free for it. */
  isLong: boolean;
  /** Whether it takes so much memory that this process, which holds the whole site, leaves it to the others. */
  isHeavy?: boolean;
  here(): R | Promise<R>;
}

/** Tasks that wait in a process while it is at another one: so that it need not wait for us, who are at work too. */
const AHEAD = 1;

/**
 * A longer task goes through a file. A pipe takes no more than this at once: the other process would wait for the rest
 * until this one, which is at work itself, finds the time to go on writing.
 */
const PIPE = 64 * 1024;

/**
 * The processes of this build: this one, and another one for each further core. They are started when there is work
 * for them, and end with `dismiss`.
 */
export class Crew {
  /** How many are at work, this one included. */
  readonly size: number;
  private readonly settings: WorkerSettings;
  private readonly damaged: (file: string) => void;
  /** The others, with what each of them was sent and has not answered, in that order. */
  private readonly others = new Map<ChildProcess, Sent[]>();
  /** Where long tasks lie until they are begun; null as long as there was none. */
  private folder: string | null = null;
  private written = 0;

  /**
   * @param build as the output knows it.
   * @param damaged is told of files in the cache that are not what we wrote.
   */
  constructor(settings: Settings, build: string, damaged: (file: string) => void, size = availableParallelism()) {
    this.damaged = damaged;
    this.size = size;
    const { articlesDir, newsroomDir, cacheDir, outputDir } = settings;
    this.settings = { articlesDir, newsroomDir, cacheDir, outputDir, build };
  }

  /** Starts a process before there is work for it. */
  prepare(): this {
    this.start();
    return this;
  }

  /**
   * Does all the work. The others begin with the first, this process with the last, after its share of the long ones:
   * what takes longest is begun first by everybody, so that all end at one time.
   * @returns what came of it, in the order of the work.
   * @throws {Error} what the first work that failed threw, with its stack.
   */
  async share<R>(work: readonly SharedWork<R>[]): Promise<R[]> {
    const results: R[] = new Array(work.length);
    let first = 0;
    let last = work.length - 1;
    const there = async (other: ChildProcess, ahead: number) => {
      const lanes: Promise<void>[] = [];
      while (first <= last) {
        const index = first++;
        const one = work[index];
        if (one?.isLong === false && ahead > 0) {
          const lane = there(other, --ahead);
          // Where both lanes fail, the first to do so is told of; of the other one, nobody waits to hear.
          lane.catch(() => {});
          lanes.push(lane);
        }
        if (one) results[index] = (await this.send(other, one.task())) as R;
      }
      await Promise.all(lanes);
    };
    const here = async () => {
      while (first <= last) {
        const next = work[first];
        // What is heavy comes first: nothing else is left.
        if (work[last]?.isHeavy && this.others.size > 0) break;
        const index = next?.isLong && !next.isHeavy ? first++ : last--;
        const one = work[index];
        if (one) results[index] = await one.here();
        // The others may have answered meanwhile.
        await setImmediate();
      }
    };
    while (this.others.size < Math.min(this.size - 1, work.length - 1)) this.start();
    try {
      await Promise.all([...[...this.others.keys()].map((other) => there(other, AHEAD)), here()]);
    } finally {
      // Where one has failed, nobody takes more.
      first = work.length;
    }
    return results;
  }

  /** Has another process do one task. @throws {Error} what it threw there, with its stack. */
  run<T extends Task>(task: T): Promise<TaskResult<T>> {
    const [other = this.start()] = this.others.keys();
    return this.send(other, task) as Promise<TaskResult<T>>;
  }

  /** Has the processes that are there load what pages are made with; nobody waits for it. */
  warmUp(): void {
    // One that cannot is told of by the work that it is given.
    for (const other of this.others.keys()) this.send(other, { kind: "warmUp" }).catch(() => {});
  }

  /** Ends the others, and waits until they are gone; what they were at is lost. */
  async dismiss(): Promise<void> {
    const gone = [...this.others.keys()].map((other) => once(other, "exit"));
    for (const other of this.others.keys()) other.kill("SIGKILL");
    await Promise.all(gone);
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  private send(other: ChildProcess, task: Task): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const sent = this.others.get(other);
      if (!sent) return reject(new Error("a process of the build has ended"));
      sent.push({ resolve, reject });
      const text = JSON.stringify(task);
      other.send(text.length > PIPE ? { kind: "written", file: this.write(text) } : task);
    });
  }

  private write(text: string): string {
    this.folder ??= mkdtempSync(path.join(tmpdir(), "halyard-"));
    const file = path.join(this.folder, `${this.written++}.json`);
    writeFileSync(file, text);
    return file;
  }

  private start(): ChildProcess {
    const other = fork(WORKER, [JSON.stringify(this.settings)], { execArgv: NODE_OPTIONS });
    const sent: Sent[] = [];
    this.others.set(other, sent);
    other.on("message", (answer: Answer) => {
      const one = sent.shift();
      if ("error" in answer) {
        one?.reject(revived(answer.error));
        return;
      }
      for (const file of answer.damaged) this.damaged(file);
      one?.resolve(answer.result);
    });
    other.on("exit", (code, signal) => {
      this.others.delete(other);
      const error = new Error(`a process of the build ended (${signal ?? code}) before its work was done`);
      for (const { reject } of sent) reject(error);
    });
    return other;
  }
}

function revived({ message, stack, isUsage }: { message: string; stack: string; isUsage: boolean }): Error {
  const error = isUsage ? new UsageError(message) : new Error(message);
  error.stack = stack;
  return error;
}
