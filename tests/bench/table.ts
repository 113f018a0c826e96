import type { Figure } from "./figures.ts";
import type { Cost } from "./measure.ts";
import type { SizeResult, Task, Touched } from "./measure-size.ts";
import type { PreviewResult } from "./preview.ts";

/** What each task is called where people read it. */
export const TASK_NAMES: Record<Task, string> = {
  cold: "cold, without search",
  coldSearch: "cold, with search",
  unchanged: "unchanged rebuild",
  publish: "one story published",
  editOld: "body of a five-year-old story edited",
  cacheLost: "cache lost, site as it was",
  hugoCold: "Hugo, cold",
  hugoColdPagefind: "Hugo, then Pagefind, cold",
  hugoUnchanged: "Hugo, unchanged rebuild",
  hugoPublish: "Hugo, one story published",
};

const TASKS = Object.keys(TASK_NAMES) as Task[];

export function figureTable(figures: readonly Figure[]): string {
  return table(
    figures.map(({ figure, sign, bound, measured, unit, ok }) => ({
      figure,
      bound: `${sign} ${number(bound)} ${unit}`.trim(),
      measured: measured === null ? "not measured" : `${number(measured)} ${unit}`.trim(),
      ok: ok === null ? "?" : ok ? "yes" : "NO",
    })),
  );
}

/** Medians of every task at one size. */
export function sizeTable({ articles, costs, sites, touched }: SizeResult): string {
  const rows = TASKS.flatMap((task) => {
    const cost = costs[task];
    return cost ? [{ [`${articles.toLocaleString("en")} articles`]: TASK_NAMES[task], ...costRow(cost) }] : [];
  });
  const size = (name: string, { files, pages, megabytes }: (typeof sites)["oursWithSearch"]) =>
    `${name}: ${files} files, ${pages} of them pages, ${megabytes.toFixed(1)} MB`;
  const of = ({ pages, search }: Touched) => `${pages} files and ${search} of search`;
  const lines = [
    ...(sites.ours ? [size("Our site", sites.ours)] : []),
    size("With search", sites.oursWithSearch),
    ...(sites.hugo ? [size("Hugo's with Pagefind's", sites.hugo)] : []),
    ...(touched ? [`An unchanged rebuild changes ${of(touched.unchanged)}, one story ${of(touched.publish)}`] : []),
  ];
  return `${table(rows)}\n${lines.join(". ")}.`;
}

/** Seconds from a save to the reload, and how that compares with a story's in the same run: a busy machine slows all alike. */
export function previewTable({ articles, seconds, all }: PreviewResult): string {
  return table(
    Object.entries(all).map(([saved, runs]) => {
      const middle = seconds[saved as keyof typeof seconds];
      return {
        [`${articles.toLocaleString("en")} articles, npm run dev`]: saved,
        "save to reload, s (median)": middle.toFixed(2),
        "÷ a story's": (middle / seconds.story).toFixed(2),
        runs: runs.map((each) => each.toFixed(2)).join(" "),
      };
    }),
  );
}

const costRow = ({ seconds, cpuSeconds, peakMegabytes, allSeconds }: Cost): Record<string, string> => ({
  "seconds (median)": seconds.toFixed(2),
  runs: allSeconds.map((each) => each.toFixed(2)).join(" "),
  "CPU seconds": cpuSeconds?.toFixed(2) ?? "?",
  "peak MB": peakMegabytes?.toFixed(0) ?? "?",
});

const number = (value: number): string => String(Number(value.toFixed(2)));

/** Columns under the keys of the first row: the first flush left, the others flush right. */
function table(rows: readonly Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const cell = (text: string, index: number) =>
    index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0);
  return lines.map((line) => line.map(cell).join("  ")).join("\n");
}
