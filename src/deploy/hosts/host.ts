import { grouped } from "../../lib/grouped.ts";
import { isText, MEDIA_TYPES } from "../media-types.ts";
import type { DeployRules } from "../netlify-rules.ts";
import { HIDDEN_FILES, hasCaptures, isExact, patternSource, type Redirect, type Rules } from "../rules.ts";

/** One file of a host's configuration. */
export interface HostFile {
  name: string;
  text: string;
}

/** What a finished site needs elsewhere: its rules, and where its files are. */
export interface Deployment {
  rules: DeployRules;
  /** The folder of the site, absolute. */
  site: string;
  /** The name under which readers ask, without a scheme. */
  domain: string;
}

/** Thrown where a host cannot be told a rule. Names the rule and what to do. */
export class RuleNotPortable extends Error {}

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * @throws {RuleNotPortable} where a rule is of a kind that only Netlify knows. Every other host is told what this
 * project's own rules need: redirects, 410, and headers by path.
 */
export function refuseUnportable({ redirects }: Rules): void {
  for (const { from, status, force, conditions } of redirects) {
    const known = Object.keys(conditions).length === 0 && (REDIRECTS.includes(status) || (status === 410 && force));
    if (known) continue;
    const reason = `The rule for ${from} has a condition or the status ${status}, which only Netlify knows.`;
    throw new RuleNotPortable(`${reason} Take it out of netlify.toml, and write it into the host's own configuration.`);
  }
}

/** Redirects that are answered alike. */
export interface RedirectGroup {
  status: number;
  force: boolean;
  /** One path each, and what has to be asked for: by the names of that, those that ask for most first. */
  queries: { names: string[]; rules: Redirect[] }[];
  exact: Redirect[];
  /** Patterns with one target for all. */
  patterns: Redirect[];
  /** Patterns whose target holds a part of what was asked. */
  captures: Redirect[];
}

/** Those that hold also where a file answers come first. */
export function groupRedirects({ redirects }: Rules): RedirectGroup[] {
  const groups = grouped(redirects, ({ force, status }) => `${force ? 0 : 1} ${status}`);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rules]) => groupOf(rules));
}

function groupOf(rules: Redirect[]): RedirectGroup {
  const [{ status, force } = { status: 301, force: true }] = rules;
  const queries = grouped(rules, ({ query }) => Object.keys(query).sort().join("&"));
  const plain = queries.get("") ?? [];
  queries.delete("");
  const exact = plain.filter(({ from }) => isExact(from));
  const patterns = plain.filter((rule) => !isExact(rule.from) && !hasCaptures(rule));
  const captures = plain.filter(hasCaptures);
  const byNames = [...queries].map(([names, asked]) => ({ names: names.split("&"), rules: asked }));
  return { status, force, queries: byNames.sort((a, b) => b.names.length - a.names.length), exact, patterns, captures };
}

/** The paths, decoded, that one path of the rules stands for: with the slash at the end and without. */
export function spellings(from: string): string[] {
  const path = decodeURIComponent(from);
  return path === "/" ? [path] : [path.replace(/\/$/, ""), path.replace(/\/?$/, "/")];
}

/** Names and values of what has to be asked for, in one order. */
export const queryText = (names: readonly string[], value: (name: string) => string): string =>
  names.map((name) => `${name}=${value(name)}`).join("&");

/** What each header is, by path: the patterns that set it, the one that holds before those that it replaces. */
export interface HeaderTable {
  name: string;
  /** Where no pattern matches. Null: the header is not sent. */
  fallback: string | null;
  rows: { pattern: string; value: string }[];
}

export function headerTables({ headers }: Rules): HeaderTable[] {
  const names = [...new Set(headers.flatMap(({ values }) => Object.keys(values)))];
  return names.map((name) => {
    const rows = headers
      .flatMap(({ for: pattern, values }) => {
        const value = values[name];
        return value === undefined ? [] : [{ pattern, value }];
      })
      .reverse();
    const all = rows.findIndex(({ pattern }) => pattern === "/*");
    if (all === -1) return { name, fallback: null, rows };
    return { name, fallback: rows[all]?.value ?? null, rows: rows.slice(0, all) };
  });
}

/** The media types, which a host finds in another way than headers, and the rest. */
export function splitContentType(tables: HeaderTable[]): { types: HeaderTable["rows"]; others: HeaderTable[] } {
  const isType = ({ name }: HeaderTable) => name.toLowerCase() === "content-type";
  return { types: tables.find(isType)?.rows ?? [], others: tables.filter((table) => !isType(table)) };
}

export const fileText = (lines: readonly string[]): string => `${lines.join("\n")}\n`;

/** As a regular expression over paths: the files that are for the host alone. */
export const HIDDEN_PATHS = `^/(${HIDDEN_FILES.map((file) => file.replace(/\W/g, "\\$&")).join("|")})(/|$)`;

/**
 * A rule's pattern as a regular expression over the address as it was asked: what stands there goes into a header, and
 * something decoded would let anybody write headers.
 */
export const capturePattern = ({ from }: Redirect): string => `^${patternSource(from, "[^/?]+", "[^?]*")}(?:\\?|$)`;

/** The media types that become smaller by compression, those of headers among them. */
export const textTypes = (types: HeaderTable["rows"]): string[] => [
  ...new Set([...Object.values(MEDIA_TYPES), ...types.map(({ value }) => value)].filter(isText)),
];
