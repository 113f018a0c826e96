import type { ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readSettings } from "../../src/command/settings.ts";
import { UsageError } from "../../src/lib/usage-error.ts";
import type { Task } from "../../src/publish/worker.ts";
import { Crew, type SharedWork } from "../../src/workers/pool.ts";
import { TestNewsroom } from "../site.ts";

const crews: Crew[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const crew of crews.splice(0)) await crew.dismiss();
});

function aCrew(size: number): Crew {
  const crew = new Crew(readSettings(new TestNewsroom("ledger").environment()), "test", () => {}, size);
  crews.push(crew);
  return crew;
}

/** A task that another process does at once: nothing is in the output. */
const task = (): Task => ({ kind: "inspect", preview: false });

/** Work that says who has done it. */
const work = (count: number, isLong = false): SharedWork<string>[] =>
  Array.from({ length: count }, (_, index) => ({ isLong, task, here: () => `here ${index}` }));

describe("shared work", () => {
  test("comes back in its order, whoever has done it", async () => {
    const done = await aCrew(2).share(work(50));
    expect(done).toHaveLength(50);
    done.forEach((result, index) => {
      expect([`here ${index}`, "object"]).toContain(typeof result === "string" ? result : typeof result);
    });
    expect(done.at(-1)).toBe("here 49");
  });

  test("is done here alone where there is one core, or no more than one thing to do", async () => {
    expect(await aCrew(1).share(work(3))).toEqual(["here 0", "here 1", "here 2"]);
    expect(await aCrew(4).share(work(1))).toEqual(["here 0"]);
    expect(await aCrew(4).share([])).toEqual([]);
  });

  test("that is long is never sent ahead to a process that is busy", async () => {
    let sent = 0;
    const long = Array.from(
      { length: 6 },
      (): SharedWork<unknown> => ({
        isLong: true,
        task() {
          sent += 1;
          return task();
        },
        async here() {
          await new Promise(setImmediate);
          return "here";
        },
      }),
    );
    const crew = aCrew(2);
    const sharing = crew.share(long);
    expect(sent).toBe(1);
    await sharing;
  });

  test("that is long is begun first by everybody, unless it is too heavy for the process that holds the site", async () => {
    const begunHere = async (isHeavy: boolean) => {
      const begun: number[] = [];
      const works = Array.from({ length: 4 }, (_, index): SharedWork<unknown> => {
        return { isLong: index < 2, isHeavy: isHeavy && index < 2, task, here: () => begun.push(index) };
      });
      await aCrew(2).share(works);
      return begun;
    };
    expect((await begunHere(false))[0]).toBe(1);
    expect(await begunHere(true)).toEqual([3, 2]);
  });

  test("that is more than a pipe takes arrives whole, and leaves nothing behind", async () => {
    const newsroom = new TestNewsroom("ledger");
    const temporary = path.join(newsroom.folder, "temporary");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
    const crew = new Crew(readSettings(newsroom.environment()), "test", () => {}, 2);
    crews.push(crew);
    const long = { ...task(), padding: "ä".repeat(500_000) };
    const running = crew.run(long);
    const ours = () => readdirSync(temporary).filter((name) => name.startsWith("halyard-"));
    const [folder = ""] = ours();
    expect(await running).toEqual(await crew.run(task()));
    expect(readdirSync(path.join(temporary, folder))).toEqual([]);
    await crew.dismiss();
    expect(ours()).toEqual([]);
  });

  test("that fails here ends the whole", async () => {
    const failing = work(3).map((one) => ({ ...one, here: () => Promise.reject(new Error("on purpose")) }));
    await expect(aCrew(2).share(failing)).rejects.toThrow("on purpose");
  });

  test("is done here where no other process can be started, in its order", async () => {
    const before = process.execPath;
    process.execPath = "/none/node";
    try {
      const done = await aCrew(3).share(work(30));
      expect(done).toEqual(Array.from({ length: 30 }, (_, index) => `here ${index}`));
      expect(await aCrew(2).share(work(4, true).map((one) => ({ ...one, isHeavy: true })))).toHaveLength(4);
      await expect(aCrew(2).run(task())).rejects.toMatchObject({
        code: "ENOENT",
        syscall: expect.stringContaining("spawn"),
      });
    } finally {
      process.execPath = before;
    }
  });

  test("that is lost because the system ended a process is the machine's, with the likely reason", async () => {
    const crew = aCrew(2);
    const running = crew.run(task());
    for (const other of (Reflect.get(crew, "others") as Map<ChildProcess, unknown>).keys()) other.kill("SIGKILL");
    const error = await running.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(
      "was ended (SIGKILL) before its work was done. Most often the machine has no memory left",
    );
  });

  test("that is lost with a process is told of once, however much of it was under way there", async () => {
    const crew = aCrew(2);
    let done = 0;
    const lost = work(50).map((one) => ({
      ...one,
      async here() {
        done += 1;
        await crew.dismiss();
        return "here";
      },
    }));
    // A rejection that nobody handles would fail the run of the tests.
    await expect(crew.share(lost)).rejects.toThrow("ended (SIGKILL) before its work was done");
    expect(done).toBe(1);
  });
});

test("what another process throws is thrown here, and wrong use stays wrong use", async () => {
  const newsroom = new TestNewsroom("ledger").write("_site/letter.txt", "not ours");
  const crew = new Crew(readSettings(newsroom.environment()), "test", () => {}, 2);
  crews.push(crew);
  await expect(crew.run({ kind: "inspect", preview: false })).rejects.toThrow(UsageError);
});

test("a process that ends before its work is done is told of", async () => {
  const crew = aCrew(2).prepare();
  const running = crew.run({ kind: "inspect", preview: false });
  const outcome = expect(running).rejects.toThrow("ended (SIGKILL) before its work was done");
  await crew.dismiss();
  await outcome;
});
