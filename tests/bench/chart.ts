/** A line of the chart: what a task costs at each size. */
export interface Series {
  name: string;
  points: { articles: number; seconds: number }[];
}

export interface Chart {
  title: string;
  /** One line under the title. */
  subtitle: string;
  /** Lines under the chart: where and when. */
  notes: string[];
  series: Series[];
}

const WIDTH = 1000;
const PLOT = { left: 76, right: 644, top: 92, bottom: 470 };
const NOTE_LINE = 20;
/** How far the scale of seconds reaches beyond the costs, as a factor. */
const MARGIN = 1.5;
const LEGEND = { left: 678, top: 104, step: 60 };

/** Colors on paper and on a dark page; each line also has a stroke and a mark of its own. */
const LOOKS = [
  { light: "#0b57a4", dark: "#7cb7ff", dash: "", mark: "circle" },
  { light: "#0f766e", dark: "#5eead4", dash: "", mark: "square" },
  { light: "#b4420b", dark: "#fdac6b", dash: "", mark: "diamond" },
  { light: "#7a2fa8", dark: "#d8a8f5", dash: "", mark: "triangle" },
  { light: "#57606a", dark: "#b6bfc8", dash: "2 5", mark: "square" },
  { light: "#24292f", dark: "#e6e9ec", dash: "9 5", mark: "circle" },
] as const;

type Look = (typeof LOOKS)[number];

/** Cost against the size of the archive. Both axes are logarithmic, so what grows by a power is a straight line. */
export function chartSvg({ title, subtitle, notes, series }: Chart): string {
  const drawn = series.filter(({ points }) => points.length > 0).slice(0, LOOKS.length);
  const all = drawn.flatMap(({ points }) => points);
  if (all.length === 0) throw new RangeError("There is nothing to draw.");
  const x = scale(
    all.map(({ articles }) => articles),
    PLOT.left + 24,
    PLOT.right - 24,
  );
  const seconds = all.map((point) => point.seconds);
  const range = [Math.min(...seconds) / MARGIN, Math.max(...seconds) * MARGIN] as const;
  const y = scale(range, PLOT.bottom, PLOT.top);
  const sizes = [...new Set(all.map(({ articles }) => articles))].sort((a, b) => a - b);
  const height = PLOT.bottom + 76 + notes.length * NOTE_LINE;
  const words = drawn.map(({ name, points }) => `${name}: ${points.map(pointInWords).join(", ")}.`).join(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(`${subtitle} ${words} ${notes.join(" ")}`)}</desc>`,
    `<style>${styles(drawn.length)}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    text(PLOT.left - 56, 38, title, 'class="title"'),
    text(PLOT.left - 56, 64, subtitle, 'class="soft"'),
    ...ticksIn(range).flatMap((tick) => [
      line(PLOT.left, y(tick), PLOT.right, y(tick), "grid"),
      text(PLOT.left - 10, y(tick) + 5, `${tick.toLocaleString("en")} s`, 'text-anchor="end"'),
    ]),
    ...sizes.flatMap((articles) => [
      line(x(articles), PLOT.top, x(articles), PLOT.bottom + 6, "grid"),
      text(x(articles), PLOT.bottom + 26, articles.toLocaleString("en"), 'text-anchor="middle"'),
    ]),
    text(
      (PLOT.left + PLOT.right) / 2,
      PLOT.bottom + 50,
      "articles in the archive",
      'class="soft" text-anchor="middle"',
    ),
    ...drawn.map(({ points }, index) => {
      const places = points.map(({ articles, seconds }) => [x(articles), y(seconds)] as const);
      return seriesMarks(places, index);
    }),
    ...drawn.flatMap(({ name, points }, index) => {
      const top = LEGEND.top + index * LEGEND.step;
      return [
        seriesMarks(
          [
            [LEGEND.left, top],
            [LEGEND.left + 36, top],
          ],
          index,
          [[LEGEND.left + 18, top]],
        ),
        text(LEGEND.left + 50, top + 5, name, 'class="name"'),
        text(LEGEND.left + 50, top + 26, points.map(({ seconds }) => duration(seconds)).join(" · "), 'class="soft"'),
      ];
    }),
    ...notes.map((note, index) => text(PLOT.left - 56, PLOT.bottom + 84 + index * NOTE_LINE, note, 'class="soft"')),
    "</svg>",
    "",
  ].join("\n");
}

