import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/browser.ts";

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/build-demo.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A test machine may be slow and busy: no promise here is one of time, these only end what hangs.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  workers: 2,
  reporter: process.env.TEST_REPORT ? [["line"], ["json", { outputFile: process.env.TEST_REPORT }]] : [["list"]],
  outputDir: ".cache/test-results",
  use: { launchOptions: launchOptions() },
});
