import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

type ProjectTest = NonNullable<TestProjectInlineConfiguration["test"]>;

/** Milliseconds. A test machine may be slow and busy: no promise here is one of time, this only ends what hangs. */
const PATIENCE = 900_000;

/**
 * Test files share the modules that a process has loaded: to load them takes longer than most files take. A file that
 * replaces a module (`vi.mock`) is called `….alone.test.ts` and has a process of its own.
 */
const ALONE = "tests/{unit,build}/**/*.alone.test.ts";

/** Unit tests that take seconds. */
const SLOW = "tests/unit/**/*.slow.test.ts";

/** They take longest, by measurement: begun last, one of them would run alone while the other cores have nothing to do. */
const LONGEST = [
  "build/orphans",
  "build/history",
  "unit/markdown/pathological.slow",
  "build/bench",
  "build/killed",
  "newsroom/newsroom",
  "build/build",
  "build/dates-environment",
  "build/environment",
  "build/warm-settled.alone",
  "build/paper",
  "build/silent-edits",
  "build/all-or-nothing",
  "build/dev",
  "build/warm",
  "build/vanish",
];

/** Vitest goes by what it remembers of the last run, and by the size of files where it remembers nothing. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return found === -1 ? LONGEST.length : found;
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}

const SETUP = ["tests/property.ts"];
const BUILD_SETUP = [...SETUP, "tests/build/pagefind.ts"];

const common: ProjectTest = {
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  setupFiles: SETUP,
  pool: "forks",
  // What one file has replaced, the next one must not find.
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
};

// Eleventy loads the templates by Node's own means, so Node has to know TypeScript.
const execArgv = ["--import", "tsx"];

export default defineConfig({
  test: {
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
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
      {
        test: { ...common, name: "unit", include: ["tests/unit/**/*.test.ts"], exclude: [ALONE, SLOW], isolate: false },
      },
      // What `npm run test:quick` leaves out.
      { test: { ...common, name: "slow", include: [SLOW], isolate: false } },
      // Each of these builds whole sites.
      {
        test: {
          ...common,
          name: "build",
          include: ["tests/build/**/*.test.ts"],
          exclude: [ALONE],
          isolate: false,
          execArgv,
          setupFiles: BUILD_SETUP,
        },
      },
      { test: { ...common, name: "alone", include: [ALONE], execArgv, setupFiles: BUILD_SETUP } },
      // Whatever newsroom is here: the one suite that a story's pull request runs.
      { test: { ...common, name: "newsroom", include: ["tests/newsroom/**/*.test.ts"], execArgv } },
    ],
  },
});
