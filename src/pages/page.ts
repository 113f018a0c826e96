/** One file of the output that Eleventy renders: a template in `layouts/` makes each kind from its model. */
export interface PageOf<Kind extends string, Model> {
  kind: Kind;
  /** Where the site answers with it: `/2024/05/25/slug/`. */
  path: string;
  /** The source file or settings file to name where two pages want one path. */
  owner: string;
  model: Model;
}

/** robots.txt, _redirects and _headers: text that needs no layout. */
export type TextPage = PageOf<"text", { text: string }>;

/** One file of the output that is copied as it is: a picture, a font, a script. */
export interface Asset {
  kind: "asset";
  path: string;
  owner: string;
  bytes: Uint8Array;
}
