/**
 * What a host does with a finished site, as data. `netlify.toml`, `_headers` and `_redirects` are its source, and the
 * configuration of every other host is written from it.
 */
export interface Rules {
  /** In order: where two rules set one header, the later one holds. */
  headers: readonly HeaderRule[];
  /** In order: the first one that matches is obeyed. */
  redirects: readonly Redirect[];
}

/** Netlify's own settings, in the folder of a newsroom. */
export const NETLIFY_TOML = "netlify.toml";

export interface HeaderRule {
  /** A pattern: `:name` stands for one part of a path, `*` at the end for the rest of it. Percent-encoded. */
  for: string;
  values: Record<string, string>;
}

export interface Redirect {
  /** A pattern, as above. A slash at the end makes no difference. */
  from: string;
  /** What the address has to ask for, after its `?`. Empty: anything. */
  query: Record<string, string>;
  /** A path, percent-encoded. `:name` stands for what it stood for in the pattern. */
  to: string;
  status: number;
  /** Also where a file answers. */
  force: boolean;
  /** Countries, languages and the like, by Netlify's names. Empty: for everybody. */
  conditions: Record<string, unknown>;
}

/** Files of the output that are for the host, and no part of the site. */
export const HIDDEN_FILES: readonly string[] = ["_headers", "_redirects", ".unfinished"];

/** The page that a host shows with the status 404 or 410. */
export const ERROR_PAGES = { 404: "/404.html", 410: "/410.html" } as const;

/** Whether one path alone matches the pattern, but for its last slash. */
export const isExact = (pattern: string): boolean => !/\*|\/:/.test(pattern);

/** The path as it stands in rules: one spelling, with every octet that has to be encoded in capital letters. */
export const encodeRulePath = (path: string): string => encodeURI(path).replace(/[?#]/g, encodeURIComponent);

/** The names of a pattern, in order; the rest of the path is `splat`. */
export const placeholders = (pattern: string): string[] =>
  [...pattern.matchAll(/\/(?::([A-Za-z]\w*)|\*$)/g)].map(([, name = "splat"]) => name);

/** Whether what stands in the path decides on the target. */
export const hasCaptures = ({ from, to }: Redirect): boolean =>
  placeholders(from).some((name) => to.split("/").includes(`:${name}`));

/**
 * A pattern as a regular expression, for JavaScript, PCRE and Go alike, with a group for each placeholder and without
 * anchors.
 * @param part what stands for one part of a path.
 * @param rest what stands for the rest.
 */
export function patternSource(pattern: string, part = "[^/]+", rest = ".*"): string {
  const source = pattern
    .replace(/\/$/, "")
    .split("/")
    .slice(1)
    .map((piece, index, all) => {
      if (piece === "*" && index === all.length - 1) return `(?:/(${rest}))?`;
      return `/${/^:[A-Za-z]\w*$/.test(piece) ? `(${part})` : piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
    });
  return `${source.join("")}${pattern.endsWith("*") ? "" : "/?"}`;
}

/** The target with the groups of the pattern's regular expression in place of the names. */
export const targetWithGroups = ({ from, to }: Redirect, group: (index: number) => string): string => {
  const names = placeholders(from);
  return to
    .split("/")
    .map((piece) => {
      const index = piece.startsWith(":") ? names.indexOf(piece.slice(1)) : -1;
      return index === -1 ? piece : group(index + 1);
    })
    .join("/");
};

/** A path that matches the pattern. */
export const examplePath = (pattern: string): string =>
  pattern
    .split("/")
    .map((part) => (/^(:|\*$)/.test(part) ? "x" : part))
    .join("/");
