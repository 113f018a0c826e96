import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import { askNetlify, droppedRedirects } from "./netlify-engine.ts";
import { encodeRulePath, NETLIFY_TOML, type Rules } from "./rules.ts";

/** What Netlify does with a finished site, read by its own parsers and answered by its own engine. */
export interface DeployRules extends Rules {
  /** @param urlPath decoded. */
  headersFor(urlPath: string): Record<string, string>;
  /**
   * @param urlPath decoded.
   * @param query as it was asked, without its `?`. A redirect takes it along.
   */
  redirectFor(urlPath: string, query?: string): { to: string; status: number; force: boolean } | null;
}

/**
 * Reads the `_headers` and `_redirects` of a finished site.
 * @param netlifyToml rules of the newsroom's own: in the working directory, where Netlify looks for it.
 * @throws {Error} naming every rule that Netlify would not understand.
 */
export async function readDeployRules(site: string, netlifyToml = path.resolve(NETLIFY_TOML)): Promise<DeployRules> {
  const own = (name: string) => [path.join(site, name)].filter((file) => existsSync(file));
  const common = { netlifyConfigPath: netlifyToml, minimal: false };
  const parsed = await parseAllHeaders({ ...common, headersFiles: own("_headers"), configHeaders: [] });
  const led = await parseAllRedirects({ ...common, redirectsFiles: own("_redirects"), configRedirects: [] });
  const errors = [...parsed.errors, ...led.errors];
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join("\n"));
  const headers = parsed.headers.map(({ for: pattern, values }) => ({ for: pattern, values }));
  const redirects = led.redirects.map(({ from, query, to, status = 301, force = false, conditions }) => {
    return { from, query, to, status, force, conditions };
  });
  const ask = await askNetlify(redirects);
  return {
    headers,
    redirects,
    headersFor(urlPath) {
      const asked = encodeRulePath(urlPath);
      const matching = parsed.headers.filter(({ forRegExp }) => forRegExp.test(asked));
      return Object.assign({}, ...matching.map(({ values }) => values));
    },
    redirectFor(urlPath, query = "") {
      const rule = ask(urlPath, query);
      if (!rule) return null;
      const { to, status, force } = rule;
      const takesQuery = query !== "" && status < 400 && !to.includes("?");
      return { to: takesQuery ? `${to}?${query}` : to, status, force };
    },
  };
}

/**
 * What Netlify would pass over without a word in the rules of a finished site.
 * @returns one sentence for each problem.
 */
export async function passedOver(site: string, { redirects }: Rules): Promise<string[]> {
  const lines = (await readFile(path.join(site, "_headers"), "utf8")).split("\n").map((line) => line.trim());
  const strange = lines.filter((line) => line !== "" && !/^([/#]|[\w-]+:)/.test(line));
  return [
    ...strange.map((line) => `The line "${line}" of _headers is no header.`),
    ...(await droppedRedirects(redirects)),
  ];
}
