import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onSuccess } from "../../../src/deploy/websub/index.js";
import { digest } from "../../../src/lib/digest.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** Both the site that is live and a hub, which notes what it is told. */
let server: Server;
let origin: string;
let live: Record<string, string>;
let told: string[];
/** What the hub answers, one after the other; 202 when they are used up. */
let answers: number[];
let lines: string[];
let kept: string | null;

const HOME = process.cwd();

/** Netlify's cache, for one file. */
const cache = {
  restore: async (file: string) => {
    if (kept === null) return false;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, kept);
    return true;
  },
  save: async (file: string) => {
    kept = readFileSync(file, "utf8");
    return true;
  },
};

beforeEach(async () => {
  [live, told, answers, lines, kept] = [{}, [], [], [], null];
  server = createServer((request, response) => {
    if (request.url?.startsWith("/hub")) {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        const fields = new URLSearchParams(body);
        told.push(`${request.url} ${fields.get("hub.mode")} ${fields.get("hub.url")?.replace(origin, "")}`);
        const status = answers.shift() ?? 202;
        response.writeHead(status, status >= 300 && status < 400 ? { Location: "/home" } : {}).end();
      });
    } else response.writeHead(200).end(live[request.url ?? ""] ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.chdir(temporaryFolder());
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line.replaceAll(origin, "")));
  vi.stubEnv("CACHE_DIR", "cache");
  vi.stubEnv("CONTEXT", "production");
});

afterEach(() => {
  server.close();
  process.chdir(HOME);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A deploy, as the plugin finds it: what the build says of its feeds, and what the CDN answers. */
async function deploy(feeds: Record<string, string>, { hubs = ["/hub"], isLive = true } = {}): Promise<void> {
  mkdirSync("cache", { recursive: true });
  const digests = Object.entries(feeds).map(([feed, content]) => [origin + feed, digest(content)]);
  const known = { hubs: hubs.map((hub) => origin + hub), feeds: Object.fromEntries(digests) };
  writeFileSync("cache/feeds.json", JSON.stringify(known));
  if (isLive) live = feeds;
  told.length = 0;
  lines.length = 0;
  // Each build begins in a fresh clone.
  rmSync(".netlify", { recursive: true, force: true });
  await onSuccess({ utils: { cache } });
}

test("the hub is told of what is new or has changed, and of nothing else", async () => {
  await deploy({ "/feed.xml": "1", "/tags/harbor/feed.xml": "1" });
  expect(told.sort()).toEqual(["/hub publish /feed.xml", "/hub publish /tags/harbor/feed.xml"]);
  await deploy({ "/feed.xml": "2", "/tags/harbor/feed.xml": "1", "/tags/tides/feed.xml": "1" });
  expect(told.sort()).toEqual(["/hub publish /feed.xml", "/hub publish /tags/tides/feed.xml"]);
  expect(lines).toEqual(["WebSub: /hub was told of 2 changed feeds."]);
  await deploy({ "/feed.xml": "2", "/tags/harbor/feed.xml": "1", "/tags/tides/feed.xml": "1" });
  expect(told).toEqual([]);
  expect(lines).toEqual(["WebSub: no feed has changed."]);
});

test("a feed that is gone is forgotten, and told of when it comes back", async () => {
  await deploy({ "/feed.xml": "1", "/tags/harbor/feed.xml": "1" });
  await deploy({ "/feed.xml": "2" });
  await deploy({ "/feed.xml": "2", "/tags/harbor/feed.xml": "1" });
  expect(told).toEqual(["/hub publish /tags/harbor/feed.xml"]);
});

test("what is not live yet is told of after the deploy that is", async () => {
  await deploy({ "/feed.xml": "1" });
  await deploy({ "/feed.xml": "2" }, { isLive: false });
  expect(told).toEqual([]);
  expect(lines).toEqual(["WebSub: /feed.xml is not live yet: the hubs are told after the next deploy."]);
  await deploy({ "/feed.xml": "2" });
  expect(told).toEqual(["/hub publish /feed.xml"]);
});

test("a hub that fails is one line, is left alone, and hears of it after the next deploy; others hear of it now", async () => {
  const feeds = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/tags/${index}/feed.xml`, "1"]));
  answers = Array.from({ length: 20 }, () => 503);
  await deploy(feeds);
  expect(told.length).toBeLessThanOrEqual(4);
  expect(lines).toEqual([
    "WebSub: /hub was told of 0 changed feeds, and not of 20 (it answered 503): after the next deploy.",
  ]);
  answers = [];
  await deploy(feeds, { hubs: ["/hub", "/hub/two"] });
  expect(told).toHaveLength(40);
  await deploy(feeds, { hubs: ["/hub", "/hub/two"] });
  expect(told).toEqual([]);
});

test.each([301, 302, 303, 307, 308])(
  "a hub that answers %i has been told of nothing, wherever that leads",
  async (status) => {
    answers = [status];
    await deploy({ "/feed.xml": "1", "/home": "1" });
    expect(lines.join()).toContain(`(it answered ${status}): after the next deploy.`);
    await deploy({ "/feed.xml": "1", "/home": "1" });
    expect(told.join()).toContain("/hub publish /feed.xml");
  },
);

test("why a hub could not be reached is said", async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, "127.0.0.1", done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  mkdirSync("cache", { recursive: true });
  const feed = `${origin}/feed.xml`;
  live = { "/feed.xml": "1" };
  writeFileSync(
    "cache/feeds.json",
    JSON.stringify({ hubs: [`http://127.0.0.1:${port}/`], feeds: { [feed]: digest("1") } }),
  );
  await onSuccess({ utils: { cache } });
  expect(lines.join()).toContain("was told of 0 changed feeds, and not of 1 (ECONNREFUSED): after the next deploy.");
});

test("one refusal among many is enough to leave a hub alone", async () => {
  const feeds = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`/tags/${index}/feed.xml`, "1"]));
  answers = [503];
  await deploy(feeds);
  expect(told.length).toBeLessThan(12);
  expect(lines.join()).toContain("(it answered 503)");
});

test("a hub that is too slow hears of the rest after the next deploy, and a deploy does not wait for it", async () => {
  const feeds = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/tags/${index}/feed.xml`, "1"]));
  // Each look at the clock is ten seconds after the last one.
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => {
    now += 10_000;
    return now;
  });
  await deploy(feeds);
  const first = told.length;
  expect(first).toBeLessThan(10);
  expect(lines.join()).toContain(`and not of ${20 - first} (a minute was not enough)`);
  clock.mockReturnValue(0);
  await deploy(feeds);
  expect(told).toHaveLength(20 - first);
});

test("nobody is told of a preview, nor where no hub is named", async () => {
  vi.stubEnv("CONTEXT", "deploy-preview");
  await deploy({ "/feed.xml": "1" });
  expect([told, lines]).toEqual([[], []]);
  vi.stubEnv("CONTEXT", "production");
  rmSync("cache/feeds.json");
  await onSuccess({ utils: { cache } });
  expect([told, lines]).toEqual([[], []]);
});

test("a damaged record, or a cache that cannot be reached, fails no deploy", async () => {
  kept = "{";
  await deploy({ "/feed.xml": "1" });
  expect(told).toEqual(["/hub publish /feed.xml"]);
  const broken = { ...cache, restore: () => Promise.reject(new Error("the cache is down")) };
  await onSuccess({ utils: { cache: broken } });
  expect(lines.at(-1)).toBe("WebSub: given up (the cache is down).");
  expect(existsSync("cache/feeds.json")).toBe(true);
});
