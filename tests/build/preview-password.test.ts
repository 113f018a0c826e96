import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { article, BuiltSite, PROJECT, TestNewsroom } from "../site.ts";
import { runHere } from "./build-here.ts";

const NETLIFY = { NETLIFY: "true", CONTEXT: "deploy-preview", SITE_URL: "https://preview-7.ledger.example" };
const PASSWORD = "correct horse battery";

const newsroom = () =>
  new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article())
    .write("articles/2026/12/zanzarella.md", article({ headline: "Zanzarella", published: "2026-12-01 09:00" }));

const GUARD = path.join(PROJECT, ".netlify/v1/edge-functions/preview-guard.mjs");

async function deployOf(env: Record<string, string>) {
  const made = newsroom();
  const run = await runHere(build, made, [], env);
  return { made, run, site: new BuiltSite(made.output) };
}

test("a deploy preview without a password is what readers see", async () => {
  const { run, site } = await deployOf(NETLIFY);
  expect(run.exitCode).toBe(0);
  expect(site.filesMentioning("zanzarella")).toEqual([]);
  expect(existsSync(GUARD)).toBe(false);
});

test.each([
  ["production", { ...NETLIFY, CONTEXT: "production" }],
  ["a machine that is not Netlify’s", { CONTEXT: "deploy-preview" }],
])("the password changes nothing on %s", async (_, env) => {
  const { run, site } = await deployOf({ ...env, PREVIEW_PASSWORD: PASSWORD });
  expect(run.exitCode).toBe(0);
  expect(site.filesMentioning("zanzarella")).toEqual([]);
  expect(existsSync(GUARD)).toBe(false);
});

test("a password that can be guessed is refused", async () => {
  const { run, site } = await deployOf({ ...NETLIFY, PREVIEW_PASSWORD: "secret" });
  expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("PREVIEW_PASSWORD is too short") });
  expect(existsSync(site.folder)).toBe(false);
});

describe("a deploy preview with a password", () => {
  let guard: {
    default: (request: Request, context: { next(): Promise<Response> }) => Promise<Response>;
    config: { path: string };
  };
  let behind: Response;

  beforeAll(async () => {
    const { made, run, site } = await deployOf({ ...NETLIFY, PREVIEW_PASSWORD: PASSWORD });
    expect(run.exitCode).toBe(0);
    expect(site.text("2026/12/01/zanzarella/index.html")).toContain("Zanzarella");
    expect(site.text("_headers")).toContain("X-Robots-Tag: noindex");
    expect(site.filesMentioning(PASSWORD)).toEqual([]);
    guard = await import(pathToFileURL(GUARD).href);
    // The next build, without the password, has no guard and nothing to guard.
    await runHere(build, made, [], NETLIFY);
    expect(existsSync(GUARD)).toBe(false);
    expect(site.filesMentioning("zanzarella")).toEqual([]);
  });

  beforeEach(() => {
    behind = new Response("Zanzarella", { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
  });

  const ask = (authorization?: string) =>
    guard.default(
      new Request("https://preview-7.ledger.example/2026/12/01/zanzarella/", {
        headers: authorization === undefined ? {} : { Authorization: authorization },
      }),
      { next: async () => behind },
    );
  const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString("base64")}`;

  test("lets through whoever knows it, by any name, at every address", async () => {
    expect(guard.config.path).toBe("/*");
    for (const name of ["editor", ""]) {
      const response = await ask(basic(`${name}:${PASSWORD}`));
      expect(response.status).toBe(200);
      expect(await response.text()).toBe("Zanzarella");
      behind = new Response("Zanzarella");
    }
  });

  test.each([
    ["a page", 200, { "Cache-Control": "public, max-age=0, must-revalidate" }],
    ["a picture", 200, { "Cache-Control": "public, max-age=31536000, immutable", "Content-Type": "image/avif" }],
    ["what Netlify's own cache would keep", 200, { "Netlify-CDN-Cache-Control": "public, s-maxage=600" }],
    [
      "what another cache would keep",
      200,
      { "CDN-Cache-Control": "max-age=600", Expires: "Fri, 01 Jan 2100 00:00:00 GMT" },
    ],
    ["what has not changed", 304, { ETag: '"1"', "Cache-Control": "public" }],
    ["what has moved", 301, { Location: "/", "Cache-Control": "public" }],
    ["what is not there", 404, { "Cache-Control": "public, max-age=31536000, immutable" }],
    ["what is gone", 410, {}],
  ])("%s is kept by nobody, and is what it was otherwise", async (_, status, headers: Record<string, string>) => {
    behind = new Response(status === 304 ? null : "Zanzarella", { status, headers });
    const response = await ask(basic(`editor:${PASSWORD}`));
    expect(response.status).toBe(status);
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    for (const name of ["CDN-Cache-Control", "Netlify-CDN-Cache-Control", "Expires"]) {
      expect(response.headers.get(name)).toBeNull();
    }
    for (const name of ["Content-Type", "Location", "ETag"]) {
      if (headers[name]) expect(response.headers.get(name)).toBe(headers[name]);
    }
  });

  test.each([
    ["nothing", undefined],
    ["a wrong password", basic("editor:wrong")],
    ["the password as the name", basic(`${PASSWORD}:`)],
    ["an empty one", basic(":")],
    ["what is not base64", "Basic %%%"],
    ["another scheme", `Bearer ${PASSWORD}`],
  ])("asks whoever gives %s", async (_, authorization) => {
    const response = await ask(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toContain("Basic");
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect(await response.text()).not.toContain("Zanzarella");
  });
});
