import { expect, test } from "vitest";
import { findConflicts } from "../../../src/article/conflicts.ts";
import { anArticle, at } from "../article-factory.ts";
import { parsed, problems, source } from "./source.ts";

const part = (slug: string, part: number, name = "The Edge") =>
  anArticle(slug, { series: { slug: "the-edge", name, part } });

test("a part knows its series", () => {
  const { series } = parsed(source({ series: "{ name: The Water's Edge, part: 2 }" }));
  expect(series).toEqual({ slug: "the-waters-edge", name: "The Water’s Edge", part: 2 });
});

test.each([
  ["{ name: Edge, part: 0 }", "series.part: is not the number of a part."],
  ["{ name: Edge, part: two }", "series.part: is not the number of a part."],
  ["{ name: Edge }", "series.part: is missing."],
  ["{ part: 1 }", "series.name: is missing."],
  ['{ name: "!?", part: 1 }', "has no letter or digit."],
  ["{ name: con, part: 1 }", 'series.name: "con"'],
])("%s is refused", (series, problem) => {
  expect(problems(source({ series }))).toEqual([expect.stringContaining(problem)]);
});

test("one part in two stories is an issue that names both", () => {
  expect(findConflicts([part("a", 1), part("b", 1)])).toMatchObject([
    {
      file: "articles/2024/05/b.md",
      line: 9,
      field: "series",
      problem: 'part 1 of "The Edge" is articles/2024/05/a.md already.',
    },
  ]);
  expect(findConflicts([part("a", 1), part("b", 2)])).toEqual([]);
});

test("a retracted part makes room", () => {
  const retraction = { at: at("2024-06-01T00:00:00Z"), reason: "Invented." };
  expect(findConflicts([{ ...part("a", 1), retraction }, part("b", 1)])).toEqual([]);
});

test("a series is spelled alike in all of its parts", () => {
  expect(findConflicts([part("a", 1), part("b", 2, "The edge")])).toMatchObject([
    { problem: '"The edge" and "The Edge" (articles/2024/05/a.md) would share the page /series/the-edge/.' },
  ]);
});
