import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { article, PROJECT, TestNewsroom } from "../site.ts";

/** A copy of the project, whose layouts and code may be changed, and `npm run dev` in it. */
const checkout = mkdtempSync(path.join(tmpdir(), "checkout-"));
const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article({ headline: "First" }, "One."));
let dev: ChildProcess;
let printed = "";

const STORY = "/2026/11/20/a/";

beforeAll(async () => {
  for (const part of ["src", "layouts", ".eleventy.ts", "package.json", "tsconfig.json", "netlify.toml"]) {
    cpSync(path.join(PROJECT, part), path.join(checkout, part), { recursive: true });
  }
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(checkout, "node_modules"));
  dev = spawn(process.execPath, ["--import", "tsx", "src/cli/dev.ts"], {
    cwd: checkout,
    env: newsroom.environment({ PORT: "0" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.on("data", (text) => {
      printed += text;
    });
  }
  await address();
});

afterAll(async () => {
  dev.kill();
  await once(dev, "exit");
});

/** The last address that was printed; a restart has another one, since the port is any that is free. */
async function address(after = 0): Promise<string> {
  for (;;) {
    const found = /Preview with drafts and embargoed stories at (\S+)/.exec(printed.slice(after));
    if (found?.[1]) return found[1];
    await once(dev.stdout as NodeJS.ReadableStream, "data");
  }
}

const page = async (wanted: string): Promise<string> => (await fetch(`${await address()}${wanted}`)).text();

/** Does something, and waits until browsers are told to load the page again. */
async function reloadAfter(work: () => void): Promise<void> {
  const events = await fetch(`${await address()}/__reload`);
  const reader = (events.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  work();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the preview went away");
    if (Buffer.from(value).includes("data: reload")) break;
  }
  await reader.cancel();
}

test("a page is made when it is asked for, and loads again when its story is saved", async () => {
  expect(await page(STORY)).toContain("<p>One.</p>");
  expect(await page(STORY)).toContain('<script src="/__reload.js">');
  await reloadAfter(() => newsroom.write("articles/2026/11/a.md", article({ headline: "First" }, "Two.")));
  expect(await page(STORY)).toContain("<p>Two.</p>");
  await reloadAfter(() => newsroom.write("articles/2026/11/b.md", article({ headline: "Second", draft: "true" })));
  expect(await page("/")).toContain("Second");
});

test("settings, layouts and styles are followed too", async () => {
  const settings = readFileSync(path.join(newsroom.newsroom, "site.yaml"), "utf8");
  await reloadAfter(() => newsroom.write("newsroom/site.yaml", settings.replace(/^tagline: .*$/m, "tagline: Newer")));
  expect(await page("/")).toContain("Newer");
  const layout = path.join(checkout, "layouts/components/share.tsx");
  const source = readFileSync(layout, "utf8");
  const changed = source.replace('class="share', 'data-changed class="share');
  expect(changed).not.toBe(source);
  await reloadAfter(() => writeFileSync(layout, changed));
  expect(await page(STORY)).toContain("data-changed");
  const styles = path.join(checkout, "layouts/styles/site.css");
  await reloadAfter(() => writeFileSync(styles, `${readFileSync(styles, "utf8")}\n.of-the-test { color: red }\n`));
  const href = /<link rel="stylesheet" href="([^"]+)"/.exec(await page("/"))?.[1] ?? "";
  expect(await page(href)).toContain(".of-the-test");
});

test("a fault is told, and the last good site stands; what is not there is not found", async () => {
  const before = printed.length;
  newsroom.write("articles/2026/11/a.md", article({ section: "cty" }));
  while (!printed.slice(before).includes('Did you mean "city"?'))
    await once(dev.stderr as NodeJS.ReadableStream, "data");
  expect(await page(STORY)).toContain("<p>Two.</p>");
  await reloadAfter(() => newsroom.write("articles/2026/11/a.md", article({ headline: "First" }, "Three.")));
  expect(await page(STORY)).toContain("<p>Three.</p>");
  expect((await fetch(`${await address()}/nowhere/`)).status).toBe(404);
});

test("the search index is made when somebody searches", async () => {
  const list = JSON.parse(await page("/search/index/pieces.json")) as { pieces: { stories: number }[] };
  expect(list.pieces.map(({ stories }) => stories)).toEqual([2]);
});

test("the generator's own code is loaded anew", async () => {
  const words = path.join(checkout, "src/words/en.ts");
  const source = readFileSync(words, "utf8");
  const changed = source.replace(/newsletter: "[^"]+"/, 'newsletter: "Another word"');
  expect(changed).not.toBe(source);
  const before = printed.length;
  writeFileSync(words, changed);
  const restarted = await address(before);
  expect(await (await fetch(`${restarted}/`)).text()).toContain("Another word");
});
