import { directivesOf, judgePolicy, type PolicyVerdict } from "./observatory-policy.ts";

/**
 * The scoring of Mozilla's HTTP Observatory: ten tests, each with a bonus or a penalty on a base of 100. It looks at one
 * answer of a server; here every file of a site is judged as if it were that answer. What it can only know from its own
 * lists (domains that browsers preload) counts as absent.
 */
export interface Answer {
  /** Where the reader came from and through, `http:` first; the last address is the one that answers. */
  route: string[];
  headers: Readonly<Record<string, string>>;
  /** Null where the answer is no HTML. */
  html: string | null;
}

export interface Report {
  grade: string;
  score: number;
  modifiers: Record<keyof typeof TESTS, number>;
  /** The tests that cost points. */
  penalties: string[];
}

const CSP: Record<PolicyVerdict, number> = {
  none: -25,
  "unsafe-inline": -20,
  "insecure-scheme": -20,
  "unsafe-eval": -10,
  "insecure-pictures": -10,
  "unsafe-styles": 0,
  safe: 5,
  "safe-and-closed": 10,
};

const CORP: Record<string, number> = { "same-origin": 10, "same-site": 10, "cross-origin": 0 };
const PRIVATE_REFERRERS = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
/** Some days less than six months, as the Observatory allows. */
const SIX_MONTHS = 15_552_000;

type Judge = (answer: Answer) => number;
const lower = (text: string | undefined) => text?.trim().toLowerCase();

const TESTS = {
  "content-security-policy": ({ headers }) => CSP[judgePolicy(headers["Content-Security-Policy"])],
  cookies: ({ headers }) => {
    const cookie = lower(headers["Set-Cookie"]);
    if (cookie === undefined) return 0;
    if (!/;\s*secure/.test(cookie)) return -20;
    if (!/;\s*httponly/.test(cookie)) return -30;
    return /;\s*samesite=(lax|strict)/.test(cookie) ? 5 : 0;
  },
  "cross-origin-resource-sharing": ({ headers }) => {
    const open = headers["Access-Control-Allow-Origin"];
    const isReflected = open !== undefined && open !== "*";
    return isReflected && lower(headers["Access-Control-Allow-Credentials"]) === "true" ? -50 : 0;
  },
  redirection: ({ route }) => {
    const [first, second, ...rest] = route.map((address) => new URL(address));
    const last = rest.at(-1) ?? second;
    if (first?.protocol !== "http:") return 0;
    if (last?.protocol !== "https:") return -20;
    if (second?.protocol === "http:") return -10;
    return second?.hostname === first.hostname ? 0 : -5;
  },
  "referrer-policy": ({ headers }) => {
    const policy = lower(headers["Referrer-Policy"]);
    if (policy === undefined) return 0;
    return PRIVATE_REFERRERS.includes(policy) ? 5 : -5;
  },
  "strict-transport-security": ({ headers }) => {
    const seconds = /(?:^|;)\s*max-age=(\d+)/i.exec(headers["Strict-Transport-Security"] ?? "")?.[1];
    if (seconds === undefined) return -20;
    return Number(seconds) < SIX_MONTHS ? -10 : 0;
  },
  "subresource-integrity": ({ route, html }) => integrity(html ?? "", new URL(route.at(-1) ?? "")),
  "x-content-type-options": ({ headers }) => (lower(headers["X-Content-Type-Options"]) === "nosniff" ? 0 : -5),
  "x-frame-options": ({ headers }) => {
    if (directivesOf(headers["Content-Security-Policy"] ?? "").has("frame-ancestors")) return 5;
    return ["deny", "sameorigin"].includes(lower(headers["X-Frame-Options"]) ?? "") ? 0 : -20;
  },
  "cross-origin-resource-policy": ({ headers }) => {
    const policy = lower(headers["Cross-Origin-Resource-Policy"]);
    return policy === undefined ? 0 : (CORP[policy] ?? -5);
  },
} satisfies Record<string, Judge>;

/** Scripts of other sites must be loaded by HTTPS and be what they were; our own need neither, but earn a bonus. */
function integrity(html: string, page: URL): number {
  const scripts = [...html.matchAll(/<script\b([^>]*)>/gi)].flatMap(([, attributes = ""]) => {
    const source = /\ssrc="([^"]*)"/i.exec(attributes)?.[1];
    return source === undefined ? [] : [{ source, isSealed: /\sintegrity="/i.test(attributes) }];
  });
  const verdicts = scripts.map(({ source, isSealed }) => {
    const isNaked = source.startsWith("//") || source.startsWith("http:");
    const isOurs = !source.startsWith("//") && new URL(source, page).host === page.host;
    if (isOurs || !isNaked) return isSealed ? 5 : isOurs ? 0 : -5;
    return isSealed ? -20 : -50;
  });
  return verdicts.length === 0 ? 0 : Math.min(...verdicts);
}

const GRADES: [number, string][] = [
  [100, "A+"],
  [90, "A"],
  [85, "A-"],
  [80, "B+"],
  [70, "B"],
  [65, "B-"],
  [60, "C+"],
  [50, "C"],
  [45, "C-"],
  [40, "D+"],
  [30, "D"],
  [25, "D-"],
  [0, "F"],
];

/** A bonus counts only where the score without any is an A already. */
export function observe(answer: Answer): Report {
  const names = Object.keys(TESTS) as (keyof typeof TESTS)[];
  const modifiers = Object.fromEntries(names.map((name) => [name, TESTS[name](answer)])) as Report["modifiers"];
  const penalties = names.filter((name) => modifiers[name] < 0);
  const sum = (of: readonly (keyof typeof TESTS)[]) => of.reduce((total, name) => total + modifiers[name], 100);
  const bare = Math.max(0, sum(penalties));
  const score = bare >= 90 ? sum(names) : bare;
  return { grade: GRADES.find(([least]) => score >= least)?.[1] ?? "F", score, modifiers, penalties };
}
