import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: "100%",
    // With --coverage. The search box runs in a browser: tests/e2e/search-coverage.spec.ts measures it there.
    coverage: {
      provider: "v8",
      include: ["src/**/*.{ts,js}"],
      exclude: ["**/*.d.ts", "src/search/box.ts"],
      reporter: ["text-summary", "json-summary"],
      reportsDirectory: ".cache/coverage",
      thresholds: { lines: 92 },
    },
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 60_000 } },
      // Each of these builds whole sites. Eleventy loads the templates by Node's own means, so Node has to know TypeScript.
      {
        test: {
          name: "build",
          include: ["tests/build/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          execArgv: ["--import", "tsx"],
        },
      },
    ],
  },
});
