import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main as rules } from "../../src/cli/rules.ts";
import { type DeployRules, readDeployRules } from "../../src/deploy/netlify-rules.ts";
import { serveSite } from "../../src/server/serve.ts";
import { startPages } from "../cloudflare-pages.ts";
import { askHost, type RunningHost, startCaddy, startNginx } from "../hosts.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

const DOMAIN = "ledger.example";
const STORY = "/2026/11/20/a/";
const OLD = [
  "/old/path/",
  "/old/page.html",
  "/früher/größe/",
  "/old/the winter sale/",
  "/old/live:-the-vote/",
  "/old/up-100%25/",
  "/old/why%3F/",
  '/old/"quoted"/',
  "/old/{brace}/",
  "/old/$dollar/",
  "/old/[x]'(y)+,;=@&!~/",
  "/?p=123",
  "/index.php?option=com&id=5",
];

/** A newsroom with hubs, renamed lists, old addresses of every kind, and a story whose rights have ended. */
function newsroom(): TestNewsroom {
  const made = new TestNewsroom("ledger");
  const settings = readFileSync(path.join(made.newsroom, "site.yaml"), "utf8");
  const renamed = (file: string, slug: string, old: string) =>
    readFileSync(path.join(made.newsroom, file), "utf8").replace(`slug: ${slug},`, `slug: ${slug}, aliases: [${old}],`);
  return made
    .write("newsroom/site.yaml", `${settings}hubs: ["https://hub.example/"]\n`)
    .write("newsroom/sections.yaml", renamed("sections.yaml", "city", "town"))
    .write("newsroom/authors.yaml", renamed("authors.yaml", "ada-byron", "a-byron"))
    .write("newsroom/tags.yaml", "- { label: Harbor, aliases: [Port, Hafengröße] }\n")
    .write("articles/2026/11/a.md", article({ aliases: JSON.stringify(OLD), tags: "[Harbor]" }))
    .write("articles/2026/11/b.md", article({ slug: "новости" }))
    .write(
      "articles/2026/10/gone.md",
      article({ published: "2026-10-01 08:00", expires: "2026-10-08 08:00", aliases: '["/was/gone/", "/?p=9"]' }),
    );
}

interface Expected {
  status: number;
  /** Where it leads. */
  to?: string;
  type?: string;
  isKept?: boolean;
}

const page = { status: 200, type: "text/html; charset=utf-8" };
const missing = { status: 404, type: "text/html; charset=utf-8" };
const gone = { status: 410, type: "text/html; charset=utf-8" };
const moved = (to: string) => ({ status: 301, to });
const found = (to: string) => ({ status: 302, to });
const feed = (type: string) => ({ status: 200, type: `${type}; charset=utf-8` });

