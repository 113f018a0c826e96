import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../src/lib/usage-error.ts";
import { Pool, type Work } from "../../src/workers/pool.ts";
import type { TestJobs } from "../fixtures/workers/jobs.ts";
import { runs } from "../property.ts";

const MODULE = fileURLToPath(new URL("../fixtures/workers/worker.ts", import.meta.url));

const pools: Pool<TestJobs>[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const pool of pools.splice(0)) await pool.close();
});

function aPool(size: number, damaged: (file: string) => void = () => {}): Pool<TestJobs> {
  const pool = new Pool<TestJobs>({ module: MODULE, settings: {} }, damaged, size);
  pools.push(pool);
  return pool;
}

/** What this process does gives the number itself; a worker gives twice the number. */
const work = (count: number, kind: Pick<Work<TestJobs>, "isLong" | "isHeavy"> = {}): Work<TestJobs, "double">[] =>
  Array.from({ length: count }, (_, index) => ({ ...kind, job: "double", input: () => index, here: () => index }));

const workersOf = (pool: Pool<TestJobs>) => [...(Reflect.get(pool, "workers") as Map<ChildProcess, unknown>).keys()];

describe("work of a pool", () => {
  test("comes back in its order, wherever it was done", async () => {
    const pool = aPool(2);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ isLong: fc.boolean(), isHeavy: fc.boolean() })), async (kinds) => {
        const done = await pool.runAll(
          kinds.map((kind, index) => ({ ...kind, job: "double", input: () => index + 1, here: () => index + 1 })),
        );
        expect(done).toHaveLength(kinds.length);
        for (const [index, result] of done.entries()) expect([index + 1, 2 * (index + 1)]).toContain(result);
      }),
      runs(30),
    );
  });

  test("is done here alone where there is one core, or no more than one thing to do", async () => {
    expect(await aPool(1).runAll(work(3))).toEqual([0, 1, 2]);
    expect(await aPool(4).runAll(work(1))).toEqual([0]);
    expect(await aPool(4).runAll([])).toEqual([]);
  });

  test("that is long waits at no busy worker; one that is short does", async () => {
    const sentAtOnce = async (isLong: boolean) => {
      let sent = 0;
      const counted = work(6, { isLong }).map((one) => ({
        ...one,
        input() {
          sent += 1;
          return 1;
        },
      }));
      const running = aPool(2).runAll(counted);
      const atOnce = sent;
      await running;
      return atOnce;
    };
    expect(await sentAtOnce(true)).toBe(1);
    expect(await sentAtOnce(false)).toBe(2);
  });

  test("is begun in its order, but what is heavy is not done by the process that holds the site", async () => {
    const begunHere = async (isHeavy: boolean) => {
      const begun: number[] = [];
      const both = work(4).map((one, index) => ({
        ...one,
        isLong: index < 2,
        isHeavy: isHeavy && index < 2,
        here: () => begun.push(index),
      }));
      await aPool(2).runAll(both);
      return begun;
    };
    expect((await begunHere(false))[0]).toBe(1);
    expect(await begunHere(true)).toEqual([2, 3]);
  });

  test("that fails here, or at a worker, ends the whole", async () => {
    const here = work(3).map((one) => ({ ...one, here: () => Promise.reject(new Error("on purpose")) }));
    await expect(aPool(2).runAll(here)).rejects.toThrow("on purpose");
    const there = Array.from({ length: 3 }, (): Work<TestJobs, "fail"> => {
      return { job: "fail", input: () => "out of range", here: () => null, isHeavy: true };
    });
    await expect(aPool(2).runAll(there)).rejects.toThrow("out of range");
  });

  test("is done here where no worker can be started, in its order", async () => {
    const before = process.execPath;
    process.execPath = "/none/node";
    try {
      expect(await aPool(3).runAll(work(30))).toEqual(Array.from({ length: 30 }, (_, index) => index));
      expect(await aPool(2).runAll(work(4, { isLong: true, isHeavy: true }))).toHaveLength(4);
      const refused = { code: "ENOENT", syscall: expect.stringContaining("spawn") };
      await expect(aPool(2).run("double", 1)).rejects.toMatchObject(refused);
    } finally {
      process.execPath = before;
    }
  });

  test("that is lost with a worker is reported once, however much of it was under way there", async () => {
    const pool = aPool(2);
    let done = 0;
    const lost = work(50).map((one) => ({
      ...one,
      async here() {
        done += 1;
        await pool.close();
        return 0;
      },
    }));
    // A rejection that nothing handles would fail the run of the tests.
    await expect(pool.runAll(lost)).rejects.toThrow("ended (SIGKILL) before its work was done");
    expect(done).toBe(1);
  });
});

describe("a job", () => {
  test("has its own answer, however many are under way at one worker", async () => {
    const pool = aPool(2).prepare();
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    // One fails between the others: no answer goes to another request.
    const failing = pool.run("fail", "no").catch((error: Error) => error.message);
    const answers = await Promise.all([
      ...numbers.map((number) => pool.run("later", number)),
      ...numbers.map((number) => pool.run("double", number)),
    ]);
    expect(answers).toEqual([...numbers, ...numbers.map((number) => 2 * number)]);
    expect(await failing).toBe("no");
  });

  test("that the table does not hold is an error that names it", async () => {
    const pool = aPool(2) as unknown as Pool<{ unheard(input: null): null }>;
    await expect(pool.run("unheard", null)).rejects.toThrow('there is no job "unheard"');
  });

  test("that is more than a pipe takes arrives whole, and leaves nothing behind", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "newsroom-"));
    const temporary = path.join(folder, "temporary");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
    const ours = () => readdirSync(temporary).filter((name) => name.startsWith("halyard-"));
    const pool = aPool(2);
    const running = pool.run("lengthOf", "ä".repeat(500_000));
    const [own = ""] = ours();
    expect(await running).toBe(500_000);
    expect(readdirSync(path.join(temporary, own))).toEqual([]);
    await pool.close();
    expect(ours()).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test("reports the damaged files that it met", async () => {
    const seen: string[] = [];
    await aPool(2, (file) => seen.push(file)).run("later", 7);
    expect(seen).toEqual(["7.json"]);
  });

  test("throws here what it threw there, and wrong use stays wrong use", async () => {
    const pool = aPool(2);
    const misuse = await pool.run("misuse", "not so").catch((error: unknown) => error);
    expect(misuse).toBeInstanceOf(UsageError);
    const failure = await pool.run("fail", "no").catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(UsageError);
    expect(String(Reflect.get(failure as object, "stack"))).toContain("jobs.ts");
  });

  test("that is lost because the system ended a worker is the machine's, with the likely reason", async () => {
    const pool = aPool(2);
    const running = pool.run("double", 1);
    for (const worker of workersOf(pool)) worker.kill("SIGKILL");
    const error = await running.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(
      "was ended (SIGKILL) before its work was done. Most often the machine has no memory left",
    );
  });

  test("whose worker ends by itself, or is closed, fails", async () => {
    await expect(aPool(2).run("end", undefined as never)).rejects.toThrow("ended (3) before its work was done");
    const pool = aPool(2).prepare();
    const outcome = expect(pool.run("double", 1)).rejects.toThrow("ended (SIGKILL) before its work was done");
    await pool.close();
    await outcome;
  });
});
