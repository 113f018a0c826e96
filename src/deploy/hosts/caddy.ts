import { MEDIA_TYPES } from "../media-types.ts";
import { ERROR_PAGES, patternSource, targetWithGroups } from "../rules.ts";
import {
  capturePattern,
  type Deployment,
  fileText,
  groupRedirects,
  type HeaderTable,
  HIDDEN_PATHS,
  type HostFile,
  headerTables,
  queryText,
  type RedirectGroup,
  RuleNotPortable,
  refuseUnportable,
  spellings,
  splitContentType,
  textTypes,
} from "./host.ts";

/**
 * The configuration of Caddy 2.6 or newer: `rules.caddy` for a site's block, and a Caddyfile that imports it.
 * @throws {RuleNotPortable}
 */
export function caddyFiles({ rules, site, domain }: Deployment): HostFile[] {
  refuseUnportable(rules);
  const groups = groupRedirects(rules).map((group, index) => ({ ...group, name: `halyard_${group.status}_${index}` }));
  const { types, others } = splitContentType(headerTables(rules));
  const encode = encodeLines(types);
  const lines = [
    HEAD,
    ...encode,
    "route {",
    ...indent([
      ...others.flatMap(headerLines),
      ...groups.flatMap(redirectMaps),
      ...HELPERS,
      ...groups.filter(({ force }) => force).flatMap((group) => answerLines(group)),
      ...FOUND,
      ...groups.filter(({ force }) => !force).flatMap((group) => answerLines(group)),
      ...NOT_FOUND,
      ...mediaTypeLines(types),
      ...FILE_SERVER,
    ]),
    "}",
    "handle_errors {",
    ...indent(
      Object.entries(ERROR_PAGES).flatMap(([status, page]) =>
        errorLines(status, page, rules.headersFor(page), others, encode),
      ),
    ),
    "}",
  ];
  const start = [`${domain} {`, `  root * ${quote(site)}`, "  import halyard/rules.caddy", "}"];
  return [
    { name: "rules.caddy", text: fileText(lines) },
    {
      name: "Caddyfile",
      text: fileText(["# A start: copy it once. rules.caddy is written again for each deploy.", ...start]),
    },
  ];
}

const HEAD = "# Written by `npm run rules -- caddy`, from the rules of the site. Write it again after each build.";
const indent = (lines: string[]): string[] => lines.map((line) => `  ${line}`);

/** Text in quotes. Braces would name a value of Caddy's. */
function quote(text: string): string {
  if (/[{}]/.test(text)) throw new RuleNotPortable(`Caddy cannot be told a value with a brace: ${text}`);
  return inQuotes(text);
}

/** A backslash in quotes is a backslash, but before a quote. */
const inQuotes = (text: string): string => `"${text.replace(/"/g, '\\"')}"`;

/** A path as the key of a map; one with braces as a regular expression that has none. */
function exactKey(text: string): string {
  if (!/[{}]/.test(text)) return inQuotes(text);
  return inQuotes(`~^${patternSource(text).replace(/\\\{/g, "\\x7B").replace(/\\\}/g, "\\x7D")}$`);
}

/** The first row that matches holds. */
const map = (source: string, name: string, rows: string[], fallback: string): string[] => [
  `map ${source} {${name}} {`,
  ...indent([...new Set(rows), `default ${fallback}`]),
  "}",
];

type NamedGroup = RedirectGroup & { name: string };

/** Where a path of the group leads, percent-encoded; empty where it leads nowhere. The last of its maps is asked first. */
function redirectMaps({ name, queries, exact, patterns, captures }: NamedGroup): string[] {
  const raw = captures.map((rule) => {
    return `${inQuotes(`~${capturePattern(rule)}`)} ${inQuotes(targetWithGroups(rule, (index) => `$${index}`))}`;
  });
  const byPath = [
    ...exact.flatMap(({ from, to }) => spellings(from).map((path) => `${exactKey(path)} ${quote(to)}`)),
    ...patterns.map(({ from, to }) => `${inQuotes(`~^${patternSource(decodeURIComponent(from))}$`)} ${quote(to)}`),
  ];
  const byQuery = queries.map(({ names, rules }) => ({
    source: inQuotes(`{path}?${queryText(names, (name) => `{query.${name}}`)}`),
    rows: rules.flatMap(({ from, query, to }) =>
      spellings(from).map((path) => {
        return `${exactKey(`${path}?${queryText(names, (name) => query[name] ?? "")}`)} ${quote(to)}`;
      }),
    ),
  }));
  const maps = [{ source: "{uri}", rows: raw }, { source: "{path}", rows: byPath }, ...byQuery.reverse()].filter(
    ({ rows }) => rows.length > 0,
  );
  return maps.flatMap(({ source, rows }, index) => {
    const nameOf = (number: number) => (number === maps.length - 1 ? name : `${name}_${number}`);
    return map(source, nameOf(index), rows, index === 0 ? '""' : `{${nameOf(index - 1)}}`);
  });
}

