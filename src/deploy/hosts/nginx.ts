import { grouped } from "../../lib/grouped.ts";
import { MEDIA_TYPES } from "../media-types.ts";
import { ERROR_PAGES, patternSource, type Redirect, targetWithGroups } from "../rules.ts";
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
 * The configuration of nginx 1.18 or newer: `maps.conf` for the block `http`, `server.conf` for the block `server`, and
 * a server that includes both.
 * @throws {RuleNotPortable}
 */
export function nginxFiles({ rules, site, domain }: Deployment): HostFile[] {
  refuseUnportable(rules);
  const groups = groupRedirects(rules).map((group, index) => ({ ...group, name: `$halyard_${group.status}_${index}` }));
  const { types, others } = splitContentType(headerTables(rules));
  const maps = [...groups.flatMap(redirectMaps), ...others.flatMap(headerMap), ...PATH_MAPS];
  return [
    { name: "maps.conf", text: fileText([HEAD, ...hashSizes(maps), ...maps]) },
    { name: "server.conf", text: fileText([HEAD, ...serverLines(groups, types, others)]) },
    {
      name: "site.conf",
      text: fileText([
        "# A start: copy it once, and add TLS. The two files are written again for each deploy.",
        ...siteLines(site, domain),
      ]),
    },
  ];
}

const HEAD = "# Written by `npm run rules -- nginx`, from the rules of the site. Write it again after each build.";

/** Text in quotes. A dollar would begin a variable. */
function quote(text: string): string {
  if (text.includes("$")) throw new RuleNotPortable(`nginx cannot be told a value with a dollar sign: ${text}`);
  return key(text);
}
/** The same with variables, and for the keys of maps. */
const key = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/**
 * A map is asked again after an internal redirect, when `$uri` has become the error page. Each leads to the next by its
 * default.
 */
function map(source: string, name: string, rows: string[], fallback: string): string[] {
  return [`map ${source} ${name} {`, "  volatile;", `  default ${fallback};`, ...rows.map((row) => `  ${row};`), "}"];
}

type NamedGroup = RedirectGroup & { name: string };

/** Where each path of the group leads, percent-encoded; empty where it leads nowhere. Keys are decoded, as `$uri` is. */
function redirectMaps({ name, queries, exact, patterns, captures }: NamedGroup): string[] {
  const targets = [
    ...queries.map(({ names, rules }) => ({
      source: `"$uri?${queryText(names, (name) => `$arg_${name}`)}"`,
      rows: rules.flatMap(({ from, query, to }) =>
        spellings(from).map(
          (path) => `${key(`${path}?${queryText(names, (name) => query[name] ?? "")}`)} ${quote(to)}`,
        ),
      ),
    })),
    {
      source: "$uri",
      rows: [
        ...exact.flatMap(({ from, to }) => spellings(from).map((path) => `${key(path)} ${quote(to)}`)),
        ...patterns.map(({ from, to }) => `${key(`~^${patternSource(decodeURIComponent(from))}$`)} ${quote(to)}`),
      ],
    },
    {
      source: "$request_uri",
      rows: captures.map((rule) => `${key(`~${capturePattern(rule)}`)} ${captureTarget(rule)}`),
    },
  ].filter(({ rows }) => rows.length > 0);
  return targets.flatMap(({ source, rows }, index) => {
    const nameOf = (number: number) => (number === 0 ? name : `${name}_${number}`);
    const next = index + 1 < targets.length ? nameOf(index + 1) : '""';
    return map(source, nameOf(index), [...new Set(rows)], next);
  });
}

const captureTarget = (rule: Redirect): string => key(targetWithGroups(rule, (index) => `$${index}`));

const variableOf = (name: string): string => `$halyard_header_${name.toLowerCase().replace(/\W/g, "_")}`;

function headerMap({ name, fallback, rows }: HeaderTable): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ pattern, value }) => `${key(`~^${filePattern(pattern)}$`)} ${quote(value)}`);
  return map("$uri", variableOf(name), lines, quote(fallback ?? ""));
}

/** A header is decided on when the file is known. */
const filePattern = (pattern: string): string =>
  `${patternSource(decodeURIComponent(pattern))}${pattern.endsWith("/") ? "(?:index\\.html)?" : ""}`;

const PATH_MAPS = [
  "# The file that answers.",
  ...map("$uri", "$halyard_file", ['"~^(.*/)$" "$1index.html"'], "$uri"),
  "# The folder that was meant, with the slash at its end, and never the name of another host.",
  ...map("$request_uri", "$halyard_folder", ['"~^/+([^?]*)(.*)$" "/$1/$2"'], '""'),
];

/** nginx keeps the keys of a map in a table whose cells have to hold the longest. */
function hashSizes(lines: string[]): string[] {
  const longest = Math.max(...lines.map((line) => Buffer.byteLength(line)));
  return [
    `map_hash_bucket_size ${2 ** Math.ceil(Math.log2(longest + 64))};`,
    `map_hash_max_size ${2 ** Math.ceil(Math.log2(lines.length * 4 + 2048))};`,
  ];
}

function serverLines(groups: NamedGroup[], types: HeaderTable["rows"], headers: HeaderTable[]): string[] {
  const forced = groups.filter(({ force }) => force);
  const others = groups.filter(({ force }) => !force);
  return [
    "index index.html;",
    "absolute_redirect off;",
    ...Object.entries(ERROR_PAGES).map(([status, page]) => `error_page ${status} ${page};`),
    "",
    ...typeLines(),
    "",
    "gzip on;",
    "gzip_vary on;",
    "gzip_proxied any;",
    "gzip_comp_level 6;",
    `gzip_types ${textTypes(types).map(quote).join(" ")};`,
    "",
    ...headers.map(({ name, fallback, rows }) => {
      const value = rows.length > 0 ? variableOf(name) : quote(fallback ?? "");
      return `add_header ${name} ${value} always;`;
    }),
    "",
    ...forced.map(answerLine),
    "",
    `location ~ "${HIDDEN_PATHS}" { return 404; }`,
    ...Object.values(ERROR_PAGES).map((page) => `location = ${page} { }`),
    ...types.map(
      ({ pattern, value }) =>
        `location ~ ${key(`^${filePattern(pattern)}$`)} { types { } default_type ${quote(value)}; try_files $halyard_file @halyard_none; }`,
    ),
    "location / { try_files $halyard_file @halyard_none; }",
    "location @halyard_none {",
    ...others.map((group) => `  ${answerLine(group)}`),
    "  if (-f $document_root$uri/index.html) { return 301 $halyard_folder; }",
    "  return 404;",
    "}",
  ];
}

/** `return` alone is what is safe inside `if`. */
const answerLine = ({ name, status }: NamedGroup): string =>
  status === 410 ? `if (${name}) { return 410; }` : `if (${name}) { return ${status} ${name}$is_args$args; }`;

function typeLines(): string[] {
  const lines = [...grouped(Object.entries(MEDIA_TYPES), ([, type]) => type)].map(
    ([type, files]) => `  ${quote(type)} ${files.map(([ending]) => ending.slice(1)).join(" ")};`,
  );
  return ["types {", ...lines, "}", "default_type application/octet-stream;"];
}

const siteLines = (site: string, domain: string): string[] => [
  "include halyard/maps.conf;",
  "server {",
  "  listen 80;",
  "  listen [::]:80;",
  `  server_name ${domain};`,
  `  root ${quote(site)};`,
  "  include halyard/server.conf;",
  "}",
];
