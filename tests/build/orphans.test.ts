import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { alive, descendants } from "../processes.ts";
import { RunningPreview } from "../running-preview.ts";
import { article, PROGRAM, PROJECT, TestNewsroom } from "../site.ts";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Waits for as long as the test may take. */
const PATIENCE = { timeout: 600_000, interval: 250 };

/** So many that several processes build them. */
const newsroom = new TestNewsroom("ledger");
for (let number = 0; number < 160; number += 1) newsroom.write(`articles/2026/11/story-${number}.md`, article());

/** Ends a process, and waits until nothing that it started is left. */
async function endsWithAll(parent: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const below = descendants(parent.pid ?? 0);
  expect(below.length).toBeGreaterThan(0);
  const gone = once(parent, "exit");
  parent.kill(signal);
  await gone;
  await vi.waitFor(() => expect(alive(below)).toEqual([]), PATIENCE);
}

test("whatever ends npm run dev ends its processes, and the next one finds its port free", async () => {
  let port = "0";
  for (const signal of ["SIGTERM", "SIGKILL", "SIGHUP", "SIGINT"] as const) {
    const dev = new RunningPreview(newsroom.environment({ PORT: port }));
    started.push(dev.process);
    const address = await dev.address();
    port = new URL(address).port;
    // With a page, there is a process that renders it.
    expect((await dev.get("/")).status).toBe(200);
    const { pid = 0 } = dev.process;
    const commands = descendants(pid).map(({ command }) => command);
    expect(commands.filter((command) => command.includes("preview/show.ts"))).toHaveLength(1);
    expect(commands.filter((command) => command.includes("publish/worker.ts"))).toHaveLength(1);
    await endsWithAll(dev.process, signal);
    await expect(fetch(address)).rejects.toThrow();
  }
});

test.each(["build", "start"])("whatever ends npm run %s while it builds ends its processes", async (command) => {
  for (const signal of ["SIGTERM", "SIGKILL", "SIGHUP"] as const) {
    const folder = `${newsroom.folder}/${command}-${signal}`;
    const child = spawn(process.execPath, [PROGRAM, command], {
      cwd: PROJECT,
      env: newsroom.environment({ PORT: "0", OUTPUT_DIR: `${folder}/site`, CACHE_DIR: `${folder}/cache` }),
      stdio: "ignore",
    });
    started.push(child);
    await vi.waitFor(() => {
      expect(descendants(child.pid ?? 0).some((each) => each.command.includes("publish/worker.ts"))).toBe(true);
    }, PATIENCE);
    await endsWithAll(child, signal);
  }
});
