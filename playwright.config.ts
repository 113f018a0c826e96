import { fileURLToPath } from "node:url";
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { launchOptions } from "./tests/browser.ts";

export const base: PlaywrightTestConfig = {
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A test machine may be slow and busy: no promise here is one of time, these only end what hangs.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  workers: 2,
  reporter: process.env.TEST_REPORT ? [["line"], ["json", { outputFile: process.env.TEST_REPORT }]] : [["list"]],
  outputDir: fileURLToPath(new URL(".cache/test-results", import.meta.url)),
  use: { launchOptions: launchOptions() },
};

export default defineConfig({
  ...base,
  globalSetup: ["./tests/e2e/build-demo.ts", "./tests/newsroom/build-newsroom.ts"],
  projects: [
    { name: "e2e", testDir: "tests/e2e" },
    { name: "newsroom", testDir: "tests/newsroom" },
  ],
});
