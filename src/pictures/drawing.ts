import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { type Refused, refused } from "../lib/issue.ts";
import { utf8 } from "../lib/text-file.ts";
import { cssCulprit } from "./drawing-css.ts";
import {
  ANIMATIONS,
  EDITORS,
  ELEMENTS,
  isAnimated,
  PLAIN_ATTRIBUTES,
  SHOWS_PICTURE,
  STYLE_ATTRIBUTES,
  SVG,
  TEXT_ONLY,
  XLINK,
  XLINK_ATTRIBUTES,
  XML,
  XML_ATTRIBUTES,
  XMLNS,
} from "./drawing-names.ts";

/** Its size in pixels, rounded; or what is wrong with it, and how to fix it. */
export type ReadDrawing = { ok: true; width: number; height: number } | Refused;

const EXPORT = "Export it again as plain SVG, or as PNG.";

/** So many culprits are named. */
const MOST = 5;

/**
 * Reads an SVG file, which is published as it is: opened by itself, it must draw and do nothing else. It has to be one
 * well-formed `svg` document, made of elements, attributes and references that are known to load and run nothing, and
 * to mean the same where it is part of an HTML page.
 */
export function readDrawing(bytes: Uint8Array, name: string): ReadDrawing {
  // It was decoded in no other way, so a browser must not be asked to guess.
  const text = utf8(bytes);
  if (text === null) return refused(`"${name}" is not UTF-8.`, "Save it as UTF-8.");
  const reader = new DrawingReader(text);
  if (reader.broken !== null) {
    return refused(`"${name}" is not well-formed XML (line ${reader.broken} of it).`, EXPORT);
  }
  const { root, culprits } = reader;
  if (root?.uri !== SVG || root.local !== "svg") {
    return refused(`"${name}" is not an SVG drawing: it begins with <${root?.name}>.`, EXPORT);
  }
  if (culprits.length > 0) {
    const named = culprits.slice(0, MOST).map(({ what, line }) => `${what} (line ${line})`);
    const more = culprits.length > MOST ? ` and ${culprits.length - MOST} more` : "";
    return refused(`"${name}" holds what a drawing must not hold: ${named.join(", ")}${more}.`, EXPORT);
  }
  const size = sizeOf(root);
  return size
    ? { ok: true, ...size }
    : refused(`"${name}" does not say how large it is.`, "Give its <svg> a width and a height in px, or a viewBox.");
}

interface Culprit {
  what: string;
  line: number;
}

/** Those of old programs; browsers fetch none. One of another form may hold entities, or markup to HTML. */
const DOCTYPE = /^\s*svg(\s+PUBLIC\s+"-\/\/W3C\/\/DTD SVG [\w. /-]*"\s+"https?:\/\/www\.w3\.org\/[\w./-]*")?\s*$/;

class DrawingReader {
  readonly culprits: Culprit[] = [];
  root: SaxesTagNS | null = null;
  /** The first line that is no XML. */
  broken: number | null = null;
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly open: SaxesTagNS[] = [];
  /** Of the tag that is being read. */
  private line = 1;
  /** Since the last tag. A comment or a CDATA section may stand in the middle of a word. */
  private text = "";

