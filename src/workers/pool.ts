import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { TSX } from "../lib/project.ts";
import { naming, systemError } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import { type Answer, type Request, thrownAgain } from "./message.ts";

/** A table of jobs, by name: each is given JSON, and gives JSON. */
export type Jobs = Record<string, (input: never) => unknown>;

type Input<Job extends (input: never) => unknown> = Parameters<Job>[0];
type Result<Job extends (input: never) => unknown> = Awaited<ReturnType<Job>>;

/** Work that this process can do, or a worker. */
export interface Work<J extends Jobs, Name extends keyof J = keyof J> {
  job: Name;
  /** Made when a worker is free to take it. */
  input(): Input<J[Name]>;
  here(): Result<J[Name]> | Promise<Result<J[Name]>>;
  /** Whether it takes seconds: then it waits at no busy worker while another one may be free for it. */
  isLong?: boolean;
  /** Whether it takes so much memory that this process, which holds the whole site, leaves it to the workers. */
  isHeavy?: boolean;
}

/**
 * A young generation of 64 MB: a page is made of thousands of small strings that die with it, and a larger nursery copies
 * fewer of those that are still in use. The limit of the whole heap stays Node's own.
 */
const NODE_OPTIONS = ["--import", TSX, "--max-semi-space-size=64"];

/** Jobs that wait at a worker while it does another one: this process may be too busy to send the next one in time. */
const WAITING = 1;

/**
 * A longer request goes through a file. A pipe takes no more than this at once: the worker would wait for the rest until
 * this process, which works too, finds the time to go on writing.
 */
const PIPE = 64 * 1024;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A process that is deep in its work hears nothing: workers are killed when this process ends. */
const running = new Set<Pool<Jobs>>();
process.on("exit", () => {
  for (const pool of running) pool.kill();
});

/**
 * Worker processes: one for each core but this process's own. They start when there is work for them, and end with
 * `close`. What the jobs are, the pool does not know.
 */
export class Pool<J extends Jobs> {
  /** How many processes work, this one included. */
  readonly size: number;
  private readonly module: string;
  private readonly settings: string;
  private readonly damaged: (file: string) => void;
  /** Each worker with the requests that it has not answered, by their numbers. */
  private readonly workers = new Map<ChildProcess, Map<number, Waiting>>();
  private requests = 0;
  /** Of long requests; null as long as there was none. */
  private folder: string | null = null;
  private isClosed = false;

  /**
   * @param worker the module that serves the jobs, and what it is told as its first argument, as JSON.
   * @param damaged receives the files in the cache that are not what we wrote.
   */
  constructor(
    worker: { module: string; settings: unknown },
    damaged: (file: string) => void,
    size = availableParallelism(),
  ) {
    this.module = worker.module;
    this.settings = JSON.stringify(worker.settings);
    this.damaged = damaged;
    this.size = size;
  }

  /** Starts a worker before there is work for it. */
  prepare(): this {
    this.start();
    return this;
  }

  /**
   * Does all the work, in this process and the workers, from one queue: what stands first is begun first.
   * @returns what came of it, in the order of the work.
   * @throws {Error} what the first work that failed threw, with its stack.
   */
  async runAll<Name extends keyof J>(work: readonly Work<J, Name>[]): Promise<Result<J[Name]>[]> {
    const results: Result<J[Name]>[] = new Array(work.length);
    const queue = work.map((one, index) => ({ ...one, index }));
    /** What a worker could not be started for. */
    const left: typeof queue = [];
    const doHere = async (next: () => (typeof queue)[number] | undefined) => {
      for (let one = next(); one; one = next()) {
        results[one.index] = await one.here();
        // Answers may have come meanwhile.
        await setImmediate();
      }
    };
    const doThere = async (worker: ChildProcess, waiting: number): Promise<void> => {
      const besides: Promise<void>[] = [];
      for (let one = queue.shift(); one; one = queue.shift()) {
        if (!one.isLong && waiting > 0) {
          const beside = doThere(worker, --waiting);
          // Where both fail, the first failure is reported: nobody waits for the other.
          beside.catch(() => {});
          besides.push(beside);
        }
        try {
          results[one.index] = (await this.send(worker, one.job, one.input())) as Result<J[Name]>;
        } catch (error) {
          if (!(error instanceof NotStarted)) throw error;
          left.push(one);
          break;
        }
      }
      await Promise.all(besides);
    };
    while (this.workers.size < Math.min(this.size - 1, work.length - 1)) if (!this.canStart()) break;
    const lightest = () => {
      const next = this.workers.size > 0 ? queue.findIndex(({ isHeavy }) => !isHeavy) : 0;
      return next === -1 ? undefined : queue.splice(next, 1)[0];
    };
    try {
      await Promise.all([...[...this.workers.keys()].map((worker) => doThere(worker, WAITING)), doHere(lightest)]);
      // What no worker could take.
      await doHere(() => queue.shift() ?? left.shift());
    } finally {
      // Where something has failed, nothing more is begun.
      queue.length = 0;
    }
    return results;
  }

