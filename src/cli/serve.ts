import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { PROJECT } from "../build/assets.ts";
import { refuseUnfinished } from "../build/output.ts";
import { UsageError } from "../build/settings.ts";
import { type DeployRules, readDeployRules } from "../deploy/netlify-rules.ts";

const MEDIA_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export interface SiteServer {
  /** `http://localhost:8080` */
  address: string;
  /** Reads the deploy rules again, after a build. */
  refresh(): Promise<void>;
  close(): Promise<void>;
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
export async function serveSite(folder: string, { port, host, live }: ServeOptions): Promise<SiteServer> {
  refuseUnfinished(folder);
  const read = () => readDeployRules(folder, path.join(PROJECT, "netlify.toml"));
  let rules = await read();
  const server = createServer((request, response) => {
    if (live?.handle(request, response)) return;
    answer(request, response, folder, rules, live?.script);
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

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  rules: DeployRules,
  script: string | undefined,
): void {
  const urlPath = pathOf(request);
  const rule = urlPath === null ? null : rules.redirectFor(urlPath);
  // A rule without force stands back where a file answers.
  const redirect = rule?.force || (urlPath !== null && fileFor(folder, urlPath) === null) ? rule : null;
  const found = urlPath === null ? null : fileFor(folder, redirect?.to ?? urlPath);
  if (urlPath === null) {
    send(response, 400, { "Content-Type": "text/plain" }, "Bad request\n");
  } else if (redirect && redirect.status < 400) {
    send(response, redirect.status, { Location: redirect.to }, "");
  } else if (found === null && fileFor(folder, `${urlPath}/`) !== null) {
    send(response, 301, { Location: `${encodeURI(urlPath)}/` }, "");
  } else {
    const status = found === null ? 404 : (redirect?.status ?? 200);
    sendFile(request, response, found ?? path.join(folder, "404.html"), status, rules.headersFor(urlPath), script);
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, headers).end(body);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status: number,
  rules: Record<string, string>,
  script: string | undefined,
): void {
  const type = MEDIA_TYPES[path.extname(file)] ?? "application/octet-stream";
  const headers = { "Content-Type": type, ...rules };
  if (script !== undefined && type.startsWith("text/html")) {
    const html = readFileSync(file, "utf8").replace("</body>", `<script src="${script}"></script></body>`);
    send(response, status, headers, html);
    return;
  }
  const { size, mtimeMs } = statSync(file);
  const etag = `"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`;
  if (request.headers["if-none-match"] === etag) {
    send(response, 304, { ...headers, ETag: etag }, "");
    return;
  }
  response.writeHead(status, { ...headers, ETag: etag, "Content-Length": size });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

function pathOf(request: IncomingMessage): string | null {
  try {
    return decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    return null;
  }
}

/** The file that answers a path; null where there is none, or where the path would lead out of the folder. */
function fileFor(folder: string, urlPath: string): string | null {
  const file = path.join(folder, urlPath.endsWith("/") ? `${urlPath}index.html` : urlPath);
  const isInside = path.relative(folder, file).split(path.sep)[0] !== "..";
  const isHidden = ["/_headers", "/_redirects"].includes(urlPath) || urlPath.includes("\0");
  return isInside && !isHidden && existsSync(file) && statSync(file).isFile() ? file : null;
}
