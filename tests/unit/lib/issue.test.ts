import { expect, test } from "vitest";
import { formatIssue, type Issue, NewsroomErrors, sortIssues } from "../../../src/lib/issue.ts";

const issue = (file: string, line: number, problem = "is wrong."): Issue => ({
  file,
  line,
  field: null,
  problem,
  remedy: "Mend it.",
});

test("an issue is one line: place, field, problem, remedy", () => {
  expect(formatIssue({ ...issue("a.md", 4), field: "image.alt" })).toBe("a.md:4  image.alt: is wrong. Mend it.");
  expect(formatIssue(issue("a.md", 4))).toBe("a.md:4  is wrong. Mend it.");
  expect(formatIssue({ ...issue("a.md", 4), remedy: "" })).toBe("a.md:4  is wrong.");
});

test("issues come in the order in which an editor works through them", () => {
  const sorted = [issue("a.md", 2), issue("a.md", 10, "A"), issue("a.md", 10, "B"), issue("b.md", 1)];
  expect(sortIssues([...sorted].reverse())).toEqual(sorted);
  expect(new NewsroomErrors([...sorted].reverse()).issues).toEqual(sorted);
});

test("what a terminal would obey is shown and not sent", () => {
  const issue = { file: "a\u001b[31m.md", line: 1, field: null, problem: "\u0007 is no tag.", remedy: "Remove it." };
  expect(formatIssue(issue)).toBe("a\\u001b[31m.md:1  \\u0007 is no tag. Remove it.");
});
