import type { PagePoints } from "./lighthouse.ts";
import type { SizeResult, Task } from "./measure-size.ts";
import type { PreviewResult } from "./preview.ts";

/** One promise of the bench: something measured that must not be above, or below, its bound. */
export interface Figure {
  figure: string;
  sign: "≤" | "≥" | "=";
  bound: number;
  /** Null where it was not measured. */
  measured: number | null;
  unit: "" | "GB" | "kB" | "files" | "hits" | "points" | "ms" | "s";
  ok: boolean | null;
}

/**
 * @param base the size that the figures speak of, 10,000 in the full bench.
 * @param large ten times that, where it was asked for.
 */
export function figuresOf(base: SizeResult, large: SizeResult | null): Figure[] {
  const n = base.articles.toLocaleString("en");
  const ten = large?.articles.toLocaleString("en") ?? "";
  const ratio = (task: Task, to: Task) => divide(secondsOf(base, task), secondsOf(base, to));
  const growth = (task: Task) => (large ? divide(secondsOf(large, task), secondsOf(base, task)) : null);
  const peak = large?.costs.coldSearch?.peakMegabytes ?? null;
  const { touched } = base;
  const figures = [
    atMost(1, `cold build of ${n} without search ÷ Hugo`, ratio("cold", "hugoCold")),
    atMost(0.6, `cold build of ${n} with search ÷ Hugo, then Pagefind`, ratio("coldSearch", "hugoColdPagefind")),
    atMost(0.5, `one story into ${n}, with search ÷ Hugo without search`, ratio("publish", "hugoPublish")),
    atMost(0.25, `unchanged rebuild of ${n}, with search ÷ Hugo without search`, ratio("unchanged", "hugoUnchanged")),
    equal(
      0,
      `files changed by an unchanged rebuild of ${n}`,
      touched && touched.unchanged.pages + touched.unchanged.search,
    ),
    atMost(60, `files changed by one story in ${n}, search aside`, touched?.publish.pages ?? null, "files"),
  ];
  if (large) {
    figures.push(
      atMost(3, `one story: ${ten} ÷ ${n}`, growth("publish")),
      atMost(11, `cold build with search: ${ten} ÷ ${n}`, growth("coldSearch")),
      atMost(3, `peak memory, cold with search, ${ten}, all processes`, peak === null ? null : peak / 1000, "GB"),
    );
  }
  return [...figures, ...searchFigures(base), ...(large ? searchFigures(large) : [])];
}

/** What Lighthouse says of pages; nothing where it was not asked. */
export function pageFigures(pages: readonly PagePoints[]): Figure[] {
  return pages.flatMap(({ page, points, blocked, shift }) => [
    ...Object.entries(points).map(([category, value]) =>
      atLeast(100, `Lighthouse on a phone, ${page}: ${category}`, value, "points"),
    ),
    atMost(0, `Lighthouse on a phone, ${page}: time blocked`, blocked, "ms"),
    atMost(0, `Lighthouse on a phone, ${page}: layout shift`, shift),
  ]);
}

/** A save is seen within a second, whatever was saved. */
export const previewFigures = ({ articles, seconds }: PreviewResult): Figure[] =>
  Object.entries(seconds).map(([saved, measured]) =>
    atMost(1, `npm run dev, ${articles.toLocaleString("en")} stories, from save to reload: ${saved}`, measured, "s"),
  );

function searchFigures({ articles, search }: SizeResult): Figure[] {
  if (!search) return [];
  const { ours, single, queries } = search;
  const n = articles.toLocaleString("en");
  const kilobytes = (bytes: number) => bytes / 1000;
  const needed = Math.ceil(queries * 0.99);
  return [
    atMost(300, `first query in ${n}, 95th percentile`, kilobytes(ours.p95Bytes), "kB"),
    atMost(25, "requests of the same", ours.p95Requests),
    atMost(kilobytes(single.p95Bytes), "the same beside one default index", kilobytes(ours.p95Bytes), "kB"),
    atLeast(needed, `story among the first ten, of ${queries} queries in ${n}`, ours.topTenHits, "hits"),
    atLeast(single.topTenHits, "the same beside one default index", ours.topTenHits, "hits"),
  ];
}

const secondsOf = ({ costs }: SizeResult, task: Task): number | null => costs[task]?.seconds ?? null;

const divide = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a / b);

function atMost(bound: number, figure: string, measured: number | null, unit: Figure["unit"] = ""): Figure {
  return { figure, sign: "≤", bound, measured, unit, ok: measured === null ? null : measured <= bound };
}

function atLeast(bound: number, figure: string, measured: number, unit: Figure["unit"]): Figure {
  return { figure, sign: "≥", bound, measured, unit, ok: measured >= bound };
}

function equal(bound: number, figure: string, measured: number | null): Figure {
  return { figure, sign: "=", bound, measured, unit: "files", ok: measured === null ? null : measured === bound };
}
