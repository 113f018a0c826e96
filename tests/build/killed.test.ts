import { spawn } from "node:child_process";
import { existsSync, readdirSync, watch } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { UNFINISHED } from "../../src/incremental/output.ts";
import { serveSite } from "../../src/server/serve.ts";
import { times } from "../property.ts";
import { article, BuiltSite, PROGRAM, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const KILLS = times(12);
/** Two states of one newsroom that share no page: each build has every file to change, some to add and some to delete. */
class TwoStates extends TestNewsroom {
  private readonly settings = new BuiltSite(this.newsroom).text("site.yaml");

  become(state: "old" | "new"): this {
    this.write("newsroom/site.yaml", this.settings.replace(/^tagline: .*$/m, `tagline: ${state}`));
    for (const number of [1, 2, 3]) {
      const slug = `story-${state === "old" ? number : number + 2}`;
      this.write(`articles/2026/11/story-${number}.md`, article({ slug, tags: `[${state}, harbor]` }, `${state} text`));
    }
    return this;
  }
}

/**
 * Starts the command and kills it: either at a moment of its whole run, or as soon as it has begun to write.
 * @param moment from 0 to 1: the kills of a test are spread over the whole time.
 */
function buildAndKill(newsroom: TestNewsroom, moment: number, inWriting: boolean): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, "build"], {
    cwd: PROJECT,
    env: newsroom.environment(),
    stdio: "ignore",
  });
  const killAfter = (milliseconds: number) => setTimeout(() => child.kill("SIGKILL"), milliseconds);
  const watcher = inWriting
    ? watch(newsroom.output, (_, file) => file?.startsWith(UNFINISHED) && killAfter(moment * 20))
    : null;
  const timer = inWriting ? null : killAfter(moment * 1500);
  return new Promise((resolve) => {
    child.on("exit", () => {
      watcher?.close();
      if (timer) clearTimeout(timer);
      resolve();
    });
  });
}

const marked = (site: BuiltSite) => existsSync(path.join(site.folder, UNFINISHED));
const finishedFiles = (site: BuiltSite) =>
  new Map([...site.contents()].filter(([file]) => !file.startsWith(`${UNFINISHED}/`)));

test("a build that is killed at any moment leaves no half file, is recognized, and the next build fixes it", async () => {
  let unfinished = 0;
  const newsroom = new TwoStates("ledger");
  const site = new BuiltSite(newsroom.output);
  const whole = {
    old: (await buildHere(newsroom.become("old"), { OUTPUT_DIR: `${newsroom.output}-old` })).contents(),
    new: (await buildHere(newsroom.become("new"), { OUTPUT_DIR: `${newsroom.output}-new` })).contents(),
  };
  await buildHere(newsroom.become("old"));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const state = kill % 2 === 0 ? "new" : "old";
    await buildAndKill(newsroom.become(state), kill / KILLS, kill % 4 < 2);

    const left = finishedFiles(site);
    for (const [file, bytes] of left) expect([whole.old.get(file), whole.new.get(file)]).toContain(bytes);
    if (marked(site)) {
      unfinished += 1;
      await expect(serveSite(site.folder, { port: 0 })).rejects.toThrow("not a finished site");
    } else {
      expect([whole.old, whole.new]).toContainEqual(left);
    }

    await buildHere(newsroom);
    expect(site.contents()).toEqual(whole[state]);
    expect(readdirSync(site.folder)).not.toContain(UNFINISHED);
  }
  // Otherwise the kills have missed what they were aimed at.
  expect(unfinished).toBeGreaterThan(KILLS / 10);
});
