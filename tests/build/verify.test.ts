import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as verify } from "../../src/cli/verify.ts";
import { article, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

test("a finished site may be deployed; an unfinished, a broken or a missing one is refused", async () => {
  const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article());
  expect(await runHere(verify, newsroom)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("not a finished site"),
  });

  const site = await buildHere(newsroom);
  expect(await runHere(verify, newsroom)).toMatchObject({ exitCode: 0 });

  const marker = path.join(site.folder, ".unfinished");
  mkdirSync(marker);
  expect(await runHere(verify, newsroom)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("not a finished site"),
  });
  rmSync(marker, { recursive: true });

  writeFileSync(path.join(site.folder, "_redirects"), "no-slash\n");
  expect(await runHere(verify, newsroom)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("would not obey"),
  });

  for (const [file, lines, reason] of [
    ["_redirects", "/old/* /old/ 302\n", "is never obeyed"],
    ["_headers", "/*\n  Content-Security-Policy: x\n  No header\n", 'The line "No header" of _headers'],
  ] as const) {
    await buildHere(newsroom);
    writeFileSync(path.join(site.folder, file), lines);
    expect(await runHere(verify, newsroom)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(reason) });
  }

  await buildHere(newsroom);
  writeFileSync(path.join(site.folder, "_headers"), "");
  expect(await runHere(verify, newsroom)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("security policy"),
  });
});
