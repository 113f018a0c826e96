import { hash } from "node:crypto";
import { trust } from "../lib/trusted-html.ts";

/**
 * The scripts that stand in the pages themselves, since a file of their own would cost each first view a request.
 * The content security policy names them by their digests, and so allows no others.
 */

/** Runs before the first paint: a reader who chose light or dark sees nothing of the other. Throws where storage is off. */
const SCHEME =
  'try{let s=localStorage.scheme;if(s==="light"||s==="dark")document.documentElement.dataset.scheme=s}catch{}';

/** Stands right after the place of the notice: shows the age of a story that is three years old by the reader's clock. */
const AGE =
  '{let n=document.currentScript.previousElementSibling,p=new Date(document.querySelector(".story-meta time").dateTime),' +
  "t=new Date,a=new Date(p),y=t.getUTCFullYear()-p.getUTCFullYear();a.setUTCFullYear(t.getUTCFullYear());if(t<a)y--;" +
  "if(y>2){let w=JSON.parse(n.dataset.oldStory),l=document.documentElement.lang,c=new Intl.PluralRules(l).select(y);" +
  'n.textContent=(w[c]||w.other).replace("{count}",new Intl.NumberFormat(l).format(y));n.hidden=!1}}';

/** Pages of this site, but none that a query asks for, no answers to forms, and no files for machines. */
const PAGES = [
  { href_matches: "/*" },
  // No page has a dot in its address: files do.
  { not: { href_matches: ["/search/*", "/*/thanks/*", "/*.*", "/*\\?*"] } },
];
const STORIES = [...PAGES, { href_matches: "/:year(\\d{4})/:month/:day/:slug/" }];

/** What a browser may get ready while a pointer rests on a link: stories are drawn, other pages fetched. */
const SPECULATION = JSON.stringify({
  prerender: [{ where: { and: STORIES }, eagerness: "moderate" }],
  prefetch: [{ where: { and: PAGES }, eagerness: "moderate" }],
});

export const schemeScript = trust(SCHEME);
export const ageScript = trust(AGE);
export const speculationRules = trust(SPECULATION);

/** As sources of `script-src`. */
export const INLINE_SCRIPT_SOURCES = [SCHEME, AGE, SPECULATION].map(
  (script) => `'sha256-${hash("sha256", script, "base64")}'`,
);