function answerLines({ name, status, force }: NamedGroup): string[] {
  const condition = [`not vars {${name}} ""`, ...(force ? [] : ["not vars halyard_found yes"])];
  const matcher = [`@${name} {`, ...indent(condition), "}"];
  const answer = status === 410 ? `error @${name} 410` : `redir @${name} {${name}}{halyard_query} ${status}`;
  return [...matcher, answer];
}

function headerLines({ name, fallback, rows }: HeaderTable): string[] {
  const matcher = (index: number) => `@${name.toLowerCase()}_${index}`;
  const special = rows
    .toReversed()
    .flatMap(({ pattern, value }, index) => [
      `${matcher(index)} path_regexp ${inQuotes(`^${patternSource(decodeURIComponent(pattern))}$`)}`,
      `header ${matcher(index)} ${name} ${quote(value)}`,
    ]);
  return [...(fallback === null ? [] : [`header ${name} ${quote(fallback)}`]), ...special];
}

const HELPERS = [
  ...map("{query}", "halyard_query", ['"~^(.+)$" "?$1"'], '""'),
  "# The folder that was meant, with the slash at its end, and never the name of another host.",
  ...map("{uri}", "halyard_folder", ['"~^/+([^?]*)" "/$1/"'], '""'),
];

const FOUND = [
  `@hidden path_regexp "${HIDDEN_PATHS}"`,
  "error @hidden 404",
  "@index {",
  "  path */",
  "  file {path}index.html",
  "}",
  "vars @index halyard_found yes",
  "@file {",
  "  not path */",
  "  file {path}",
  "}",
  "vars @file halyard_found yes",
];

const NOT_FOUND = [
  "@folder {",
  "  not path */",
  "  file {path}/index.html",
  "}",
  "redir @folder {halyard_folder}{halyard_query} 301",
  "@nothing not vars halyard_found yes",
  "error @nothing 404",
];

const FILE_SERVER = ["file_server {", "  disable_canonical_uris", "}"];

/** The types of the files, whatever the machine's own list says. */
function mediaTypeLines(types: HeaderTable["rows"]): string[] {
  const rows = [
    ...types.map(
      ({ pattern, value }) => `${inQuotes(`~^${patternSource(decodeURIComponent(pattern))}$`)} ${quote(value)}`,
    ),
    `"~/$" ${quote(MEDIA_TYPES[".html"] ?? "")}`,
    ...Object.entries(MEDIA_TYPES).map(([ending, type]) => `${inQuotes(`~\\${ending}$`)} ${quote(type)}`),
  ];
  return [...map("{path}", "halyard_type", rows, "application/octet-stream"), "header Content-Type {halyard_type}"];
}

function encodeLines(types: HeaderTable["rows"]): string[] {
  const names = new Set(textTypes(types).map((type) => type.split(";")[0] ?? ""));
  const matches = [...names].map((type) => `header Content-Type ${type}*`);
  return ["encode {", "  zstd", "  gzip 6", "  match {", ...indent(indent(matches)), "  }", "}"];
}

/** An error has the headers of its own page, whatever was asked for. */
function errorLines(
  status: string,
  page: string,
  headers: Record<string, string>,
  tables: HeaderTable[],
  encode: string[],
): string[] {
  const unset = tables.filter(({ name }) => headers[name] === undefined).map(({ name }) => `header -${name}`);
  const set = Object.entries({ ...headers, "Content-Type": MEDIA_TYPES[".html"] ?? "" });
  return [
    `@error${status} expression {http.error.status_code} == ${status}`,
    `handle @error${status} {`,
    ...indent([
      ...unset,
      ...set.map(([name, value]) => `header ${name} ${quote(value)}`),
      ...encode,
      `rewrite * ${page}`,
      ...FILE_SERVER,
    ]),
    "}",
  ];
}
