import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { nothingDone, type ReleaseMemory, type ReleaseResult, release } from "../../src/deploy/release.ts";
import { type Instant, instant } from "../../src/lib/clock.ts";
import { article, BuiltSite, TestNewsroom } from "../site.ts";
import { runHere } from "./build-here.ts";

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
let memory: ReleaseMemory;
const waited: number[] = [];
const wait = async (milliseconds: number) => void waited.push(milliseconds);
const releaseAt = (now: Instant, nextChange: string | null = DUE) =>
  release({ nextChange, now, memory, wait, ...addresses });

beforeEach(async () => {
  hook = new Hook();
  chat = new Hook();
  memory = nothingDone();
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
  expect(await releaseAt(minutes(0))).toBe("a build is started");
  expect(hook.received).toEqual([{ method: "POST", body: "{}" }]);
  expect(chat.received).toEqual([]);
});

test("without a next change nothing is ever called", async () => {
  expect(await releaseAt(minutes(100_000), null)).toBe("nothing is due");
  expect(hook.received).toEqual([]);
});

test("while a build may be on its way, no minute starts another one", async () => {
  expect(await releaseAt(minutes(0))).toBe("a build is started");
  for (const late of [1, 2, 3, 4]) expect(await releaseAt(minutes(late))).toBe("a build was started before");
  expect(hook.received).toHaveLength(1);
});

test("a hook that fails twice is called a third time", async () => {
  hook.answers = [500, 503, 200];
  expect(await releaseAt(minutes(0))).toBe("a build is started");
  expect(hook.received).toHaveLength(3);
  expect(waited).toEqual([1000, 2000]);
  expect(chat.received).toEqual([]);
});

test("a hook that never answers is given up and reported, without its address", async () => {
  hook.answers = [null, null, null];
  const run = release({ nextChange: DUE, now: minutes(0), memory, wait, patience: 400, ...addresses });
  await expect(run).rejects.toThrow(`The build for the change due at ${DUE} could not be started: it did not answer.`);
  expect(hook.received).toHaveLength(3);
  expect(JSON.parse(chat.received[0]?.body ?? "").text).toContain("could not be started");
  expect(chat.received[0]?.body).not.toContain("secret");
});

test("a hook that nobody listens to, and one that is not set, are reported", async () => {
  hook.close();
  await expect(releaseAt(minutes(0))).rejects.toThrow("it could not be reached");
  await expect(
    release({ nextChange: DUE, now: minutes(0), memory, buildHook: undefined, alertWebhook: undefined }),
  ).rejects.toThrow("BUILD_HOOK is not set");
});

test("a release that did not happen is tried again, and reported", async () => {
  for (const late of [0, 5]) expect(await releaseAt(minutes(late))).toBe("a build is started");
  await expect(releaseAt(minutes(10))).rejects.toThrow(
    `The change due at ${DUE} is not public. A build was first started for it 10 minutes ago`,
  );
  await expect(releaseAt(minutes(90))).rejects.toThrow("90 minutes ago");
  expect(hook.received).toHaveLength(4);
  expect(chat.received).toHaveLength(2);
});

test("an alert that cannot be sent is reported, too", async () => {
  await releaseAt(minutes(0));
  chat.answers = [404, 404, 404];
  await expect(releaseAt(minutes(10))).rejects.toThrow("The alert could not be sent: it answered 404.");
});

/** What one minute's run of a deploy's function did. */
interface MinuteRun {
  minute: number;
  calls: number;
  result: ReleaseResult | "failed";
  alert: string | null;
}

