import type { VNode } from "preact";
import { render as renderToString } from "preact-render-to-string";
import { flat } from "../../src/lib/flat.ts";
import { type TrustedHtml, trust } from "../../src/lib/trusted-html.ts";

const known = new WeakMap<object, Map<string, TrustedHtml>>();

/**
 * The HTML of what stands the same on many pages (the masthead, a story's card), rendered once for all of them.
 * @param model what it is a function of; `variant` says in which of its forms.
 */
export function renderedOnce(model: object, variant: string, make: () => VNode): TrustedHtml {
  const variants = known.get(model) ?? new Map<string, TrustedHtml>();
  known.set(model, variants);
  const html = variants.get(variant) ?? trust(flat(renderToString(make())));
  variants.set(variant, html);
  return html;
}
