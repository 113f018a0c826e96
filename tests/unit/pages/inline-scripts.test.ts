import { describe, expect, test } from "vitest";
import { speculationRules } from "../../../src/pages/inline-scripts.ts";

interface Condition {
  href_matches?: string | string[];
  not?: Condition;
}

const rules = JSON.parse(speculationRules.html) as Record<"prerender" | "prefetch", { where: { and: Condition[] } }[]>;
const excludedFrom = (kind: "prerender" | "prefetch") =>
  rules[kind].flatMap(({ where }) => where.and.flatMap(({ not }) => not?.href_matches ?? []));

describe("what may be fetched ahead", () => {
  test.each(["/search/*", "/*/thanks/*", "/*\\?*"])("is nothing below %s", (pattern) => {
    expect(excludedFrom("prefetch")).toContain(pattern);
    expect(excludedFrom("prerender")).toContain(pattern);
  });
});
