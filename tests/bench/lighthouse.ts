import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { serveSite } from "../../src/server/serve.ts";
import { findBrowser } from "../browser.ts";
import { KINDS_OF_PAGE } from "../e2e/kinds.ts";
import { TestNewsroom } from "../site.ts";
import { overHttp2 } from "./h2.ts";
import { median } from "./measure.ts";

/** What Lighthouse says of one page of the demonstration, with its preset for phones. Medians. */
export interface PagePoints {
  page: string;
  /** Of 100, by category. */
  points: Record<(typeof CATEGORIES)[number], number>;
  /** Milliseconds in which the page answered to nothing. */
  blocked: number;
  /** Cumulative layout shift. */
  shift: number;
}

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const PAGES = ["article", "front"];

interface LighthouseReport {
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue?: number }>;
}

/**
 * Builds the paper of the fixtures and serves it under its production headers. Like Hugo, Lighthouse has to be on the PATH.
 * @returns null where it is not, where there is no browser for it, or where it fails: what else a bench has measured is
 * not lost with it.
 */
export async function measurePages(runs: number, log: (line: string) => void): Promise<PagePoints[] | null> {
  const browser = findBrowser();
  const version = spawnSync("lighthouse", ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (!version || browser === null) {
    log(`There is no ${version ? "browser" : "lighthouse on the PATH"}: pages are not measured.`);
    return null;
  }
  const newsroom = new TestNewsroom("paper");
  const { folder } = await newsroom.build();
  const server = await serveSite(folder, { port: 0 });
  const front = await overHttp2(Number(new URL(server.address).port));
  try {
    const measured: PagePoints[] = [];
    for (const page of PAGES) {
      const reports: LighthouseReport[] = [];
      for (let run = 1; run <= runs; run += 1) {
        const file = path.join(newsroom.folder, "lighthouse.json");
        reports.push(await reportOn(front.address + KINDS_OF_PAGE[page], browser, file));
      }
      const of = (value: (report: LighthouseReport) => number) => median(reports.map(value));
      const points = Object.fromEntries(
        CATEGORIES.map((category) => [category, of(({ categories }) => (categories[category]?.score ?? 0) * 100)]),
      ) as PagePoints["points"];
      log(`  Lighthouse ${version}, ${page}: ${CATEGORIES.map((category) => points[category]).join(", ")}`);
      measured.push({
        page,
        points,
        blocked: of(({ audits }) => audits["total-blocking-time"]?.numericValue ?? Number.NaN),
        shift: of(({ audits }) => audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN),
      });
    }
    return measured;
  } catch (error) {
    log(`Lighthouse failed, so pages are not measured: ${(error as Error).message}`);
    return null;
  } finally {
    front.close();
    await server.close();
  }
}

const execute = promisify(execFile);

async function reportOn(url: string, browser: string, file: string): Promise<LighthouseReport> {
  const flags = [
    "--headless=new",
    "--ignore-certificate-errors",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const options = [url, "--quiet", "--output=json", `--output-path=${file}`, `--chrome-flags=${flags.join(" ")}`];
  const env = { ...process.env, CHROME_PATH: browser };
  try {
    // This process is the page's server: it must not wait for the other one.
    await execute("lighthouse", options, { env });
  } catch (error) {
    // Now and then the browser's trace lacks its beginning; then this is what Lighthouse asks for.
    if (!(error as Error).message.includes("Please run Lighthouse again")) throw error;
    await execute("lighthouse", options, { env });
  }
  return JSON.parse(readFileSync(file, "utf8")) as LighthouseReport;
}
