import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser, ensureOtherBrowsers } from "./browser.ts";
import { ensureCaddy, ensureNginx } from "./hosts.ts";
import { ensureJava } from "./java.ts";

/** `npm test`: the gates, then the unit and build tests, then the browser tests. The sum comes from the runners' reports. */

const REPORTS = ".cache/reports";
const VITEST = path.join(REPORTS, "vitest.json");
const PLAYWRIGHT = path.join(REPORTS, "playwright.json");

interface Sum {
  passed: number;
  failed: number;
  /** One text for each: the file, the test's name and, from Vitest, what it said. */
  failures: string[];
}

function run(command: string, options: string[], env: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(command, options, { stdio: "inherit", env: { ...process.env, ...env } });
  if (error) throw error;
  return status === 0;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: VitestTest[] }[];
}

interface VitestTest {
  fullName: string;
  status: string;
  failureMessages: string[];
}

function vitestSum(): Sum {
  const report = JSON.parse(readFileSync(VITEST, "utf8")) as VitestReport;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative("", name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${file}: ${message}`];
    return failed.map((test) => `${file} > ${test.fullName}\n${test.failureMessages.join("\n")}`);
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures };
}

interface PlaywrightSuite {
  specs?: { title: string; file: string; line: number; ok: boolean }[];
  suites?: PlaywrightSuite[];
}

function failedSpecs({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  const own = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `tests/${file}:${line} > ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

function playwrightSum(): Sum {
  const { stats, suites } = JSON.parse(readFileSync(PLAYWRIGHT, "utf8")) as {
    stats: { expected: number; unexpected: number; flaky: number };
    suites: PlaywrightSuite[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures: suites.flatMap(failedSpecs) };
}

const NOT_RUN: Sum = { passed: 0, failed: 1, failures: [] };

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const browser = ensureBrowser();
const java = ensureJava();
const untested = ensureOtherBrowsers();
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

const sums = [existsSync(VITEST) ? vitestSum() : NOT_RUN, existsSync(PLAYWRIGHT) ? playwrightSum() : NOT_RUN];
const passed = sums.reduce((total, sum) => total + sum.passed, 0);
// A runner or gate that fails without a failed test counts as one, so that the sum never hides it.
const broken = [
  gates ? [] : ["a gate of `npm run check:code`"],
  vitest || (sums[0]?.failed ?? 0) > 0 ? [] : ["Vitest: too little coverage, or an error outside of any test"],
  playwright || (sums[1]?.failed ?? 0) > 0 ? [] : ["Playwright: an error outside of any test"],
].flat();
const failed = sums.reduce((total, sum) => total + sum.failed, broken.length);
// At the end, where people look first in a long log.
for (const failure of sums.flatMap(({ failures }) => failures)) console.log(`\nFailed: ${failure}`);
for (const sentence of untested) console.log(`\n${sentence}`);
for (const reason of broken) console.log(`\nFailed: ${reason} (see above).`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
