import { expect, test } from "vitest";
import { KINDS, recallOf } from "./recall.ts";

test.each(KINDS)("$language site, $kind: every query of known answer is answered", async (kind) => {
  const { missed, extra } = await recallOf(kind);
  expect({ missed, extra }).toEqual({ missed: [], extra: [] });
});

test("the known answers are many, and of many kinds", () => {
  const queries = KINDS.reduce((sum, { queries }) => sum + queries.length, 0);
  expect(queries).toBeGreaterThanOrEqual(300);
});
