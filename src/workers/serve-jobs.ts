import { readFileSync, rmSync } from "node:fs";
import { naming } from "../lib/system-error.ts";
import { endWithParent } from "./end-with-parent.ts";
import { type Answer, asThrown, type Request, type Sent } from "./message.ts";
import type { Jobs } from "./pool.ts";

/**
 * Makes this process a worker of a `Pool`: it does the jobs that it is sent, one after the other.
 * @param damaged files of the cache that were not what we wrote: jobs add to it, answers take them along.
 */
export function serveJobs(jobs: Jobs, damaged: string[]): void {
  endWithParent();
  process.setSourceMapsEnabled(true);
  const answer = async (sent: Sent): Promise<Answer> => {
    const { id } = sent;
    try {
      const { job, input } = "file" in sent ? takeRequest(sent.file) : sent;
      const run = jobs[job];
      if (!run) throw new Error(`there is no job "${job}"`);
      const result = (await run(input as never)) ?? null;
      return { id, result, damaged: damaged.splice(0) };
    } catch (error) {
      return { id, error: asThrown(error), damaged: damaged.splice(0) };
    }
  };
  let last = Promise.resolve();
  process.on("message", (sent: Sent) => {
    last = last.then(async () => void process.send?.(await answer(sent)));
  });
}

/** Once it is read, the file has served. */
function takeRequest(file: string): Request {
  const request = JSON.parse(naming(file, () => readFileSync(file, "utf8"))) as Request;
  rmSync(file);
  return request;
}
