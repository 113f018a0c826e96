import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { PROJECT } from "../build/assets.ts";
import { refuseUnfinished } from "../build/output.ts";
import { UsageError } from "../build/settings.ts";
import { MEDIA_TYPES } from "../deploy/media-types.ts";
import { type DeployRules, readDeployRules } from "../deploy/netlify-rules.ts";
import { ERROR_PAGES, encodeRulePath, HIDDEN_FILES } from "../deploy/rules.ts";

/** Every other file is small already. */
const TEXTS = new Set([".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".atom", ".opml", ".webmanifest"]);
const BROTLI_QUALITY = 5;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

export interface SiteServer {
  /** `http://localhost:8080` */
  address: string;
  /** Reads the deploy rules again, after a build. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** The files of a site, by their names in the output, wherever they come from. */
export interface SiteFiles {
  has(name: string): boolean;
  /** Null where there is none. */
  read(name: string): Promise<string | Uint8Array | null>;
  /** Changes with the contents; null where a browser is to keep nothing. */
  version(name: string): string | null;
  /** Where `_headers` and `_redirects` are. */
  readonly rules: string;
}

interface ServeOptions {
  port: number;
  /** The interface to listen on; default all of them. */
  host?: string;
  /** Answers some paths itself, and may add to HTML: the reload of `npm run dev`. */
  live?: { handle(request: IncomingMessage, response: ServerResponse): boolean; script: string };
}

/**
 * Serves a finished site as the CDN would: its headers, redirects, 410s and 404 page. A form's POST is answered with
 * the page that its action names.
 * @throws {UsageError} where the folder is no finished site or the port is taken.
 */
export async function serveSite(folder: string, options: ServeOptions): Promise<SiteServer> {
  refuseUnfinished(folder);
  return serveFiles(filesIn(folder), options);
}

/** A finished site. No path leads out of the folder. */
function filesIn(folder: string): SiteFiles {
  const statOf = (name: string) => {
    const file = path.join(folder, name);
    if (path.relative(folder, file).split(path.sep)[0] === "..") return undefined;
    // A name below a file is no error: it is not there.
    return existsSync(file) ? statSync(file) : undefined;
  };
  return {
    rules: folder,
    has: (name) => statOf(name)?.isFile() ?? false,
    read: (name) => (statOf(name)?.isFile() ? readFile(path.join(folder, name)) : Promise.resolve(null)),
    version(name) {
      const stats = statOf(name);
      return stats ? `"${stats.size.toString(16)}-${Math.trunc(stats.mtimeMs).toString(16)}"` : null;
    },
  };
}

/**
 * Serves these files as the CDN would.
 * @throws {UsageError} where the port is taken.
 */
export async function serveFiles(files: SiteFiles, { port, host, live }: ServeOptions): Promise<SiteServer> {
  const read = () => readDeployRules(files.rules, path.join(PROJECT, "netlify.toml"));
  let rules = await read();
  const server = createServer((request, response) => {
    if (live?.handle(request, response)) return;
    answer(request, response, files, rules, live?.script).catch((error: unknown) => {
      console.error(error);
      send(response, 500, { "Content-Type": "text/plain; charset=utf-8" }, `${(error as Error).stack}\n`);
    });
  });
  await listen(server, port, host);
  const bound = server.address();
  const actual = typeof bound === "object" && bound ? bound.port : port;
  return {
    address: `http://localhost:${actual}`,
    async refresh() {
      rules = await read();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new UsageError(`Port ${port} is taken: set another with PORT=8081.`) : error);
    });
    server.listen({ port, host }, resolve);
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: SiteFiles,
  rules: DeployRules,
  script: string | undefined,
): Promise<void> {
  const asked = addressOf(request);
  if (asked === null) {
    send(response, 400, { "Content-Type": "text/plain" }, "Bad request\n");
    return;
  }
  const { urlPath, query } = asked;
  const fileFor = (asked: string): string | null => {
    const name = asked.endsWith("/") ? `${asked}index.html`.slice(1) : asked.slice(1);
    const isHidden = HIDDEN_FILES.includes(name.split("/")[0] ?? "") || name.includes("\0");
    return !isHidden && files.has(name) ? name : null;
  };
  const rule = rules.redirectFor(urlPath, query);
  // A rule without force stands back where a file answers.
  const redirect = rule?.force || fileFor(urlPath) === null ? rule : null;
  const found = fileFor(redirect?.to ?? urlPath);
  if (redirect && redirect.status < 400) {
    send(response, redirect.status, { Location: redirect.to }, "");
  } else if (found === null && fileFor(`${urlPath}/`) !== null) {
    const folder = `${encodeRulePath(urlPath).replace(/^\/+/, "/")}/`;
    send(response, 301, { Location: query === "" ? folder : `${folder}?${query}` }, "");
  } else {
    const status = found === null ? 404 : (redirect?.status ?? 200);
    const shown = found ?? ERROR_PAGES[404].slice(1);
    // An error has the headers of its own page: a cache is not to keep it as long as the picture that was asked for.
    const headers = rules.headersFor(status < 400 ? urlPath : `/${shown}`);
    await sendFile(request, response, files, shown, status, headers, script);
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, headers).end(body);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: SiteFiles,
  name: string,
  status: number,
  rules: Record<string, string>,
  script: string | undefined,
): Promise<void> {
  const type = MEDIA_TYPES[path.extname(name)] ?? "application/octet-stream";
  const etag = files.version(name);
  const headers = {
    "Content-Type": type,
    ...rules,
    ...(etag === null ? { "Cache-Control": "no-store" } : { ETag: etag }),
  };
  if (etag !== null && request.headers["if-none-match"] === etag) {
    send(response, 304, headers, "");
    return;
  }
  const content = (await files.read(name)) ?? "";
  const isHtml = script !== undefined && type.startsWith("text/html");
  const body = isHtml
    ? Buffer.from(content).toString().replace("</body>", `<script src="${script}"></script></body>`)
    : content;
  const sent = await encode(Buffer.from(body), name, request.headers["accept-encoding"]);
  response.writeHead(status, { ...headers, ...sent.headers, "Content-Length": sent.bytes.length });
  response.end(request.method === "HEAD" ? undefined : sent.bytes);
}

/** Text is sent small, as a CDN sends it: what a page costs on a slow line can be seen here, too. */
async function encode(bytes: Buffer, name: string, accepted: string | string[] | undefined) {
  if (!TEXTS.has(path.extname(name))) return { bytes, headers: {} };
  const vary = { Vary: "Accept-Encoding" };
  const codings = String(accepted ?? "").split(/\s*,\s*/);
  if (codings.includes("br")) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    return { bytes: await toBrotli(bytes, { params }), headers: { ...vary, "Content-Encoding": "br" } };
  }
  if (codings.includes("gzip")) return { bytes: await toGzip(bytes), headers: { ...vary, "Content-Encoding": "gzip" } };
  return { bytes, headers: vary };
}

/** The path, decoded, and the query without its `?`; null where the path is no text. */
function addressOf({ url = "/" }: IncomingMessage): { urlPath: string; query: string } | null {
  try {
    // `//path` is a path here, and not the name of a host.
    const { pathname, search } = new URL(url.startsWith("/") ? `http://localhost${url}` : url);
    return { urlPath: decodeURIComponent(pathname), query: search.slice(1) };
  } catch {
    return null;
  }
}
