import { Parser } from "htmlparser2";
import { RecentMap } from "../lib/recent.ts";

/** What keeps its meaning in somebody else's window. Ids, classes, roles and labels are about our own page. */
const ATTRIBUTES = new Set("href src alt width height lang dir datetime start colspan rowspan".split(" "));

/** Elements of which nothing is left without their attributes: what they hold stays. */
const UNWRAPPED = new Set(["span", "section", "article", "picture"]);

/** One picture in one file: its choices are for our page's own widths. */
const LEFT_OUT = new Set(["source"]);

const VOID = new Set(["br", "hr", "img", "source", "wbr"]);

/** In these, the page's styles set a `<span>` apart from the words before it; elsewhere nobody would see where it begins. */
const SET_APART = new Set(["figcaption", "h2"]);

/** Where addresses lead: no slash at the end of the origin. */
interface Place {
  origin: string;
  /** The story's own address, absolute: fragments belong to it. */
  page: string;
}

const known = new RecentMap<string, string>(200);

/**
 * A story's HTML for feed readers: without what only works on our page (`data-page-only`), without ids and classes, each
 * picture in one file, all addresses absolute.
 */
export function feedHtml(html: string, place: Place): string {
  return known.get(`${place.page}\n${html}`, () => converted(html, place));
}

function converted(html: string, place: Place): string {
  let out = "";
  /** Open elements, the innermost last: whether their own tags are written. */
  const open: { name: string; isWritten: boolean }[] = [];
  /** How many of them are open inside of one that is left out; 0 outside. */
  let leftOut = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (leftOut > 0 || LEFT_OUT.has(name) || "data-page-only" in attributes) {
          leftOut += 1;
          return;
        }
        const parent = open.at(-1)?.name ?? "";
        if (name === "span" && SET_APART.has(parent) && !out.endsWith(`<${parent}>`)) out = `${out.trimEnd()} | `;
        const isWritten = !UNWRAPPED.has(name) || "lang" in attributes;
        if (isWritten) out += `<${name}${attributesOf(attributes, place)}>`;
        open.push({ name, isWritten });
      },
      ontext(text) {
        if (leftOut === 0) out += text;
      },
      onclosetag(name) {
        if (leftOut > 0) {
          leftOut -= 1;
          return;
        }
        if (open.pop()?.isWritten && !VOID.has(name)) out += `</${name}>`;
      },
    },
    // What is escaped stays as it is written.
    { decodeEntities: false },
  );
  parser.end(html);
  return out;
}

const attributesOf = (attributes: Record<string, string>, place: Place): string =>
  Object.entries(attributes)
    .filter(([name]) => ATTRIBUTES.has(name))
    .map(([name, value]) => [name, name === "href" || name === "src" ? absolute(value, place) : value] as const)
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', "&quot;")}"`)
    .join("");

function absolute(address: string, { origin, page }: Place): string {
  if (address.startsWith("#")) return page + address;
  return address.startsWith("/") && !address.startsWith("//") ? origin + address : address;
}
