import { readFileSync } from "node:fs";
import path from "node:path";
import { Builder } from "../../e2e/builder.ts";
import { article, type BuiltSite, TestNewsroom } from "../../site.ts";
import { buildHere } from "../build-here.ts";
import { awkwardInstants, dayOf, written } from "./instants.ts";

export interface Dated {
  slug: string;
  /** `/2026/11/20/s1/` */
  path: string;
  publishedAt: number;
  updatedAt: number | null;
  /** In order. */
  correctedAt: number[];
}

export interface Setting {
  newsroom: "ledger" | "faehrbote";
  zone: string;
  /** Years whose changes of the clocks stories fall around. */
  years: number[];
}

/** The zones of the two newsrooms, and zones with a history. */
export const SETTINGS: Setting[] = [
  { newsroom: "ledger", zone: "America/New_York", years: [2025] },
  { newsroom: "faehrbote", zone: "Europe/Berlin", years: [2025] },
  // Half an hour off the hour; until 2011 its clocks changed a minute after midnight.
  { newsroom: "ledger", zone: "America/St_Johns", years: [2010, 2025] },
  // A quarter off the hour, since the midnight that began 1986.
  { newsroom: "ledger", zone: "Asia/Kathmandu", years: [1986] },
  { newsroom: "ledger", zone: "Pacific/Chatham", years: [2025] },
  // Its summer is half an hour long.
  { newsroom: "ledger", zone: "Australia/Lord_Howe", years: [2025] },
  // Put back for Ramadan, and ahead for the rest of the year.
  { newsroom: "ledger", zone: "Africa/Casablanca", years: [2025] },
  // Midnight does not exist on the day on which summer begins.
  { newsroom: "ledger", zone: "America/Sao_Paulo", years: [2018] },
  // 30 December 2011 does not exist.
  { newsroom: "ledger", zone: "Pacific/Apia", years: [2011] },
  // Summer time is two hours.
  { newsroom: "faehrbote", zone: "Antarctica/Troll", years: [2025] },
];

/** Three hours after the last story: the news sitemap holds it. */
const CLOCK = "2026-01-15T15:00:00Z";

/** Each story is published at one awkward instant and touched again at the next ones. */
export function stories({ zone, years }: Setting): Dated[] {
  const instants = awkwardInstants(zone, years);
  return instants.map((publishedAt, index) => ({
    slug: `s${index}`,
    path: `/${dayOf(publishedAt, zone).replaceAll("-", "/")}/s${index}/`,
    publishedAt,
    updatedAt: index % 3 === 2 ? null : (instants[index + 1] ?? null),
    correctedAt: index % 2 === 0 ? instants.slice(index + 2, index + 4) : [],
  }));
}

/** Every instant that a source names. */
export const instantsOf = (dated: readonly Dated[]): Set<number> =>
  new Set(
    dated.flatMap(({ publishedAt, updatedAt, correctedAt }) => [publishedAt, updatedAt ?? publishedAt, ...correctedAt]),
  );

export function newsroomOf(setting: Setting): TestNewsroom {
  const { newsroom: name, zone } = setting;
  const newsroom = new TestNewsroom(name);
  const settings = readFileSync(path.join(newsroom.newsroom, "site.yaml"), "utf8");
  newsroom.write("newsroom/site.yaml", settings.replace(/^zone: .*$/m, `zone: ${zone}`));
  const place =
    name === "ledger" ? { section: "city", byline: "[ada-byron]" } : { section: "stadt", byline: "[jule-ostermann]" };
  stories(setting).forEach(({ slug, publishedAt, updatedAt, correctedAt }, turn) => {
    const time = (at: number, more: number) => JSON.stringify(written(at, zone, turn + more));
    const corrections = correctedAt.map((at, index) => `{ at: ${time(at, 2 + index)}, text: "Wrong ${index}" }`);
    const matter = {
      ...place,
      headline: `Story ${slug}`,
      published: time(publishedAt, 0),
      updated: updatedAt === null ? undefined : time(updatedAt, 1),
      corrections: corrections.length === 0 ? undefined : `[${corrections.reverse().join(", ")}]`,
      tags: "[harbor]",
      source: turn % 2 === 0 ? undefined : name === "ledger" ? "afp" : "kuestendienst",
    };
    newsroom.write(`articles/${slug}.md`, article(matter));
  });
  return newsroom;
}

export const build = (newsroom: TestNewsroom, env: Record<string, string> = {}): Promise<BuiltSite> =>
  buildHere(newsroom, { BUILD_TIME: CLOCK, ...env });

/** Builds on a machine that is set up otherwise: in one process for all of them, which is so from its start. */
export async function buildOn(machine: Record<string, string>, newsrooms: TestNewsroom[]): Promise<BuiltSite[]> {
  const builder = new Builder(machine);
  try {
    return await Promise.all(newsrooms.map((newsroom) => builder.build(newsroom, { BUILD_TIME: CLOCK })));
  } finally {
    await builder.close();
  }
}
