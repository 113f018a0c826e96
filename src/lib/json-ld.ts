import { type TrustedHtml, trust } from "./trusted-html.ts";

/** schema.org data; undefined members are left out. */
export type JsonLd = { [key: string]: JsonLdValue };
type JsonLdValue = string | number | boolean | undefined | JsonLd | JsonLdValue[];

/**
 * The contents of a `<script type="application/ld+json">`. `<` is written as an escape, so that no text can end the
 * element or open a comment (HTML, "Restrictions for contents of script elements").
 */
export function jsonLdScript(data: JsonLd): TrustedHtml {
  return trust(JSON.stringify(data).replace(/</g, "\\u003c"));
}
