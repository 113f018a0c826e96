import path from "node:path";
import { describe, expect, test } from "vitest";
import { type DeployRules, readDeployRules } from "../../../src/deploy/netlify-rules.ts";
import { redirectsPage } from "../../../src/deploy/redirects.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const TOML = `
[[headers]]
for = "/*"
[headers.values]
X-Frame-Options = "DENY"
Cache-Control = "public, max-age=0"

[[headers]]
for = "/assets/*"
[headers.values]
Cache-Control = "immutable"

[[headers]]
for = "/:section/feed.xml"
[headers.values]
Content-Type = "application/rss+xml"
`;

function rulesOf(files: Record<string, string> = {}): Promise<DeployRules> {
  const folder = temporaryFolder({ "netlify.toml": TOML, ...files });
  return readDeployRules(folder, path.join(folder, "netlify.toml"));
}

describe("headers", () => {
  test("of every rule that matches apply, the later over the earlier", async () => {
    const { headersFor } = await rulesOf();
    expect(headersFor("/")).toEqual({ "X-Frame-Options": "DENY", "Cache-Control": "public, max-age=0" });
    expect(headersFor("/assets/site-1.css")).toEqual({ "X-Frame-Options": "DENY", "Cache-Control": "immutable" });
  });

  test("a name stands for one part of a path, and signs stand for themselves", async () => {
    const { headersFor } = await rulesOf();
    expect(headersFor("/city/feed.xml")).toHaveProperty("Content-Type");
    expect(headersFor("/tags/city/feed.xml")).not.toHaveProperty("Content-Type");
    expect(headersFor("/city/feedxxml")).not.toHaveProperty("Content-Type");
  });

  test("of the build's own file join those that are fixed", async () => {
    const { headersFor } = await rulesOf({ _headers: "/*\n  X-Robots-Tag: noindex\n" });
    expect(headersFor("/any/")).toMatchObject({ "X-Frame-Options": "DENY", "X-Robots-Tag": "noindex" });
  });
});

describe("redirects", () => {
  const text = redirectsPage([
    { from: "/old/日本/", to: "/2024/05/25/日本/", status: 301, owner: "a.md" },
    { from: "/gone/", to: "/410.html", status: 410, owner: "a.md" },
  ]).model.text;

  test("are found by the path as it is read, with or without its last slash", async () => {
    const { redirectFor } = await rulesOf({ _redirects: text });
    const rule = { to: encodeURI("/2024/05/25/日本/"), status: 301, force: true };
    expect(redirectFor("/old/日本/")).toEqual(rule);
    expect(redirectFor("/old/日本")).toEqual(rule);
    expect(redirectFor("/gone/")).toEqual({ to: "/410.html", status: 410, force: true });
    expect(redirectFor("/elsewhere/")).toBeNull();
  });

  test("that Netlify would not understand stop the command", async () => {
    await expect(rulesOf({ _redirects: "/only-one-part\n" })).rejects.toThrow("Missing destination");
  });
});

test("a site without rules of its own is served by the fixed ones", async () => {
  const { redirectFor } = await rulesOf();
  expect(redirectFor("/")).toBeNull();
});