const REQUESTS: Record<string, Expected> = {
  "/": page,
  "/?utm_source=x": page,
  [STORY]: page,
  "/2026/11/20/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/": page,
  "/2026/11/20/%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8/": page,
  "/404.html": page,
  "/feed.xml": feed("application/xml"),
  "/feed.atom": feed("application/atom+xml"),
  "/feed.json": feed("application/feed+json"),
  "/sections/city/feed.atom": feed("application/atom+xml"),
  "/tags/harbor/feed.xml": feed("application/xml"),
  "/authors/ada-byron/feed.xml": feed("application/xml"),
  "/corrections/feed.xml": feed("application/xml"),
  "/feeds.opml": feed("text/x-opml"),
  "/favicon.ico": { status: 200, type: "image/x-icon" },
  "/site.webmanifest": { status: 200, type: "application/manifest+json" },
  "/robots.txt": feed("text/plain"),
  "/sitemap.xml": feed("application/xml"),
  "/search/index/pieces.json": feed("application/json"),
  // Folders.
  [STORY.slice(0, -1)]: moved(STORY),
  "/about?a=b&c=%20": moved("/about/?a=b&c=%20"),
  "//about": moved("/about/"),
  "/2026/11/20/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8": moved(
    "/2026/11/20/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/",
  ),
  // Old addresses of stories.
  "/old/path/": moved(STORY),
  "/old/path": moved(STORY),
  "/old/path/?utm_source=x&y": moved(`${STORY}?utm_source=x&y`),
  "/old/path/below/": missing,
  "/old/page.html": moved(STORY),
  "/fr%C3%BCher/gr%C3%B6%C3%9Fe/": moved(STORY),
  "/fr%c3%bcher/gr%c3%b6%c3%9fe": moved(STORY),
  "/old/the%20winter%20sale/": moved(STORY),
  "/old/live:-the-vote/": moved(STORY),
  "/old/live%3A-the-vote": moved(STORY),
  "/old/up-100%25/": moved(STORY),
  "/old/why%3F/": moved(STORY),
  "/old/%22quoted%22/": moved(STORY),
  "/old/%7Bbrace%7D/": moved(STORY),
  "/old/$dollar/": moved(STORY),
  "/old/[x]'(y)+,;=@&!~/": moved(STORY),
  "/old/%5Bx%5D'(y)+,;=@&!~/": moved(STORY),
  "/?p=123": moved(`${STORY}?p=123`),
  "/?x=1&p=123": moved(`${STORY}?x=1&p=123`),
  "/?p=1234": page,
  "/?p=12": page,
  "/index.php?id=5&option=com": moved(`${STORY}?id=5&option=com`),
  "/index.php?id=5": missing,
  // What has expired.
  "/2026/10/01/gone/": gone,
  "/2026/10/01/gone": gone,
  "/2026/10/01/gone/?utm_source=x": gone,
  "/was/gone/": gone,
  "/?p=9": gone,
  // Lists that have been renamed, and their feeds.
  "/sections/town/": moved("/sections/city/"),
  "/sections/town": moved("/sections/city/"),
  "/sections/town/page/3/": moved("/sections/city/"),
  "/sections/town/page/3/?a=b": moved("/sections/city/?a=b"),
  "/sections/town/feed.xml": moved("/sections/city/feed.xml"),
  "/sections/town/feed.atom": moved("/sections/city/feed.atom"),
  "/sections/town/feed.json?x=1": moved("/sections/city/feed.json?x=1"),
  "/authors/a-byron/": moved("/authors/ada-byron/"),
  "/authors/a-byron/feed.xml": moved("/authors/ada-byron/feed.xml"),
  "/tags/port/": moved("/tags/harbor/"),
  "/tags/port/feed.xml": moved("/tags/harbor/feed.xml"),
  "/tags/hafengrosse/feed.xml": moved("/tags/harbor/feed.xml"),
  // Lists that have become shorter.
  "/tags/harbor/page/9/": found("/tags/harbor/"),
  "/tags/harbor/page/9/?a=b": found("/tags/harbor/?a=b"),
  "/sections/city/page/9/": found("/sections/city/"),
  "/authors/ada-byron/page/9": found("/authors/ada-byron/"),
  "/archive/1999/01/": found("/archive/"),
  "/archive/1999": found("/archive/"),
  "/archive/2026/11/": page,
  // Nobody writes headers.
  "/sections/%0D%0AX-Evil:%201/page/9/": found("/sections/%0D%0AX-Evil:%201/"),
  // What is not there.
  "/nothing/": missing,
  "/nothing": missing,
  "/feed.xml/": missing,
  "/search/index/": missing,
  "/search/index/engine/": missing,
  "/assets/": missing,
  "/assets/none-ABC.css": missing,
  "/images/none.jpg": missing,
  "/images/": missing,
  "/sections/none/feed.xml": missing,
  "/sections/none/feed.atom": missing,
  "/OLD-PATH/": missing,
  "/a[b/": missing,
  "/a%2a/": missing,
  "/%7Bpath%7D": missing,
  "/_headers": missing,
  "/_redirects": missing,
  "/.unfinished/x": missing,
};

const KEPT = /^\/(assets|images|search\/index\/(pieces|engine|names|words))\//;
const crossOrigin = ({ "Cross-Origin-Resource-Policy": policy = "" }: Record<string, string>) => ({
  "Cross-Origin-Resource-Policy": policy,
});

const NAMES = ["npm start", "nginx", "caddy", "cloudflare"] as const;
let hosts: Map<(typeof NAMES)[number], RunningHost>;
let site: BuiltSite;
let deployed: DeployRules;

beforeAll(async () => {
  const made = newsroom();
  site = await buildHere(made);
  const kept = site.files().find((file) => /^assets\/.*\.css$/.test(file)) ?? "";
  const picture = site.files().find((file) => /^images\/.*\.png$/.test(file)) ?? "";
  const piece = site.files().find((file) => /^search\/index\/pieces\/.*\.pf_index$/.test(file)) ?? "";
  expect([kept, picture, piece]).not.toContain("");
  REQUESTS[`/${kept}`] = { status: 200, type: "text/css; charset=utf-8", isKept: true };
  REQUESTS[`/${picture}`] = { status: 200, type: "image/png", isKept: true };
  REQUESTS[`/${piece}`] = { status: 200, type: "application/octet-stream", isKept: true };
  deployed = await readDeployRules(site.folder);
  const written = async (host: string, out: string) => {
    const { exitCode, stderr } = await runHere(rules, made, [host, "--out", out]);
    if (exitCode !== 0) throw new Error(stderr);
    return out;
  };
  const own = await serveSite(site.folder, { port: 0 });
  const { hostname, port } = new URL(own.address);
  const nginx = await startNginx(await written("nginx", path.join(made.folder, "nginx")), DOMAIN);
  const caddy = await startCaddy(await written("caddy", path.join(made.folder, "caddy")), DOMAIN);
  hosts = new Map([
    ["npm start", { ask: (asked, headers) => askHost({ hostname, port }, asked, headers), stop: own.close }],
    ["nginx", nginx],
    ["caddy", caddy],
  ]);
  const pages = path.join(made.folder, "pages");
  cpSync(site.folder, pages, { recursive: true });
  hosts.set("cloudflare", await startPages(await written("cloudflare", pages), DOMAIN));
  mkdirSync(path.join(site.folder, ".unfinished"));
  writeFileSync(path.join(site.folder, ".unfinished/x"), "x");
});