/** Runs the function of one deploy each minute from `first` until `last`, with a hook that works as `works` says. */
async function minuteByMinute(
  { first, last, seconds = () => 0 }: { first: number; last: number; seconds?: (minute: number) => number },
  works: (minute: number) => boolean,
): Promise<MinuteRun[]> {
  const own = nothingDone();
  const runs: MinuteRun[] = [];
  let minute = first;
  let calls = 0;
  let alert: string | null = null;
  vi.stubGlobal("fetch", async (address: string, { body }: { body: string }) => {
    if (address === "https://chat.invalid/") alert = JSON.parse(body).text;
    else calls += 1;
    return new Response(null, { status: address === "https://chat.invalid/" || works(minute) ? 200 : 503 });
  });
  try {
    for (; minute <= last; minute += 1) {
      calls = 0;
      alert = null;
      const result = await release({
        nextChange: DUE,
        now: instant(minutes(minute) + seconds(minute) * 1000),
        memory: own,
        wait: async () => {},
        buildHook: "https://hook.invalid/",
        alertWebhook: "https://chat.invalid/",
      }).catch(() => "failed" as const);
      runs.push({ minute, calls, result, alert });
    }
  } finally {
    vi.unstubAllGlobals();
  }
  return runs;
}

const TWO_HOURS = 120;
/** Deploys that knew the instant, and deploys that went live so many minutes after it. */
const LIVE_SINCE = [-1440, -90, -3, ...Array.from({ length: TWO_HOURS }, (_, minute) => minute)];
const sinceOf = (live: number) => ({ first: Math.max(live, -3), last: TWO_HOURS + 30 });
const started = (runs: readonly MinuteRun[]) => runs.flatMap(({ minute, calls }) => (calls > 0 ? [minute] : []));

test("whenever a deploy went live, its first run after the instant starts the build, and later runs take their turns", async () => {
  for (const live of LIVE_SINCE) {
    const runs = await minuteByMinute(sinceOf(live), () => true);
    const first = Math.max(live, 0);
    const turns = [0, 5, 10, 20, 30, 60, 90, 120, 150].map((turn) => first + turn);
    expect(started(runs)).toEqual(turns.filter((minute) => minute <= TWO_HOURS + 30));
    for (const { minute, result, alert } of runs) {
      if (minute < 0) expect(result).toBe("nothing is due");
      else if (!turns.includes(minute)) expect(result).toBe("a build was started before");
      // An alert is true: this deploy is live still, so long after the first build for the change was started.
      const isLate = turns.includes(minute) && minute - first >= 10;
      expect(alert === null).toBe(!isLate);
      if (isLate) expect(alert).toContain(`first started for it ${minute - first} minutes ago`);
    }
  }
});

test("a hook that fails is called each minute until it answers, and no run says that a build was started", async () => {
  for (const live of [-3, 0, 2, 31, 119]) {
    for (const broken of [1, 4, 5, 12, 45]) {
      const first = Math.max(live, 0);
      const runs = await minuteByMinute({ first: live, last: first + 90 }, (minute) => minute >= first + broken);
      const due = runs.filter(({ minute }) => minute >= first);
      const failing = due.slice(0, broken);
      expect(failing.every(({ calls, result }) => calls === 3 && result === "failed")).toBe(true);
      // The chat hears of it at once and at the turns, not each minute.
      const reported = failing.filter(({ alert }) => alert !== null).map(({ minute }) => minute - first);
      expect(reported).toEqual([0, 5, 10, 20, 30].filter((turn) => turn < broken));
      for (const { alert } of failing) if (alert !== null) expect(alert).toContain("could not be started");
      expect(due[broken]).toMatchObject({ calls: 1, alert: null, result: "a build is started" });
      const turns = [0, 5, 10, 20, 30, 60, 90].map((turn) => first + broken + turn);
      expect(started(due.slice(broken))).toEqual(turns.filter((minute) => minute <= first + 90));
      const late = due.slice(broken).flatMap(({ minute, alert }) => (alert === null ? [] : [minute]));
      expect(late).toEqual(turns.filter((minute) => minute <= first + 90 && minute >= first + broken + 10));
    }
  }
});

