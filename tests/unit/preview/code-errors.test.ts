import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { NewsroomErrors } from "../../../src/lib/issue.ts";
import { rootCause } from "../../../src/lib/root-cause.ts";
import { codeErrors, importErrors } from "../../../src/preview/code-errors.ts";

const HERE = path.relative(process.cwd(), fileURLToPath(import.meta.url));

test("what is thrown is told by the place in our own code, and by its cause", () => {
  const error = new TypeError("there is no headline\nand more");
  error.stack = [
    "TypeError: there is no headline",
    `    at render (${path.resolve("node_modules/preact/dist/preact.mjs")}:3:4)`,
    "    at async Promise.all (index 0)",
    `    at Share (file://${path.resolve(HERE)}?v=1:12:6)`,
    `    at ${path.resolve("src/lib/issue.ts")}:1:1`,
  ].join("\n");
  const wrapped = Object.assign(new Error("template failed"), { originalError: error });
  expect(rootCause(wrapped)).toBe(error);
  expect(codeErrors(wrapped, "layouts").issues).toEqual([
    { file: HERE, line: 12, column: 6, field: null, problem: "there is no headline", remedy: "" },
  ]);
});

test("without a place it is the file that was asked for; and whatever was thrown is told", () => {
  const [issue] = codeErrors("a word", "layouts/front.11ty.tsx").issues;
  expect(issue).toMatchObject({ file: "layouts/front.11ty.tsx", line: 1, problem: "a word" });
  const problems = new NewsroomErrors([]);
  expect(codeErrors(problems, "x")).toBe(problems);
});

test("a module that cannot be loaded for another reason than its text keeps that reason", async () => {
  const { issues } = await importErrors("src/lib/issue.ts", new Error("no memory"));
  expect(issues[0]?.problem).toBe("no memory");
  const missing = await importErrors("src/lib/nothing.ts", new Error("cannot find it"));
  expect(missing.issues[0]?.problem).toContain("src/lib/nothing.ts");
});
