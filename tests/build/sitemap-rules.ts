import { Parser } from "htmlparser2";

interface XmlElement {
  name: string;
  children: XmlElement[];
  text: string;
}

function rootOf(xml: string): XmlElement {
  const top: XmlElement = { name: "", children: [], text: "" };
  const open = [top];
  new Parser(
    {
      onopentag(name) {
        const element = { name, children: [], text: "" };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        const inner = open.at(-1);
        if (inner) inner.text += text;
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true },
  ).end(xml);
  const [root] = top.children;
  if (!root) throw new Error("there is no element");
  return root;
}

/** https://www.w3.org/TR/NOTE-datetime, with a time and a zone. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

/** Children of each element in their order; those with a question mark may be missing. */
const CHILDREN: Record<string, string[]> = {
  sitemap: ["loc", "lastmod?"],
  url: ["loc", "lastmod?", "news:news?"],
  "news:news": ["news:publication", "news:publication_date", "news:title"],
  "news:publication": ["news:name", "news:language"],
};

/** What is wrong with a sitemap by the schemas of sitemaps.org, and by what Google writes of its extension for news. */
export function faultsOf(xml: string): string[] {
  const problems: string[] = [];
  const root = rootOf(xml);
  const entry = { urlset: "url", sitemapindex: "sitemap" }[root.name];
  if (entry === undefined) return [`${root.name} is no sitemap`];
  const look = (element: XmlElement) => {
    const wanted = CHILDREN[element.name];
    const names = element.children.map(({ name }) => name);
    if (wanted) {
      const pattern = wanted.map((name) => (name.endsWith("?") ? `(${name.slice(0, -1)};)?` : `${name};`)).join("");
      if (!new RegExp(`^${pattern}$`).test(names.map((name) => `${name};`).join(""))) {
        problems.push(`${element.name} holds ${names.join(", ") || "nothing"}`);
      }
    } else if (names.length > 0 || element.text.trim() === "") problems.push(`${element.name} holds no text`);
    if (element.name === "loc" && !URL.canParse(element.text)) problems.push(`${element.text} is no address`);
    if (/^(lastmod|news:publication_date)$/.test(element.name) && !DATE.test(element.text)) {
      problems.push(`${element.text} is no date`);
    }
    if (element.name === "news:language" && !/^([a-z]{2,3}|zh-cn|zh-tw)$/.test(element.text)) {
      problems.push(`${element.text} is no language`);
    }
    element.children.forEach(look);
  };
  if (root.children.length === 0) problems.push(`${root.name} is empty`);
  if (root.children.length > 50_000) problems.push(`${root.name} holds ${root.children.length} entries`);
  if (Buffer.byteLength(xml) > 50 * 1024 * 1024) problems.push(`${root.name} is larger than 50 MB`);
  for (const child of root.children) {
    if (child.name !== entry) problems.push(`${root.name} holds ${child.name}`);
    look(child);
  }
  return problems;
}
