import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { check } from "../../src/cli/check.ts";
import { verify } from "../../src/cli/verify.ts";
import { readSettings, type Settings } from "../../src/command/settings.ts";
import { changesOf } from "../../src/edition/publication-state.ts";
import { type Instant, instant } from "../../src/lib/clock.ts";
import { type Issue, NewsroomErrors } from "../../src/lib/issue.ts";
import { silent } from "../../src/lib/progress.ts";
import { UsageError } from "../../src/lib/usage-error.ts";
import { build } from "../../src/publish/build.ts";
import { readSources } from "../../src/site/compose.ts";
import { runs, times } from "../property.ts";
import { newsrooms, writeNewsroom } from "./newsrooms/newsroom.ts";
import { NOW } from "./newsrooms/stories.ts";

const RUNS = times(24);
/** Of each newsroom: a few instants stand for all where there is little time. */
const INSTANTS = RUNS > 100 ? Number.POSITIVE_INFINITY : 3;

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings: Settings = readSettings({
  ARTICLES_DIR: "",
  OUTPUT_DIR: path.join(folder, "_site"),
  CACHE_DIR: path.join(folder, "cache"),
  BUILD_TIME: NOW.toISO() ?? "",
});
const here: Settings = {
  ...settings,
  articlesDir: path.join(folder, "articles"),
  newsroomDir: path.join(folder, "newsroom"),
  allowEmpty: true,
};

/** What the check says; nothing where all is sound. Anything but issues is a bug. */
async function issuesOf(): Promise<Issue[]> {
  try {
    await check(here);
    return [];
  } catch (error) {
    if (error instanceof NewsroomErrors) return error.issues;
    throw error;
  }
}

/** Every instant after now at which the sources make another site; where there is little time, the ends and the middle. */
function laterInstants(): Instant[] {
  const { articles, newsroom } = readSources(here);
  const fronts = newsroom.frontPage.fronts.flatMap(({ from }) => from ?? []);
  const ofStories = articles.filter(({ draft }) => !draft).flatMap((article) => changesOf(article, newsroom.site.zone));
  const all = [...ofStories, ...fronts];
  const later = [...new Set(all)].filter((at) => at > here.now).sort((a, b) => a - b);
  // The far future, too: nothing is to come any more.
  later.push(instant(NOW.plus({ years: 10 }).toMillis()));
  if (later.length <= INSTANTS) return later;
  return [0, Math.floor(later.length / 2), later.length - 1].map((place) => later[place] ?? here.now);
}

async function buildAt(now: Instant): Promise<void> {
  try {
    await build({ ...here, now }, silent);
    await verify(here.outputDir);
  } catch (error) {
    const said = error instanceof NewsroomErrors ? JSON.stringify(error.issues, null, 1) : "";
    const kind =
      error instanceof UsageError ? "refuses the machine" : error instanceof NewsroomErrors ? "refuses" : "fails";
    throw new Error(`The check found nothing, and a build at ${new Date(now).toISOString()} ${kind}. ${said}`, {
      cause: error,
    });
  }
}

test("what the check passes, a build makes, now and at every later instant", async () => {
  const seen = { clean: 0, wrong: 0, builds: 0 };
  const property = fc.asyncProperty(newsrooms, async (newsroom) => {
    writeNewsroom(folder, newsroom);
    const issues = await issuesOf();
    for (const { file, line, problem } of issues) {
      expect(file.startsWith(here.articlesDir) || file.startsWith(here.newsroomDir), file).toBe(true);
      expect(Number.isInteger(line) && line >= 1, problem).toBe(true);
    }
    if (issues.length > 0) {
      seen.wrong += 1;
      return;
    }
    seen.clean += 1;
    for (const now of [here.now, ...laterInstants()]) {
      await buildAt(now);
      seen.builds += 1;
    }
  });
  await fc.assert(property, { ...runs(24), endOnFailure: true });
  // It would say nothing if all were wrong, nor if nothing were.
  expect(seen.clean).toBeGreaterThan(RUNS / 10);
  expect(seen.wrong).toBeGreaterThan(RUNS / 10);
});