  /**
   * Has a worker do one job.
   * @throws {Error} what it threw there, with its stack; or what the system says where no worker can be started.
   */
  async run<Name extends keyof J>(job: Name, input: Input<J[Name]>): Promise<Result<J[Name]>> {
    const [worker = this.start()] = this.workers.keys();
    try {
      return (await this.send(worker, job, input)) as Result<J[Name]>;
    } catch (error) {
      throw error instanceof NotStarted ? (error.cause ?? error) : error;
    }
  }

  /** Has every worker that runs do the job, without waiting for it. A worker that cannot will fail at its next job. */
  runEverywhere<Name extends keyof J>(job: Name, input: Input<J[Name]>): void {
    for (const worker of this.workers.keys()) this.send(worker, job, input).catch(() => {});
  }

  /** Whether a job is under way. */
  get isBusy(): boolean {
    return [...this.workers.values()].some(({ size }) => size > 0);
  }

  /** Ends the workers, and waits until they are gone; what they were doing is lost. */
  async close(): Promise<void> {
    this.isClosed = true;
    const started = [...this.workers.keys()].filter(({ pid }) => pid !== undefined);
    const gone = started.map((worker) => once(worker, "exit"));
    this.kill();
    await Promise.all(gone);
    running.delete(this);
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  /** At once, whatever they are doing. */
  kill(): void {
    for (const worker of this.workers.keys()) worker.kill("SIGKILL");
  }

  private send(worker: ChildProcess, job: keyof J, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = this.workers.get(worker);
      if (!waiting) return reject(new NotStarted("a process of the build has ended"));
      const id = this.requests++;
      waiting.set(id, { resolve, reject });
      // It could not be started, and has no channel. The error that says so is on its way.
      if (worker.pid === undefined) return;
      const request: Request = { id, job: String(job), input };
      const text = JSON.stringify(request);
      worker.send(text.length > PIPE ? { id, file: this.write(id, text) } : request);
    });
  }

  private write(id: number, text: string): string {
    this.folder ??= mkdtempSync(path.join(tmpdir(), "halyard-"));
    const file = path.join(this.folder, `${id}.json`);
    naming(file, () => writeFileSync(file, text));
    return file;
  }

  /** Starts one more; false where the system refuses at once, as it does without memory: the others do the work. */
  private canStart(): boolean {
    try {
      this.start();
      return true;
    } catch (error) {
      if (systemError(error)?.attempt === "start") return false;
      throw error;
    }
  }

  /** Why a worker is gone before it has answered. What it has said itself is on the screen. */
  private endOf(code: number | null, signal: NodeJS.Signals | null): Error {
    const reason = `A process of the build was ended (${signal ?? code}) before its work was done.`;
    const isBySystem = signal !== null && !this.isClosed;
    return isBySystem ? new UsageError(`${reason} ${MEMORY}`) : new Error(reason);
  }

  private start(): ChildProcess {
    running.add(this);
    const worker = fork(this.module, [this.settings], { execArgv: NODE_OPTIONS });
    const waiting = new Map<number, Waiting>();
    this.workers.set(worker, waiting);
    worker.on("message", (answer: Answer) => {
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      for (const file of answer.damaged) this.damaged(file);
      if ("error" in answer) one?.reject(thrownAgain(answer.error));
      else one?.resolve(answer.result);
    });
    const end = (error: Error) => {
      this.workers.delete(worker);
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on("exit", (code, signal) => end(this.endOf(code, signal)));
    // What an open channel has left to say, the exit says.
    worker.on("error", (error) => {
      if (worker.pid === undefined) end(new NotStarted(error.message, { cause: error }));
    });
    return worker;
  }
}

/** A worker that the system did not let us start. Its work is done here. */
class NotStarted extends Error {}

const MEMORY = "Most often the machine has no memory left: close other programs, or build on a larger machine.";
