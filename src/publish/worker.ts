import { serveJobs } from "../workers/serve-jobs.ts";
import { buildJobs, type WorkerSettings } from "./jobs.ts";

// A worker process of a build: it does the jobs that it is sent, and knows nothing of the whole.

const damaged: string[] = [];
const settings = JSON.parse(process.argv[2] ?? "{}") as WorkerSettings;
serveJobs(
  buildJobs(settings, (file) => damaged.push(file)),
  damaged,
);
