import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { resolveConfig } from "@netlify/config";
import { build as bundle } from "esbuild";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { release } from "../../src/deploy/release.ts";
import { type Instant, instant } from "../../src/lib/clock.ts";
import { article, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

/** A build hook (or a chat's webhook) on this machine. `answers` are its statuses in turn; null never answers. */
class Hook {
  readonly received: { method: string | undefined; body: string }[] = [];
  answers: (number | null)[] = [];
  private readonly server = createServer((request, response) => {
    void this.note(request).then(() => {
      const status = this.answers.length > 0 ? this.answers.shift() : 200;
      if (typeof status === "number") response.writeHead(status).end();
    });
  });

  private async note(request: IncomingMessage): Promise<void> {
    let body = "";
    for await (const chunk of request) body += chunk;
    this.received.push({ method: request.method, body });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/build_hooks/secret`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

const DUE = "2026-12-01T09:00:00-05:00";
const minutes = (late: number): Instant => instant(Date.parse(DUE) + late * 60_000);

let hook: Hook;
let chat: Hook;
let addresses: { buildHook: string; alertWebhook: string };
const waited: number[] = [];
const wait = async (milliseconds: number) => void waited.push(milliseconds);
const releaseAt = (now: Instant, nextChange: string | null = DUE) => release({ nextChange, now, wait, ...addresses });

beforeEach(async () => {
  hook = new Hook();
  chat = new Hook();
  waited.length = 0;
  addresses = { buildHook: await hook.open(), alertWebhook: await chat.open() };
});

afterEach(() => {
  hook.close();
  chat.close();
});

test("the hook is called at the instant and not a millisecond before", async () => {
  expect(await releaseAt(instant(Date.parse(DUE) - 1))).toBe("nothing is due");
  expect(hook.received).toEqual([]);
  expect(await releaseAt(minutes(0))).toBe("called");
  expect(hook.received).toEqual([{ method: "POST", body: "{}" }]);
  expect(chat.received).toEqual([]);
});

test("without a next change nothing is ever called", async () => {
  expect(await releaseAt(minutes(100_000), null)).toBe("nothing is due");
  expect(hook.received).toEqual([]);
});

test("while the build is on its way, no minute starts another one", async () => {
  for (const late of [1, 2, 3, 4]) expect(await releaseAt(minutes(late))).toBe("a build is on its way");
  expect(hook.received).toEqual([]);
});

test("a hook that fails twice is called a third time", async () => {
  hook.answers = [500, 503, 200];
  expect(await releaseAt(minutes(0))).toBe("called");
  expect(hook.received).toHaveLength(3);
  expect(waited).toEqual([1000, 2000]);
  expect(chat.received).toEqual([]);
});

test("a hook that never answers is given up and reported, without its address", async () => {
  hook.answers = [null, null, null];
  const run = release({ nextChange: DUE, now: minutes(0), wait, patience: 40, ...addresses });
  await expect(run).rejects.toThrow(`The build for the change due at ${DUE} could not be started: it did not answer.`);
  expect(hook.received).toHaveLength(3);
  expect(JSON.parse(chat.received[0]?.body ?? "").text).toContain("could not be started");
  expect(chat.received[0]?.body).not.toContain("secret");
});

test("a hook that nobody listens to, and one that is not set, are reported", async () => {
  hook.close();
  await expect(releaseAt(minutes(0))).rejects.toThrow("it could not be reached");
  await expect(
    release({ nextChange: DUE, now: minutes(0), buildHook: undefined, alertWebhook: undefined }),
  ).rejects.toThrow("BUILD_HOOK is not set");
});

test("a release that did not happen is tried again, and reported", async () => {
  expect(await releaseAt(minutes(5))).toBe("called");
  await expect(releaseAt(minutes(10))).rejects.toThrow(`The change due at ${DUE} is not public 10 minutes later.`);
  await expect(releaseAt(minutes(90))).rejects.toThrow("90 minutes later");
  expect(hook.received).toHaveLength(3);
  expect(chat.received).toHaveLength(2);
});

test("an alert that cannot be sent is told of, too", async () => {
  chat.answers = [404, 404, 404];
  await expect(releaseAt(minutes(10))).rejects.toThrow("The alert could not be sent: it answered 404.");
});

test("the function that Netlify runs each minute holds the instant that the build knew, and no public file does", async () => {
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article())
    .write("articles/2026/12/b.md", article({ published: "2026-12-01 09:00" }));
  const site = await buildHere(newsroom);
  expect(site.filesMentioning("2026-12-01")).toEqual([]);

  const { config } = await resolveConfig({
    repositoryRoot: PROJECT,
    offline: true,
    context: "production",
    branch: "main",
  });
  const functions = config.functions as unknown as Record<string, { schedule?: string }>;
  expect(functions.release?.schedule).toBe("* * * * *");
  const source = path.join(String(config.functionsDirectory), "release.ts");
  const bundled = path.join(newsroom.folder, "release.mjs");
  await bundle({
    entryPoints: [source],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: bundled,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [
      {
        name: "cache-of-the-test",
        setup({ onResolve }) {
          onResolve({ filter: /next-change\.json$/ }, () => ({
            path: path.join(newsroom.folder, "cache/next-change.json"),
          }));
        },
      },
    ],
  });
  const { default: handler } = (await import(bundled)) as { default: () => Promise<Response> };
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("BUILD_HOOK", addresses.buildHook);
  try {
    vi.setSystemTime("2026-12-01T13:59:59.999Z");
    expect(await (await handler()).text()).toBe("nothing is due\n");
    vi.setSystemTime("2026-12-01T14:00:00Z");
    expect(await (await handler()).text()).toBe("called\n");
    expect(hook.received).toHaveLength(1);
  } finally {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  }
});
