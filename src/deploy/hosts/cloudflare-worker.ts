import type { HeaderTable, RedirectGroup } from "./host.ts";

/** Written in by the bundler. Patterns are regular expressions over a path as it was asked. */
declare const TABLES: WorkerTables;

export interface WorkerTables {
  groups: WorkerGroup[];
  headers: { name: string; fallback: HeaderTable["fallback"]; rows: [pattern: string, value: string][] }[];
  pages: Record<string, string>;
}

export interface WorkerGroup extends Pick<RedirectGroup, "status" | "force"> {
  /** By path, decoded, without a slash at the end. */
  queries: Record<string, [query: Record<string, string>, to: string][]>;
  exact: Record<string, string>;
  patterns: [pattern: string, to: string][];
}

interface Environment {
  ASSETS: { fetch(request: Request | URL): Promise<Response> };
}

/** In front of the files: redirects, what is gone, and the headers of every answer. */
export default {
  async fetch(request: Request, { ASSETS }: Environment): Promise<Response> {
    const url = new URL(request.url);
    const path = decoded(url.pathname);
    const forced = leadOn(url, path, true);
    if (forced !== null && forced.status !== 410) return withHeaders(redirect(forced, url), path);
    if (forced !== null) return errorPage(forced.status, url, ASSETS);
    const found = await ASSETS.fetch(request);
    if (found.status !== 404) return withHeaders(found, path);
    const led = leadOn(url, path, false);
    return led === null ? errorPage(404, url, ASSETS) : withHeaders(redirect(led, url), path);
  },
};

interface Lead {
  status: number;
  to: string;
}

function leadOn(url: URL, path: string, force: boolean): Lead | null {
  const key = path === "/" ? path : path.replace(/\/$/, "");
  for (const group of TABLES.groups.filter((one) => one.force === force)) {
    const asked = own(group.queries, key)?.find(([query]) =>
      Object.entries(query).every(([name, value]) => url.searchParams.get(name) === value),
    );
    const to = asked?.[1] ?? own(group.exact, key) ?? byPattern(group.patterns, url.pathname);
    if (to !== null) return { status: group.status, to };
  }
  return null;
}

const own = <T>(table: Record<string, T>, key: string): T | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;

function byPattern(patterns: WorkerGroup["patterns"], path: string): string | null {
  for (const [pattern, to] of patterns) {
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) return to.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? "");
  }
  return null;
}

/** What was asked for goes along. */
const redirect = ({ status, to }: Lead, { search }: URL): Response =>
  new Response(null, { status, headers: { Location: `${to}${search}` } });

/** An error has the headers of its own page. Pages answers for `/404.html` at `/404`. */
async function errorPage(status: number, url: URL, assets: Environment["ASSETS"]): Promise<Response> {
  const page = TABLES.pages[status] ?? "/";
  const { body, headers } = await assets.fetch(new URL(page.replace(/\.html$/, ""), url));
  return withHeaders(new Response(body, { status, headers }), page);
}

function withHeaders(answer: Response, path: string): Response {
  const headers = new Headers(answer.headers);
  for (const { name, fallback, rows } of TABLES.headers) {
    const value = rows.find(([pattern]) => new RegExp(`^${pattern}$`).test(path))?.[1] ?? fallback;
    const isType = name.toLowerCase() === "content-type";
    const hasBody = answer.status < 300 || answer.status >= 400;
    if (value !== null && (!isType || hasBody)) headers.set(name, value);
    else if (!isType) headers.delete(name);
  }
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

/** A path that is no text leads nowhere. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
