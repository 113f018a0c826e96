import { httpsAddress, isOrigin } from "../lib/web-address.ts";
import { unportable } from "../text/portable-names.ts";
import { LONGEST_SLUG, slugOf } from "../text/slugs.ts";
import type { StarterTexts } from "./starter-texts.ts";
import { STARTER_TEXTS } from "./texts.ts";

/** What `halyard init` has to know of a newsroom. */
export interface Answers {
  name: string;
  /** The origin, without a slash at its end. */
  url: string;
  /** BCP 47, like `en-US`: how dates, numbers and lists are written. */
  locale: string;
  /** The site speaks it. */
  language: keyof typeof STARTER_TEXTS;
  /** IANA. */
  zone: string;
  /** Names of sections, in the order of the navigation. */
  sections: string[];
}

/** The five questions, by the names of their options. */
export const QUESTIONS = {
  name: "What is the name of the paper?",
  url: "At which address will it be? (https://www.example.com)",
  language: `In which language? (${Object.keys(STARTER_TEXTS).join(", ")}, or with a country: en-GB)`,
  zone: "In which time zone? (America/New_York)",
  sections: "Which sections? (names, with commas between them)",
} as const;

export type Given = Partial<Record<keyof typeof QUESTIONS, string>>;

/** The answers, or a sentence for each one that is missing or wrong. */
export function readAnswers(given: Given): { ok: true; answers: Answers } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const name = given.name?.trim() ?? "";
  if (slugOf(name) === "" || Buffer.byteLength(name) > LONGEST_SLUG)
    problems.push('--name needs a name with a letter or a digit: --name "The Daily".');
  const url = httpsAddress(given.url ?? "");
  if (url === null || !isOrigin(url) || !/\.[\p{L}-]{2,}$/u.test(url.hostname))
    problems.push("--url needs the address of a whole site: --url https://www.example.com.");
  const locale = localeOf(given.language ?? "");
  const language = locale?.language as keyof typeof STARTER_TEXTS | undefined;
  if (!language || !Object.hasOwn(STARTER_TEXTS, language)) {
    problems.push(
      `--language needs one of ${Object.keys(STARTER_TEXTS).join(", ")}, alone or with a country, like en-GB.`,
    );
  }
  const zone = given.zone ?? "";
  if (!isZone(zone)) problems.push("--zone needs the name of a time zone: --zone America/New_York.");
  const sections = (given.sections ?? "")
    .split(/[,،、]/)
    .map((section) => section.trim())
    .filter(Boolean);
  const slugs = sections.map((section) => slugOf(section, locale?.toString() ?? "en"));
  const isNoAddress = (slug: string) =>
    slug === "" || unportable(slug) !== null || Buffer.byteLength(slug) > LONGEST_SLUG;
  if (sections.length === 0 || slugs.some(isNoAddress) || new Set(slugs).size < slugs.length) {
    problems.push(
      '--sections needs names, each different, with commas between them: --sections "City, Culture, Sport".',
    );
  }
  if (problems.length > 0 || !url || !locale || !language) return { ok: false, problems };
  return { ok: true, answers: { name, url: url.origin, locale: locale.toString(), language, zone, sections } };
}

/** With a country: dates are written in the way of one. `en` is that of the United States. */
function localeOf(language: string): Intl.Locale | null {
  try {
    const given = new Intl.Locale(language);
    const { region } = given.maximize();
    return given.region || !region ? given : new Intl.Locale(given.toString(), { region });
  } catch {
    return null;
  }
}

function isZone(zone: string): boolean {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const textsOf = ({ language }: Pick<Answers, "language">): StarterTexts => STARTER_TEXTS[language];
