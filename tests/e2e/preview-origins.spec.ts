import { readFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { RunningPreview } from "../running-preview.ts";
import { article, PROJECT, TestNewsroom } from "../site.ts";
import { expect, test } from "./test.ts";

/** Stands in a story that is not public. */
const SECRET = "Quellbrook";
const STORY = "/2026/12/01/secret/";

// One worker for all of it, and so one preview.
test.describe.configure({ mode: "default" });

let preview: RunningPreview;
/** Another site, and its port of this machine. */
let other: Server;
let elsewhere: number;

test.beforeAll(async () => {
  const picture = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/icon.png"));
  const newsroom = new TestNewsroom("ledger").write("articles/2026/12/p.png", picture).write(
    "articles/2026/12/secret.md",
    article({
      headline: SECRET,
      published: "2026-12-01 09:00",
      tags: "[harbor]",
      image: '{ file: p.png, alt: "", credit: Ada }',
    }),
  );
  preview = new RunningPreview(newsroom.environment());
  other = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!DOCTYPE html><title>Elsewhere</title><p>Hello</p>");
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  elsewhere = (other.address() as AddressInfo).port;
});

test.afterAll(async () => {
  await preview.close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
});

/** Addresses of every kind of file that a site has. */
async function everything(preview: RunningPreview): Promise<string[]> {
  const page = await preview.text(STORY);
  const found = (pattern: RegExp) => pattern.exec(page)?.[1] ?? "";
  const pieces = "/search/index/pieces.json";
  const { pieces: listed } = JSON.parse(await preview.text(pieces)) as { pieces: { meta?: string }[] };
  expect(listed).toHaveLength(1);
  return [
    "/",
    STORY,
    "/feed.xml",
    "/feed.atom",
    "/feed.json",
    "/sections/city/feed.json",
    "/tags/harbor/feed.xml",
    "/sitemap.xml",
    "/feeds.opml",
    "/site.webmanifest",
    pieces,
    found(/<link rel="stylesheet" href="([^"]+)"/),
    found(/<script[^>]* src="(\/assets\/[^"]+)"/),
    found(/src="(\/images\/[^"]+)"/),
    "/__reload.js",
    "/__reload",
    "/nowhere/",
  ];
}

/** Runs in the page of another site: tries every way to get at an answer, and returns what it got. */
async function steal({ origin, paths }: { origin: string; paths: string[] }): Promise<string[]> {
  const got: string[] = [];
  const element = <K extends "img" | "script" | "iframe" | "link">(
    name: K,
    attributes: Partial<HTMLElementTagNameMap[K]>,
  ): Promise<HTMLElementTagNameMap[K] | null> =>
    new Promise((resolve) => {
      const made = document.createElement(name);
      made.onload = () => resolve(made);
      made.onerror = () => resolve(null);
      document.body.append(Object.assign(made, attributes));
    });
  for (const path of paths) {
    const address = origin + path;
    const note = (how: string) => got.push(`${path} by ${how}`);
    for (const credentials of ["omit", "include"] as const) {
      await fetch(address, { credentials }).then(
        async (response) => note(`fetch: ${(await response.text()).slice(0, 60)}`),
        () => {},
      );
    }
    await fetch(address, { method: "OPTIONS" }).then(
      () => note("OPTIONS"),
      () => {},
    );
    // Even an answer that nobody can read may not come: a side channel might read it.
    await fetch(address, { mode: "no-cors" }).then(
      () => note("fetch without CORS"),
      () => {},
    );
    for (const crossOrigin of [null, "anonymous"]) {
      const image = await element("img", { src: address, crossOrigin });
      if (image) note(`img of ${image.naturalWidth} pixels`);
      if (await element("script", { src: address, crossOrigin })) note("script");
      if (await element("link", { rel: "stylesheet", href: address, crossOrigin })) note("style sheet");
    }
    const frame = await element("iframe", { src: address });
    let framed: string | null = null;
    try {
      framed = frame?.contentWindow?.document.body.textContent ?? null;
    } catch {
      // Another origin's: what it shows is out of reach.
    }
    if (framed) note(`iframe: ${framed.slice(0, 60)}`);
    if ((frame?.contentWindow?.length ?? 0) > 0) note("frames in the iframe");
    await new Promise<void>((resolve) => {
      const events = new EventSource(address);
      const end = () => {
        events.close();
        resolve();
      };
      events.onopen = () => {
        note("EventSource");
        end();
      };
      events.onerror = end;
    });
  }
  return got;
}

for (const [name, host] of [
  ["another site", "localhost"],
  // A browser counts every port of a host as the same site.
  ["another port of its host", "127.0.0.1"],
] as const) {
  test(`a page of ${name} gets nothing of the preview`, async ({ page }) => {
    const origin = (await preview.address()).replace("localhost", host);
    const paths = await everything(preview);
    expect(paths).not.toContain("");
    await page.goto(`http://127.0.0.1:${elsewhere}/`);
    expect(await page.evaluate(steal, { origin, paths })).toEqual([]);
  });
}

test("its own pages get all of it, and a link from elsewhere leads to it", async ({ page }) => {
  const origin = await preview.address();
  await page.goto(`http://127.0.0.1:${elsewhere}/`);
  await page.evaluate((address) => {
    location.href = address;
  }, origin + STORY);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(SECRET);
  await expect(page.locator("main img").first()).toBeAttached();
  const { feed, width, status } = await page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>("main img");
    await image?.decode();
    const pieces = await fetch("/search/index/pieces.json");
    return {
      feed: await (await fetch("/feed.json")).text(),
      width: image?.naturalWidth ?? 0,
      status: pieces.status,
    };
  });
  expect(feed).toContain(SECRET);
  expect(width).toBeGreaterThan(0);
  expect(status).toBe(200);
});

test("no answer has a header that opens it, and pictures are no exception", async () => {
  for (const asked of await everything(preview)) {
    const abort = new AbortController();
    const { headers } = await preview.get(asked, { signal: abort.signal });
    abort.abort();
    expect([...headers.keys()].filter((name) => /^(access-control|timing-allow)/.test(name))).toEqual([]);
    expect({ asked, policy: headers.get("cross-origin-resource-policy") }).toEqual({ asked, policy: "same-origin" });
    expect(headers.get("cache-control")).toBe("no-store");
  }
});

test("names of other hosts are refused, whatever they lead to", async () => {
  const { port } = new URL(await preview.address());
  const statusOf = (host: string | null, requested = STORY, hostname = "127.0.0.1") =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers: Record<string, string> = host === null ? {} : { Host: host };
      request({ hostname, port, path: requested, headers, setHost: false, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, "localhost", "LOCALHOST:1"]) {
    expect({ host, status: await statusOf(host) }).toEqual({ host, status: 200 });
  }
  for (const host of [
    `rebind.attacker.example:${port}`,
    "localhost.attacker.example",
    "attacker.example@localhost",
    "127.0.0.1.nip.io",
    "127.0.0.2",
    "0.0.0.0",
    "localhost.",
    "localhost:80:80",
    "",
    null,
  ]) {
    expect({ host, status: await statusOf(host) }).toEqual({ host, status: 421 });
  }
  // Who names a host in the address itself means that one (RFC 9112, 3.2.2).
  expect(await statusOf(`localhost:${port}`, `http://rebind.attacker.example${STORY}`)).toBe(421);
});
