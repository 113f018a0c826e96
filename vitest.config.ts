import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
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
