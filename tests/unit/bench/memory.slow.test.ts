import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { measure } from "../../bench/measure.ts";
import { MEMORY_KIND, treeOf } from "../../bench/memory.ts";

const command = (options: string[]) => ({ program: process.execPath, options, cwd: ".", env: process.env });

/** A process that starts another and waits for it; each holds `megabytes` meanwhile. */
function twoHolding(megabytes: number): string[] {
  const hold = `const held = Buffer.alloc(${megabytes}e6, 1);`;
  const child = JSON.stringify(`${hold} setTimeout(() => held, 500);`);
  const start = `require("node:child_process").spawn(process.execPath, ["-e", ${child}])`;
  return ["-e", `${hold} ${start}.on("exit", () => held); console.log("started");`];
}

// Where there is no /proc, memory is not told.
if (MEMORY_KIND !== null) {
  test("memory is that of all processes together", async () => {
    const { peakMegabytes } = await measure(command(twoHolding(150)));
    expect(peakMegabytes).toBeGreaterThan(300);
    expect(peakMegabytes).toBeLessThan(600);
  });

  test("a process's children and theirs belong to it", async () => {
    const child = spawn(process.execPath, twoHolding(1), { stdio: ["ignore", "pipe", "ignore"] });
    await once(child.stdout, "data");
    const tree = treeOf(child.pid ?? 0);
    expect(tree.size).toBe(2);
    await once(child, "exit");
  });
}

test("a command that fails is an error, with what it said", async () => {
  await expect(measure(command(["-e", "console.error('no luck'); process.exit(3)"]))).rejects.toThrow(
    /ended with 3:\nno luck/,
  );
});

test("a run has its seconds and what it printed", async () => {
  const run = await measure(command(["-e", "setTimeout(() => console.log('done'), 100)"]));
  expect(run.seconds).toBeGreaterThan(0.1);
  expect(run.stdout).toBe("done\n");
});
