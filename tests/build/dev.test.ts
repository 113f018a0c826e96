import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Checkout } from "../checkout.ts";
import { RunningPreview } from "../running-preview.ts";
import { article, TestNewsroom } from "../site.ts";

const checkout = new Checkout();
const newsroom = new TestNewsroom("ledger").write("articles/2026/11/a.md", article({ headline: "First" }, "One."));
let dev: RunningPreview;

const FILE = "articles/2026/11/a.md";
const STORY = "/2026/11/20/a/";
const story = (text: string) => article({ headline: "First" }, text);

beforeAll(async () => {
  dev = new RunningPreview(newsroom.environment(), checkout.folder);
  await dev.address();
});

afterAll(() => dev.close());

test("a page is made when it is asked for, and loads again when its story is saved", async () => {
  expect(await dev.text(STORY)).toContain("<p>One.</p>");
  expect(await dev.text(STORY)).toContain('<script src="/__reload.js">');
  await dev.reloadAfter(() => newsroom.write(FILE, story("Two.")));
  expect(await dev.text(STORY)).toContain("<p>Two.</p>");
  await dev.reloadAfter(() => newsroom.write("articles/2026/11/b.md", article({ headline: "Second", draft: "true" })));
  expect(await dev.text("/")).toContain("Second");
});

test("settings, layouts, styles and words are followed too", async () => {
  const settings = readFileSync(path.join(newsroom.newsroom, "site.yaml"), "utf8");
  await dev.reloadAfter(() =>
    newsroom.write("newsroom/site.yaml", settings.replace(/^tagline: .*$/m, "tagline: Newer")),
  );
  expect(await dev.text("/")).toContain("Newer");
  await dev.reloadAfter(() =>
    checkout.edit("layouts/components/story-parts.tsx", (tsx) =>
      tsx.replace('class="share', 'data-changed class="share'),
    ),
  );
  expect(await dev.text(STORY)).toContain("data-changed");
  await dev.reloadAfter(() =>
    checkout.edit("layouts/styles/site.css", (css) => `${css}\n.of-the-test { color: red }\n`),
  );
  const href = /<link rel="stylesheet" href="([^"]+)"/.exec(await dev.text("/"))?.[1] ?? "";
  expect(await dev.text(href)).toContain(".of-the-test");
  const before = dev.printed.length;
  await dev.reloadAfter(() =>
    checkout.edit("src/words/en.ts", (ts) => ts.replace(/newsletter: "[^"]+"/, 'newsletter: "A changed word"')),
  );
  expect(await dev.text("/")).toContain("A changed word");
  // Of a word that stands in no story, no story is parsed again.
  expect((await dev.prints(/(\d+) articles? parsed/, before))[1]).toBe("0");
});

