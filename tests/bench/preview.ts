import { mkdirSync } from "node:fs";
import path from "node:path";
import { Checkout } from "../checkout.ts";
import { RunningPreview } from "../running-preview.ts";
import { clockOf } from "./changes.ts";
import { BenchNewsroom } from "./generate.ts";
import { median } from "./measure.ts";

/** What an editor or a designer saves, and sees. */
export type Saved = "story" | "style" | "layout" | "words";

/** Seconds from a save until the browser is told to load the page again: the median, and each run. */
export interface PreviewResult {
  articles: number;
  seconds: Record<Saved, number>;
  all: Record<Saved, number[]>;
}

/** `npm run dev` on so many stories, in a copy of the project: each kind of file is saved in turns. */
export async function measurePreview(
  parent: string,
  { articles, runs, log }: { articles: number; runs: number; log(line: string): void },
): Promise<PreviewResult> {
  const folder = path.join(parent, `preview-${articles}`);
  mkdirSync(folder);
  const newsroom = new BenchNewsroom(folder, articles);
  const checkout = new Checkout();
  const { PATH, HOME, TMPDIR } = process.env;
  const preview = new RunningPreview(
    {
      PATH,
      HOME,
      TMPDIR,
      ARTICLES_DIR: path.join(folder, "articles"),
      NEWSROOM_DIR: path.join(folder, "newsroom"),
      CACHE_DIR: path.join(folder, "cache"),
      BUILD_TIME: clockOf(0),
    },
    checkout.folder,
  );
  const saves: Record<Saved, (run: number) => void> = {
    story: (run) => (run % 2 === 0 ? newsroom.editOldStory() : newsroom.undoEdit()),
    style: (run) => checkout.edit("layouts/styles/site.css", (css) => `${css}\n.bench-${run} { color: red }\n`),
    layout: (run) => checkout.edit("layouts/article.11ty.tsx", (tsx) => `${tsx}\nexport const bench${run} = ${run};\n`),
    words: (run) =>
      checkout.edit("src/words/en.ts", (ts) => ts.replace(/newsletter: "[^"]*"/, `newsletter: "News ${run}"`)),
  };
  const all: Record<Saved, number[]> = { story: [], style: [], layout: [], words: [] };
  try {
    // A page that is open, and the process that renders it.
    await preview.text("/");
    for (let run = 0; run < runs; run += 1) {
      for (const saved of Object.keys(saves) as Saved[]) {
        const began = performance.now();
        await preview.reloadAfter(() => saves[saved](run));
        const seconds = (performance.now() - began) / 1000;
        all[saved].push(seconds);
        log(`  ${articles} preview, ${saved}: ${seconds.toFixed(2)} s`);
        await preview.text("/");
      }
    }
  } finally {
    await preview.close();
  }
  const medianOf = (saved: Saved) => median(all[saved]);
  return {
    articles,
    seconds: {
      story: medianOf("story"),
      style: medianOf("style"),
      layout: medianOf("layout"),
      words: medianOf("words"),
    },
    all,
  };
}
