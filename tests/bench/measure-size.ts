import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { checkStories, compareSites } from "./compare.ts";
import { Hugo, Ours } from "./contenders.ts";
import { changeBetween, type FilesTouched, filesTouched, type SiteSize, sizeOf, snapshotOf } from "./files.ts";
import { BenchNewsroom } from "./generate.ts";
import { addressOf } from "./invent.ts";
import { type Cost, costOf, type Run } from "./measure.ts";

/** What can be measured at one size. Those without "hugo" are ours; all of ours but `cold` have their search. */
export type Task =
  | "cold"
  | "coldSearch"
  | "unchanged"
  | "publish"
  | "editOld"
  | "cacheLost"
  | "hugoCold"
  | "hugoColdPagefind"
  | "hugoUnchanged"
  | "hugoPublish";

export interface SizeResult {
  articles: number;
  costs: Partial<Record<Task, Cost>>;
  sites: { ours: SiteSize | null; oursWithSearch: SiteSize; hugo: SiteSize | null };
  /** The most that any run of ours changed in the output folder, its search files aside and alone; null where not measured. */
  touched: { unchanged: Touched; publish: Touched } | null;
  search: SearchResult | null;
}

export interface Touched {
  pages: number;
  search: number;
}

/** What a reader's first search costs and finds, beside one default index of Pagefind's over the same stories. */
export interface SearchResult {
  queries: number;
  ours: SearchQuality;
  single: SearchQuality;
}

export interface SearchQuality {
  /** Of all that a first query loads, the 95th percentile. */
  p95Bytes: number;
  p95Requests: number;
  /** Queries whose story is among the first ten results. */
  topTenHits: number;
}

export interface SizeOptions {
  articles: number;
  runs: number;
  /** Every run of Hugo, one alone, or none. */
  hugoRuns: number;
  /** Only what the figures of the largest size are made of: a cold build, an unchanged one, a story more. */
  brief: boolean;
  /** Told what happens, line by line. */
  log(line: string): void;
  /** Given our finished site with search, and the folder with its articles. */
  inspectSearch?(site: string, newsroom: string): Promise<SearchResult>;
}

/** Generates one newsroom below `parent`, lets both sides build it in turns, and checks that they built the same. */
export async function measureSize(parent: string, options: SizeOptions): Promise<SizeResult> {
  const { articles, runs, hugoRuns, brief, log } = options;
  const folder = path.join(parent, String(articles));
  mkdirSync(folder);
  log(`Writing ${articles} articles …`);
  const newsroom = new BenchNewsroom(folder, articles);
  const plain = new Ours(folder, { withSearch: false });
  const ours = new Ours(folder, { withSearch: true });
  const hugo = hugoRuns > 0 ? new Hugo(folder) : null;
  const all = new Map<Task, Run[]>();
  const timed = async (task: Task, work: () => Promise<Run>): Promise<Run> => {
    // What the last run left for the disk to do must not fall into this one's time.
    spawnSync("sync");
    const run = await work();
    all.set(task, [...(all.get(task) ?? []), run]);
    const memory = run.peakMegabytes === null ? "" : `, ${run.peakMegabytes.toFixed(0)} MB`;
    log(`  ${articles} ${task}: ${run.seconds.toFixed(2)} s${memory} ${run.stdout.trim().split("\n").at(-1)}`);
    return run;
  };
  const inRound = (round: number) => (round <= hugoRuns ? hugo : null);

  // Each round meets everyone, so that a busy minute of the machine does too.
  for (let round = 1; round <= runs; round += 1) {
    const opponent = inRound(round);
    if (opponent) {
      opponent.empty();
      const site = await timed("hugoCold", () => opponent.build());
      await timed("hugoColdPagefind", () => opponent.index(site));
    }
    if (!brief) {
      plain.empty();
      await timed("cold", () => plain.build());
    }
    ours.empty();
    await timed("coldSearch", () => ours.build());
    if (round === 1) await checkSites(newsroom, brief ? ours : plain, ours, hugo);
  }
  const sites = {
    ours: brief ? null : sizeOf(plain.output),
    oursWithSearch: sizeOf(ours.output),
    hugo: hugo && sizeOf(hugo.output),
  };
  plain.empty();
  const search = (await options.inspectSearch?.(ours.output, folder)) ?? null;

  const touched = { unchanged: { pages: 0, search: 0 }, publish: { pages: 0, search: 0 } };
  for (let round = 1; round <= runs; round += 1) {
    const opponent = inRound(round);
    // Every file is hashed: at the largest size that takes longer than all that is measured.
    const before = brief ? null : snapshotOf(ours.output);
    await timed("unchanged", () => ours.build());
    const unchanged = before && snapshotOf(ours.output);
    if (before && unchanged) atLeast(touched.unchanged, filesTouched(changeBetween(before, unchanged)));
    if (opponent) await timed("hugoUnchanged", () => opponent.build());

    newsroom.publish();
    await timed("publish", () => ours.build());
    if (unchanged) atLeast(touched.publish, filesTouched(changeBetween(unchanged, snapshotOf(ours.output))));
    if (opponent) await timed("hugoPublish", () => opponent.build());
    if (round === 1) checkStories("Our site with the new story", ours.output, newsroom.expected);
    newsroom.takeBack();
    await ours.build();
    if (opponent) {
      opponent.sweep(addressOf(newsroom.newStory));
      await opponent.build();
    }

    if (brief) continue;
    newsroom.editOldStory();
    await timed("editOld", () => ours.build());
    newsroom.undoEdit();
    await ours.build();
    ours.emptyCache();
    await timed("cacheLost", () => ours.build());
  }
  return {
    articles,
    costs: Object.fromEntries([...all].map(([task, taskRuns]) => [task, costOf(taskRuns)])),
    sites,
    touched: brief ? null : touched,
    search,
  };
}

function atLeast(most: Touched, { pages, search }: FilesTouched): void {
  most.pages = Math.max(most.pages, pages.length);
  most.search = Math.max(most.search, search.length);
}

/** @throws where a site does not hold the newsroom's stories, or the two sites are not equal. */
async function checkSites(newsroom: BenchNewsroom, plain: Ours, ours: Ours, hugo: Hugo | null): Promise<void> {
  checkStories("Our site", plain.output, newsroom.expected);
  checkStories("Our site with search", ours.output, newsroom.expected);
  if (!hugo) return;
  checkStories("Hugo's site", hugo.output, newsroom.expected);
  await compareSites(ours.output, hugo.output);
}
