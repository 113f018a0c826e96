import { expect, test } from "vitest";
import { figuresOf } from "../../bench/figures.ts";
import { type Cost, costOf, median } from "../../bench/measure.ts";
import type { SizeResult, Task } from "../../bench/measure-size.ts";
import { figureTable, sizeTable } from "../../bench/table.ts";

const cost = (seconds: number, peakMegabytes: number | null = 500): Cost =>
  costOf([{ seconds, cpuSeconds: null, peakMegabytes, stdout: "" }]);

const SITE = { files: 3, pages: 2, megabytes: 1 };

function result(articles: number, costs: Partial<Record<Task, Cost>>): SizeResult {
  return {
    articles,
    costs,
    sites: { ours: SITE, oursWithSearch: SITE, hugo: null },
    touched: { unchanged: { pages: 0, search: 0 }, publish: { pages: 60, search: 9 } },
    search: null,
  };
}

const base = result(10_000, {
  cold: cost(10),
  coldSearch: cost(15),
  unchanged: cost(1),
  publish: cost(4),
  hugoCold: cost(10),
  hugoColdPagefind: cost(20),
  hugoUnchanged: cost(5),
  hugoPublish: cost(10),
});

test("ratios are measured against their bounds", () => {
  const figures = figuresOf(base, null);
  expect(figures.map(({ measured, bound, ok }) => ({ measured, bound, ok }))).toEqual([
    { measured: 1, bound: 1, ok: true },
    { measured: 0.75, bound: 0.6, ok: false },
    { measured: 0.4, bound: 0.5, ok: true },
    { measured: 0.2, bound: 0.25, ok: true },
    { measured: 0, bound: 0, ok: true },
    { measured: 60, bound: 60, ok: true },
  ]);
});

test("the large archive adds growth and memory", () => {
  const figures = figuresOf(base, result(100_000, { coldSearch: cost(150, 3100), publish: cost(16) })).slice(6);
  expect(figures.map(({ measured, ok }) => ({ measured, ok }))).toEqual([
    { measured: 4, ok: false },
    { measured: 10, ok: true },
    { measured: 3.1, ok: false },
  ]);
});

test("what was not measured is neither kept nor broken", () => {
  const figures = figuresOf(result(10_000, { cold: cost(10) }), null);
  expect(figures[0]).toMatchObject({ measured: null, ok: null });
  expect(figureTable(figures)).toContain("not measured");
});

test("search is held to its bounds and to one default index", () => {
  const search = {
    queries: 200,
    ours: { p95Bytes: 290_000, p95Requests: 22, topTenHits: 198 },
    single: { p95Bytes: 280_000, p95Requests: 19, topTenHits: 198 },
  };
  const figures = figuresOf({ ...base, search }, null).slice(6);
  expect(figures.map(({ sign, bound, measured, ok }) => [sign, bound, measured, ok])).toEqual([
    ["≤", 300, 290, true],
    ["≤", 25, 22, true],
    ["≤", 280, 290, false],
    ["≥", 198, 198, true],
    ["≥", 198, 198, true],
  ]);
});

test("the median is the middle, or between the two middles", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

test("memory that one run could not tell is not told", () => {
  const run = { seconds: 1, cpuSeconds: 1, peakMegabytes: 10, stdout: "" };
  expect(costOf([run, { ...run, peakMegabytes: null }])).toMatchObject({ cpuSeconds: 1, peakMegabytes: null });
});

test("files that nobody counted are no zero", () => {
  const brief = { ...base, touched: null, sites: { ...base.sites, ours: null } };
  const files = figuresOf(brief, null).filter(({ figure }) => figure.startsWith("files changed"));
  expect(files.map(({ measured, ok }) => [measured, ok])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(sizeTable(brief)).not.toMatch(/Our site:|changes/);
  expect(sizeTable(base)).toMatch(/Our site:.*changes 0 files/s);
});
