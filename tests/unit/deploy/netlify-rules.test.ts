import path from "node:path";
import { describe, expect, test } from "vitest";
import { headersPage } from "../../../src/deploy/headers.ts";
import { droppedRedirects } from "../../../src/deploy/netlify-engine.ts";
import { type DeployRules, readDeployRules } from "../../../src/deploy/netlify-rules.ts";
import { redirectsPage } from "../../../src/deploy/redirects.ts";
import { SITE } from "../newsroom-factory.ts";
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

  test("keep what was asked, unless they show a page", async () => {
    const { redirectFor } = await rulesOf({ _redirects: text });
    expect(redirectFor("/old/日本/", "a=b&c=%20")?.to).toBe(`${encodeURI("/2024/05/25/日本/")}?a=b&c=%20`);
    expect(redirectFor("/gone/", "a=b")?.to).toBe("/410.html");
  });

  test("that Netlify would not understand stop the command", async () => {
    await expect(rulesOf({ _redirects: "/only-one-part\n" })).rejects.toThrow("Missing destination");
  });
});

test("a site without rules of its own is served by the fixed ones", async () => {
  const { redirectFor } = await rulesOf();
  expect(redirectFor("/")).toBeNull();
});

describe("the rules that are the same for every newsroom", () => {
  const _headers = headersPage({ site: SITE, sections: [] }, { origin: SITE.url, isProduction: true }).model.text;
  const read = () => readDeployRules(temporaryFolder({ _headers, _redirects: redirectsPage([]).model.text }));

  test("are all obeyed by Netlify's engine", async () => {
    const { redirects } = await read();
    expect(redirects.length).toBeGreaterThan(3);
    expect(await droppedRedirects(redirects)).toEqual([]);
  });

  test.each([
    ["/archive/2019/01/", "/archive/"],
    ["/archive/2019/01", "/archive/"],
    ["/archive/2019", "/archive/"],
    ["/sections/city/page/9/", "/sections/city/"],
    ["/sections/city/page", "/sections/city/"],
    ["/tags/a/page/9/below/", "/tags/a/"],
  ])("%s leads to %s where no file answers", async (asked, to) => {
    expect((await read()).redirectFor(asked)).toEqual({ to, status: 302, force: false });
  });

  test.each(["/archive/", "/archive", "/ARCHIVE/2019/", "/sections/city/", "/series/a/page/1/"])(
    "%s leads nowhere",
    async (asked) => {
      expect((await read()).redirectFor(asked)).toBeNull();
    },
  );

  test("let nothing be kept for ever but what is named by a digest", async () => {
    const { headersFor } = await read();
    for (const asked of [
      "/assets.html",
      "/assetsmap/",
      "/images/",
      "/images-of-the-day/",
      "/search/index/pieces.json",
    ]) {
      expect(headersFor(asked)["Cache-Control"]).toBe("public, max-age=0, must-revalidate");
    }
  });
});

describe("a rule that Netlify would never obey is named with the reason", () => {
  test.each([
    ["/a/* /a/ 302", "/a/* /a/ 302 is never obeyed: its target matches its own pattern."],
    ["/a/* /b/ 302\n/a/c/ /d/ 301!", "/a/c/ /d/ 301 is never obeyed: /a/* is obeyed instead."],
    ["/a p=1 /b/ 301!\n/a p=1 q=2 /c/ 301!", "/a /c/ 301 is never obeyed: /a is obeyed instead."],
  ])("%s", async (lines, problem) => {
    const { redirects } = await rulesOf({ _redirects: `${lines}\n` });
    expect(await droppedRedirects(redirects)).toEqual([`The rule ${problem}`]);
  });
});
