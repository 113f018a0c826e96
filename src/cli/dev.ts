import { type ChildProcess, fork } from "node:child_process";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";
import { PROJECT } from "../build/assets.ts";
import { Preview } from "../build/preview.ts";
import { readSettings, type Settings } from "../build/settings.ts";
import { NewsroomFaults } from "../lib/issue.ts";
import { giveUp, isMain, printAdvice, printIssues, readOptions, run } from "./command.ts";
import { type SiteServer, serveFiles } from "./serve.ts";
import { portOf } from "./start.ts";

const EVENTS = "/__reload";
const SCRIPT = "/__reload.js";
/** After a restart the browser finds its way back by itself, and wants the new page then. */
const RELOAD = `let lost = false;
const events = new EventSource("${EVENTS}");
events.onmessage = () => location.reload();
events.onerror = () => { lost = true; };
events.onopen = () => { if (lost) location.reload(); };
`;
/** An editor's save is several events: one reading for all of them. */
const QUIET_MS = 40;
const LAYOUTS = path.join(PROJECT, "layouts");
const CODE = path.join(PROJECT, "src");

/** Calls `work` once for changes that come together, and again for those that come while it is at it. */
function inBursts<T>(work: (changes: T[]) => Promise<void>): (change: T) => void {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let atWork = false;
  const start = async () => {
    if (atWork) return;
    atWork = true;
    while (waiting.length > 0) await work(waiting.splice(0));
    atWork = false;
  };
  return (change) => {
    waiting = [...waiting, change];
    clearTimeout(timer);
    timer = setTimeout(() => void start().catch(giveUp), QUIET_MS);
  };
}

/** The browsers that wait to be told of a change. */
class Readers {
  private readonly waiting = new Set<ServerResponse>();

  add(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(":\n\n");
    this.waiting.add(response);
    response.on("close", () => this.waiting.delete(response));
  }

  reload(): void {
    for (const reader of this.waiting) reader.write("data: reload\n\n");
  }
}

/** Shows the newsroom at `settings`, and follows every change of articles, newsroom and layouts. */
async function showPreview(settings: Settings, port: number): Promise<void> {
  const preview = new Preview(settings);
  const readers = new Readers();
  let server: SiteServer | undefined;
  const refresh = async (layouts: boolean) => {
    const began = performance.now();
    try {
      const parsed = await preview.refresh({ layouts });
      const seconds = ((performance.now() - began) / 1000).toFixed(2);
      if (server) console.log(`Read in ${seconds} s, ${parsed} ${parsed === 1 ? "article" : "articles"} again.`);
      printAdvice(preview.advice);
    } catch (error) {
      if (!(error instanceof NewsroomFaults)) throw error;
      printIssues(error);
      return;
    }
    if (server) await server.refresh();
    else server = await serve();
    readers.reload();
  };
  const serve = async () => {
    const files = {
      rules: preview.rules,
      has: (name: string) => preview.has(name),
      read: (name: string) => preview.read(name),
      version: () => null,
    };
    const live = {
      script: SCRIPT,
      handle({ url }: { url?: string | undefined }, response: ServerResponse) {
        if (url === EVENTS) readers.add(response);
        else if (url === SCRIPT) response.writeHead(200, { "Content-Type": "text/javascript" }).end(RELOAD);
        return url === EVENTS || url === SCRIPT;
      },
    };
    // Drafts and embargoed stories are for this machine alone.
    const started = await serveFiles(files, { port, host: "localhost", live });
    console.log(`Preview with drafts and embargoed stories at ${started.address} — stop with Ctrl+C.`);
    return started;
  };
  const changed = inBursts<string>((files) => refresh(files.some((file) => file.startsWith(LAYOUTS))));
  watch([settings.articlesDir, settings.newsroomDir, LAYOUTS], { ignoreInitial: true }).on("all", (_, file) =>
    changed(path.resolve(file)),
  );
  await refresh(false);
  if (!server) console.error("Mend the issues above: the preview starts by itself.");
}

/** The generator's own code cannot be loaded twice into one process: a change of it starts another one. */
function watchCode(newsroomDir: string): void {
  const start = () => fork(fileURLToPath(import.meta.url), ["--show"], { stdio: "inherit" });
  let child: ChildProcess = start();
  const follow = (started: ChildProcess) =>
    started.on("exit", (code) => {
      if (started === child) process.exit(code ?? 1);
    });
  follow(child);
  const restart = inBursts<string>(async () => {
    const old = child;
    child = start();
    old.kill();
    follow(child);
  });
  const isSettings = (file: string) => path.resolve(file).startsWith(path.resolve(newsroomDir) + path.sep);
  watch(CODE, { ignoreInitial: true }).on("all", (_, file) => {
    if (!isSettings(file) || file.endsWith(".ts")) restart(file);
  });
}

/** Which of the two processes this one is: without it, the one that watches the code. */
const OPTIONS = { show: { type: "boolean" } } as const;

if (isMain(import.meta.url)) {
  await run(async () => {
    const settings = readSettings(process.env, { preview: true });
    const { show } = readOptions(process.argv.slice(2), OPTIONS, "npm run dev");
    const port = portOf(process.env);
    if (show) await showPreview(settings, port);
    else watchCode(settings.newsroomDir);
    return 0;
  });
}
