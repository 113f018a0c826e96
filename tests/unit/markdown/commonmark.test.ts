import { tests } from "commonmark-spec";
import { describe, expect, test } from "vitest";
import { DEVIATIONS } from "./commonmark-deviations.ts";
import { render } from "./render.ts";

/** The specification writes tabs as arrows, closes empty elements as XML does, and does not care for line ends. */
const normal = (html: string): string =>
  html
    .replaceAll("→", "\t")
    .replaceAll(" />", ">")
    .replace(/\n+/g, "\n")
    .replaceAll("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
    .trim();

const rendered = tests.map(({ number, markdown, html }) => ({
  number,
  html: normal(render(markdown.replaceAll("→", "\t")).html.html),
  specified: normal(html),
}));

test("the whole specification is here", () => {
  expect(tests.length).toBe(652);
});

test("every example comes out as specified, but for exactly those that a rule of ours changes", () => {
  const deviating = rendered.filter(({ html, specified }) => html !== specified).map(({ number }) => number);
  const listed = DEVIATIONS.flatMap(({ examples }) => examples).sort((a, b) => a - b);
  expect(deviating).toEqual(listed);
});

describe.each(DEVIATIONS.filter(({ undo }) => undo))("because $reason", ({ examples, undo }) => {
  test.each(examples)("example %i differs, and in nothing else", (number) => {
    const example = rendered.find((candidate) => candidate.number === number);
    expect(undo?.(example?.html ?? "")).toBe(example?.specified);
  });
});
