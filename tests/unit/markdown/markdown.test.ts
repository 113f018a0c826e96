import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { runs } from "../../property.ts";
import { pairFiles, readPairs } from "./markdown-pairs.ts";
import { render } from "./render.ts";

describe.each(pairFiles())("%s", (name) => {
  const language = name.includes(".de.") ? "de" : "en";

  test.each(readPairs(name).map((pair) => [pair.title, pair] as const))("%s", (_, { input, output }) => {
    const { html, issues } = render(input, language);
    // The files that a browser may choose from, and their names, are tested with the pictures.
    const plain = html.html.replace(/<source [^>]*>/g, "").replace(/(\/images\/[\w-]+-)[0-9a-f]{10}-/g, "$1DIGEST-");
    expect(plain).toBe(output);
    // What stays on the page as it is typed does no harm, and is refused all the same.
    const isRefused = name === "raw-html.txt" || name === "inert-links.txt";
    const others = isRefused ? issues.filter(({ problem }) => !problem.endsWith("as it is typed.")) : issues;
    expect(others).toEqual([]);
  });
});

const SITE = "https://ledger.example/";
const ELEMENTS =
  "p h1 h2 h3 h4 h5 h6 em strong s a code pre blockquote ul ol li hr br div table thead tbody tr th td " +
  "figure figcaption picture source img span sup section";
const ATTRIBUTES =
  "id class href rel title start src srcset sizes type alt width height loading decoding role tabindex aria-label data-kind data-frame data-page-only";
const PIECES = [
  "<script>",
  "</p>",
  "<img src=x onerror=alert(1)>",
  "<!--",
  '"',
  "'",
  "`",
  "```",
  "\n",
  "\n\n",
  "# ",
  "- ",
  "1. ",
  "> ",
  "| a | b |\n|---|:-:|\n",
  "[x](",
  ")",
  '![x](a.jpg "',
  ' | Ada")',
  "[^1]",
  "\n\n[^1]: ",
  "::: pullquote\n",
  "\n:::\n",
  "— ",
  "~~",
  "**",
  "<https://",
  ">",
  "javascript:alert(1)",
  "https://vimeo.com/1",
  "&quot;",
  "&#34;",
  "\\",
  "x",
]; // prettier-ignore
const markdown = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })))
  .map((parts) => parts.join(""));

/** Every element and attribute of the HTML, as a browser's tokeniser sees them. */
function partsOf(html: string): { elements: string[]; attributes: string[]; addresses: string[] } {
  const found = { elements: [] as string[], attributes: [] as string[], addresses: [] as string[] };
  const parser = new Parser({
    onopentag(name, attributes) {
      found.elements.push(name);
      found.attributes.push(...Object.keys(attributes));
      found.addresses.push(
        ...[attributes.href, attributes.src, attributes["data-frame"]].filter((a) => a !== undefined),
      );
    },
    oncomment: () => found.elements.push("<!--"),
  });
  parser.end(html);
  return found;
}

describe("whatever is typed", () => {
  test("only elements and attributes come out that the renderer writes", () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const { elements, attributes } = partsOf(render(source).html.html);
        expect(elements.filter((name) => !ELEMENTS.split(" ").includes(name))).toEqual([]);
        expect(attributes.filter((name) => !ATTRIBUTES.split(" ").includes(name))).toEqual([]);
      }),
      runs(100),
    );
  });

  test("no address leads anywhere but to the web, a mailbox or a telephone, or a problem says so", () => {
    const scheme = fc.constantFrom(
      "javascript:",
      "JAVASCRIPT:",
      "vbscript:",
      "data:text/html,",
      "data:image/png;base64,",
      "file:",
      "java&Tab;script:",
      "&#x6a;avascript:",
      "\u0001javascript:",
      "https:",
      "mailto:",
      "//",
      "/",
      "#",
      "",
    );
    const form = fc.constantFrom("[x](*)", "<*>", "[x][r]\n\n[r]: *", '![x](* "| Ada")', '[![x](* "| A")](*)', "*");
    fc.assert(
      fc.property(scheme, fc.webPath(), form, (start, path, pattern) => {
        const { html, issues } = render(pattern.replaceAll("*", `${start}${path}`));
        if (issues.length > 0) return;
        const addresses = partsOf(html.html).addresses.filter((href) => URL.canParse(href, SITE));
        const protocols = addresses.map((href) => new URL(href, SITE).protocol);
        expect(protocols.filter((protocol) => !["https:", "http:", "mailto:", "tel:"].includes(protocol))).toEqual([]);
      }),
      runs(100),
    );
  });
});

describe("what a body tells the rest of the program", () => {
  test("its links to this site, at the lines on which they stand", () => {
    const { links } = render(
      "One [a](/a/)\ntwo [b](https://ledger.example/b/#c).\n\n- [c](#d)\n- [out](https://x.example/)\n",
    );
    expect(links.map(({ href }) => href)).toEqual(["/a/", "/b/#c", "#d"]);
    expect(links.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  test("the places that a link may name: headings and notes", () => {
    expect(render("## Tides\n\nOne[^1].\n\n## Tides\n\n[^1]: Note.\n").anchors).toEqual(["tides", "fn1", "tides-2"]);
  });

  test("its text, a line for each block, without marks", () => {
    const source =
      "## A *title*\n\nOne\n`two` [three](/x/).\n\n- item\n\n> quoted\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n";
    expect(render(source).text).toBe("A title\nOne two three.\nitem\nquoted\ncode\na\nb\nc\nd");
  });

  test("its pictures, and whether something loads on a click", () => {
    expect(render('![x](b.jpg "C. | Ada")').figures).toMatchObject([{ alt: "x", caption: "C.", credit: "Ada" }]);
    expect(render("https://vimeo.com/1").hasEmbeds).toBe(true);
    expect(render("[words](https://vimeo.com/) and more").hasEmbeds).toBe(false);
  });
});

test("rendering one story leaves nothing behind for the next", () => {
  const source = "## Tides\n\nOne[^1].\n\n[^1]: Note.\n";
  const alone = render(source).html.html;
  render("## Tides\n\nTwo[^1] three[^2].\n\n[^1]: x\n\n[^2]: y\n");
  expect(render(source).html.html).toBe(alone);
});
