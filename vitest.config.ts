import { defineConfig } from "vitest/config";

/** Milliseconds. A test machine may be slow and busy: no promise here is one of time, this only ends what hangs. */
const PATIENCE = 900_000;

export default defineConfig({
  test: {
    maxWorkers: "100%",
    // With --coverage. The search box runs in a browser: tests/e2e/search-coverage.spec.ts measures it there.
    coverage: {
      provider: "v8",
      include: ["src/**/*.{ts,js}"],
      exclude: ["**/*.d.ts", "src/search/{box,narrowing,opening,page,panel,results}.ts"],
      reporter: ["text-summary", "json-summary"],
      reportsDirectory: ".cache/coverage",
      thresholds: { lines: 92 },
    },
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: PATIENCE } },
      // Each of these builds whole sites. Eleventy loads the templates by Node's own means, so Node has to know TypeScript.
      {
        test: {
          name: "build",
          include: ["tests/build/**/*.test.ts"],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          execArgv: ["--import", "tsx"],
        },
      },
    ],
  },
});
