import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const permissions = z.record(z.string(), z.enum(["read", "write"]));

const step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
});

const job = z.strictObject({
  name: z.string(),
  needs: z.string().optional(),
  if: z.string().optional(),
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  permissions,
  env: z.record(z.string(), z.string()).optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  strategy: z.unknown().optional(),
  steps: z.array(step).min(1),
});

/** What our workflows are made of: a key that is not here (a shell, a container, a reused workflow) is refused. */
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.union([z.boolean(), z.string()]) }),
  jobs: z.record(z.string(), job),
});

export type Job = z.output<typeof job>;
export type Step = z.output<typeof step>;

const FOLDER = ".github/workflows";

/** Every workflow of the repository by the name of its file. */
export const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(`${FOLDER}/${file}`, "utf8");
  return { file, text, ...workflow.parse(parse(text)) };
});

export const jobs: { place: string; job: Job }[] = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).map(([name, job]) => ({ place: `${file} ${name}`, job })),
);

export const steps: { place: string; step: Step }[] = jobs.flatMap(({ place, job }) =>
  job.steps.map((step) => ({ place, step })),
);
