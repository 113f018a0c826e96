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

/** What the checker says of every HTML page in a folder; hints of style are none of it. */
function complaints(folder: string): string[] {
  const options = ["-jar", JAR, "--format", "json", "--exit-zero-always", "--skip-non-html", folder];
  const { stderr, error } = spawnSync(process.env.JAVA ?? ensureJava(), options, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  const { messages } = JSON.parse(stderr) as { messages: Message[] };
  return messages
    .filter(({ type, subType }) => type !== "info" || subType === "warning")
    .map(
      ({ url = "", lastLine, message }) => `${path.relative(folder, url.replace("file:", ""))}:${lastLine} ${message}`,
    );
}

test("every page of the demonstration is valid HTML, as the W3C's own checker has it", () => {
  expect(complaints(process.env.DEMO_SITE ?? "")).toEqual([]);
});

test("a page that is not is told of", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "invalid-"));
  writeFileSync(
    path.join(folder, "a.html"),
    '<!DOCTYPE html><html lang="en"><title>A</title><p><div id="x" id="x"></div></p>',
  );
  expect(complaints(folder)).toContain("a.html:1 Duplicate attribute “id”.");
});