afterAll(() => Promise.all([...(hosts?.values() ?? [])].map((host) => host.stop())));

describe.each(NAMES)("%s", (name) => {
  test("answers every kind of address with its status, and leads on with what was asked", async () => {
    const host = hosts.get(name) ?? expect.fail();
    const answers: Record<string, Expected> = {};
    const wanted: Record<string, Expected> = {};
    for (const [asked, { status, to }] of Object.entries(REQUESTS)) {
      const answer = await host.ask(asked);
      const isFolder = status === 301 && to?.replace(/\/(\?|$)/, "$1") === asked.replace(/^\/+/, "/");
      const isPageByName = name === "cloudflare" && asked.endsWith(".html") && status === 200;
      const expected = name === "cloudflare" && (isFolder || isPageByName) ? 308 : status;
      const { location } = answer.headers;
      answers[asked] = { status: answer.status, ...(location !== undefined && { to: location }) };
      wanted[asked] = { status: expected, ...(isPageByName ? { to: "/404" } : to !== undefined && { to }) };
    }
    expect(answers).toEqual(wanted);
  });

  test("sends each answer with its media type, and with the headers that Netlify sends", async () => {
    const host = hosts.get(name) ?? expect.fail();
    const tables = new Set(deployed.headers.flatMap(({ values }) => Object.keys(values)));
    for (const [asked, { status, type, isKept = false }] of Object.entries(REQUESTS)) {
      if (type === undefined || (name === "cloudflare" && asked === "/404.html")) continue;
      const { headers } = await host.ask(asked);
      const shown = status < 400 ? decodeURIComponent(asked.split("?")[0] ?? "") : `/${status}.html`;
      const wanted: Record<string, string> = { ...deployed.headersFor(shown), "Content-Type": type };
      const sent = Object.fromEntries(
        [...tables].flatMap((header) => {
          const value = headers[header.toLowerCase()];
          return value === undefined ? [] : [[header, String(value)]];
        }),
      );
      // Pages gives out what is kept without asking the worker: it knows media types itself, and never keeps an error.
      if (name === "cloudflare" && KEPT.test(asked)) {
        expect(sent["Content-Type"]).toMatch(new RegExp(`^${type.split(";")[0]}`));
        wanted["Content-Type"] = sent["Content-Type"] ?? "";
        if (status === 404) Object.assign(wanted, { "Cache-Control": "no-store", ...crossOrigin(sent) });
      }
      expect({ asked, ...sent }).toEqual({ asked, ...wanted });
      expect(String(headers["cache-control"]).includes("immutable")).toBe(isKept);
    }
  });

  test("names the hub in the headers of the feeds", async () => {
    const host = hosts.get(name) ?? expect.fail();
    const { headers } = await host.ask("/sections/city/feed.json");
    expect(headers.link).toContain('<https://hub.example/>; rel="hub"');
  });
});

describe.each(["npm start", "nginx", "caddy"] as const)("%s", (name) => {
  test("sends text small, and pictures as they are", async () => {
    const host = hosts.get(name) ?? expect.fail();
    for (const [asked, { status, type = "" }] of Object.entries(REQUESTS)) {
      if (status !== 200) continue;
      const plain = await host.ask(asked);
      const small = await host.ask(asked, { "Accept-Encoding": "gzip" });
      const isSmall = /html|xml|json|css|plain|opml/.test(type) && plain.body.length > 1000;
      if (isSmall) expect({ asked, coding: small.headers["content-encoding"] }).toEqual({ asked, coding: "gzip" });
      if (/image\/png|octet/.test(type)) expect(small.headers["content-encoding"]).toBeUndefined();
      if (small.headers["content-encoding"] === "gzip") {
        expect(small.headers.vary).toMatch(/accept-encoding/i);
        expect(gunzipSync(small.body).equals(plain.body)).toBe(true);
      }
    }
  });

  test("asks nobody to load again what has not changed", async () => {
    const host = hosts.get(name) ?? expect.fail();
    const { headers } = await host.ask("/feed.xml");
    expect((await host.ask("/feed.xml", { "If-None-Match": headers.etag ?? "" })).status).toBe(304);
  });
});
