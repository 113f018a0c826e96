import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { PROJECT } from "./site.ts";

const PRINTED = /Preview with drafts and embargoed stories at (\S+)/;

/** `npm run dev` in a process of its own. */
export class RunningPreview {
  readonly process: ChildProcess;
  /** All that it has printed. */
  printed = "";
  private listeners: (() => void)[] = [];

  /** @param folder of the project, or of a copy of it. */
  constructor(env: NodeJS.ProcessEnv, folder: string = PROJECT) {
    this.process = spawn(process.execPath, ["bin/halyard.js", "dev"], {
      cwd: folder,
      env: { PORT: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.printed += text;
        for (const listener of this.listeners.splice(0)) listener();
      });
    }
    this.process.on("exit", () => {
      for (const listener of this.listeners.splice(0)) listener();
    });
  }

  /** Waits until it prints what matches, and returns the match. @param after characters that were printed before. */
  async prints(wanted: RegExp, after = 0): Promise<RegExpExecArray> {
    for (;;) {
      const found = wanted.exec(this.printed.slice(after));
      if (found) return found;
      if (this.process.exitCode !== null) throw new Error(`the preview has ended:\n${this.printed}`);
      await new Promise<void>((resolve) => this.listeners.push(resolve));
    }
  }

  /** `http://localhost:8080`, once it answers. */
  async address(): Promise<string> {
    return (await this.prints(PRINTED))[1] ?? "";
  }

  async get(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${await this.address()}${path}`, options);
  }

  async text(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** Does something, and waits until browsers hear of what comes of it. */
  reloadAfter(work: () => void): Promise<void> {
    return this.hears("data: reload", work);
  }

  issuesAfter(work: () => void): Promise<void> {
    return this.hears("event: issues", work);
  }

  private async hears(wanted: string, work: () => void): Promise<void> {
    const events = await this.get("/__reload");
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    let heard = Buffer.from((await reader.read()).value ?? "").toString();
    work();
    while (!heard.includes(wanted)) {
      const { value, done } = await reader.read();
      // The process has given its place to another one: a browser would ask again, and load again.
      if (done) break;
      heard += Buffer.from(value).toString();
    }
    await reader.cancel();
  }

  async close(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill();
    await gone;
  }
}
