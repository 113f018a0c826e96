import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SiteServer, serveSite } from "../../src/cli/serve.ts";
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
function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (response) => {
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

  test("no path leads out of the folder", async () => {
    expect(await statusOf("/../newsroom/site.yaml")).toBe(404);
    expect(await statusOf("/%2e%2e/newsroom/site.yaml")).toBe(404);
    expect(await statusOf("/..%2fnewsroom%2fsite.yaml")).toBe(404);
    expect(await statusOf("/%00")).toBe(404);
    expect(await statusOf("/%ff")).toBe(400);
  });
});

test("a port that is taken says so", async () => {
  const port = Number(new URL(server.address).port);
  await expect(serveSite(folder, { port })).rejects.toThrow(`Port ${port} is taken`);
});

test("a page of the preview loads the script that reloads it", async () => {
  const live = await serveSite(folder, {
    port: 0,
    live: {
      script: "/reload.js",
      handle(asked, response) {
        if (asked.url === "/reload.js") response.end("reload");
        return asked.url === "/reload.js";
      },
    },
  });
  await live.refresh();
  expect(await (await fetch(`${live.address}/reload.js`)).text()).toBe("reload");
  expect(await (await fetch(`${live.address}/`)).text()).toContain('<script src="/reload.js"></script></body>');
  await live.close();
});
