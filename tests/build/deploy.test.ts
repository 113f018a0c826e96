import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { resolveConfig } from "@netlify/config";
import { imageSize } from "image-size";
import { beforeAll, expect, test } from "vitest";
import { type DeployRules, readDeployRules } from "../../src/deploy/netlify-rules.ts";
import { digest } from "../../src/lib/digest.ts";
import { article, type BuiltSite, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

let site: BuiltSite;
let rules: DeployRules;

beforeAll(async () => {
  site = await buildHere(
    new TestNewsroom("ledger")
      .write("articles/2026/11/a.md", article({ aliases: "[/old/path.html, /2020/01/01/früher/]", tags: "[harbor]" }))
      .write("articles/2026/10/b.md", article({ published: "2026-10-01 08:00", expires: "2026-10-08 08:00" })),
  );
  rules = await readDeployRules(site.folder);
});

test("Netlify reads the build command, the folder and the Node version", async () => {
  const { config } = await resolveConfig({
    repositoryRoot: PROJECT,
    offline: true,
    context: "production",
    branch: "main",
  });
  expect(config.build.command).toBe("npm run build && npm run verify");
  expect(path.relative(PROJECT, config.build.publish)).toBe("_site");
  expect(config.build.environment.NODE_VERSION).toBe("24");
  const preview = await resolveConfig({
    repositoryRoot: PROJECT,
    offline: true,
    context: "deploy-preview",
    branch: "x",
  });
  expect(preview.config.build.command).toContain("SITE_URL=$DEPLOY_PRIME_URL");
});

test("Netlify keeps the build's cache with a plugin of our own, in every context", async () => {
  for (const context of ["production", "deploy-preview", "branch-deploy"]) {
    const { config } = await resolveConfig({ repositoryRoot: PROJECT, offline: true, context, branch: "x" });
    expect(config.plugins.map((plugin: { package: string }) => plugin.package)).toEqual([
      "./src/deploy/build-cache",
      "./src/deploy/websub",
    ]);
  }
});

test.each([
  ["build-cache", ["onPostBuild", "onPreBuild"]],
  ["websub", ["onSuccess"]],
])("the plugin %s runs as it is, by the Node of the build and without the project's packages", async (name, events) => {
  const folder = path.join(PROJECT, "src/deploy", name);
  expect(readFileSync(path.join(folder, "manifest.yml"), "utf8")).toBe(`name: ${name}\n`);
  const { type } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  expect(type).toBe("module");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(folder)} + "/index.js"))))`,
    ],
    { env: {} },
  );
  expect(JSON.parse(stdout)).toEqual(events);
});

test.each([
  ["/", "max-age=0, must-revalidate"],
  ["/2026/11/20/a/", "max-age=0, must-revalidate"],
  ["/feed.xml", "max-age=0, must-revalidate"],
  ["/search/index/pieces.json", "max-age=0, must-revalidate"],
  ["/assets/site-ABC.css", "immutable"],
  ["/images/bridge-123.jpg", "immutable"],
  ["/search/index/pieces/2026-11/fragment/0-1a2b.json", "immutable"],
  ["/search/index/pieces/2026-11/index/en_1.pf_index", "immutable"],
  ["/search/index/pieces/2026-11/facets-1.json", "immutable"],
  ["/search/index/names/names-1.json", "immutable"],
  ["/search/index/words/words-1.txt", "immutable"],
  ["/search/index/pieces/2020-2023/meta-1.json", "immutable"],
  ["/search/index/engine/wasm.en-1.pagefind", "immutable"],
])("%s is cached as it should be", (address, caching) => {
  expect(rules.headersFor(address)["Cache-Control"]).toContain(caching);
});

test.each([
  ["/feed.xml", "application/xml"],
  ["/sections/city/feed.xml", "application/xml"],
  ["/tags/harbor/feed.xml", "application/xml"],
  ["/authors/ada-byron/feed.xml", "application/xml"],
  ["/corrections/feed.xml", "application/xml"],
  ["/feed.atom", "application/atom+xml"],
  ["/sections/city/feed.atom", "application/atom+xml"],
  ["/feed.json", "application/feed+json"],
  ["/sections/city/feed.json", "application/feed+json"],
  ["/feeds.opml", "text/x-opml"],
])("%s has its media type", (address, type) => {
  expect(site.has(address.slice(1))).toBe(true);
  expect(rules.headersFor(address)["Content-Type"]).toBe(`${type}; charset=utf-8`);
});

test("every page is under the security headers", () => {
  const headers = rules.headersFor("/2026/11/20/a/");
  const policy = headers["Content-Security-Policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": expect.stringContaining("max-age=63072000"),
    "Permissions-Policy": expect.stringContaining("camera=()"),
  });
});

test("old paths redirect for good, and a story whose rights have ended answers 410", () => {
  expect(rules.redirectFor("/old/path.html")).toEqual({ to: "/2026/11/20/a/", status: 301, force: true });
  expect(rules.redirectFor("/2020/01/01/früher/")).toEqual({ to: "/2026/11/20/a/", status: 301, force: true });
  expect(rules.redirectFor("/2026/10/01/b/")).toEqual({ to: "/410.html", status: 410, force: true });
  expect(rules.redirectFor("/2026/11/20/a/")).toBeNull();
});

test("a deploy preview has its own origin and is kept out of search engines; production is not", async () => {
  expect(rules.headersFor("/")["X-Robots-Tag"]).toBeUndefined();
  const preview = await buildHere(new TestNewsroom("ledger").write("articles/2026/11/a.md", article()), {
    CONTEXT: "deploy-preview",
    SITE_URL: "https://deploy-preview-7--ledger.netlify.app",
  });
  const previewRules = await readDeployRules(preview.folder);
  expect(previewRules.headersFor("/2026/11/20/a/")["X-Robots-Tag"]).toBe("noindex");
  expect(preview.text("2026/11/20/a/index.html")).toContain(
    '<link rel="canonical" href="https://deploy-preview-7--ledger.netlify.app/2026/11/20/a/"/>',
  );
  // An id in a feed is for ever, wherever the feed is read.
  expect(preview.text("feed.json")).toContain("tag:ledger.example,2026-11-20:/2026/11/20/a/");
});

test("Netlify finds the forms, with their honeypots, in plain HTML", () => {
  const pages = ["2026/11/20/a/index.html", "corrections/report/index.html"];
  const html = pages.map((page) => site.text(page)).join();
  for (const name of ["newsletter", "letter", "correction"]) {
    expect(html).toMatch(
      new RegExp(`<form[^>]* name="${name}"[^>]* data-netlify="true" data-netlify-honeypot="website"`),
    );
    expect(html).toContain(`name="form-name" value="${name}"`);
  }
});

test("the web manifest names icons that are there, in the sizes that it says", async () => {
  const { icons, ...manifest } = JSON.parse(site.text("site.webmanifest"));
  expect(manifest).toMatchObject({ name: "The Test Ledger", lang: "en-US", start_url: "/", display: "minimal-ui" });
  for (const { src, sizes, type } of icons) {
    const { width, height } = imageSize(readFileSync(path.join(site.folder, src)));
    expect([`${width}x${height}`, type]).toEqual([sizes, "image/png"]);
  }
  expect(icons.length).toBeGreaterThan(0);
  const html = site.text("2026/11/20/a/index.html");
  expect(html).toContain('<link rel="manifest" href="/site.webmanifest"/>');
  expect(html).toContain(`<link rel="apple-touch-icon" href="${icons[0].src}"/>`);
  expect(rules.headersFor("/site.webmanifest")["Content-Type"]).toBe("application/manifest+json");
});

test("/favicon.ico answers with the newsroom's icon, small, as an icon", async () => {
  const ico = readFileSync(path.join(site.folder, "favicon.ico"));
  const [reserved, kind, count] = [0, 2, 4].map((at) => ico.readUInt16LE(at));
  expect([reserved, kind, count]).toEqual([0, 1, 1]);
  const [length, start] = [14, 18].map((at) => ico.readUInt32LE(at)) as [number, number];
  expect(start + length).toBe(ico.length);
  const png = ico.subarray(start);
  expect([ico[6], ico[7]]).toEqual([48, 48]);
  expect(imageSize(png)).toMatchObject({ width: 48, height: 48, type: "png" });
  const { "Content-Type": type, "Cross-Origin-Resource-Policy": policy } = rules.headersFor("/favicon.ico");
  expect([type, policy]).toEqual(["image/x-icon", "cross-origin"]);
});

test("devices keep nothing unless the newsroom says so, and never of a preview", async () => {
  const settings = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/site.yaml"), "utf8");
  const newsroom = new TestNewsroom("ledger")
    .write("newsroom/site.yaml", `${settings}offline: true\n`)
    .write("articles/2026/11/a.md", article({}));
  const script = (built: BuiltSite) =>
    built.text(/src="\/(assets\/site-[^"]+\.js)"/.exec(built.text("index.html"))?.[1] ?? "");
  const preview = await buildHere(newsroom, { CONTEXT: "deploy-preview", SITE_URL: "https://preview.example" });
  for (const built of [site, preview]) {
    expect(built.text("sw.js")).toContain("unregister");
    expect(built.text("sw.js")).not.toContain("fetch");
    expect(script(built)).not.toContain("serviceWorker");
    expect(built.has("offline/index.html")).toBe(false);
  }
  const kept = await buildHere(newsroom);
  expect(kept.text("sw.js")).not.toContain("unregister");
  expect(script(kept)).toContain("serviceWorker");
  expect(kept.text("offline/index.html")).toContain("noindex");
  expect(kept.text("sitemaps/pages.xml")).not.toContain("/offline/");
  expect(rules.headersFor("/sw.js")["Cache-Control"]).toContain("max-age=0, must-revalidate");
});

test("hubs are named in every feed, and in the headers of those of the site and its sections", async () => {
  const settings = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/site.yaml"), "utf8");
  const followed = await buildHere(
    new TestNewsroom("ledger")
      .write("newsroom/site.yaml", `${settings}hubs: ["https://hub.example/"]\n`)
      .write("articles/2026/11/a.md", article({ tags: "[harbor]" })),
  );
  for (const feed of ["feed.xml", "feed.atom", "tags/harbor/feed.xml"]) {
    expect(followed.text(feed)).toMatch(/<(atom:)?link rel="hub" href="https:\/\/hub\.example\/"/);
  }
  expect(JSON.parse(followed.text("feed.json")).hubs).toEqual([{ type: "WebSub", url: "https://hub.example/" }]);
  const { headersFor } = await readDeployRules(followed.folder);
  expect(headersFor("/feed.atom").Link).toBe(
    '<https://hub.example/>; rel="hub", <https://ledger.example/feed.atom>; rel="self"',
  );
  expect(headersFor("/tags/harbor/feed.xml").Link).toBeUndefined();
  const { feeds } = JSON.parse(readFileSync(path.join(followed.folder, "../cache/feeds.json"), "utf8"));
  expect(feeds["https://ledger.example/tags/harbor/feed.xml"]).toBe(digest(followed.text("tags/harbor/feed.xml")));
  expect(Object.keys(feeds)).not.toContain("https://ledger.example/");
  // Without a hub, nothing speaks of one, and there is nothing to tell it.
  expect(existsSync(path.join(site.folder, "../cache/feeds.json"))).toBe(false);
  for (const file of ["feed.xml", "feed.atom", "feed.json", "_headers"]) expect(site.text(file)).not.toMatch(/hub/i);
});

test("another provider keeps the list of subscribers, and Netlify is not told of that form", async () => {
  const settings = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/site.yaml"), "utf8");
  const keptBy = (provider: string) =>
    buildHere(
      new TestNewsroom("ledger")
        .write("newsroom/site.yaml", settings.replace("localNews: false", `localNews: true, ${provider}`))
        .write("articles/2026/11/a.md", article({})),
    );
  for (const [provider, action, field] of [
    [
      "provider: buttondown, username: ledger",
      "https://buttondown.com/api/emails/embed-subscribe/ledger",
      "metadata__zip",
    ],
    [
      'provider: mailchimp, action: "https://x.us1.list-manage.com/subscribe/post?u=1&id=2"',
      "https://x.us1.list-manage.com/subscribe/post?u=1&amp;id=2",
      "ZIP",
    ],
  ] as const) {
    const other = await keptBy(provider);
    const html = other.text("newsletter/index.html");
    expect(html).toContain(`<form method="post" action="${action}" name="newsletter">`);
    expect(html).toContain(` name="${field}"`);
    expect(html).not.toMatch(/data-netlify|form-name/);
    expect(other.text("_headers")).toContain(`form-action 'self' ${new URL(action).origin};`);
    // Letters and reports stay where they were.
    expect(other.text("letters/index.html")).toContain('name="letter" data-netlify="true"');
  }
  expect(site.text("_headers")).toContain("form-action 'self';");
});
