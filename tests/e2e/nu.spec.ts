import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureJava } from "../java.ts";
import { expect, test } from "./test.ts";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

interface Message {
  type: "error" | "info" | "non-document-error";
  subType?: "warning";
  url?: string;
  lastLine?: number;
  message: string;
}

/** What the checker says of every HTML page in some folders; hints of style are none of it. */
function complaints(...folders: string[]): string[] {
  const options = ["-jar", JAR, "--format", "json", "--exit-zero-always", "--skip-non-html", ...folders];
  const { stderr, error } = spawnSync(process.env.JAVA ?? ensureJava(), options, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  const { messages } = JSON.parse(stderr) as { messages: Message[] };
  return messages
    .filter(({ type, subType }) => type !== "info" || subType === "warning")
    .map(({ url = "", lastLine, message }) => `${url.replace("file:", "")}:${lastLine} ${message}`);
}

// Java and the checker start once for both.
test("every page of the paper is valid HTML, as the W3C's own checker has it, and a page that is not is reported", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "invalid-"));
  const invalid = path.join(folder, "a.html");
  writeFileSync(invalid, '<!DOCTYPE html><html lang="en"><title>A</title><p><div id="x" id="x"></div></p>');
  const told = complaints(process.env.DEMO_SITE ?? "", folder);
  expect(told).toContain(`${invalid}:1 Duplicate attribute “id”.`);
  expect(told.filter((complaint) => !complaint.startsWith(invalid))).toEqual([]);
});