test("a word that stands in the text of stories has them parsed again", async () => {
  await dev.reloadAfter(() => newsroom.write(FILE, story("Two.[^1]\n\n[^1]: A note.")));
  await dev.reloadAfter(() =>
    checkout.edit("src/words/en.ts", (ts) => ts.replace(/footnotes: "[^"]+"/, 'footnotes: "Marginalia"')),
  );
  expect(await dev.text(STORY)).toContain("Marginalia");
});

describe("with a problem in a file", () => {
  const problem = /articles\/2026\/11\/a\.md:\d+ {2}section: (?:"|&quot;)cty(?:"|&quot;) is not a section/;

  test("every page says what is wrong, and nothing but its place in the working directory", async () => {
    await dev.issuesAfter(() => newsroom.write(FILE, article({ section: "cty" })));
    for (const asked of [STORY, "/", "/nowhere/"]) {
      const response = await dev.get(asked);
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(text).toMatch(problem);
      expect(text).not.toContain(newsroom.folder);
    }
    expect(dev.printed).toMatch(problem);
    await dev.reloadAfter(() => newsroom.write(FILE, story("Three.")));
    expect(await dev.text(STORY)).toContain("<p>Three.</p>");
  });

  test("all of them are listed, those of layouts and styles too", async () => {
    const settings = readFileSync(path.join(newsroom.newsroom, "sections.yaml"), "utf8");
    const restore = [
      checkout.edit("layouts/article.11ty.tsx", (tsx) => `${tsx}\nexport const broken = ;\n`),
      checkout.edit("layouts/styles/base.css", (css) => `${css}\n.broken { color: red\n`),
    ];
    newsroom.write(FILE, article({ section: "cty" }));
    await dev.issuesAfter(() => newsroom.write("newsroom/sections.yaml", `${settings}\n- slug: [\n`));
    const wanted = [
      problem,
      /sections\.yaml:\d+/,
      /layouts\/article\.11ty\.tsx:\d+:23 {2}Unexpected/,
      /layouts\/styles\/base\.css:\d+:\d+ {2}Expected/,
    ];
    // Saves of several files come one after the other: the last of them has all.
    for (;;) {
      const text = await dev.text("/");
      if (wanted.slice(1).every((each) => each.test(text))) break;
    }
    const healed = dev.reloadAfter(() => {
      newsroom.write("newsroom/sections.yaml", settings);
      newsroom.write(FILE, story("Four."));
      for (const put of restore) put();
    });
    await healed;
    expect(await dev.text(STORY)).toContain("<p>Four.</p>");
  });
});

test("a layout that throws is the answer to the pages that it breaks: its place, and no stack", async () => {
  let restore = () => {};
  await dev.reloadAfter(() => {
    restore = checkout.edit("layouts/prose.11ty.tsx", (tsx) => tsx.replace("{model.title}", "{model.title.at(0).x.y}"));
  });
  const response = await dev.get("/about/");
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toMatch(/layouts\/prose\.11ty\.tsx:9:\d+ {2}Cannot read properties of undefined/);
  expect(text).not.toMatch(/ at |checkout-|node_modules/);
  expect((await dev.get(STORY)).status).toBe(200);
  await dev.reloadAfter(restore);
  expect((await dev.get("/about/")).status).toBe(200);
});

test("what is not there is not found, in the search too", async () => {
  for (const asked of [
    "/nowhere/",
    "/search/index/",
    "/search/index/nosuch.json",
    "/search/index/pieces",
    "/search/index/..%2f..%2fx",
    "/..%2f_headers",
  ]) {
    expect({ asked, status: (await dev.get(asked)).status }).toEqual({ asked, status: 404 });
  }
});

test("the search index is made when somebody searches", async () => {
  const list = JSON.parse(await dev.text("/search/index/pieces.json")) as { pieces: { stories: number }[] };
  expect(list.pieces.map(({ stories }) => stories)).toEqual([2]);
});

test("saves that come while a page is made are followed, and none of them is an error", async () => {
  const before = dev.printed.length;
  for (let round = 0; round < 5; round += 1) {
    const asked = [dev.get(STORY), dev.get("/feed.json")];
    newsroom.write(FILE, article({ headline: "First", tags: "[" }));
    checkout.edit("layouts/components/story-parts.tsx", (tsx) =>
      tsx.replace("data-changed", `data-changed data-r${round}`),
    );
    await dev.reloadAfter(() => newsroom.write(FILE, story(`Round ${round}.`)));
    for (const response of await Promise.all(asked)) await response.text();
  }
  expect(await dev.text(STORY)).toContain("Round 4.");
  const printed = dev.printed.slice(before);
  expect(printed).not.toMatch(/^\s+at /m);
  expect(printed).not.toMatch(/a moment ago|SIGKILL|before its work/);
});

describe("the generator's own code", () => {
  const SERVICE = "src/pages/service.ts";

  test("is loaded by another process, and requests meanwhile are answered", async () => {
    const asked: Promise<Response>[] = [];
    await dev.reloadAfter(() => {
      checkout.edit(SERVICE, (ts) => ts.replace("about: words.about", 'about: "What we are"'));
      for (let times = 0; times < 3; times += 1) asked.push(dev.get("/robots.txt"));
    });
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
    expect(await dev.text("/about/")).toContain("What we are");
  });

  test("that cannot be loaded is shown with its place, and comes back", async () => {
    let restore = () => {};
    await dev.reloadAfter(() => {
      restore = checkout.edit(SERVICE, (ts) => `${ts}\nexport const broken = ;\n`);
    });
    expect(await dev.text("/about/")).toMatch(/src\/pages\/service\.ts:\d+:23 {2}Unexpected/);
    await dev.reloadAfter(restore);
    expect((await dev.get("/about/")).status).toBe(200);
  });
});
