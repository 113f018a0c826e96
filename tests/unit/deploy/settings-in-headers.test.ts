import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readSettings } from "../../../src/command/settings.ts";
import { EVERYWHERE, FIXED_HEADERS } from "../../../src/deploy/fixed-rules.ts";
import { headersPage } from "../../../src/deploy/headers.ts";
import { siteSchema } from "../../../src/newsroom/schemas.ts";
import { robotsPage } from "../../../src/sitemaps/robots.ts";
import { runs } from "../../property.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const DIRECTIVES = [
  ...["default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "worker-src", "manifest-src"],
  ...["frame-src", "form-action", "base-uri", "frame-ancestors"],
];

/** What could end a value, begin another one, or widen it; and harmless parts between. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "https://",
      "http://",
      "coral.example",
      "list-manage.com",
      "/subscribe/post",
      "?u=1&id=2",
      "/embed",
      ":8443",
      ":",
    ],
    ...[
      ";",
      ",",
      " ",
      "*",
      "*.",
      "'",
      '"',
      "<",
      ">",
      "\\",
      "\n",
      "\r\n  X-Evil: 1",
      "\t",
      "@",
      "user:word@",
      "#",
      "?",
      "%0A",
    ],
    ...[
      "script-src *",
      "'unsafe-inline'",
      '>; rel="self",<',
      "\u00A0",
      "\u2028",
      "//",
      ".",
      "..",
      "münchen",
      "[::1]",
      "127.1",
    ],
  ),
  fc.string({ maxLength: 4 }),
);
const address = fc
  .tuple(
    fc.constantFrom("https://coral.example", "https://ledger.us1.list-manage.com", ""),
    fc.array(piece, { maxLength: 5 }),
  )
  .map(([start, pieces]) => start + pieces.join(""));

const settings = fc.record({
  url: fc.oneof({ weight: 3, arbitrary: fc.constant(SITE.url) }, { weight: 1, arbitrary: address }),
  hubs: fc.oneof(
    { weight: 2, arbitrary: fc.constant(["https://hub.example/?a=b"]) },
    { weight: 1, arbitrary: fc.array(address, { maxLength: 2 }) },
  ),
  comments: fc.oneof(
    { weight: 1, arbitrary: fc.constant({ provider: "letters", default: "open" }) },
    { weight: 3, arbitrary: address.map((origin) => ({ provider: "coral", default: "open", origin })) },
  ),
  newsletter: fc.oneof(
    fc.constant(SITE.newsletter),
    address.map((action) => ({ ...SITE.newsletter, provider: "mailchimp", action })),
  ),
});

/** What Netlify makes of the rules, by address and in order. */
async function headersOf(text: string): Promise<[string, Record<string, string>][]> {
  const folder = temporaryFolder({ _headers: text });
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [path.join(folder, "_headers")],
    netlifyConfigPath: path.join(folder, "netlify.toml"),
    configHeaders: [],
    minimal: true,
  });
  expect(errors).toEqual([]);
  return headers.map(({ for: pattern, values }) => [pattern, values]);
}

const HOST_SOURCE = /^https:\/\/[a-z0-9_-]+(\.[a-z0-9_-]+)*(:\d+)?$/;
const KEYWORDS = /^'(none|self|wasm-unsafe-eval|sha256-[\w+/]+=*)'$/;

