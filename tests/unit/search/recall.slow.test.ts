import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KINDS, recallOf } from "./recall.ts";

test.each(KINDS)(
  "$language site, $kind: every query of known answer is answered, and what was found is marked",
  async (kind) => {
    expect(await recallOf(kind)).toEqual({ missed: [], extra: [], mismarked: [] });
  },
);

test("the known answers are many, and of many kinds", () => {
  const queries = KINDS.reduce((sum, { queries }) => sum + queries.length, 0);
  expect(queries).toBeGreaterThanOrEqual(300);
});

test("docs/developers/search.md says how many there are", () => {
  const docs = readFileSync(new URL("../../../docs/developers/search.md", import.meta.url), "utf8");
  const [, answers = ""] = /## Known answers\n(.*?)\n## /s.exec(docs) ?? [];
  const rows = [...answers.matchAll(/^\| ([^|]+?) +\| (\d+) +\| (\d+) +\|$/gm)].map(([, kind, queries, answered]) => [
    kind,
    queries,
    answered,
  ]);
  expect(rows).toEqual(KINDS.map(({ kind, queries }) => [kind, String(queries.length), String(queries.length)]));
});

// What the index makes of a run of letters is our own work: no language of the site may undo it.
test.each(["ja", "zh", "th", "km", "ko", "he", "pl", "sw", "vi", "fr", "ar", "tlh"])(
  "a site in the language %s finds words in scripts without spaces, and whole words of any other",
  async (language) => {
    const runs = KINDS.find(({ kind }) => kind === "scripts without spaces");
    const fields = KINDS.find(({ kind }) => kind === "every field");
    if (!runs || !fields) throw new Error("there are no such kinds");
    expect((await recallOf({ ...runs, language })).missed).toEqual([]);
    expect((await recallOf({ ...fields, language })).missed).toEqual([]);
  },
);
