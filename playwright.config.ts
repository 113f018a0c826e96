import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/browser.ts";

export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  reporter: [["list"]],
  use: { launchOptions: launchOptions() },
});
