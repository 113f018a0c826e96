/** The parser that rss-parser brings: strict, as XML asks. */
declare module "xml2js" {
  export function parseStringPromise(xml: string): Promise<Record<string, unknown>>;
}
