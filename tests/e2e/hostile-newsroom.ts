import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT, TestNewsroom } from "../site.ts";

/** What an attacker would like to run. Each way of it sets a mark, opens a dialog, leaves the page or asks elsewhere. */
const RUN = "window.__pwned=1";

/** Forms for text that ends up in HTML, in an attribute, in a script, in XML or in a template. */
export const PAYLOADS = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</title></style></textarea></noscript><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `"><img src=https://pwned.invalid/a.png onerror=${RUN}>`,
  `' autofocus onfocus=${RUN} x='`,
  `" autofocus onfocus="${RUN}" x="`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<base href="https://pwned.invalid/">`,
  `<meta http-equiv="refresh" content="0;url=https://pwned.invalid/">`,
  `<link rel=stylesheet href=https://pwned.invalid/x.css>`,
  `<style>*{background:url(https://pwned.invalid/b.png)}</style>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<details open ontoggle=${RUN}>`,
  `<!--><script>${RUN}</script>-->`,
  `<!-- <script>`,
  `]]><script xmlns="http://www.w3.org/1999/xhtml">${RUN}</script><![CDATA[`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3cscript\\x3e${RUN}\\x3c/script\\x3e`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `＜script＞${RUN}＜/script＞`,
  `";${RUN};//`,
  `';${RUN};//`,
  `\`;${RUN};//`,
  `{{constructor.constructor('${RUN}')()}} {% raw %} {{ 7*7 }} <%= 7*7 %> #{7*7}`,
  `\${${RUN}}`,
  `<mark>${RUN}</mark><mark><img src=x onerror=${RUN}></mark>`,
];

export const ALL = PAYLOADS.join(" ");

/** A word that stands beside the payloads, so that a search finds them. */
export const WORD = "zanzibar";

/** Old paths with everything that one may hold. */
export const ALIASES = ["/old/'onload=alert(1)/", "/old/{{7-7}}/", "/old/$(1)/", "/old/a&b;c=d,e/", "/old/(alert)(1)/"];

