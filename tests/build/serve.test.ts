import { symlinkSync } from "node:fs";
import { request } from "node:http";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { article, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

let server: SiteServer;
let folder: string;

beforeAll(async () => {
  const site = await buildHere(
    new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({ aliases: "[/old/path/]", tags: "[harbor]" }))
      .write("articles/2026/10/gone.md", article({ published: "2026-10-01 08:00", expires: "2026-10-08 08:00" })),
  );
  folder = site.folder;
  server = await serveSite(folder, { port: 0 });
});

afterAll(() => server.close());

const get = (path: string, options: RequestInit = {}) =>
  fetch(server.address + path, { redirect: "manual", ...options });

/** A path as it stands: `fetch` would tidy it. */
function statusOf(path: string, method = "GET"): Promise<number | undefined> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}

describe("npm start answers as the CDN does", () => {
  test("a page, with the headers that the CDN would send", async () => {
    const response = await get("/2026/11/20/a/");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toContain("A headline");
  });

  test.each([
    ["/old/path/", 301, "/2026/11/20/a/"],
    ["/old/path", 301, "/2026/11/20/a/"],
    ["/2026/11/20/a", 301, "/2026/11/20/a/"],
    ["/tags/harbor/page/7/", 302, "/tags/harbor/"],
    ["/archive/1999/01/", 302, "/archive/"],
  ])("%s leads on", async (path, status, to) => {
    const response = await get(path);
    expect({ status: response.status, to: response.headers.get("location") }).toEqual({ status, to });
  });

  test("what is there is not led away by a rule for what is not", async () => {
    expect((await get("/archive/2026/11/")).status).toBe(200);
  });

  test("gone and not found have their pages, and the rules themselves are not served", async () => {
    const gone = await get("/2026/10/01/gone/");
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain("<html");
    for (const path of ["/nothing/", "/_headers", "/_redirects"]) {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("<html");
    }
  });

  test("what has not changed is not sent again, and HEAD sends no body", async () => {
    const first = await get("/feed.xml");
    const again = await get("/feed.xml", { headers: { "If-None-Match": first.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
    const head = await get("/feed.xml", { method: "HEAD" });
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(500);
    expect(await head.text()).toBe("");
  });

  test("text goes out small to whoever can read it so, and everything else as it is", async () => {
    const sizes: number[] = [];
    for (const coding of ["br", "gzip", "identity"]) {
      const response = await get("/2026/11/20/a/", { headers: { "Accept-Encoding": coding } });
      expect(response.headers.get("content-encoding")).toBe(coding === "identity" ? null : coding);
      expect(response.headers.get("vary")).toBe("Accept-Encoding");
      sizes.push(Number(response.headers.get("content-length")));
      expect(await response.text()).toContain("A headline");
    }
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(sizes[1]).toBeLessThan((sizes[2] ?? 0) / 2);
    const icon = await get(/href="(\/images\/[^"]+\.png)"/.exec(await (await get("/")).text())?.[1] ?? "");
    expect(icon.headers.get("content-encoding")).toBeNull();
  });

  test("the query stays where an address leads on", async () => {
    for (const [path, to] of [
      ["/old/path/?utm_source=x&b=%20", "/2026/11/20/a/?utm_source=x&b=%20"],
      ["/2026/11/20/a?utm_source=x", "/2026/11/20/a/?utm_source=x"],
      ["/tags/harbor/page/7/?a", "/tags/harbor/?a"],
    ] as const) {
      expect((await get(path)).headers.get("location")).toBe(to);
    }
    expect((await get("/2026/11/20/a/?utm_source=x")).status).toBe(200);
  });

  test("nobody keeps what is not there: it may be there in a minute", async () => {
    for (const path of [
      "/nothing/",
      "/images/nothing.avif",
      "/assets/nothing.css",
      "/search/index/pieces/nothing.gz",
      "/search/index/engine/nothing.js",
      "/sections/nothing/feed.xml",
      "/2026/10/01/gone/",
    ]) {
      const { status, headers } = await get(path);
      expect(status).toBeGreaterThanOrEqual(404);
      expect({ path, cache: headers.get("cache-control") }).toEqual({
        path,
        cache: "public, max-age=0, must-revalidate",
      });
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test("pages are read, forms are sent, and nothing else is done", async () => {
    const form = { method: "POST", body: new URLSearchParams({ email: "ada@example.org" }) };
    expect((await get("/newsletter/thanks/", form)).status).toBe(200);
    for (const method of ["PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"]) {
      const { status, headers } = await get("/", { method });
      expect({ method, status, allow: headers.get("allow") }).toEqual({
        method,
        status: 405,
        allow: "GET, HEAD, POST",
      });
    }
    const json = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };
    expect((await get("/", json)).status).toBe(405);
    expect(await statusOf("/", "TRACE")).toBe(405);
  });

  test("no path leads out of the folder", async () => {
    expect(await statusOf("/../newsroom/site.yaml")).toBe(404);
    expect(await statusOf("/%2e%2e/newsroom/site.yaml")).toBe(404);
    expect(await statusOf("/..%2fnewsroom%2fsite.yaml")).toBe(404);
    expect(await statusOf("/%00")).toBe(404);
    expect(await statusOf("/x/..%2f_headers")).toBe(404);
    expect(await statusOf("//_headers")).toBe(404);
    expect(await statusOf("/feed.xml/")).toBe(404);
    expect(await statusOf("/feed.xml/x")).toBe(404);
    expect(await statusOf(`/${"a".repeat(5000)}/`)).toBe(404);
    expect(await statusOf("/%ff")).toBe(400);
  });
});

test("a port that is taken says so", async () => {
  const port = Number(new URL(server.address).port);
  await expect(serveSite(folder, { port })).rejects.toThrow(`Port ${port} is taken`);
});

describe("npm start answers this machine alone", () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one?.internal === false && one.family === "IPv4")
    .map((one) => one?.address ?? "");
  const statusAt = (hostname: string, { address }: SiteServer) =>
    fetch(`http://${hostname}:${new URL(address).port}/`).then(
      ({ status }) => status,
      () => null,
    );

  test("by both of its numbers, and by no other", async () => {
    expect(await statusAt("127.0.0.1", server)).toBe(200);
    const hasSix = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));
    expect(await statusAt("[::1]", server)).toBe(hasSix ? 200 : null);
    for (const other of others) expect(await statusAt(other, server)).toBeNull();
  });

  test("unless it is told another interface", async () => {
    const open = await serveSite(folder, { port: 0, host: "0.0.0.0" });
    for (const other of ["127.0.0.1", ...others]) expect(await statusAt(other, open)).toBe(200);
    await open.close();
    await expect(serveSite(folder, { port: 0, host: "203.0.113.7" })).rejects.toThrow(
      'HOST "203.0.113.7" is not an address',
    );
  });
});

test("what goes wrong is said in the terminal, and the browser hears of neither stack nor folder", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  // Nobody reads a link that leads to itself.
  symlinkSync("loop.html", path.join(folder, "loop.html"));
  const response = await get("/loop.html");
  expect(response.status).toBe(500);
  expect(await response.text()).toBe("This page cannot be read. The terminal in which the server runs says why.\n");
  expect(String(said.mock.calls[0]?.[0])).toContain("ELOOP");
  said.mockRestore();
});
