import { parseArgs } from "node:util";

export const USAGE =
  "npm run bench -- [--large] [--large-hugo] [--articles N] [--runs 3] [--report] [--json FILE] [--keep]";

export interface BenchOptions {
  /** Ascending. */
  sizes: number[];
  /** Of those, the one that the figures speak of, and ten times that where it was asked for. */
  base: number;
  large: number | null;
  runs: number;
  /** Lets Hugo build the largest archive too, once. */
  largeHugo: boolean;
  /** Whether Lighthouse is asked about pages of the demonstration: in every bench but a look at one size. */
  pages: boolean;
  /** Writes `docs/bench.json`. */
  report: boolean;
  json: string | null;
  keep: boolean;
}

const SMALL = 1_000;
const BASE = 10_000;
const LARGE = 100_000;

/** @throws {RangeError} where the options make no sense. */
export function readOptions(options: string[]): BenchOptions {
  const { values } = parseArgs({
    args: options,
    options: {
      large: { type: "boolean", default: false },
      "large-hugo": { type: "boolean", default: false },
      articles: { type: "string" },
      runs: { type: "string", default: "3" },
      report: { type: "boolean", default: false },
      json: { type: "string" },
      keep: { type: "boolean", default: false },
    },
  });
  const largeHugo = values["large-hugo"];
  const isLarge = values.large || largeHugo;
  const runs = Number(values.runs);
  const articles = values.articles === undefined ? null : Number(values.articles);
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError("--runs takes a number from 1.");
  if (articles !== null && (!Number.isInteger(articles) || articles < 100)) {
    throw new RangeError("--articles takes a number from 100.");
  }
  if (articles !== null && (isLarge || values.report)) {
    throw new RangeError("--articles measures one size, for a look: no large one, and no report.");
  }
  if (values.report && runs < 3) throw new RangeError("A report takes three runs or more.");
  const sizes = articles === null ? [SMALL, BASE, ...(isLarge ? [LARGE] : [])] : [articles];
  return {
    sizes,
    base: articles ?? BASE,
    large: isLarge ? LARGE : null,
    runs,
    largeHugo,
    pages: articles === null,
    report: values.report,
    json: values.json ?? null,
    keep: values.keep,
  };
}