/** The same as text that is meant: what nobody may have meant is refused before it comes to the renderer. */
const meant = (text: string) =>
  text.startsWith("`") ? text : text.replace(/[<{`]|\](?=\((?!https:))|\[(?=[\w/]+[=\]])/g, "\\$&");

/** Ways that a Markdown text might become markup, a link that runs, or an attribute. */
const BODY = [
  ...PAYLOADS,
  ...["javascript", "JaVaScRiPt", "&#106;avascript", "vbscript", "javascript&colon;alert(1)//"].flatMap((scheme) => [
    `[x](${scheme}:${RUN})`,
    `[x](<${scheme}:${RUN}>)`,
    `<${scheme}:${RUN}>`,
    `![x](${scheme}:${RUN})`,
  ]),
  "[x](data:text/html,<script>window.__pwned=1</script>)",
  '[x](https://example.org/"onmouseover="window.__pwned=1)',
  "[x](https://example.org/ 'y\" onmouseover=\"window.__pwned=1')",
  `[${"<img src=x onerror=window.__pwned=1>"}](https://example.org/)`,
  "[ref]\n\n[ref]: javascript:window.__pwned=1",
  '``` "><script>window.__pwned=1</script>\n</code></pre><script>window.__pwned=1</script>\n```',
  `\`${RUN}</code><script>${RUN}</script>\``,
  `## Heading "><script>${RUN}</script>`,
  `| <script>${RUN}</script> | b |\n| :-: | - |\n| <img src=x onerror=${RUN}> | d |`,
  `A note[^"><script>].\n\n[^"><script>]: <script>${RUN}</script> <img src=x onerror=${RUN}>`,
  `::: pullquote\n<script>${RUN}</script>\n\n— <img src=x onerror=${RUN}>\n:::`,
].map(meant);

const yaml = (value: unknown) => JSON.stringify(value);

/** Front matter in which every text that can hold anything holds every payload. */
function story(name: string, extra: Record<string, unknown>, body: string): string {
  const keys = {
    headline: `${WORD} ${name} ${ALL}`,
    published: "2026-11-20 08:00",
    section: "city",
    byline: ["ada-byron"],
    standfirst: `${WORD} ${ALL}`,
    kicker: ALL,
    dateline: ALL,
    id: `${name} ${ALL}`,
    tags: PAYLOADS.filter((payload) => payload.length < 80),
    image: { file: "p.png", alt: ALL, credit: ALL, caption: `${WORD} ${ALL}` },
    social: { headline: ALL, description: ALL },
    corrections: [{ at: "2026-11-21 08:00", text: ALL }],
    ...extra,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${yaml(value)}`]));
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}

const quoted = ALL.replace(/[\\"[\]|]/g, "\\$&").replaceAll("`", "\\`");
const BODY_TEXT = [
  `${WORD} ${meant(ALL)}`,
  ...BODY.map((text) => (/^[#|:`]/.test(text) ? text : `${text} ${WORD}`)),
  `![${quoted.slice(0, 900)}](p.png "${quoted.replaceAll("\\|", "")} | ${quoted.replaceAll("\\|", "")}")`,
].join("\n\n");

/** A newsroom that breaks no rule, in which every field of every file holds the payloads. */
export function hostileNewsroom(): TestNewsroom {
  const newsroom = new TestNewsroom("ledger");
  const picture = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/icon.png"));
  const people = ["ada-byron", "bo-lindqvist"].map((slug) => ({
    slug,
    name: `${slug} ${ALL}`,
    role: ALL,
    bio: ALL,
    links: [{ label: ALL, url: 'https://example.org/"onclick="window.__pwned=1' }],
  }));
  const sections = ["world", "city", "opinion"].map((slug) => ({ slug, name: `${slug} ${ALL}`, description: ALL }));
  const site = readFileSync(path.join(newsroom.newsroom, "site.yaml"), "utf8");
  const hostileSite = Object.entries({
    name: ALL,
    tagline: ALL,
    description: ALL,
    rights: ALL,
    trademark: ALL,
    publisher: { name: ALL, logo: "logo.png" },
    newsletter: { name: ALL, promise: ALL, privacy: ALL, localNews: true },
    watchLive: { label: ALL, url: "https://example.org/'onclick=window.__pwned=1" },
  }).reduce(
    (text, [key, value]) => `${text.replace(new RegExp(`^${key}:.*\\n`, "m"), "")}${key}: ${yaml(value)}\n`,
    site,
  );
  return newsroom
    .write("newsroom/site.yaml", hostileSite)
    .write("newsroom/authors.yaml", yaml(people))
    .write("newsroom/sections.yaml", yaml(sections))
    .write(
      "newsroom/agencies.yaml",
      yaml([{ slug: "afp", name: ALL, fullName: ALL, url: 'https://example.org/"onclick="window.__pwned=1' }]),
    )
    .write("newsroom/tags.yaml", yaml([{ label: `tag ${ALL}`, slug: "tag", description: ALL }]))
    .write("newsroom/about.md", BODY.filter((text) => !text.startsWith("![")).join("\n\n"))
    .write("articles/p.png", picture)
    .write(
      "articles/all.md",
      story("all", { aliases: ALIASES, tags: [...PAYLOADS.slice(0, 4), `tag ${ALL}`] }, BODY_TEXT),
    )
    .write("articles/wire.md", story("wire", { source: "afp", byline: undefined, section: "world" }, BODY_TEXT))
    .write("articles/own-words.md", story("own-words", { standfirst: undefined, social: undefined }, BODY_TEXT))
    .write("articles/opinion.md", story("opinion", { section: "opinion", byline: ["bo-lindqvist"] }, BODY_TEXT))
    .write("articles/gone.md", story("gone", { expires: "2026-11-22 08:00" }, BODY_TEXT))
    .write(
      "articles/retracted.md",
      story("retracted", { retracted: { at: "2026-11-22 08:00", reason: ALL } }, BODY_TEXT),
    );
}
