import { bundleModule } from "../bundle-module.ts";
import { MEDIA_TYPES } from "../media-types.ts";
import { ERROR_PAGES, examplePath, patternSource, type Redirect, targetWithGroups } from "../rules.ts";
import type { WorkerGroup, WorkerTables } from "./cloudflare-worker.ts";
import {
  type Deployment,
  groupRedirects,
  type HostFile,
  headerTables,
  type RedirectGroup,
  RuleNotPortable,
  refuseUnportable,
} from "./host.ts";

/** https://developers.cloudflare.com/pages/platform/limits/ and …/pages/functions/routing/ */
const LIMITS = { routes: 100, routeLength: 100, headerLine: 2000, headerRules: 100 } as const;

/**
 * The configuration of Cloudflare Pages, to be put into the folder of the site. A worker knows every rule and answers for
 * all but files that are kept for ever, which Pages gives out by itself with the headers of `_headers`. `_redirects` is
 * empty: Pages has no 410, no rule that holds only where no file answers, and room for 2,000 rules.
 * @param project where `src/deploy` is.
 * @throws {RuleNotPortable}
 */
export async function cloudflareFiles({ rules }: Deployment, project: string): Promise<HostFile[]> {
  refuseUnportable(rules);
  const kept = rules.headers
    .filter(({ values }) => values["Cache-Control"]?.includes("immutable"))
    .map(({ for: pattern }) => ({
      folder: `${pattern.replace(/\/[:*].*$/, "")}/*`,
      headers: rules.headersFor(decodeURIComponent(examplePath(pattern))),
    }));
  const tables: WorkerTables = {
    groups: groupRedirects(rules).map(workerGroup),
    headers: headerTables(rules).map(({ name, fallback, rows }) => ({
      name,
      fallback,
      rows: [
        ...rows.map(({ pattern, value }): Row => [patternSource(decodeURIComponent(pattern)), value]),
        ...(name.toLowerCase() === "content-type" ? TYPES : []),
      ],
    })),
    pages: ERROR_PAGES,
  };
  return [
    { name: "_headers", text: headersText(kept, rules.headersFor(ERROR_PAGES[404])) },
    { name: "_redirects", text: `${CLOUDFLARE_MARK} _worker.js knows the redirects.\n` },
    { name: "_routes.json", text: routesText(kept.map(({ folder }) => folder)) },
    { name: "_worker.js", text: await bundleModule("hosts/cloudflare-worker.ts", project, { TABLES: tables }) },
  ];
}

type Row = WorkerTables["headers"][number]["rows"][number];

/** The types of the files, as everywhere else. */
const TYPES: Row[] = [
  [".*/", MEDIA_TYPES[".html"] ?? ""],
  ...Object.entries(MEDIA_TYPES).map(([ending, type]): Row => [`.*\\${ending}`, type]),
];

/** The first words of what this writes: they say that a site is Cloudflare's already. */
export const CLOUDFLARE_MARK = "# Written for Cloudflare Pages by `npm run rules`.";

/**
 * `/*` is what holds where the worker is not asked: once a day's free calls are used up, Pages may go on without it.
 * Where two blocks set one header Pages joins the values, so each takes away what it sets, and what others would let in.
 */
function headersText(kept: { folder: string; headers: Record<string, string> }[], all: Record<string, string>): string {
  const lines = Object.entries(all).map(([name, value]) => `  ${name}: ${value}`);
  const blocks = kept.map(({ folder, headers }) => {
    const own = Object.entries(headers).filter(([name, value]) => all[name] !== value);
    return [folder, ...own.flatMap(([name, value]) => [`  ! ${name}`, `  ${name}: ${value}`])];
  });
  return checked(
    [CLOUDFLARE_MARK, "/*", "  ! Access-Control-Allow-Origin", ...lines, ...blocks.flat()],
    kept.length + 1,
  );
}

function checked(lines: string[], rules: number): string {
  const long = lines.find((line) => line.length > LIMITS.headerLine);
  if (long !== undefined) {
    const problem = `Pages takes ${LIMITS.headerLine} letters for a header, and this has ${long.length}: ${long.slice(0, 60)}…`;
    throw new RuleNotPortable(`${problem} Shorten it in netlify.toml.`);
  }
  if (rules > LIMITS.headerRules) throw tooMany("headers", rules, LIMITS.headerRules);
  return `${lines.join("\n")}\n`;
}

function routesText(kept: string[]): string {
  if (kept.length + 1 > LIMITS.routes) throw tooMany("routes", kept.length + 1, LIMITS.routes);
  const long = kept.find((route) => route.length > LIMITS.routeLength);
  if (long !== undefined) throw new RuleNotPortable(`Pages takes ${LIMITS.routeLength} letters for a route: ${long}`);
  return `${JSON.stringify({ version: 1, include: ["/*"], exclude: kept }, null, 2)}\n`;
}

const tooMany = (what: string, count: number, most: number): RuleNotPortable =>
  new RuleNotPortable(`Pages takes ${most} rules of ${what}, and these are ${count}: join some in netlify.toml.`);

function workerGroup({ status, force, queries, exact, patterns, captures }: RedirectGroup): WorkerGroup {
  const keyOf = ({ from }: Redirect) => (from === "/" ? from : decodeURIComponent(from).replace(/\/$/, ""));
  const asked: WorkerGroup["queries"] = {};
  for (const rule of queries.flatMap(({ rules }) => rules)) {
    asked[keyOf(rule)] = [...(asked[keyOf(rule)] ?? []), [rule.query, rule.to]];
  }
  return {
    status,
    force,
    queries: asked,
    exact: Object.fromEntries(exact.map((rule) => [keyOf(rule), rule.to])),
    patterns: [...patterns, ...captures].map((rule) => [
      patternSource(rule.from),
      targetWithGroups(rule, (index) => `$${index}`),
    ]),
  };
}
