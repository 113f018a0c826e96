import { existsSync } from "node:fs";
import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

/** What the CDN does with a finished site, read by Netlify's own parsers. */
export interface DeployRules {
  headersFor(urlPath: string): Record<string, string>;
  redirectFor(urlPath: string): { to: string; status: number; force: boolean } | null;
}

/**
 * Reads `netlify.toml` and the `_headers` and `_redirects` of a finished site.
 * @throws {Error} naming every rule that Netlify would not understand.
 */
export async function readDeployRules(site: string, netlifyToml: string): Promise<DeployRules> {
  const optional = (file: string) => (existsSync(file) ? [file] : []);
  const headers = await parseAllHeaders({
    headersFiles: optional(path.join(site, "_headers")),
    netlifyConfigPath: netlifyToml,
    configHeaders: [],
    minimal: true,
  });
  const redirects = await parseAllRedirects({
    redirectsFiles: optional(path.join(site, "_redirects")),
    netlifyConfigPath: netlifyToml,
    configRedirects: [],
    minimal: true,
  });
  const errors = [...headers.errors, ...redirects.errors];
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join("\n"));
  const rules = headers.headers.map(({ for: pattern, values }) => ({ matches: matcher(pattern), values }));
  const redirections = redirects.redirects.map((rule) => ({ ...rule, matches: matcher(decodeURI(rule.from)) }));
  return {
    // Every rule that matches applies, in order; where two set one header, the later one holds.
    headersFor: (urlPath) =>
      Object.assign({}, ...rules.filter(({ matches }) => matches(urlPath)).map(({ values }) => values)),
    redirectFor(urlPath) {
      const rule = redirections.find(({ matches }) => matches(urlPath));
      if (!rule) return null;
      // What a placeholder stands for in the path, it stands for in the target.
      const parts = rule.from.split("/").map((part, index) => [part, urlPath.split("/")[index] ?? ""] as const);
      const placeholders = new Map(parts.filter(([part]) => part.startsWith(":")));
      const to = rule.to.split("/").map((part) => placeholders.get(part) ?? part);
      return { to: to.join("/"), status: rule.status ?? 301, force: rule.force ?? false };
    },
  };
}

/** Netlify's patterns: `:name` stands for one part of a path, `*` for the rest of it. */
function matcher(pattern: string): (urlPath: string) => boolean {
  const source = pattern
    .split("/")
    .map((part) => {
      if (part === "*") return ".*";
      return part.startsWith(":") ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
    })
    .join("/");
  const expression = new RegExp(`^${source.replace(/\/$/, "")}/?$`);
  return (urlPath) => expression.test(urlPath);
}
