import { describe, expect, test } from "vitest";
import { type Answer, observe } from "../observatory.ts";

/** An answer that has everything; each test takes something away. */
const BEST: Answer = {
  route: ["http://ledger.example/", "https://ledger.example/"],
  headers: {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
  },
  html: '<script type="module" src="/assets/site.js"></script>',
};

const withHeaders = (headers: Record<string, string>): Answer => ({
  ...BEST,
  headers: { ...BEST.headers, ...headers },
});

function without(...names: string[]): Answer {
  return {
    ...BEST,
    headers: Object.fromEntries(Object.entries(BEST.headers).filter(([name]) => !names.includes(name))),
  };
}

const withPolicy = (policy: string) => withHeaders({ "Content-Security-Policy": policy });

test("an answer with everything has the grade A+ and every bonus", () => {
  expect(observe(BEST)).toMatchObject({ grade: "A+", score: 130, penalties: [] });
});

test.each([
  ["Content-Security-Policy", 75, "B"],
  ["Strict-Transport-Security", 80, "B+"],
  ["X-Content-Type-Options", 125, "A+"],
  ["Referrer-Policy", 125, "A+"],
  ["Cross-Origin-Resource-Policy", 120, "A+"],
])("without %s the score is %i", (name, score, grade) => {
  expect(observe(without(name))).toMatchObject({ score, grade });
});

test("frames are forbidden by the policy or by a header of their own; by neither, the grade falls", () => {
  const policy = { "Content-Security-Policy": "default-src 'none'" };
  expect(observe(without("X-Frame-Options")).modifiers["x-frame-options"]).toBe(5);
  expect(observe(withHeaders(policy)).modifiers["x-frame-options"]).toBe(0);
  const bare = without("X-Frame-Options");
  expect(observe({ ...bare, headers: { ...bare.headers, ...policy } })).toMatchObject({ score: 80, grade: "B+" });
});

describe("a content security policy", () => {
  test.each([
    ["default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", 10],
    ["default-src 'self'", 5],
    ["default-src 'none'; style-src 'unsafe-inline'", 0],
    ["default-src 'none'; img-src http://pictures.example", -10],
    ["default-src 'none'; script-src 'self' 'unsafe-eval'", -10],
    ["default-src 'none'; script-src 'self' 'unsafe-inline'", -20],
    ["default-src 'none'; script-src data:", -20],
    ["default-src 'none'; script-src https:", -20],
    ["default-src 'none'; object-src *", -20],
    ["script-src 'self'", -20],
    ["default-src 'none'; frame-src http://player.example", -20],
    ["", -25],
  ])("%j is worth %i", (policy, modifier) => {
    expect(observe(withPolicy(policy)).modifiers["content-security-policy"]).toBe(modifier);
  });
});

describe("what else costs points", () => {
  test.each<[string, Answer, string, number]>([
    [
      "a short memory for HTTPS",
      withHeaders({ "Strict-Transport-Security": "max-age=86400" }),
      "strict-transport-security",
      -10,
    ],
    ["a referrer that tells all", withHeaders({ "Referrer-Policy": "unsafe-url" }), "referrer-policy", -5],
    [
      "a policy of embedding that is none",
      withHeaders({ "Cross-Origin-Resource-Policy": "all" }),
      "cross-origin-resource-policy",
      -5,
    ],
    ["an open cookie", withHeaders({ "Set-Cookie": "a=1; HttpOnly" }), "cookies", -20],
    [
      "a door for any site with the reader's name",
      withHeaders({ "Access-Control-Allow-Origin": "https://a.example", "Access-Control-Allow-Credentials": "true" }),
      "cross-origin-resource-sharing",
      -50,
    ],
    ["no way to HTTPS", { ...BEST, route: ["http://ledger.example/"] }, "redirection", -20],
    [
      "a way to HTTPS by another host",
      { ...BEST, route: ["http://ledger.example/", "https://www.ledger.example/"] },
      "redirection",
      -5,
    ],
    [
      "a script of another site",
      { ...BEST, html: '<script src="https://cdn.example/a.js"></script>' },
      "subresource-integrity",
      -5,
    ],
    [
      "a script in the clear",
      { ...BEST, html: '<script src="//cdn.example/a.js"></script>' },
      "subresource-integrity",
      -50,
    ],
  ])("%s", (_, answer, name, modifier) => {
    const { modifiers, penalties } = observe(answer);
    expect(modifiers).toMatchObject({ [name]: modifier });
    expect(penalties).toEqual([name]);
  });

  test("but feeds that anybody may read do not", () => {
    expect(observe(withHeaders({ "Access-Control-Allow-Origin": "*" })).penalties).toEqual([]);
  });
});
