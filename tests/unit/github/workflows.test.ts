import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jobs, steps, workflows } from "./workflow.ts";

const scripts = steps.flatMap(({ place, step }) => (step.run === undefined ? [] : [{ place, run: step.run }]));
const uses = steps.flatMap(({ place, step }) => (step.uses === undefined ? [] : [{ place, ...step, uses: step.uses }]));

test("there are four workflows", () => {
  expect(workflows.map(({ file }) => file).sort()).toEqual([
    "ci.yml",
    "deploy-check.yml",
    "nightly.yml",
    "receipt.yml",
  ]);
});

describe("what a workflow may do", () => {
  test("a workflow may do nothing, and each job says what it needs: to read the code, or to comment", () => {
    for (const { permissions } of workflows) expect(permissions).toEqual({});
    expect(Object.fromEntries(jobs.map(({ place, job }) => [place, job.permissions]))).toEqual({
      "ci.yml test": { contents: "read" },
      "deploy-check.yml check": { contents: "read" },
      "nightly.yml test": { contents: "read" },
      "receipt.yml receipt": { contents: "read" },
      "receipt.yml comment": { "pull-requests": "write" },
    });
  });

  test("runs on a push to main, at night and on a pull request as such, never on one with the rights of main", () => {
    // A pull request of stories alone runs the newsroom's own suite, the check and the receipt.
    const ofCode = { "paths-ignore": ["articles/**", "newsroom/**"] };
    const triggers = Object.fromEntries(workflows.map(({ file, on }) => [file, on]));
    expect(triggers).toEqual({
      "ci.yml": { push: { branches: ["main"], ...ofCode }, pull_request: ofCode },
      "deploy-check.yml": { pull_request: null },
      "nightly.yml": { schedule: [{ cron: "23 3 * * *" }], workflow_dispatch: null },
      "receipt.yml": { pull_request: null },
    });
  });

  test("ends by itself, and an older run gives way to a newer one", () => {
    for (const { file, concurrency } of workflows) {
      expect(concurrency.group).toBe(`${file.replace(".yml", "")}-\${{ github.ref }}`);
    }
    for (const { place, job } of jobs) {
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(place.startsWith("nightly") ? 180 : 30);
    }
  });
});

describe("whose code runs", () => {
  test("an action is pinned to a commit, and says which version that is", () => {
    const lines = workflows.flatMap(({ text }) => text.split("\n").filter((line) => /\buses:/.test(line)));
    expect(lines.length).toBe(uses.length);
    for (const line of lines) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("one version of an action is used everywhere", () => {
    const pins = new Map<string, Set<string>>();
    for (const { uses: pinned } of uses) {
      const [name = "", commit = ""] = pinned.split("@");
      pins.set(name, (pins.get(name) ?? new Set()).add(commit));
    }
    for (const commits of pins.values()) expect(commits.size).toBe(1);
  });

  test("a checkout leaves no token behind for the code that it brings", () => {
    const checkouts = uses.filter((step) => step.uses.startsWith("actions/checkout@"));
    expect(checkouts.length).toBe(4);
    for (const { with: options } of checkouts) expect(options?.["persist-credentials"]).toBe(false);
  });

  test("no cache is shared between main and a pull request", () => {
    for (const { uses: action, with: options } of uses) {
      expect(action).not.toContain("actions/cache");
      if (action.startsWith("actions/setup-node@")) expect(options?.["package-manager-cache"]).toBe(false);
      expect(options).not.toHaveProperty("cache");
    }
  });

  test("packages come from the lock file and run no script on installing", () => {
    const installs = scripts.filter(({ run }) => /npm (ci|i|install|add)\b|npx|yarn|pnpm/.test(run));
    expect(installs.length).toBe(4);
    for (const { run } of installs) expect(run).toBe("npm ci --ignore-scripts");
  });

  test("no text of the event is part of a script: it comes through the environment", () => {
    for (const { run } of scripts) expect(run).not.toContain("${{");
  });

  test("a script expands what it is given only inside quotes", () => {
    for (const { run } of scripts) expect(run.replace(/"[^"]*"|'[^']*'/g, "")).not.toMatch(/\$\w/);
  });

  test("a job that may write runs no code of the pull request and sees pull requests of this repository alone", () => {
    const writers = jobs.filter(({ job }) => Object.values(job.permissions).includes("write"));
    expect(writers.map(({ place }) => place)).toEqual(["receipt.yml comment"]);
    for (const { job } of writers) {
      expect(job.steps.filter((step) => step.uses !== undefined)).toEqual([]);
      expect(job.steps.map((step) => step.run ?? "").join("\n")).not.toMatch(/\b(npm|npx|node|git|checkout)\b/);
      expect(job.if).toBe("github.event.pull_request.head.repo.full_name == github.repository");
    }
  });

  test("the token is given to the one step that posts", () => {
    const holders = steps.filter(({ step }) => JSON.stringify(step).match(/github\.token|secrets\./));
    expect(holders.map(({ step }) => step.run?.split(" ").slice(0, 3))).toEqual([["gh", "pr", "comment"]]);
  });
});

test("tests run on the Node of .nvmrc, on the oldest that package.json allows, and on those between", () => {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } };
  const matrix = jobs.find(({ place }) => place === "ci.yml test")?.job.strategy;
  const oldest = /^>=(\d+)/.exec(engines.node)?.[1];
  expect(matrix).toMatchObject({
    matrix: { include: [{ "node-version-file": ".nvmrc" }, { "node-version": "22" }, { "node-version": oldest }] },
  });
  const commands = scripts.filter(({ place }) => place === "ci.yml test").map(({ run }) => run);
  expect(commands).toEqual([
    "npm ci --ignore-scripts",
    "npm audit --audit-level=high",
    "sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends nginx-light caddy webkit2gtk-driver xvfb",
    "npm test",
  ]);
});

test("at night there are more cases, and other ones each time", () => {
  const night = jobs.find(({ place }) => place === "nightly.yml test");
  expect(night?.job.env).toEqual({ TEST_RUNS: "10", TEST_SEED: `\${{ github.run_number }}` });
});

test("every command that a workflow runs is one of package.json", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const commands = scripts.flatMap(({ run }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
  expect(commands.map(([, name]) => name)).toEqual(["test:newsroom", "check", "test:unit", "test:build", "receipt"]);
  for (const [, name = ""] of commands) expect(manifest.scripts).toHaveProperty([name]);
});

test("what compares with another branch has that branch", () => {
  const comparing = scripts.filter(({ run }) => run.includes("--base"));
  expect(comparing.map(({ place }) => place)).toEqual(["deploy-check.yml check", "receipt.yml receipt"]);
  for (const { place, run } of comparing) {
    expect(run).toContain('--base "origin/$BASE_REF"');
    const checkout = uses.find((step) => step.place === place && step.uses.startsWith("actions/checkout@"));
    expect(checkout?.with?.["fetch-depth"]).toBe(0);
  }
});

test("packages and actions are kept up to date", () => {
  const { updates } = parse(readFileSync(".github/dependabot.yml", "utf8")) as {
    updates: { "package-ecosystem": string }[];
  };
  expect(updates.map((update) => update["package-ecosystem"])).toEqual(["npm", "github-actions"]);
});
