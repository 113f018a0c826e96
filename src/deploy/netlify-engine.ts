import redirector, { type Matcher } from "netlify-redirector";
import { encodeRulePath, examplePath, placeholders, type Redirect, targetWithGroups } from "./rules.ts";

/** What Netlify's own engine answers to a path, decoded, and a query without its `?`. */
export type Ask = (
  urlPath: string,
  query: string,
) => { from: string; to: string; status: number; force: boolean } | null;

/** Netlify's own engine over these rules. */
export async function askNetlify(redirects: readonly Redirect[]): Promise<Ask> {
  const rules = redirects.map(({ from, query, ...rule }) => ({ ...rule, path: from, params: query }));
  const matcher: Matcher = await redirector.parseJSON(JSON.stringify(rules), {});
  return (urlPath, query) => {
    const nothing = { headers: {}, cookieValues: {}, getHeader: () => "", getCookie: () => "" };
    const asked = { scheme: "http", host: "localhost", path: encodeRulePath(urlPath), query, ...nothing };
    return matcher.match(asked);
  };
}

/** Exact rules that are asked together: the engine looks through its rules one by one. */
const AT_ONCE = 50;

/**
 * What is wrong with rules that the engine never obeys: it drops one whose target matches its own pattern, and obeys
 * the first of two that match.
 * @returns one sentence for each such rule.
 */
export async function droppedRedirects(redirects: readonly Redirect[]): Promise<string[]> {
  const patterns = redirects.filter(({ from }) => placeholders(from).length > 0);
  const isPattern = new Set(patterns);
  const problems: string[] = [];
  for (let start = 0; start < redirects.length; start += AT_ONCE) {
    const batch = redirects.slice(start, start + AT_ONCE);
    const inBatch = new Set(batch);
    const ask = await askNetlify(redirects.filter((rule) => isPattern.has(rule) || inBatch.has(rule)));
    problems.push(...batch.flatMap((rule) => problemOf(rule, ask)));
  }
  return problems;
}

function problemOf(rule: Redirect, ask: Ask): string[] {
  if (Object.keys(rule.conditions).length > 0) return [];
  const obeyed = ask(decodeURIComponent(examplePath(rule.from)), new URLSearchParams(rule.query).toString());
  const to = targetWithGroups(rule, () => "x");
  if (obeyed?.from === rule.from && obeyed.to === to && obeyed.status === rule.status) return [];
  const instead = obeyed ? `${obeyed.from} is obeyed instead` : "its target matches its own pattern";
  return [`The rule ${rule.from} ${rule.to} ${rule.status} is never obeyed: ${instead}.`];
}
