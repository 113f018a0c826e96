import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
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

interface Job {
  task: Task;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Other processes of this build, one for each core. They are started when there is work for them, take one task at a
 * time in the order of asking, and end with `dismiss`.
 */
export class Crew {
  readonly size: number;
  private readonly settings: WorkerSettings;
  private readonly damaged: (file: string) => void;
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();
  private readonly queue: Job[] = [];
  private readonly busy = new Map<ChildProcess, Job>();

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
    this.idle.push(this.start());
    return this;
  }

  /** @throws {Error} what the task threw there, with its stack. */
  run<T extends Task>(task: T): Promise<TaskResult<T>> {
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve: (result) => resolve(result as TaskResult<T>), reject });
      this.assign();
    });
  }

  /** Ends the processes, and waits until they are gone; what they were at is lost. */
  async dismiss(): Promise<void> {
    this.queue.length = 0;
    const gone = [...this.all].map((worker) => once(worker, "exit"));
    for (const worker of this.all) worker.kill("SIGKILL");
    await Promise.all(gone);
  }

  private assign(): void {
    while (this.queue.length > 0) {
      const worker = this.idle.pop() ?? (this.all.size < this.size ? this.start() : null);
      const job = worker && this.queue.shift();
      if (!worker || !job) return;
      this.busy.set(worker, job);
      worker.send(job.task);
    }
  }

  private start(): ChildProcess {
    const worker = fork(WORKER, [JSON.stringify(this.settings)], { execArgv: NODE_OPTIONS });
    this.all.add(worker);
    worker.on("message", (answer: Answer) => {
      const job = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      if ("error" in answer) job?.reject(revived(answer.error));
      else {
        for (const file of answer.damaged) this.damaged(file);
        job?.resolve(answer.result);
      }
      this.assign();
    });
    worker.on("exit", (code, signal) => {
      this.all.delete(worker);
      this.idle.splice(0, this.idle.length, ...this.idle.filter((other) => other !== worker));
      this.busy
        .get(worker)
        ?.reject(new Error(`a process of the build ended (${signal ?? code}) before its work was done`));
      this.busy.delete(worker);
    });
    return worker;
  }
}

function revived({ message, stack, isUsage }: { message: string; stack: string; isUsage: boolean }): Error {
  const error = isUsage ? new UsageError(message) : new Error(message);
  error.stack = stack;
  return error;
}
