import fc from "fast-check";

/** How many times as many cases as usual, for a run at night: `TEST_RUNS=10`. */
const FACTOR = Number(process.env.TEST_RUNS || 1);

/** The same cases in each run, so that a change of the code alone makes a test fail: `TEST_SEED=…` tries other ones. */
export const SEED = Number(process.env.TEST_SEED || 20261128);

/** `count`, or more of it at night. */
export const times = (count: number): number => Math.max(1, Math.round(count * FACTOR));

/** What a property is tried with. Where it fails, fast-check says the seed and the path of the case. */
export const runs = (count: number) => ({ numRuns: times(count), seed: SEED });

// A setup file of every test: it holds for properties that say no number of their own.
fc.configureGlobal(runs(100));