test("seconds to or fro, an instant between two minutes, and runs that are left out change no more than a minute", async () => {
  // A scheduler that is early and late by turns.
  const jitter = (minute: number) => [0.9, -2, 3][minute % 3] ?? 0;
  const runs = await minuteByMinute({ first: 0, last: 60, seconds: (minute) => 3 + jitter(minute) }, () => true);
  expect(started(runs)).toEqual([0, 5, 10, 20, 30, 60]);
  // A clock that is behind at the first minute: the second one is the first that sees the instant.
  const behind = await minuteByMinute({ first: 0, last: 30, seconds: () => -2 }, () => true);
  expect(started(behind)).toEqual([1, 6, 11, 21]);
  // Half a minute past: the instant lies between two runs.
  const between = await minuteByMinute({ first: -2, last: 12, seconds: () => 30 }, () => true);
  expect(started(between)).toEqual([0, 5, 10]);

  const own = nothingDone();
  const at = (minute: number) => release({ nextChange: DUE, now: minutes(minute), memory: own, wait, ...addresses });
  expect(await at(0)).toBe("a build is started");
  expect(await at(4)).toBe("a build was started before");
  // The run of the fifth minute was left out.
  expect(await at(7)).toBe("a build is started");
  expect(await at(8)).toBe("a build was started before");
});

test("a process that has forgotten what it did starts one build too many, and says nothing false", async () => {
  await releaseAt(minutes(0));
  memory = nothingDone();
  expect(await releaseAt(minutes(12))).toBe("a build is started");
  expect(chat.received).toEqual([]);
});

test("a change that comes due while its own build runs is in what that build leaves, and the log says so", async () => {
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article())
    .write("articles/2026/12/b.md", article({ headline: "Nine", published: "2026-12-01 09:00" }))
    .write("articles/2026/12/c.md", article({ headline: "Ten", published: "2026-12-01 10:00" }));
  // The instant passes while the first site is written.
  const clock = vi.spyOn(Date, "now").mockImplementation(() => minutes(existsSync(newsroom.output) ? 1 : -1));
  try {
    const { exitCode, stdout, stderr } = await runHere(build, newsroom, [], { BUILD_TIME: "" });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining(`the change due at ${DUE} came while the site was built: it is built again.`),
    });
    expect(stdout.trim().split("\n").at(-1)).toContain("Next scheduled change: 2026-12-01T10:00:00-05:00");
    expect(existsSync(path.join(newsroom.output, "2026/12/01/b/index.html"))).toBe(true);
    expect(existsSync(path.join(newsroom.output, "2026/12/01/c/index.html"))).toBe(false);
    expect(JSON.parse(newsroom.read("cache/next-change.json"))).toEqual({ at: "2026-12-01T10:00:00-05:00" });
  } finally {
    clock.mockRestore();
  }
  // The build's own clock, where one is set, is all that counts.
  const fixed = await runHere(build, newsroom, [], { BUILD_TIME: "2026-11-23T15:00:00Z" });
  expect(fixed.stdout.trim().split("\n")).toHaveLength(1);
});

test("the function that Netlify runs each minute holds the instant that the build knew, and no public file does", async () => {
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article())
    .write("articles/2026/12/b.md", article({ published: "2026-12-01 09:00" }));
  // Netlify looks in the working directory.
  const { exitCode } = await newsroom.run("build", [], { NETLIFY: "true", CONTEXT: "production" }, newsroom.folder);
  expect(exitCode).toBe(0);
  expect(new BuiltSite(newsroom.output).filesMentioning("2026-12-01")).toEqual([]);
  const bundled = path.join(newsroom.folder, ".netlify/v1/functions/release.mjs");
  expect(readFileSync(bundled, "utf8")).toContain("2026-12-01T09:00:00-05:00");
  const { default: handler, config } = (await import(bundled)) as {
    default: () => Promise<Response>;
    config: { schedule: string };
  };
  expect(config.schedule).toBe("* * * * *");
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("BUILD_HOOK", addresses.buildHook);
  try {
    vi.setSystemTime("2026-12-01T13:59:59.999Z");
    expect(await (await handler()).text()).toBe("nothing is due\n");
    vi.setSystemTime("2026-12-01T14:00:00Z");
    expect(await (await handler()).text()).toBe("a build is started\n");
    vi.setSystemTime("2026-12-01T14:01:00Z");
    expect(await (await handler()).text()).toBe("a build was started before\n");
    expect(hook.received).toHaveLength(1);
  } finally {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  }
});
