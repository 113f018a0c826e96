import path from "node:path";
import { HeadersHandler } from "@netlify/headers";
import { RedirectsHandler } from "@netlify/redirects";
import { expect } from "vitest";
import { type DeployRules, readDeployRules } from "../../src/deploy/netlify-rules.ts";
import { examplePath } from "../../src/deploy/rules.ts";
import { type BuiltSite, PROJECT } from "../site.ts";

/**
 * What `npm start` reads in the rules of a site is held against the packages with which `netlify dev` answers.
 * A rule whose pattern is percent-encoded is left out: `netlify dev` decodes what is asked and not the rule, so it obeys
 * none of them, and the CDN does.
 */

const ORIGIN = "http://localhost:8888";
const TOML = path.join(PROJECT, "netlify.toml");
const QUERIES = ["", "a=b", "p=123", "utm_source=x&y=z", "id=5&option=com"];

interface Answer {
  to: string;
  status: number;
  force: boolean;
}

/** What leads elsewhere, by `netlify dev`. */
async function asNetlifyDev(handler: RedirectsHandler, asked: string): Promise<Answer | null> {
  const match = await handler.match(new Request(ORIGIN + asked));
  if (!match) return null;
  const { target, statusCode: status, force } = match;
  // Where a page is shown under another address, what was asked is still there; ours names the page alone.
  return { to: status < 400 ? target.pathname + target.search : target.pathname, status, force };
}

/** Every rule with each query, at the address that it names and at those beside it; and the address of every page. */
function questions({ redirects }: DeployRules, pages: string[]): string[] {
  const paths = redirects
    .filter(({ from }) => !from.includes("%"))
    .map(({ from }) => examplePath(from))
    .flatMap((asked) => [asked, asked.replace(/\/$/, ""), `${asked.replace(/\/$/, "")}/below/`, `${asked}x`]);
  const distinct = [...new Set(["/nothing/here/", ...paths, ...pages])].filter((asked) => asked.startsWith("/"));
  return distinct.flatMap((asked) => QUERIES.map((query) => (query === "" ? asked : `${asked}?${query}`)));
}

/** How many questions were asked. Every answer is the same on both sides. */
export async function expectSameAnswers(site: BuiltSite): Promise<{ leads: number; passed: number; headers: number }> {
  const rules = await readDeployRules(site.folder, TOML);
  const options = { configPath: TOML, projectDir: site.folder, configRedirects: [], jwtRoleClaim: "", jwtSecret: "" };
  const dev = new RedirectsHandler({ ...options, publicDir: site.folder });
  const different: unknown[] = [];
  const asked = { leads: 0, passed: 0, headers: 0 };
  const addresses = site.files().map((file) => encodeURI(`/${file}`.replace(/\/index\.html$/, "/")));
  for (const question of questions(rules, addresses)) {
    const { pathname, search } = new URL(ORIGIN + question);
    const ours = rules.redirectFor(decodeURIComponent(pathname), search.slice(1));
    const theirs = await asNetlifyDev(dev, question);
    asked[theirs ? "leads" : "passed"] += 1;
    const own = ours && { ...ours, to: new URL(ours.to, ORIGIN).href.slice(ORIGIN.length) };
    if (JSON.stringify(sorted(own)) !== JSON.stringify(sorted(theirs))) different.push({ question, ours: own, theirs });
  }

  const handler = new HeadersHandler({ configPath: TOML, projectDir: site.folder, logger: console });
  for (const address of addresses) {
    const urlPath = decodeURI(address);
    const theirs = await handler.apply(new Request(ORIGIN + address));
    asked.headers += 1;
    const ours = rules.headersFor(urlPath);
    if (JSON.stringify(entries(ours)) !== JSON.stringify(entries(theirs))) different.push({ urlPath, ours, theirs });
  }
  expect(different).toEqual([]);
  return asked;
}

const sorted = (answer: Answer | null) => answer && [answer.to, answer.status, answer.force];
const entries = (headers: Record<string, string>) => Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
