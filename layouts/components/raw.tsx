import type { JSX, VNode } from "preact";
import { render as renderToString } from "preact-render-to-string";
import { flat } from "../../src/lib/flat.ts";
import { RecentMap } from "../../src/lib/recent.ts";
import { type TrustedHtml, trust } from "../../src/lib/trusted-html.ts";

interface RawProps {
  html: TrustedHtml;
  as?: "div" | "span" | "script" | "header" | "footer" | "article";
  class?: string;
  type?: string;
  id?: string;
  tabIndex?: number;
  "aria-hidden"?: "true";
  lang?: string;
  dir?: "ltr" | "rtl";
}

/** The one place where HTML is printed as it is. Only our own renderers make `TrustedHtml`. */
export function Raw({ html, as: Tag = "div", ...attributes }: RawProps): JSX.Element {
  return <Tag {...attributes} dangerouslySetInnerHTML={{ __html: html.html }} />;
}

const known = new RecentMap<string, TrustedHtml>(10_000);

/**
 * The HTML of what stands the same on many pages (the masthead, a story's card), rendered once for all of them.
 * @param model what it is a function of; `variant` says in which of its forms.
 */
export const renderedOnce = (model: object, variant: string, make: () => VNode): TrustedHtml =>
  known.get(`${variant} ${JSON.stringify(model)}`, () => trust(flat(renderToString(make()))));
