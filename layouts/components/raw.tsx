import type { JSX } from "preact";
import type { TrustedHtml } from "../../src/lib/trusted-html.ts";

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
