import { expect, test } from "vitest";
import { readOptions } from "../../bench/options.ts";

test("by default two sizes, with --large a third", () => {
  expect(readOptions([])).toMatchObject({ sizes: [1_000, 10_000], base: 10_000, large: null, runs: 3, report: false });
  expect(readOptions(["--large"])).toMatchObject({ sizes: [1_000, 10_000, 100_000], large: 100_000, largeHugo: false });
  expect(readOptions(["--large-hugo"])).toMatchObject({ large: 100_000, largeHugo: true });
});

test("--articles measures one size", () => {
  expect(readOptions(["--articles", "500", "--runs", "1"])).toMatchObject({ sizes: [500], base: 500, runs: 1 });
});

test.each([
  [["--articles", "5"]],
  [["--articles", "many"]],
  [["--runs", "0"]],
  [["--runs", "1", "--report"]],
  [["--articles", "500", "--report"]],
  [["--nosuch"]],
])("%j is refused", (options) => {
  expect(() => readOptions(options)).toThrow();
});
