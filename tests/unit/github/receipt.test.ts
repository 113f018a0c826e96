import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";
import { jobs, type Step } from "./workflow.ts";

/** Runs a step as the runner does: its script in bash, which ends at the first command that fails. */
function runStep(jobName: string, wanted: string, files: Record<string, string>, env: Record<string, string>): string {
  const steps: Step[] = jobs.find(({ place }) => place === `receipt.yml ${jobName}`)?.job.steps ?? [];
  const script = steps.find(({ name }) => name === wanted)?.run;
  if (script === undefined) throw new Error(`no step is called “${wanted}”`);
  const folder = temporaryFolder({ "step-summary.md": "", "output.txt": "", ...files });
  execFileSync("bash", ["--noprofile", "--norc", "-e", "-c", script], {
    cwd: folder,
    stdio: "ignore",
    env: { PATH: process.env.PATH ?? "", GITHUB_STEP_SUMMARY: "step-summary.md", GITHUB_OUTPUT: "output.txt", ...env },
  });
  return folder;
}

const HOSTILE = [
  "plain",
  "```\n@everyone <img src=x>\n```",
  "a `` b ```` c `````` d\n``````\n# Heading",
  "$(touch gone) `touch gone` %s %n \\n \"quotes\" 'more'",
  "~~~\n</code></pre>\n~~~",
  "",
];

test.each(HOSTILE)("the comment is one block of code that holds the receipt and nothing else: %j", (receipt) => {
  const folder = runStep("comment", "Fence the receipt", {}, { RECEIPT: receipt });
  const tokens = new MarkdownIt().parse(readFileSync(path.join(folder, "comment.md"), "utf8"), {});
  expect(tokens.map(({ type, content }) => ({ type, content }))).toEqual([{ type: "fence", content: `${receipt}\n` }]);
});

test.each(HOSTILE.filter(Boolean))("the page of the run shows the receipt as code: %j", (receipt) => {
  const folder = runStep("receipt", "Show it on the page of this run", { "receipt.txt": `${receipt}\n` }, {});
  const tokens = new MarkdownIt().parse(readFileSync(path.join(folder, "step-summary.md"), "utf8"), {});
  expect(tokens.map(({ type, content }) => ({ type, content }))).toEqual([
    { type: "code_block", content: `${receipt}\n` },
  ]);
});

test("a receipt cannot end its own output, nor add another", () => {
  const folder = runStep("receipt", "Hand it on", { "receipt.txt": "one\nEOF\nother=value\n" }, {});
  const lines = readFileSync(path.join(folder, "output.txt"), "utf8").trimEnd().split("\n");
  const mark = /^receipt<<([0-9a-f]{32})$/.exec(lines[0] ?? "")?.[1];
  expect(mark).toBeDefined();
  expect(lines.slice(1)).toEqual(["one", "EOF", "other=value", "", mark]);
});

test("a long receipt is cut to what a comment holds, between two characters", () => {
  const folder = runStep("receipt", "Hand it on", { "receipt.txt": `a${"ß€".repeat(40_000)}` }, {});
  const output = readFileSync(path.join(folder, "output.txt"), "utf8");
  expect(output.length).toBeLessThan(65_000);
  expect(output).not.toContain("\uFFFD");
  expect(output.split("\n").at(-2)).toMatch(/^[0-9a-f]{32}$/);
});