/** `0.42 s`, `7.3 s`, `118 s`. */
export const duration = (seconds: number): string => `${seconds.toFixed(seconds < 1 ? 2 : seconds < 20 ? 1 : 0)} s`;

const pointInWords = ({ articles, seconds }: Series["points"][number]) =>
  `${duration(seconds)} with ${articles.toLocaleString("en")} articles`;

/** 1, 2, 5, 10, 20, 50 … and 0.5, 0.2, 0.1 …, as far as they lie in the range. */
function ticksIn([least, most]: readonly [number, number]): number[] {
  const first = Math.floor(Math.log10(least));
  const decades = Array.from({ length: Math.ceil(Math.log10(most)) - first + 1 }, (_, index) => first + index);
  return decades
    .flatMap((exponent) => [1, 2, 5].map((factor) => Number(`${factor}e${exponent}`)))
    .filter((tick) => tick >= least && tick <= most);
}

/** From the logarithms of `values` to places between `from` and `to`; a single value stands in the middle. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  if (least === most) return () => (from + to) / 2;
  return (value) => from + ((Math.log10(value) - least) / (most - least)) * (to - from);
}

type Place = readonly [x: number, y: number];

function seriesMarks(line: readonly Place[], index: number, marks: readonly Place[] = line): string {
  const look = LOOKS[index] ?? LOOKS[0];
  const path = `<polyline points="${line.map((place) => place.map(round).join(",")).join(" ")}"/>`;
  return `<g class="series s${index}">${path}${marks.map((place) => mark(look, place)).join("")}</g>`;
}

function mark({ mark: shape }: Look, [x, y]: Place): string {
  if (shape === "circle") return `<circle cx="${round(x)}" cy="${round(y)}" r="5"/>`;
  const corners = {
    square: [
      [-4.5, -4.5],
      [4.5, -4.5],
      [4.5, 4.5],
      [-4.5, 4.5],
    ],
    diamond: [
      [0, -6.5],
      [6.5, 0],
      [0, 6.5],
      [-6.5, 0],
    ],
    triangle: [
      [0, -6.5],
      [6, 5],
      [-6, 5],
    ],
  }[shape];
  return `<polygon points="${corners.map(([dx = 0, dy = 0]) => `${round(x + dx)},${round(y + dy)}`).join(" ")}"/>`;
}

function styles(count: number): string {
  const colors = (scheme: "light" | "dark") =>
    LOOKS.slice(0, count)
      .map((look, index) => `.s${index}{color:${look[scheme]}}`)
      .join("");
  const dashes = LOOKS.map(({ dash }, index) => (dash ? `.s${index} polyline{stroke-dasharray:${dash}}` : "")).join("");
  return (
    "text{font:15px system-ui,sans-serif;fill:#1f2328}.title{font-size:23px;font-weight:600}.name{font-weight:600}" +
    ".soft{fill:#57606a}.paper{fill:#fff}.grid{stroke:#d8dee4}" +
    ".series{fill:currentColor}.series polyline{fill:none;stroke:currentColor;stroke-width:2.5}" +
    `${dashes}${colors("light")}` +
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.soft{fill:#a3adb8}.paper{fill:#0d1117}.grid{stroke:#30363d}" +
    `${colors("dark")}}`
  );
}

const line = (x1: number, y1: number, x2: number, y2: number, kind: string) =>
  `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;

const text = (x: number, y: number, words: string, attributes: string) =>
  `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escaped(words)}</text>`;

const round = (value: number): number => Number(value.toFixed(1));

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
