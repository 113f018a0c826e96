import type { Page } from "@playwright/test";
import { Checkout } from "../checkout.ts";
import { RunningPreview } from "../running-preview.ts";
import { article, TestNewsroom } from "../site.ts";
import { expect, test } from "./test.ts";

const FILE = "articles/2026/11/ferry.md";
const STORY = "/2026/11/20/ferry/";
const HEADLINE = "The ferry is late";

/** A newsroom and a copy of the project, each of whose files may be broken. */
class Desk {
  readonly checkout = new Checkout();
  readonly newsroom = new TestNewsroom("ledger").write(FILE, article({ headline: HEADLINE }));

  start(): RunningPreview {
    return new RunningPreview(this.newsroom.environment(), this.checkout.folder);
  }

  /** Writes what is wrong in place of what is right, and returns what puts it right again. */
  breakNewsroom(file: string, change: (text: string) => string): () => void {
    const text = this.newsroom.read(file);
    this.newsroom.write(file, change(text));
    return () => this.newsroom.write(file, text);
  }
}

interface Kind {
  name: string;
  /** Begins with the place. */
  message: RegExp;
  breakIt(desk: Desk): () => void;
}

const KINDS: Kind[] = [
  {
    name: "story",
    message: /articles\/2026\/11\/ferry\.md:\d+ {2}section: "cty" is not a section. Did you mean "city"\?/,
    breakIt: (desk) => desk.breakNewsroom(FILE, (text) => text.replace("section: city", "section: cty")),
  },
  {
    name: "YAML file",
    message: /newsroom\/site\.yaml:\d+ /,
    breakIt: (desk) => desk.breakNewsroom("newsroom/site.yaml", (text) => `${text}\nnewsletter: [\n`),
  },
  {
    name: "layout that is no code",
    message: /layouts\/article\.11ty\.tsx:1:7 {2}Expected identifier/,
    breakIt: ({ checkout }) => checkout.edit("layouts/article.11ty.tsx", (text) => `const ;\n${text}`),
  },
  {
    name: "layout that throws",
    message: /layouts\/components\/story-parts\.tsx:\d+:\d+ {2}There is no share box/,
    breakIt: ({ checkout }) =>
      checkout.edit("layouts/components/story-parts.tsx", (text) =>
        text.replace(
          /(export (?:const|function) Share[^\n]*(?:=> \{|\{)\n)/,
          '$1  throw new Error("There is no share box");\n',
        ),
      ),
  },
  {
    name: "layout that uses what is not there",
    message: /layouts\/article\.11ty\.tsx:1:\d+ {2}Could not resolve ".\/components\/nothing.tsx"/,
    breakIt: ({ checkout }) =>
      checkout.edit("layouts/article.11ty.tsx", (text) => `import "./components/nothing.tsx";\n${text}`),
  },
  {
    name: "style sheet",
    message: /layouts\/styles\/story\.css:\d+:\d+ {2}/,
    breakIt: ({ checkout }) => checkout.edit("layouts/styles/story.css", (text) => `${text}\n.story { color: red\n`),
  },
  {
    name: "file of words",
    message: /src\/words\/en\.ts:1:7 {2}Expected identifier/,
    breakIt: ({ checkout }) => checkout.edit("src/words/en.ts", (text) => `const ;\n${text}`),
  },
];

test.describe.configure({ mode: "serial" });

let desk: Desk;
let preview: RunningPreview;

test.beforeAll(() => {
  desk = new Desk();
  preview = desk.start();
});

test.afterAll(() => preview.close());

const isRight = (page: Page) => expect(page.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
const isWrong = (page: Page, message: RegExp) =>
  expect(page.getByRole("listitem").filter({ hasText: message })).toBeVisible();

for (const { name, message, breakIt } of KINDS) {
  test(`a broken ${name} is shown where the page is open, and where it is opened; both come back`, async ({ page }) => {
    const address = (await preview.address()) + STORY;
    await page.goto(address);
    await isRight(page);
    const repair = breakIt(desk);
    await isWrong(page, message);
    const other = await page.context().newPage();
    await other.goto(address);
    await isWrong(other, message);
    for (const shown of [page, other]) {
      const text = await shown.locator("body").innerText();
      expect(text).not.toMatch(/^\s+at /m);
      expect(text).not.toMatch(/checkout-|newsroom-|node_modules|file:/);
    }
    repair();
    await isRight(page);
    await isRight(other);
    await expect(page.locator("#preview-issues")).toHaveCount(0);
  });
}

test("when the generator's own code has changed, an open page loads again", async ({ page }) => {
  const heading = page.locator("main h1");
  await page.goto(`${await preview.address()}/about/`);
  await expect(heading).toHaveText("About us");
  const service = "src/pages/service.ts";
  const restore = desk.checkout.edit(service, (ts) => ts.replace("about: words.about", 'about: "What we are"'));
  await expect(heading).toHaveText("What we are");
  restore();
  await expect(heading).toHaveText("About us");
});

test("at the first start, with everything broken, all of it is shown, until it is fixed", async ({ page }) => {
  const other = new Desk();
  const repairs = KINDS.filter(({ name }) => name !== "YAML file" && !name.startsWith("layout that ")).map((kind) =>
    kind.breakIt(other),
  );
  const shown = KINDS.filter(({ name }) => ["story", "style sheet"].includes(name));
  const words = KINDS.find(({ name }) => name === "file of words");
  const starting = other.start();
  await page.goto((await starting.address()) + STORY);
  // Without words, nothing else can be read.
  await isWrong(page, words?.message ?? /^$/);
  repairs.pop()?.();
  for (const { message } of shown) await isWrong(page, message);
  for (const repair of repairs) repair();
  await isRight(page);
  await starting.close();
});
