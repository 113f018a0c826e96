import { expect, test } from "vitest";
import { type Chart, chartSvg, duration } from "../../bench/chart.ts";

const chart: Chart = {
  title: "Costs & sizes",
  subtitle: "Seconds <median>",
  notes: ["2026-01-31. A machine."],
  series: [
    {
      name: "ours",
      points: [
        { articles: 1_000, seconds: 1 },
        { articles: 10_000, seconds: 10 },
        { articles: 100_000, seconds: 100 },
      ],
    },
    { name: "Hugo", points: [{ articles: 1_000, seconds: 0.5 }] },
    { name: "never measured", points: [] },
  ],
};

const numbersIn = (text: string): number[] => text.split(/[ ,]/).map(Number);
const lines = (svg: string): number[][] =>
  [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points = ""]) => numbersIn(points));

test("each line is drawn, and none for what was not measured", () => {
  const svg = chartSvg(chart);
  expect(svg.match(/class="series s0"/g)).toHaveLength(2);
  expect(svg.match(/class="series s1"/g)).toHaveLength(2);
  expect(svg).not.toContain("never measured");
});

test("both axes are logarithmic: tenfold steps are equal, and more is higher up", () => {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = lines(chartSvg(chart))[0] ?? [];
  expect(x2 - x1).toBeCloseTo(x3 - x2, 0);
  expect(y1 - y2).toBeCloseTo(y2 - y3, 0);
  expect(x2).toBeGreaterThan(x1);
  expect(y2).toBeLessThan(y1);
});

test("names stand in their own rows of the legend", () => {
  const rows = [...chartSvg(chart).matchAll(/<text x="\d+" y="(\d+)" class="name">/g)].map(([, y]) => Number(y));
  expect(rows).toHaveLength(2);
  expect((rows[1] ?? 0) - (rows[0] ?? 0)).toBeGreaterThan(40);
});

test("it says in words what it shows, and its words cannot break it", () => {
  const svg = chartSvg(chart);
  expect(svg).toContain('<title id="title">Costs &amp; sizes</title>');
  expect(svg).toContain("ours: 1.0 s with 1,000 articles, 10.0 s with 10,000 articles, 100 s with 100,000 articles.");
  expect(svg).toContain("Seconds &lt;median&gt;");
  expect(svg).toContain("2026-01-31. A machine.");
});

test("a single size stands in the middle", () => {
  const svg = chartSvg({ ...chart, series: [{ name: "ours", points: [{ articles: 500, seconds: 2 }] }] });
  const [[x = 0] = []] = lines(svg);
  expect(x).toBeGreaterThan(300);
  expect(svg).not.toContain("NaN");
});

test("nothing to draw is refused", () => {
  expect(() => chartSvg({ ...chart, series: [] })).toThrow("nothing to draw");
});

test("durations are as exact as they are worth", () => {
  expect([0.423, 7.26, 118.4].map(duration)).toEqual(["0.42 s", "7.3 s", "118 s"]);
});
