/** How Mozilla's HTTP Observatory judges a content security policy. */

const BROAD = new Set(["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"]);
const INLINE = new Set(["'unsafe-inline'", "data:"]);
const PASSIVE = ["img-src", "media-src"];

/** The sources of each directive. A directive that comes twice counts once, as in a browser: the first. */
export function directivesOf(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const part of policy.split(";")) {
    const [name = "", ...sources] = part.trim().toLowerCase().split(/\s+/);
    if (name !== "" && !directives.has(name)) directives.set(name, sources);
  }
  return directives;
}

export type PolicyVerdict =
  | "none"
  | "unsafe-inline"
  | "insecure-scheme"
  | "unsafe-eval"
  | "insecure-pictures"
  | "unsafe-styles"
  | "safe"
  | "safe-and-closed";

/** Verdicts in the order in which the Observatory asks: the first that holds is the one that counts. */
export function judgePolicy(policy: string | undefined): PolicyVerdict {
  const directives = directivesOf(policy ?? "");
  if (directives.size === 0) return "none";
  const base = directives.get("default-src");
  const sources = (name: string) => directives.get(name) ?? base ?? ["*"];
  const scripts = sources("script-src");
  const styles = sources("style-src");
  const isInsecure = (source: string) => source.startsWith("http:") || source.startsWith("ftp:");
  const active = [...directives].filter(([name]) => !PASSIVE.includes(name)).flatMap(([, list]) => list);
  const passive = PASSIVE.flatMap((name) => directives.get(name) ?? base ?? []);
  if (scripts.some((source) => BROAD.has(source) || INLINE.has(source))) return "unsafe-inline";
  if (sources("object-src").some((source) => BROAD.has(source))) return "unsafe-inline";
  if (active.some(isInsecure)) return "insecure-scheme";
  if ([...scripts, ...styles].includes("'unsafe-eval'")) return "unsafe-eval";
  if (passive.some(isInsecure)) return "insecure-pictures";
  if (styles.some((source) => BROAD.has(source) || INLINE.has(source))) return "unsafe-styles";
  return base?.length === 1 && base[0] === "'none'" ? "safe-and-closed" : "safe";
}
