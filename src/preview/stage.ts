import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { TSX } from "../lib/project.ts";
import type { FromShow, ToShow } from "./messages.ts";

const SHOW = fileURLToPath(new URL("./show.ts", import.meta.url));

/** A process that has been told to leave answers what it was asked, but not for longer. */
const LEAVE_MS = 5000;

/** The process that shows the preview, and the one that takes its place. A browser that comes meanwhile waits. */
export class Stage {
  private shown: ChildProcess | null = null;
  private next: ChildProcess | null = null;
  private followsWords = false;
  private waiting: Socket[] = [];
  private readonly end: (code: number) => void;

  /** @param end is called when nothing is shown any more, with the exit code of what was. */
  constructor(end: (code: number) => void) {
    this.end = end;
  }

  /**
   * Starts a process with the code as it is now. What is shown stays until the new one is ready.
   * @returns when it is, or when it has failed.
   */
  start(): Promise<void> {
    this.next?.kill("SIGKILL");
    const started = fork(SHOW, { stdio: "inherit", execArgv: ["--import", TSX] });
    this.next = started;
    return new Promise((resolve) => {
      started.on("message", ({ followsWords }: FromShow) => {
        this.followsWords = followsWords;
        this.show(started);
        resolve();
      });
      started.on("exit", (code) => {
        if (started === this.shown) this.end(code ?? 1);
        if (started === this.next) this.failed(code ?? 1);
        resolve();
      });
    });
  }

  /** Hands on a browser's connection, of which nothing has been read. */
  connect(socket: Socket): void {
    if (this.shown?.connected) this.shown.send({ kind: "connection" } satisfies ToShow, socket);
    else this.waiting.push(socket);
  }

  /** The words have changed: the process loads them itself, where it can. */
  async changeWords(): Promise<void> {
    if (this.followsWords && this.next === null) this.tell(this.shown, { kind: "words" });
    else await this.start();
  }

  private show(started: ChildProcess): void {
    const old = this.shown;
    this.shown = started;
    this.next = null;
    for (const socket of this.waiting.splice(0)) this.connect(socket);
    if (old === null) return;
    this.tell(old, { kind: "leave" });
    setTimeout(() => old.kill("SIGKILL"), LEAVE_MS).unref();
  }

  private failed(code: number): void {
    this.next = null;
    if (this.shown === null) this.end(code);
    else this.tell(this.shown, { kind: "codeError" });
  }

  private tell(child: ChildProcess | null, message: ToShow): void {
    if (child?.connected) child.send(message);
  }
}
