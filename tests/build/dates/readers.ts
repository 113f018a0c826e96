import { DateTime, FixedOffsetZone } from "luxon";
import type { Setting } from "./newsrooms.ts";

/** Abbreviations that a newsroom's language has for its own zone, in minutes ahead of UTC. */
const ABBREVIATIONS: Record<string, number> = { EST: -300, EDT: -240, MEZ: 60, MESZ: 120, OESZ: 180 };

/** How each newsroom's locale writes, as somebody else would read it: luxon's tokens. */
const WRITTEN = {
  ledger: { locale: "en-US", day: "MMMM d, yyyy", timestamp: "cccc, MMMM d, yyyy 'at' h:mm a" },
  faehrbote: { locale: "de-DE", day: "d. MMMM yyyy", timestamp: "cccc, d. MMMM yyyy 'um' HH:mm" },
};

export const writtenIn = ({ newsroom }: Pick<Setting, "newsroom">) => WRITTEN[newsroom];

/** Spaces at which no line ends are read as spaces. */
export const plain = (text: string): string => text.replaceAll("\u00a0", " ");

/** `EDT`, `GMT-2:30`, `GMT` in minutes ahead of UTC. */
export function offsetOfName(name: string): number {
  const known = ABBREVIATIONS[name];
  if (known !== undefined) return known;
  const [found, sign, hours = "0", minutes = "0"] = /^(?:GMT|UTC)(?:([+-])(\d{1,2})(?::(\d\d))?)?$/.exec(name) ?? [];
  if (found === undefined) return Number.NaN;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The instant of a timestamp that people read, to the minute: its own offset and weekday count. NaN where it is none. */
export function readTimestamp(text: string, setting: Pick<Setting, "newsroom">): number {
  const { timestamp, locale } = writtenIn(setting);
  const words = plain(text);
  const cut = words.lastIndexOf(" ");
  const zone = FixedOffsetZone.instance(offsetOfName(words.slice(cut + 1)));
  return DateTime.fromFormat(words.slice(0, cut), timestamp, { locale, zone }).toMillis();
}

/** `2026-11-20` of a day that people read. */
export function readDay(text: string, setting: Pick<Setting, "newsroom">): string | null {
  const { day, locale } = writtenIn(setting);
  return DateTime.fromFormat(plain(text), day, { locale, zone: "utc" }).toISODate();
}

export interface Time {
  iso: string;
  text: string;
}

export const timesOf = (html: string): Time[] =>
  [...html.matchAll(/<time datetime="([^"]*)">([^<]*)<\/time>/g)].map(([, iso = "", text = ""]) => ({ iso, text }));

/** The part of a page between two marks. */
export function between(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  return from === -1 ? "" : html.slice(from, html.indexOf(end, from));
}

/** What machines read in the head of a story's page. */
export function headDates(html: string): Record<string, string | string[] | undefined> {
  const property = (name: string) => new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1];
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  const story = scripts
    .map(([, json = ""]) => JSON.parse(json) as Record<string, unknown>)
    .find((data) => data.datePublished !== undefined) as
    | { datePublished: string; dateModified: string; copyrightYear: number; correction?: { datePublished: string }[] }
    | undefined;
  return {
    published: story?.datePublished,
    modified: story?.dateModified,
    year: String(story?.copyrightYear),
    corrections: story?.correction?.map(({ datePublished }) => datePublished) ?? [],
    openGraphPublished: property("article:published_time"),
    openGraphModified: property("article:modified_time"),
  };
}
