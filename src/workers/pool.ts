import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Settings } from "../command/settings.ts";
import { naming, systemFault } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { Answer, Task, TaskResult, ThrownError, WorkerSettings } from "../publish/worker.ts";

const WORKER = fileURLToPath(new URL("../publish/worker.ts", import.meta.url));
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

/** A process that is deep in its work hears nothing: those that end with this one are not asked. */
const endWithUs = new Set<Crew>();
process.on("exit", () => {
  for (const crew of endWithUs) crew.kill();
});

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
  private isDismissed = false;

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
    /** What nobody has done, because a process could not be started for it. */
    const left: number[] = [];
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
        if (!one) continue;
        try {
          results[index] = (await this.send(other, one.task())) as R;
        } catch (error) {
          if (!(error instanceof NotStarted)) throw error;
          left.push(index);
          break;
        }
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
    while (this.others.size < Math.min(this.size - 1, work.length - 1)) if (!this.canStart()) break;
    try {
      await Promise.all([...[...this.others.keys()].map((other) => there(other, AHEAD)), here()]);
      // One that was left to the others as too heavy, too, where there are none.
      await here();
      for (const index of left) {
        const one = work[index];
        if (one) results[index] = await one.here();
      }
    } finally {
      // Where one has failed, nobody takes more.
      first = work.length;
    }
    return results;
  }

  /**
   * Has another process do one task.
   * @throws {Error} what it threw there, with its stack; or what the system says where the process cannot be started.
   */
  async run<T extends Task>(task: T): Promise<TaskResult<T>> {
    const [other = this.start()] = this.others.keys();
    try {
      return (await this.send(other, task)) as TaskResult<T>;
    } catch (error) {
      throw error instanceof NotStarted ? (error.cause ?? error) : error;
    }
  }

  /** Has the processes that are there load what pages are made with; nobody waits for it. */
  warmUp(): void {
    // One that cannot is told of by the work that it is given.
    for (const other of this.others.keys()) this.send(other, { kind: "warmUp" }).catch(() => {});
  }

  /** Whether anybody waits for an answer. */
  get isBusy(): boolean {
    return [...this.others.values()].some((sent) => sent.length > 0);
  }

  /** Ends the others, and waits until they are gone; what they were at is lost. */
  async dismiss(): Promise<void> {
    this.isDismissed = true;
    const running = [...this.others.keys()].filter(({ pid }) => pid !== undefined);
    const gone = running.map((other) => once(other, "exit"));
    this.kill();
    await Promise.all(gone);
    endWithUs.delete(this);
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  /** At once, whatever they are at. */
  kill(): void {
    for (const other of this.others.keys()) other.kill("SIGKILL");
  }

  private send(other: ChildProcess, task: Task): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const sent = this.others.get(other);
      if (!sent) return reject(new NotStarted("a process of the build has ended"));
      sent.push({ resolve, reject });
      // It could not be started, and has no channel. The error that says so is on its way.
      if (other.pid === undefined) return;
      const text = JSON.stringify(task);
      other.send(text.length > PIPE ? { kind: "written", file: this.write(text) } : task);
    });
  }

  private write(text: string): string {
    this.folder ??= mkdtempSync(path.join(tmpdir(), "halyard-"));
    const file = path.join(this.folder, `${this.written++}.json`);
    naming(file, () => writeFileSync(file, text));
    return file;
  }

  /** Starts one more; false where the system refuses at once, as it does without memory: the others do the work. */
  private canStart(): boolean {
    try {
      this.start();
      return true;
    } catch (error) {
      if (systemFault(error)?.attempt === "start") return false;
      throw error;
    }
  }

  /** Why a process is gone before it has answered. What it has said itself is on the screen. */
  private endOf(code: number | null, signal: NodeJS.Signals | null): Error {
    const reason = `A process of the build was ended (${signal ?? code}) before its work was done.`;
    const isBySystem = signal !== null && !this.isDismissed;
    return isBySystem ? new UsageError(`${reason} ${MEMORY}`) : new Error(reason);
  }

  private start(): ChildProcess {
    endWithUs.add(this);
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
    const end = (error: Error) => {
      this.others.delete(other);
      for (const { reject } of sent.splice(0)) reject(error);
    };
    other.on("exit", (code, signal) => end(this.endOf(code, signal)));
    // What an open channel has left to say, the exit says.
    other.on("error", (error) => {
      if (other.pid === undefined) end(new NotStarted(error.message, { cause: error }));
    });
    return other;
  }
}

function revived({ message, stack, isUsage, system }: ThrownError): Error {
  const error = isUsage ? new UsageError(message) : Object.assign(new Error(message), system);
  error.stack = stack;
  return error;
}

/** A process that the system did not let us start. Its work is done here. */
class NotStarted extends Error {}

const MEMORY = "Most often the machine has no memory left: close other programs, or build on a larger machine.";
