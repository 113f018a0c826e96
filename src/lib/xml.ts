import { flat } from "./flat.ts";

/** A tree of XML: an element, text, or nothing. Names and namespaces are the caller's; text is escaped here. */
export type XmlNode = XmlElement | string | null;

export interface XmlElement {
  name: string;
  attributes: Record<string, string | number>;
  children: XmlNode[];
}

export function element(
  name: string,
  attributes: Record<string, string | number> = {},
  ...children: (XmlNode | XmlNode[])[]
): XmlElement {
  return { name, attributes, children: children.flat() };
}

/** Characters that XML 1.0, section 2.2, cannot hold at all, and so no feed; beside these, halves of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it has to find
export const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const EVERY_FORBIDDEN = new RegExp(`${FORBIDDEN.source}|\\p{Surrogate}`, "gu");

/**
 * Nearly every text has none of these; to ask for them together is cheaper than to look for each, and without the flag
 * `u` four times as cheap: whole pairs are found here too, and come to no harm.
 */
const SPECIAL = new RegExp(`[&<>\\uD800-\\uDFFF]|${FORBIDDEN.source}`);

const escapeText = (text: string): string => (SPECIAL.test(text) ? escaped(text) : text);

const escaped = (text: string): string =>
  text.replace(EVERY_FORBIDDEN, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/"/g, "&quot;").replace(/\t/g, "&#9;").replace(/\n/g, "&#10;").replace(/\r/g, "&#13;");

function serialise(node: XmlNode, indent: string): string {
  if (node === null) return "";
  if (typeof node === "string") return escapeText(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
  const children = node.children.filter((child) => child !== null);
  if (children.length === 0) return `<${node.name}${attributes}/>`;
  // Whitespace is added only where there is no text that it could become part of.
  const onlyElements = children.every((child) => typeof child !== "string");
  const inner = onlyElements
    ? `\n${children.map((child) => `${indent}  ${serialise(child, `${indent}  `)}`).join("\n")}\n${indent}`
    : children.map((child) => serialise(child, indent)).join("");
  return `<${node.name}${attributes}>${inner}</${node.name}>`;
}

/** A whole document in UTF-8. `stylesheet` is the address of a CSS file for people who open it in a browser. */
export function xmlDocument(root: XmlElement, stylesheet?: string): string {
  const instruction = stylesheet ? `<?xml-stylesheet type="text/css" href="${escapeAttribute(stylesheet)}"?>\n` : "";
  return flat(`<?xml version="1.0" encoding="UTF-8"?>\n${instruction}${serialise(root, "")}\n`);
}