describe("whatever the settings say", () => {
  test("what is accepted stays in its place, in the policy, in headers and in robots.txt", async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(settings, async (given) => {
        const parsed = siteSchema.safeParse({ ...SITE, ...given });
        if (!parsed.success) return;
        accepted += 1;
        const site = parsed.data;
        const hubs = site.hubs ?? [];
        const page = headersPage({ site, sections: [] }, { origin: site.url, isProduction: true });
        const all = await headersOf(page.model.text);
        const fixed = FIXED_HEADERS.map((rule) => [rule.for, rule.values]);
        expect(all.slice(1, 1 + fixed.length)).toEqual(fixed);
        const rules = all.filter((_, index) => index === 0 || index > fixed.length);
        expect(rules.map(([pattern]) => pattern)).toEqual([
          "/*",
          ...(hubs.length > 0 ? ["/feed.xml", "/feed.atom", "/feed.json"] : []),
        ]);
        for (const [pattern, values] of rules) {
          const names = pattern === "/*" ? [...Object.keys(EVERYWHERE), "Content-Security-Policy"] : ["Link"];
          expect(Object.keys(values)).toEqual(names);
        }
        const directives = (rules[0]?.[1]["Content-Security-Policy"] ?? "")
          .split(/;\s*/)
          .map((one) => one.split(/\s+/));
        expect(directives.map(([name]) => name)).toEqual(DIRECTIVES);
        for (const source of directives.flatMap(([, ...sources]) => sources)) {
          expect(HOST_SOURCE.test(source) || KEYWORDS.test(source) ? "a source" : source).toBe("a source");
        }
        for (const [pattern, { Link = "" }] of rules.slice(1)) {
          const links = Link.split(/,\s*/).map((link) => /^<([^<>,;\s"']+)>; rel="(hub|self)"$/.exec(link)?.slice(1));
          expect(links).toEqual([...hubs.map((hub) => [hub, "hub"]), [`${site.url}${pattern}`, "self"]]);
        }
        const robots = robotsPage(aContext([], { newsroom: aNewsroom({ site }) })).model.text;
        expect(robots.split("\n").map((line) => line.split(": ")[0])).toEqual([
          ...["User-agent", "Disallow", "", "Sitemap", "Sitemap", ""],
        ]);
      }),
      runs(500),
    );
    expect(accepted).toBeGreaterThan(10);
  });
});

const told = (changes: Record<string, unknown>): string[] => {
  const parsed = siteSchema.safeParse({ ...SITE, ...changes });
  return (parsed.error?.issues ?? []).map(({ path: at }) => z.core.toDotPath(at));
};

describe("an address that is no plain one is refused", () => {
  const ADDRESSES = [
    "https://coral.example;script-src-elem",
    'https://h.example/>;rel="self",<https://evil.example/',
    "https://*",
    "https://*.example",
    "https://a.example,https://b.example",
    "https://a.example https://b.example",
    "https://a.example/\nX-Evil: 1",
    "https://'self'",
    "https://user:word@a.example/",
    "https://user@a.example/",
    "http://a.example/",
    "//a.example/",
    "javascript:alert(1)",
    "https://[::1]/",
    "https:a.example",
    "https://",
    "",
  ];

  test.each(ADDRESSES)("%j", (one) => {
    expect(told({ comments: { provider: "coral", default: "open", origin: one } })).toEqual(["comments.origin"]);
    expect(told({ hubs: ["https://hub.example/", one] })).toEqual(["hubs[1]"]);
    expect(told({ url: one })).toEqual(["url"]);
    // `URL` encodes the signs of this one, so that a reader may follow it to where it leads.
    const isHarmless = one.startsWith("https://h.example/");
    expect(told({ watchLive: { label: "Live", url: one } })).toEqual(isHarmless ? [] : ["watchLive.url"]);
    const action = one.replace("https://", "https://x.list-manage.com/subscribe/post?u=1&id=2");
    const newsletter = {
      ...SITE.newsletter,
      provider: "mailchimp",
      action: one === action ? one : `${one}.list-manage.com`,
    };
    expect(told({ newsletter })).toEqual(["newsletter.action"]);
  });

  test.each(["https://a.example/paper/", "https://a.example/?x", "https://a.example/#x"])(
    "%s is no whole site",
    (url) => {
      expect(told({ url })).toEqual(["url"]);
    },
  );

  test("but a link for readers may hold what no header could", () => {
    const url = "https://live.example/o'brien;b,c*?d='e'";
    expect(told({ watchLive: { label: "Live", url } })).toEqual([]);
    expect(told({ hubs: [url] })).toEqual(["hubs[0]"]);
  });
});

test.each(["https://a.example;x", "https://*", "https://a.example/paper", "https://user@a.example", "ftp://a.example"])(
  "SITE_URL may not be %s",
  (SITE_URL) => {
    expect(() => readSettings({ SITE_URL })).toThrow(`SITE_URL "${SITE_URL}" is not an origin`);
  },
);

test("SITE_URL may name a local server", () => {
  expect(readSettings({ SITE_URL: "http://localhost:8080/" }).siteUrl).toBe("http://localhost:8080");
});
