import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { MEDIA_TYPES } from "../src/deploy/media-types.ts";
import type { RunningHost } from "./hosts.ts";

/**
 * Cloudflare Pages as its documentation describes it:
 * https://developers.cloudflare.com/pages/configuration/serving-pages/, …/headers/ and …/functions/routing/.
 * A stand-in: the real one needs an account, and its emulator a newer Node.
 */
export async function startPages(site: string, host: string): Promise<RunningHost> {
  const worker = (await import(pathToFileURL(path.join(site, "_worker.js")).href)) as { default: Worker };
  const routes = JSON.parse(readFileSync(path.join(site, "_routes.json"), "utf8")) as { exclude: string[] };
  const assets = {
    fetch: async (asked: Request | URL) => asset(site, new URL(asked instanceof URL ? asked : asked.url)),
  };
  return {
    async ask(asked, headers = {}) {
      const request = new Request(`https://${host}${asked}`, { headers, redirect: "manual" });
      const { pathname } = new URL(request.url);
      const isExcluded = routes.exclude.some((route) => pathname.startsWith(route.slice(0, -1)));
      const answer = await (isExcluded ? assets.fetch(request) : worker.default.fetch(request, { ASSETS: assets }));
      const body = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
    },
    stop: async () => {},
  };
}

interface Worker {
  fetch(
    request: Request,
    environment: { ASSETS: { fetch(asked: Request | URL): Promise<Response> } },
  ): Promise<Response>;
}

function asset(site: string, { pathname, search }: URL): Response {
  const asked = decodeURIComponent(pathname);
  const isFile = (name: string) => existsSync(path.join(site, name)) && statSync(path.join(site, name)).isFile();
  const lead = (to: string) =>
    withHeaders(
      site,
      pathname,
      new Response(null, { status: 308, headers: { Location: to.replace(/^\/+/, "/") + search } }),
    );
  const send = (name: string, status: number) => {
    const type = MEDIA_TYPES[path.extname(name)]?.split(";")[0] ?? "application/octet-stream";
    const body = readFileSync(path.join(site, name));
    return withHeaders(site, pathname, new Response(body, { status, headers: { "Content-Type": type } }));
  };
  if (asked.endsWith("/") && isFile(`${asked}index.html`)) return send(`${asked}index.html`, 200);
  if (asked.endsWith(".html") && isFile(asked)) return lead(pathname.replace(/(index)?\.html$/, ""));
  if (!asked.endsWith("/") && !/^\/_(headers|redirects|worker\.js|routes\.json)$/.test(asked)) {
    if (isFile(asked)) return send(asked, 200);
    if (isFile(`${asked}.html`)) return send(`${asked}.html`, 200);
    if (isFile(`${asked}/index.html`)) return lead(`${pathname}/`);
  }
  const missing = send("404.html", 404);
  missing.headers.set("Cache-Control", "no-store");
  return missing;
}

/** Every block that matches adds what it says, joined by a comma; `! Name` takes away what was there. */
function withHeaders(site: string, pathname: string, response: Response): Response {
  response.headers.set("Access-Control-Allow-Origin", "*");
  let applies = false;
  const set = new Set<string>();
  for (const line of readFileSync(path.join(site, "_headers"), "utf8").split("\n")) {
    const [, name = "", value = ""] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (line.startsWith("/")) applies = line.endsWith("*") ? pathname.startsWith(line.slice(0, -1)) : pathname === line;
    else if (applies && line.trim().startsWith("! ")) response.headers.delete(line.trim().slice(2));
    else if (applies && name !== "") {
      if (set.has(name)) response.headers.append(name, value);
      else response.headers.set(name, value);
      set.add(name);
    }
  }
  return response;
}
