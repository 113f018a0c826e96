import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./browser.ts";
import { ensureCaddy, ensureNginx } from "./hosts.ts";
import { ensureJava } from "./java.ts";

/** `npm test`: the gates, then the unit and build tests, then the browser tests. The sum comes from the runners' reports. */

const REPORTS = ".cache/reports";
const VITEST = path.join(REPORTS, "vitest.json");
const PLAYWRIGHT = path.join(REPORTS, "playwright.json");

interface Sum {
  passed: number;
  failed: number;
}

function run(command: string, options: string[], env: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(command, options, { stdio: "inherit", env: { ...process.env, ...env } });
  if (error) throw error;
  return status === 0;
}

function vitestSum(): Sum {
  const report = JSON.parse(readFileSync(VITEST, "utf8")) as { numPassedTests: number; numFailedTests: number };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function playwrightSum(): Sum {
  const { stats } = JSON.parse(readFileSync(PLAYWRIGHT, "utf8")) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const browser = ensureBrowser();
const java = ensureJava();
ensureNginx();
ensureCaddy();
const gates = run("npm", ["run", "--silent", "check:code"]);
const vitest = run("npx", [
  "vitest",
  "run",
  "--coverage",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${VITEST}`,
]);
const playwright = run("npx", ["playwright", "test"], { TEST_REPORT: PLAYWRIGHT, CHROMIUM: browser, JAVA: java });

const sums = [
  existsSync(VITEST) ? vitestSum() : { passed: 0, failed: 1 },
  existsSync(PLAYWRIGHT) ? playwrightSum() : { passed: 0, failed: 1 },
];
const passed = sums.reduce((total, sum) => total + sum.passed, 0);
// A runner or gate that fails without a failed test counts as one, so that the sum never hides it.
const broken = [
  gates ? [] : ["a gate of `npm run check:code`"],
  vitest || (sums[0]?.failed ?? 0) > 0 ? [] : ["Vitest: too little coverage, or an error outside of any test"],
  playwright || (sums[1]?.failed ?? 0) > 0 ? [] : ["Playwright: an error outside of any test"],
].flat();
const failed = sums.reduce((total, sum) => total + sum.failed, broken.length);
for (const reason of broken) console.log(`\nFailed: ${reason} (see above).`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