  constructor(text: string) {
    const { parser } = this;
    parser.on("error", () => {
      this.broken ??= parser.line;
    });
    parser.on("xmldecl", ({ version, encoding = "utf-8" }) => {
      if (version !== "1.0") this.note(`XML ${version}`);
      if (encoding.toLowerCase() !== "utf-8") this.note(`the encoding "${encoding}"`);
    });
    parser.on("doctype", (doctype) => {
      if (!DOCTYPE.test(doctype)) this.note(/\[/.test(doctype) ? "entities in its DOCTYPE" : "a DOCTYPE of its own");
    });
    parser.on("processinginstruction", ({ target }) => this.note(`the instruction <?${target}?>`));
    // In an HTML page, such a comment ends at once.
    parser.on("comment", (comment) => {
      if (/^-?>/.test(comment)) this.note('a comment that begins with ">"');
    });
    parser.on("opentagstart", () => {
      this.line = parser.line;
    });
    parser.on("opentag", (tag) => this.opens(tag));
    parser.on("closetag", () => this.closes());
    parser.on("text", (text) => {
      this.text += text;
    });
    parser.on("cdata", (text) => {
      this.text += text;
    });
    parser.write(text).close();
  }

  private note(what: string, line = this.parser.line): void {
    this.culprits.push({ what, line });
  }

  private opens(tag: SaxesTagNS): void {
    this.root ??= tag;
    this.text = "";
    const parent = this.open.at(-1);
    this.open.push(tag);
    const isDrawing = tag.uri === SVG;
    if (isDrawing ? !ELEMENTS.has(tag.local) : tag.prefix === "" || !EDITORS.has(tag.uri)) {
      this.note(`<${tag.name}>`, this.line);
      return;
    }
    if (parent?.uri === SVG && TEXT_ONLY.has(parent.local)) {
      this.note(`<${tag.name}> in <${parent.name}>`, this.line);
      return;
    }
    for (const attribute of Object.values(tag.attributes)) {
      const what = isDrawing ? attributeCulprit(tag, attribute) : editorsCulprit(attribute);
      if (what !== null) this.note(`${what} of <${tag.name}>`, this.line);
    }
  }

  private closes(): void {
    const tag = this.open.pop();
    const what = tag?.uri === SVG && tag.local === "style" ? cssCulprit(this.text) : null;
    if (what !== null) this.note(`${what} in <style>`, this.line);
    this.text = "";
  }
}

/** What an attribute of an SVG element does that it must not do; null where it does nothing but draw. */
function attributeCulprit(tag: SaxesTagNS, { name, prefix, local, uri, value }: SaxesAttributeNS): string | null {
  if (uri === XMLNS) return null;
  if ((uri === "" || uri === XLINK || prefix === "xlink") && local === "href")
    return referenceCulprit(tag, name, value);
  if (uri === XLINK || prefix === "xlink") return XLINK_ATTRIBUTES.has(local) ? null : `the attribute "${name}"`;
  if (uri === XML) return XML_ATTRIBUTES.has(local) ? null : `the attribute "${name}"`;
  // Of another namespace: nobody but the program that wrote it reads it.
  if (uri !== "") return null;
  if (/^on/i.test(name)) return `the event handler "${name}"`;
  if (name === "attributeName" && ANIMATIONS.has(tag.local) && !isAnimated(value)) return `the animation of "${value}"`;
  if (STYLE_ATTRIBUTES.has(name)) return cssCulprit(value);
  const isKnown = PLAIN_ATTRIBUTES.has(name) || /^(data|aria)-[a-z0-9_.-]+$/.test(name);
  return isKnown ? null : `the attribute "${name}"`;
}

/** In an HTML page, an element of an editor is one of SVG that nobody knows: it could still handle events. */
const editorsCulprit = ({ name, uri }: SaxesAttributeNS): string | null =>
  uri === "" && /^on/i.test(name) ? `the event handler "${name}"` : null;

const OWN_PICTURE = /^data:image\/(png|jpe?g|gif|webp|avif);base64,[\w+/=\s]*$/i;

function referenceCulprit(tag: SaxesTagNS, name: string, value: string): string | null {
  const target = value.trim();
  if (/^#\S*$/.test(target) || (SHOWS_PICTURE.has(tag.local) && OWN_PICTURE.test(target))) return null;
  return `the reference ${name}="${target.slice(0, 60)}"`;
}

/** In pixels, as CSS has them. */
const UNITS: Record<string, number> = {
  "": 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  q: 2.4 / 2.54,
};

function sizeOf({ attributes }: SaxesTagNS): { width: number; height: number } | null {
  const length = (value = "") => {
    const [, number = "", unit = ""] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
    const pixels = Number(number) * (UNITS[unit.toLowerCase()] ?? 0);
    return pixels > 0 && Number.isFinite(pixels) ? pixels : null;
  };
  const [, , boxWidth, boxHeight] = (attributes.viewBox?.value ?? "")
    .trim()
    .split(/[\s,]+/)
    .map((part) => length(part));
  const ratio = boxWidth && boxHeight ? boxWidth / boxHeight : null;
  const [ownWidth, ownHeight] = [length(attributes.width?.value), length(attributes.height?.value)];
  const width = ownWidth ?? (ratio === null ? null : ownHeight === null ? (boxWidth ?? null) : ownHeight * ratio);
  const height = ownHeight ?? (ratio === null || width === null ? null : width / ratio);
  if (width === null || height === null) return null;
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}
