import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { describe, expect, test } from "vitest";
import { EVERYWHERE, FIXED_HEADERS } from "../../../src/deploy/fixed-rules.ts";
import { contentSecurityPolicy, headersPage } from "../../../src/deploy/headers.ts";
import { EMBED_ORIGINS } from "../../../src/markdown/embeds.ts";
import type { SiteSettings } from "../../../src/newsroom/schemas.ts";
import { SITE } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const PROVIDERS: SiteSettings["comments"][] = [
  { provider: "letters", default: "open" },
  { provider: "coral", default: "open", origin: "https://talk.ledger.example/embed/" },
  { provider: "giscus", default: "open", repository: "a/b", repositoryId: "R", category: "c", categoryId: "C" },
];

const NEWSROOM = { site: SITE, sections: [] };

/** The directives of a policy by their names. */
const directives = (settings: Partial<SiteSettings>): Map<string, string[]> =>
  new Map(
    contentSecurityPolicy({ ...SITE, ...settings })
      .split("; ")
      .map((directive) => directive.split(" "))
      .map(([name = "", ...sources]) => [name, sources]),
  );

describe.each(PROVIDERS)("with comments by $provider", (comments) => {
  test("Netlify understands the headers and gives them as they are meant", async () => {
    const page = headersPage({ site: { ...SITE, comments }, sections: [] }, { origin: SITE.url, isProduction: false });
    const folder = temporaryFolder({ _headers: page.model.text });
    const { headers, errors } = await parseAllHeaders({
      headersFiles: [path.join(folder, "_headers")],
      netlifyConfigPath: path.join(folder, "netlify.toml"),
      configHeaders: [],
      minimal: true,
    });
    expect(errors).toEqual([]);
    const own = {
      "Content-Security-Policy": contentSecurityPolicy({ ...SITE, comments }),
      "X-Robots-Tag": "noindex",
    };
    expect(headers).toEqual([{ for: "/*", values: { ...EVERYWHERE, ...own } }, ...FIXED_HEADERS]);
  });

  test("nothing runs that a text could bring in", () => {
    const policy = directives({ comments });
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(contentSecurityPolicy({ ...SITE, comments })).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|data:|http:/);
  });

  test("the players that readers may ask for can be loaded in frames", () => {
    expect(directives({ comments }).get("frame-src")).toEqual(expect.arrayContaining(EMBED_ORIGINS));
  });
});

test("with letters, nothing comes from elsewhere but players", () => {
  const others = [...directives({ comments: { provider: "letters", default: "open" } })].filter(
    ([name]) => name !== "frame-src",
  );
  expect(others.flatMap(([, sources]) => sources).filter((source) => source.startsWith("http"))).toEqual([]);
});

test("the discussion's origin is allowed, without its path", () => {
  const policy = directives({
    comments: { provider: "coral", default: "open", origin: "https://talk.ledger.example/embed/" },
  });
  expect(policy.get("script-src")).toContain("https://talk.ledger.example");
});

const { name, promise, privacy } = SITE.newsletter;
const texts = { name, promise, privacy, localNews: false };

test.each<[string, SiteSettings["newsletter"], string[]]>([
  ["Netlify", texts, ["'self'"]],
  ["Buttondown", { ...texts, provider: "buttondown", username: "ledger" }, ["'self'", "https://buttondown.com"]],
  [
    "Mailchimp",
    { ...texts, provider: "mailchimp", action: "https://ledger.us1.list-manage.com/subscribe/post?u=1&id=2" },
    ["'self'", "https://ledger.us1.list-manage.com"],
  ],
])("forms go to this site and, with a newsletter by %s, to whoever keeps it", (_, newsletter, origins) => {
  const policy = directives({ newsletter });
  expect(policy.get("form-action")).toEqual(origins);
  // To be sent somewhere is not to be let in from there.
  const others = [...policy].filter(([name]) => !["form-action", "frame-src"].includes(name));
  expect(others.flatMap(([, sources]) => sources).filter((source) => source.startsWith("http"))).toEqual([]);
});

test("production is open to search engines, a deploy preview is not", () => {
  expect(headersPage(NEWSROOM, { origin: SITE.url, isProduction: true }).model.text).not.toContain("X-Robots-Tag");
  expect(headersPage(NEWSROOM, { origin: SITE.url, isProduction: false }).model.text).toContain(
    "X-Robots-Tag: noindex",
  );
});
